"""Reports, chunks and facts as rows of the snapshot's SQLite file, and back."""

import json
import sqlite3
from collections.abc import Sequence
from dataclasses import asdict, astuple
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import Any

import numpy as np
import numpy.typing as npt

from core.language.periods import Period
from core.language.regions import Region
from core.schema import Box, Chunk, Fact, Page, Quality, Report, ReportInfo, Span

TABLES = """
CREATE TABLE reports (
    doc_id TEXT PRIMARY KEY, path TEXT NOT NULL, title TEXT NOT NULL, publisher TEXT NOT NULL,
    published TEXT, region TEXT NOT NULL, year INTEGER, pages TEXT NOT NULL, text TEXT NOT NULL,
    digest TEXT NOT NULL, stale INTEGER NOT NULL, quality TEXT NOT NULL,
    signature BLOB NOT NULL
);
CREATE INDEX reports_by_path ON reports (path);
CREATE TABLE clusters (doc_id TEXT PRIMARY KEY, cluster TEXT NOT NULL);
CREATE INDEX clusters_by_name ON clusters (cluster);
CREATE TABLE boxes (
    doc_id TEXT NOT NULL, start INTEGER NOT NULL, "end" INTEGER NOT NULL, page INTEGER NOT NULL,
    "left" REAL NOT NULL, top REAL NOT NULL, "right" REAL NOT NULL, bottom REAL NOT NULL
);
CREATE INDEX boxes_by_report ON boxes (doc_id, start);
CREATE TABLE chunks (
    key INTEGER PRIMARY KEY, chunk_id TEXT NOT NULL UNIQUE, doc_id TEXT NOT NULL,
    number INTEGER NOT NULL, text TEXT NOT NULL, spans TEXT NOT NULL, section TEXT NOT NULL,
    region TEXT NOT NULL, page INTEGER, year INTEGER,
    carried_region TEXT NOT NULL, carried_period TEXT
);
CREATE INDEX chunks_by_report ON chunks (doc_id, number);
CREATE TABLE facts (
    chunk_id TEXT NOT NULL, doc_id TEXT NOT NULL, start INTEGER NOT NULL, "end" INTEGER NOT NULL,
    text TEXT NOT NULL, number TEXT NOT NULL, upper TEXT, unit TEXT NOT NULL, kind TEXT NOT NULL,
    hedge TEXT NOT NULL, region TEXT NOT NULL, period TEXT, first_year INTEGER, last_year INTEGER,
    period_text TEXT NOT NULL, inferred INTEGER NOT NULL, indicator TEXT NOT NULL,
    qualifiers TEXT NOT NULL, clause TEXT NOT NULL, sentence TEXT NOT NULL
);
CREATE INDEX facts_by_chunk ON facts (chunk_id);
CREATE INDEX facts_by_report ON facts (doc_id);
CREATE INDEX facts_by_region ON facts (region, first_year);
CREATE TABLE regions (number INTEGER PRIMARY KEY, record TEXT NOT NULL);
"""

Row = tuple[Any, ...]


def report_row(
    report: Report,
    digest: str,
    stale: bool,
    quality: Quality,
    signature: Sequence[int] = (),
) -> Row:
    """A row of `reports`; a signature is of numbers of 32 bits."""
    return (
        report.doc_id,
        report.path,
        report.title,
        report.publisher,
        report.published.isoformat() if report.published else None,
        report.region,
        report.year,
        _dump([(page.number, page.start, page.end) for page in report.pages]),
        report.text,
        digest,
        int(stale),
        _dump(asdict(quality)),
        np.array(signature, dtype="<u4").tobytes(),
    )


def signature_of(row: sqlite3.Row) -> npt.NDArray[np.uint32]:
    """The signature in a row of `reports`."""
    return np.frombuffer(row["signature"], dtype="<u4")


def quality_of(row: sqlite3.Row) -> Quality:
    """How well the report of a row of `reports` was read."""
    return Quality(**json.loads(row["quality"]))


def info_of(row: sqlite3.Row, chunks: int) -> ReportInfo:
    """The report of a row of `reports` without its text."""
    return ReportInfo(
        doc_id=row["doc_id"],
        path=row["path"],
        title=row["title"],
        publisher=row["publisher"],
        published=date.fromisoformat(row["published"]) if row["published"] else None,
        year=row["year"],
        region=row["region"],
        chunks=chunks,
        stale=bool(row["stale"]),
        quality=quality_of(row),
    )


def box_row(doc_id: str, box: Box) -> Row:
    """A row of `boxes`."""
    return (doc_id, *astuple(box))


def box_of(row: sqlite3.Row) -> Box:
    """The box of a row of `boxes`."""
    _, *values = row
    return Box(*values)


def report_of(row: sqlite3.Row) -> Report:
    """The report of a row of `reports`."""
    return Report(
        doc_id=row["doc_id"],
        path=row["path"],
        text=row["text"],
        title=row["title"],
        publisher=row["publisher"],
        published=date.fromisoformat(row["published"]) if row["published"] else None,
        region=row["region"],
        year=row["year"],
        pages=tuple(Page(*page) for page in json.loads(row["pages"])),
    )


def chunk_row(key: int, chunk: Chunk) -> Row:
    """A row of `chunks`; `key` names it in the lexical and the dense index."""
    return (
        key,
        chunk.chunk_id,
        chunk.doc_id,
        chunk.number,
        chunk.text,
        _dump(chunk.spans),
        _dump(chunk.section),
        chunk.region,
        chunk.page,
        chunk.year,
        chunk.carried_region,
        _period_text(chunk.carried_period),
    )


def chunk_of(row: sqlite3.Row) -> Chunk:
    """The chunk of a row of `chunks`."""
    return Chunk(
        chunk_id=row["chunk_id"],
        doc_id=row["doc_id"],
        number=row["number"],
        text=row["text"],
        spans=tuple(Span(*span) for span in json.loads(row["spans"])),
        section=_section_of(row["section"]),
        region=row["region"],
        page=row["page"],
        year=row["year"],
        carried_region=row["carried_region"],
        carried_period=period_of(row["carried_period"]),
    )


@lru_cache(maxsize=4096)
def _section_of(record: str) -> tuple[str, ...]:
    return tuple(json.loads(record))


def fact_row(fact: Fact) -> Row:
    """A row of `facts`. Decimals are text, so that no digit is lost."""
    period = fact.period
    return (
        fact.chunk_id,
        fact.doc_id,
        fact.start,
        fact.end,
        fact.text,
        str(fact.number),
        None if fact.upper is None else str(fact.upper),
        fact.unit,
        fact.kind,
        fact.hedge,
        fact.region,
        _period_text(period),
        period.start.year if period else None,
        period.end.year if period else None,
        fact.period_text,
        int(fact.inferred),
        fact.indicator,
        _dump(fact.qualifiers),
        _dump(fact.clause),
        _dump(fact.sentence),
    )


def fact_of(row: sqlite3.Row) -> Fact:
    """The fact of a row of `facts`."""
    return Fact(
        doc_id=row["doc_id"],
        chunk_id=row["chunk_id"],
        start=row["start"],
        end=row["end"],
        text=row["text"],
        number=Decimal(row["number"]),
        upper=None if row["upper"] is None else Decimal(row["upper"]),
        unit=row["unit"],
        kind=row["kind"],
        hedge=row["hedge"],
        region=row["region"],
        period=period_of(row["period"]),
        period_text=row["period_text"],
        inferred=bool(row["inferred"]),
        indicator=row["indicator"],
        qualifiers=tuple(json.loads(row["qualifiers"])),
        clause=Span(*json.loads(row["clause"])),
        sentence=Span(*json.loads(row["sentence"])),
    )


def region_row(number: int, region: Region) -> Row:
    """A row of `regions`."""
    return (
        number,
        _dump((region.code, region.name, region.level, region.parent, region.aliases)),
    )


def region_of(row: sqlite3.Row) -> Region:
    """The region of a row of `regions`."""
    code, name, level, parent, aliases = json.loads(row["record"])
    return Region(code, name, level, parent, tuple(aliases))


def _period_text(period: Period | None) -> str | None:
    if period is None:
        return None
    return _dump([period.start.isoformat(), period.end.isoformat(), period.label])


@lru_cache(maxsize=4096)
def period_of(record: str | None) -> Period | None:
    """The period of a column; None where it is empty."""
    if record is None:
        return None
    start, end, label = json.loads(record)
    return Period(date.fromisoformat(start), date.fromisoformat(end), label)


def _dump(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
