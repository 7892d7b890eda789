"""One report, read to the end: its passages, its figures and how well it was read."""

from dataclasses import dataclass

from core.regions import Gazetteer
from core.schema import Chunk, Fact, Quality, Report
from indexer.carrying import carried_on
from indexer.chunks import chunk_blocks
from indexer.cleaning import clean
from indexer.facts import read_facts
from indexer.quality import measure


@dataclass(frozen=True, slots=True)
class Reading:
    """What the index takes in of a report; `digest` is that of the report as its reader left it."""

    report: Report
    digest: str
    chunks: tuple[Chunk, ...]
    facts: tuple[Fact, ...]
    quality: Quality


def read_through(report: Report, digest: str, gazetteer: Gazetteer, chunk_size: int) -> Reading:
    """Clean a report, cut it into passages and read their figures."""
    blocks = clean(report, gazetteer)
    chunks = chunk_blocks(blocks, report, gazetteer, chunk_size)
    chunks = carried_on(report, chunks, gazetteer)
    facts = [fact for chunk in chunks for fact in read_facts(report, chunk, gazetteer)]
    quality = measure(report, blocks, chunks, facts)
    return Reading(report, digest, tuple(chunks), tuple(facts), quality)
