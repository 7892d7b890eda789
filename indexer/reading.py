"""One report, read to the end: its passages, its figures and how well it was read."""

from collections.abc import Callable
from dataclasses import dataclass

from core.errors import ReportTooLarge
from core.language.regions import Gazetteer
from core.schema import Chunk, Fact, Quality, Report
from indexer.carrying import carried_on
from indexer.chunks import chunk_blocks
from indexer.cleaning import clean
from indexer.facts import read_facts
from indexer.quality import measure

# Longest text of a report, in characters; memory and time grow with it.
MAX_CHARACTERS = 5_000_000
_STEP = 100


@dataclass(frozen=True, slots=True)
class Reading:
    """What the index takes in of a report; `digest` is that of it as its reader left it."""

    report: Report
    digest: str
    chunks: tuple[Chunk, ...]
    facts: tuple[Fact, ...]
    quality: Quality


def read_through(
    report: Report,
    digest: str,
    gazetteer: Gazetteer,
    chunk_size: int,
    *,
    progress: Callable[[int, int], None] = lambda done, total: None,
) -> Reading:
    """Clean a report, cut it into passages and read their figures.

    `progress(done, total)` counts passages, now and then.

    Raises:
        ReportTooLarge: it has more text than any report.
    """
    if len(report.text) > MAX_CHARACTERS:
        raise ReportTooLarge(
            f"{report.doc_id}: {len(report.text)} characters",
            message=f"文字超过 {MAX_CHARACTERS // 10_000} 万字，请拆分后再放入。",
        )
    blocks = clean(report, gazetteer)
    chunks = chunk_blocks(blocks, report, gazetteer, chunk_size)
    chunks = carried_on(report, chunks, gazetteer)
    facts: list[Fact] = []
    for done, chunk in enumerate(chunks, 1):
        facts += read_facts(report, chunk, gazetteer)
        if done % _STEP == 0:
            progress(done, len(chunks))
    quality = measure(report, blocks, chunks, facts)
    return Reading(report, digest, tuple(chunks), tuple(facts), quality)
