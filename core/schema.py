"""The values that pass between rooms: reports, chunks, facts, hits.

Offsets are code points in `Report.text`; a span is half open, `[start, end)`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

from core.language.periods import Period


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


class Kind(StrEnum):
    """What a paragraph of a report is; headings, body and table rows reach the chunks."""

    HEADING = "heading"
    BODY = "body"
    ROW = "row"
    CAPTION = "caption"
    BYLINE = "byline"
    REPEATED = "repeated"
    IGNORED = "ignored"


@dataclass(frozen=True, slots=True)
class Mark:
    """What a reader knows of a line of its text by its look.

    `level` orders headings from 1. Body is a whole paragraph, which its words
    may still show to be a heading; nothing is joined to it.
    """

    start: int
    end: int
    kind: Kind
    level: int = 0


@dataclass(frozen=True, slots=True)
class Box:
    """Where a stretch of a report's text stands on its page.

    The sides are shares (0 to 1) of the page's width and height, from its upper left corner.
    """

    start: int
    end: int
    page: int
    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Quality:
    """How well a report was read.

    `recognised` is the number of pages read by character recognition and
    `confidence` (0 to 1) how sure it was on average, None where no page was.
    `aside` is the share (0 to 1) of the text that is not answered from,
    `repeated` the number of repeated passages left out.
    """

    pages: int = 0
    recognised: int = 0
    confidence: float | None = None
    aside: float = 0.0
    repeated: int = 0
    chunks: int = 0
    facts: int = 0


@dataclass(frozen=True, slots=True)
class Report:
    """A source file (or one line of a `.jsonl`), decoded.

    `doc_id` is the path under the corpus folder, extension included, or the
    name given to it. `path` is that file's path under the corpus folder.
    `region` is a place name or empty. `year` is the year that a text without a date
    speaks from: the one that it names, or that of the reports beside it, which may
    give its dateline the year too (its use is marked `inferred`).
    `marks` and `boxes` are what the reader saw beside the text, in its order;
    `recognised` maps the number of each page read by character recognition to
    its mean confidence (0 to 1). The index keeps boxes apart (`Snapshot.boxes`)
    and the rest not at all, so a report from the index has none of the three.
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
    marks: tuple[Mark, ...] = ()
    boxes: tuple[Box, ...] = ()
    recognised: tuple[tuple[int, float], ...] = ()

    def page_at(self, offset: int) -> int | None:
        """Number of the page that holds this offset; None if the report has no pages."""
        for page in self.pages:
            if page.start <= offset < page.end:
                return page.number
        return None


@dataclass(frozen=True, slots=True)
class ReportInfo:
    """A report without its text.

    `published` and `year` are as in `Report`; `stale` marks an old version whose file
    cannot be read now.
    """

    doc_id: str
    path: str
    title: str
    publisher: str
    published: date | None
    year: int | None
    region: str
    chunks: int
    stale: bool
    quality: Quality


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
    """A chunk that a search found. `lexical` and `dense` are ranks from 1, None if not found.

    `shares` is what each measure adds to the score of a reranked hit.
    """

    chunk: Chunk
    score: float
    lexical: int | None = None
    dense: int | None = None
    shares: Mapping[str, float] = field(default_factory=dict)
