"""What ranking needs of many facts and reports at once: a few columns, read in one query."""

import json
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from core.index.records import period_of
from core.index.snapshot import Snapshot
from core.language.periods import Period

_FACTS = (
    "SELECT chunk_id, start, unit, kind, region, period FROM facts"
    " WHERE chunk_id IN (SELECT value FROM json_each(?))"
)
# A headline is mostly the first line of a report's text.
_OPENING = 60
_REPORTS = (
    "SELECT doc_id, title, published, region,"
    f" coalesce((SELECT substr(text, 1, {_OPENING}) FROM chunks"
    " WHERE chunks.doc_id = reports.doc_id AND number = 1), '')"
    " FROM reports WHERE doc_id IN (SELECT value FROM json_each(?))"
)


class FactHead(NamedTuple):
    """A figure without its words; `start` is an offset in the chunk's text."""

    chunk_id: str
    start: int
    unit: str
    kind: str
    region: str
    period: Period | None


class ReportHead(NamedTuple):
    """A report without its text but for the `opening` of its first passage."""

    doc_id: str
    title: str
    published: date | None
    region: str
    opening: str


def fact_heads(snapshot: Snapshot, chunk_ids: Sequence[str]) -> dict[str, list[FactHead]]:
    """The figures of each chunk, in no order; chunks without any are left out."""
    found: dict[str, list[FactHead]] = {}
    for row in snapshot.select(_FACTS, json.dumps(list(chunk_ids))):
        chunk_id, start, unit, kind, region, period = row
        head = FactHead(chunk_id, start, unit, kind, region, period_of(period))
        found.setdefault(chunk_id, []).append(head)
    return found


def report_heads(snapshot: Snapshot, doc_ids: Sequence[str]) -> dict[str, ReportHead]:
    """The reports of these ids; unknown ids are left out."""
    found = {}
    rows = snapshot.select(_REPORTS, json.dumps(sorted(set(doc_ids))))
    for doc_id, title, published, region, opening in rows:
        day = date.fromisoformat(published) if published else None
        found[doc_id] = ReportHead(doc_id, title, day, region, opening)
    return found
