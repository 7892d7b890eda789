"""Which index an evaluation asks: an existing one, or one kept over a corpus in a work folder."""

import gzip
import hashlib
import re
import shutil
import sys
from collections.abc import Sequence
from pathlib import Path

from core.encoders.encoder import load_encoder
from core.errors import BadInputError
from core.index.store import IndexStore
from core.settings import PROJECT, settings
from eval.datasets import ReportLine, write_reports

CACHE = PROJECT / ".cache"
# Vectors by encoder and text, shared by all indexes of evaluations.
ENCODINGS = CACHE / "encodings"


def index_for(
    *,
    index: Path | None = None,
    corpus: Path | None = None,
    reports: Sequence[ReportLine] = (),
    encoder: str = "",
) -> Path:
    """The folder of an index over the corpus, brought up to date with a progress bar.

    `index` is taken as it stands; else `corpus` (a folder, or a `.jsonl` or
    `.jsonl.gz` of reports), else `reports`, else the index of the settings.

    Raises:
        BadInputError: no such corpus.
        PolicyQAError: the index cannot be built.
    """
    if index is not None:
        return index
    if corpus is None and not reports:
        return settings().index
    encoder = encoder or settings().encoder
    work = _work_folder(corpus, reports, encoder)
    target = work / "index"
    _build(_reports_folder(work, corpus, reports), target, encoder)
    return target


def _work_folder(corpus: Path | None, reports: Sequence[ReportLine], encoder: str) -> Path:
    """A folder of its own for each corpus and encoder."""
    if corpus is not None:
        key, name = str(corpus.resolve()), corpus.name.partition(".")[0]
    else:
        key, name = "\n".join(report["text"] for report in reports), "collection"
    digest = hashlib.sha256(f"{encoder}\n{key}".encode()).hexdigest()[:10]
    label = re.sub(r"[^\w-]", "_", name)
    return CACHE / "eval" / f"{label}-{digest}"


def _reports_folder(work: Path, corpus: Path | None, reports: Sequence[ReportLine]) -> Path:
    folder = work / "corpus"
    if corpus is None:
        write_reports(reports, folder)
    elif corpus.is_dir():
        return corpus
    elif corpus.name.endswith((".jsonl", ".jsonl.gz")) and corpus.is_file():
        folder.mkdir(parents=True, exist_ok=True)
        _unpack(corpus, folder / "reports.jsonl")
    else:
        raise BadInputError(f"no corpus {corpus}", message=f"找不到报告文件夹：{corpus}")
    return folder


def _unpack(source: Path, target: Path) -> None:
    if source.suffix != ".gz":
        shutil.copyfile(source, target)
        return
    with gzip.open(source) as packed, target.open("wb") as copy:
        shutil.copyfileobj(packed, copy)


def _build(corpus: Path, index: Path, encoder: str) -> None:
    from core.encoders.onnx_export import keep_copy
    from indexer.build import build
    from indexer.printing import Bars

    chosen = load_encoder(encoder, settings().query_instruction)
    with Bars() as bars:
        summary = build(corpus, index, chosen, progress=bars.update, encodings=ENCODINGS)
    for file, reason in summary.failed:
        print(f"{file}: {reason}", file=sys.stderr)
    keep_copy(chosen, IndexStore(index).encoders)
