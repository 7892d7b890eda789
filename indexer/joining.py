"""Joining: lines and columns that a page parted become one paragraph again."""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from core.schema import Kind, Span
from indexer.blocks import Block, Line, width
from indexer.captions import FINISHED, is_open

# A line at least this share of a full line was wrapped by the page, not ended by its writer.
_FULL = 0.85
# Narrowest full line of wrapped text, in Chinese characters.
_NARROWEST = 15
_LEAST_WRAPPED = 3
# No paragraph has more lines than this; text that never ends one is not prose.
_MOST_PIECES = 200
_CELLS = re.compile(r"\s{2,}|\t|\|")
_NUMBER_CELL = re.compile(r"[-+]?\d[\d,.]*\S{0,4}")


def line_shares(lines: Sequence[Line], source: str) -> list[float]:
    """Width of each line as a share of a full line; 0 where text is not wrapped.

    A full line is the 90th percentile of the widths on the page (of the whole
    text where there are no pages). Text without pages counts as wrapped if most
    lines that have a line directly below are full and stop in mid-sentence.
    """
    groups: dict[int | None, list[int]] = defaultdict(list)
    widths = [width(source[slice(*line.span)]) + line.indent for line in lines]
    for index, line in enumerate(lines):
        groups[line.page].append(index)
    shares = [0.0] * len(lines)
    for page, own in groups.items():
        full = sorted(widths[index] for index in own)[int(0.9 * (len(own) - 1))]
        if full < _NARROWEST or (page is None and not _wrapped(lines, own, widths, full, source)):
            continue
        for index in own:
            shares[index] = widths[index] / full
    return shares


def _wrapped(
    lines: Sequence[Line], own: Sequence[int], widths: Sequence[float], full: float, source: str
) -> bool:
    above = [index for index in own[:-1] if lines[index + 1].gap == 1]
    broken = [
        index
        for index in above
        if widths[index] >= _FULL * full and not FINISHED.search(source[slice(*lines[index].span)])
    ]
    return len(broken) >= _LEAST_WRAPPED and 2 * len(broken) >= len(above)


def join_paragraphs(blocks: Sequence[Block], source: str) -> list[Block]:
    """The blocks, body pieces of one paragraph put together.

    Captions, bylines and ignored blocks do not part a paragraph; headings do.
    """
    result: list[Block] = []
    last: int | None = None  # where the last body block stands in `result`
    for block in blocks:
        if block.kind is Kind.HEADING:
            last = None
        elif block.kind is Kind.BODY:
            if last is not None and _goes_on(result[last], block, source):
                result[last] = _joined(result[last], block, source)
                continue
            last = len(result)
        result.append(block)
    return result


def _goes_on(before: Block, after: Block, source: str) -> bool:
    if after.anew or len(before.spans) >= _MOST_PIECES:
        return False
    text = replace(before, spans=before.spans[-2:]).text(source)
    if _is_row(text) or _is_row(after.text(source)):
        return False
    if before.line and after.gap == 1:
        return before.line >= _FULL
    return is_open(text)


def _joined(before: Block, after: Block, source: str) -> Block:
    """One block; a line break between Latin words stays, as the blank that it is."""
    *rest, last = before.spans
    first = after.spans[0].start
    letters = source[last.end - 1 : last.end] + source[first : first + 1]
    if letters.isascii() and letters.isalpha() and last.end < first:
        last = Span(last.start, last.end + 1)
    return replace(before, spans=(*rest, last, *after.spans), line=after.line)


def _is_row(text: str) -> bool:
    """Whether a line is a row of a table: several cells, figures among them."""
    if text.startswith("|"):
        return True
    cells = [cell for cell in _CELLS.split(text) if cell.strip()]
    if len(cells) < 3:
        cells = text.split()
    return len(cells) >= 3 and sum(1 for c in cells if _NUMBER_CELL.fullmatch(c.strip())) >= 2
