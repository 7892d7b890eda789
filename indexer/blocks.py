"""Blocks: the paragraphs of a report, each with its kind and its exact place."""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from core.schema import Kind, Page, Report, Span
from indexer.front_matter import read_front_matter

_LINE = re.compile(r"[^\r\n]+")
_BREAK = re.compile(r"\r\n|\r|\n")


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the source without its outer blanks.

    `gap` is the number of line breaks before it (1: directly under the line
    above), `indent` the number of blank characters it began with.
    """

    span: Span
    gap: int
    indent: int
    page: int | None


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph: its pieces in the source, in order, and what it is.

    `level` orders headings (1 outermost). `anew` is True where it cannot go on
    from the block before (a list item, an indented line). `line` is the width of
    its last line as a share of a full line of wrapped text, 0 where text is not
    wrapped. `gap` is as for `Line`. `heads` counts, at the first row of a table that
    keeps its own words, the rows that stand over each part of it.
    """

    kind: Kind
    spans: tuple[Span, ...]
    level: int = 0
    anew: bool = False
    line: float = 0.0
    gap: int = 2
    heads: int = 0

    def text(self, source: str) -> str:
        """The block's text: its pieces put together."""
        return "".join(source[start:end] for start, end in self.spans)


def read_lines(report: Report) -> list[Line]:
    """The lines of a report that hold text, front matter left out."""
    text = report.text
    first = 0 if report.pages else read_front_matter(text).end
    lines: list[Line] = []
    last = first
    for match in _LINE.finditer(text, first):
        raw = match[0]
        bare = raw.strip()
        if not bare:
            continue
        indent = len(raw) - len(raw.lstrip())
        start = match.start() + indent
        gap = len(_BREAK.findall(text, last, start))
        span = Span(start, start + len(bare))
        lines.append(Line(span, gap, indent, _page_at(report.pages, start)))
        last = span.end
    return lines


def _page_at(pages: Sequence[Page], offset: int) -> int | None:
    """As `Report.page_at`, in the logarithm of the number of pages."""
    index = bisect_right(pages, offset, key=lambda page: page.start) - 1
    return pages[index].number if index >= 0 else None


@lru_cache(maxsize=4096)
def _char_width(char: str) -> float:
    return 1.0 if unicodedata.east_asian_width(char) in "WFA" else 0.5


def width(text: str) -> float:
    """Width in Chinese characters; a Latin letter or digit counts half."""
    return sum(map(_char_width, text))
