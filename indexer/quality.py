"""How well a report was read, in figures that staff can act on."""

from collections.abc import Sequence
from itertools import groupby
from statistics import fmean

from core.schema import Chunk, Fact, Kind, Quality, Report
from indexer.blocks import Block

_ANSWERED_FROM = (Kind.HEADING, Kind.BODY, Kind.ROW)


def measure(
    report: Report, blocks: Sequence[Block], chunks: Sequence[Chunk], facts: Sequence[Fact]
) -> Quality:
    """The quality of one report: its pages, what was set aside of it and what was found in it."""
    sizes = [sum(span.end - span.start for span in block.spans) for block in blocks]
    kept = sum(
        size for block, size in zip(blocks, sizes, strict=True) if block.kind in _ANSWERED_FROM
    )
    runs = groupby(block.kind is Kind.REPEATED for block in blocks)
    return Quality(
        pages=len(report.pages),
        recognised=len(report.recognised),
        confidence=fmean(sure for _, sure in report.recognised) if report.recognised else None,
        aside=1 - kept / sum(sizes) if sum(sizes) else 0.0,
        repeated=sum(1 for repeated, _ in runs if repeated),
        chunks=len(chunks),
        facts=len(facts),
    )
