"""The values that pass between rooms: reports, chunks, facts, hits.

Offsets are code points in `Report.text`; a span is half open, `[start, end)`.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from core.periods import Period


class Span(NamedTuple):
    """A half-open range of code points."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Page:
    """One page of a report: its number (from 1) and where its text lies."""

    number: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Report:
    """A source file (or one line of a `.jsonl`), decoded.

    `doc_id` is the path under the corpus folder, extension included, or the
    name given to it. `path` is that file's path under the corpus folder.
    `region` is a place name or empty. `year` is the year that the text itself
    names when no publication date is known (its use is marked `inferred`).
    """

    doc_id: str
    path: str
    text: str
    title: str = ""
    publisher: str = ""
    published: date | None = None
    region: str = ""
    year: int | None = None
    pages: tuple[Page, ...] = ()

    def page_at(self, offset: int) -> int | None:
        """Number of the page that holds this offset; None if the report has no pages."""
        for page in self.pages:
            if page.start <= offset < page.end:
                return page.number
        return None


@dataclass(frozen=True, slots=True)
class Chunk:
    """A passage of one report, cleaned, with its exact place.

    `text` is the concatenation of the report's text over `spans`, in order:
    where a caption or a column break interrupts a sentence the pieces are
    joined here and stay apart in the report. `section` is the heading path,
    outermost first. `region` is what 该县, 全市 and the like mean inside it.
    `year` is the year that its section speaks of. `carried_region` and
    `carried_period` are what the passage before it leaves in force.
    """

    chunk_id: str
    doc_id: str
    number: int
    text: str
    spans: tuple[Span, ...]
    section: tuple[str, ...] = ()
    region: str = ""
    page: int | None = None
    year: int | None = None
    carried_region: str = ""
    carried_period: Period | None = None

    @property
    def start(self) -> int:
        """Offset of the first character in the report."""
        return self.spans[0].start

    @property
    def end(self) -> int:
        """Offset after the last character in the report."""
        return self.spans[-1].end

    def source_spans(self, start: int, end: int) -> tuple[Span, ...]:
        """Places in the report of `text[start:end]`, one for each unbroken piece."""
        found: list[Span] = []
        offset = 0
        for span in self.spans:
            length = span.end - span.start
            low, high = max(start, offset), min(end, offset + length)
            if low < high:
                found.append(Span(span.start + low - offset, span.start + high - offset))
            offset += length
        return tuple(found)


@dataclass(frozen=True, slots=True)
class Fact:
    """A figure of a chunk and what it is about.

    `start`, `end`, `clause` and `sentence` are offsets in `Chunk.text`.
    `number` is in the base unit (1.29亿元 is 129000000 元). `region` is the
    place that it is about, empty if unknown. `period` is None if unknown;
    `period_text` is the wording; `inferred` is True where the year was not
    written beside the figure but inherited. `indicator` is the words around
    the figure that say what was counted, figures and periods left out.
    """

    doc_id: str
    chunk_id: str
    start: int
    end: int
    text: str
    number: Decimal
    upper: Decimal | None
    unit: str
    kind: str
    hedge: str
    region: str
    period: Period | None
    period_text: str
    inferred: bool
    indicator: str
    qualifiers: tuple[str, ...]
    clause: Span
    sentence: Span


@dataclass(frozen=True, slots=True)
class Hit:
    """A chunk that a search found. `lexical` and `dense` are ranks from 1, None if not found."""

    chunk: Chunk
    score: float
    lexical: int | None = None
    dense: int | None = None
