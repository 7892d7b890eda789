"""How fast a build is, against the bare encoder over the same texts."""

import time
from pathlib import Path
from typing import Any

from core.encoder import Encoder
from core.passages import search_text
from core.snapshot import Snapshot
from core.store import IndexStore

# Copies of the corpus's text reports: a build of seconds says more of starting up.
GROWTH = 9


def build_rates(corpus: Path, work: Path, encoder: Encoder) -> dict[str, Any]:
    """Passages a second: of a build from nothing, and of the loaded encoder alone.

    Both encode the same texts in the order of the index; `work` is a folder for
    the grown corpus and its index.
    """
    from indexer.build import build

    folder = grown(corpus, work / "corpus")
    encoder.encode(["预热"])
    started = time.perf_counter()
    build(folder, work / "index", encoder)
    built = time.perf_counter() - started
    with IndexStore(work / "index").open(encoder.fingerprint) as snapshot:
        texts = passages(snapshot)
    started = time.perf_counter()
    encoder.encode(texts)
    bare = time.perf_counter() - started
    return {
        "grown_passages": len(texts),
        "build_per_second": round(len(texts) / built, 2),
        "encoder_per_second": round(len(texts) / bare, 2),
        "build_to_encoder": round(bare / built, 3),
    }


def grown(corpus: Path, folder: Path, times: int = GROWTH) -> Path:
    """Copies of the corpus's text reports, each with every digit shifted by another number,
    so that no text is met twice.
    """
    for number in range(1, times + 1):
        shifted = str.maketrans("0123456789", "".join(str((d + number) % 10) for d in range(10)))
        for path in sorted((*corpus.glob("*.md"), *corpus.glob("*.txt"))):
            copy = folder / str(number) / path.name
            copy.parent.mkdir(parents=True, exist_ok=True)
            copy.write_text(path.read_text(encoding="utf-8").translate(shifted), encoding="utf-8")
    return folder


def passages(snapshot: Snapshot) -> list[str]:
    """The texts that the passages of an index are encoded by."""
    return [
        search_text(info.title, chunk)
        for info in snapshot.reports()
        for chunk in snapshot.chunks_of(info.doc_id)
    ]
