"""Which reader takes which file, and the reports that come out."""

from collections.abc import Callable
from pathlib import Path

from core.errors import UnknownFormat
from core.schema import Report
from indexer.gazetteer import read_gazetteer
from indexer.manifest import Manifest
from indexer.metadata import describe
from indexer.readers.image import read_image
from indexer.readers.jsonl import read_jsonl
from indexer.readers.pdf import read_pdf
from indexer.readers.text import read_text
from indexer.source import Source

READERS: dict[str, Callable[[Path], list[Source]]] = {
    ".txt": read_text,
    ".md": read_text,
    ".jsonl": read_jsonl,
    ".pdf": read_pdf,
    **dict.fromkeys((".png", ".jpg", ".jpeg", ".tif", ".tiff"), read_image),
}


def read_reports(path: Path, corpus: Path, manifest: Manifest) -> list[Report]:
    """Every report of one file, described.

    Raises:
        UnknownFormat: no reader takes this kind of file.
        ReportError: the file cannot be read.
    """
    reader = READERS.get(path.suffix.lower())
    if reader is None:
        raise UnknownFormat(
            str(path), message=f"暂不支持这种文件格式：{path.name}，请转成 .txt、.md 或 .pdf。"
        )
    name = path.relative_to(corpus).as_posix()
    gazetteer = read_gazetteer(corpus)
    return [describe(source, name, manifest.row(name), gazetteer) for source in reader(path)]
