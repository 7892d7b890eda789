"""Which reader takes which file, and the reports that come out."""

from collections.abc import Callable
from pathlib import Path

from core.errors import UnknownFormat
from core.schema import Report
from indexer.gazetteer import read_gazetteer
from indexer.manifest import Manifest
from indexer.metadata import describe
from indexer.readers.jsonl import read_jsonl
from indexer.readers.text import read_text
from indexer.source import Source


# These take long to load, and most builds have no such file.
def _pdf(path: Path) -> list[Source]:
    from indexer.readers.pdf import read_pdf

    return read_pdf(path)


def _image(path: Path) -> list[Source]:
    from indexer.readers.image import read_image

    return read_image(path)


def _word(path: Path) -> list[Source]:
    from indexer.readers.word import read_word

    return read_word(path)


def _web(path: Path) -> list[Source]:
    from indexer.readers.web import read_web

    return read_web(path)


def _xlsx(path: Path) -> list[Source]:
    from indexer.readers.sheet import read_xlsx

    return read_xlsx(path)


def _csv(path: Path) -> list[Source]:
    from indexer.readers.sheet import read_csv

    return read_csv(path)


READERS: dict[str, Callable[[Path], list[Source]]] = {
    ".txt": read_text,
    ".md": read_text,
    ".jsonl": read_jsonl,
    ".pdf": _pdf,
    **dict.fromkeys((".png", ".jpg", ".jpeg", ".tif", ".tiff"), _image),
    ".docx": _word,
    ".html": _web,
    ".htm": _web,
    ".xlsx": _xlsx,
    ".csv": _csv,
}


# What an office program can save these as.
_BETTER = {
    ".doc": ".docx",
    ".wps": ".docx",
    ".rtf": ".docx",
    ".xls": ".xlsx",
    ".et": ".xlsx",
    ".ppt": ".pdf",
    ".pptx": ".pdf",
}


def read_reports(path: Path, corpus: Path, manifest: Manifest) -> list[Report]:
    """Every report of one file, described.

    Raises:
        UnknownFormat: no reader takes this kind of file.
        ReportError: the file cannot be read.
    """
    reader = READERS.get(path.suffix.lower())
    if reader is None:
        better = _BETTER.get(path.suffix.lower(), ".docx、.xlsx 或 .pdf")
        raise UnknownFormat(
            str(path), message=f"暂不支持这种文件格式：{path.name}，请另存为 {better} 再放入。"
        )
    name = path.relative_to(corpus).as_posix()
    gazetteer = read_gazetteer(corpus)
    return [describe(source, name, manifest.row(name), gazetteer) for source in reader(path)]
