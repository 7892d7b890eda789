"""How fast a build is, against the bare encoder over the same texts."""

import os
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any

from core.encoders.encoder import Encoder
from core.index.passages import search_text
from core.index.snapshot import Snapshot
from core.index.store import IndexStore

# Copies of the corpus's text reports: a build of seconds says more of starting up.
GROWTH = 36
# Each keeps the ten digits ten: with the shifts, forty ways to change them.
FACTORS = (1, 3, 7, 9)
TURNS = 3


@dataclass(frozen=True)
class Spent:
    """Seconds by the clock, and of all processors (this process and its ended children)."""

    wall: float
    cpu: float


def build_rates(corpus: Path, work: Path, encoder: Encoder) -> dict[str, Any]:
    """Passages a second: of a build from nothing, and of the loaded encoder alone.

    Both encode the same texts in the order of the index, in turns, so that a machine that
    grows slower meanwhile slows both; the median pair counts. `build_to_encoder_cpu` compares
    processor seconds, children's included, which other people's work disturbs less.
    `work` is a folder for the grown corpus and its indexes.
    """
    folder = grown(corpus, work / "corpus", GROWTH)
    _pair(grown(corpus, work / "warm", 1), work / "index", encoder)  # nothing is loaded after this
    pairs = [_pair(folder, work / f"index-{turn}", encoder) for turn in range(TURNS)]
    count, built, bare = sorted(pairs, key=lambda pair: pair[2].wall / pair[1].wall)[TURNS // 2]
    return {
        "grown_passages": count,
        "build_per_second": round(count / built.wall, 2),
        "encoder_per_second": round(count / bare.wall, 2),
        "build_to_encoder": round(bare.wall / built.wall, 3),
        "build_to_encoder_range": [round(pair[2].wall / pair[1].wall, 3) for pair in pairs],
        "build_to_encoder_cpu": round(median(pair[2].cpu / pair[1].cpu for pair in pairs), 3),
    }


def _pair(folder: Path, index: Path, encoder: Encoder) -> tuple[int, Spent, Spent]:
    """The number of passages, what a build of them took, and what encoding alone took."""
    from indexer.build import build

    built = _spent(lambda: build(folder, index, encoder))
    with IndexStore(index).open(encoder.fingerprint) as snapshot:
        texts = passages(snapshot)
    return len(texts), built, _spent(lambda: encoder.encode(texts))


def _spent(work: Callable[[], object]) -> Spent:
    wall, cpu = time.perf_counter(), sum(os.times()[:4])
    work()
    return Spent(time.perf_counter() - wall, sum(os.times()[:4]) - cpu)


def grown(corpus: Path, folder: Path, times: int) -> Path:
    """Copies of the corpus's text reports, each with its digits exchanged in another way,
    so that no text is met twice.
    """
    for number in range(1, times + 1):
        factor = FACTORS[number // 10]
        digits = "".join(str((digit * factor + number) % 10) for digit in range(10))
        shifted = str.maketrans("0123456789", digits)
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
