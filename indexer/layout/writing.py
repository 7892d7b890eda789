"""Writing: the parts of a document as its stored text, with marks, boxes and pages."""

from collections.abc import Sequence

from core.schema import Box, Mark, Page
from indexer.layout.lettering import join
from indexer.layout.parts import Part, Print
from indexer.layout.sheet import Sheet
from indexer.source import Source

_BLANK_LINE = "\n\n"


def write(sheets: Sequence[Sheet], parts: Sequence[Part]) -> Source:
    """The source of a document.

    A paragraph is one line, a blank line between two; rows of a table follow
    one another directly. Pages touch in the order of the text, also inside of a
    paragraph that runs over both.
    """
    printed = {sheet.number: sheet for sheet in sheets}
    text = ""
    pieces: list[str] = []
    length = 0
    marks: list[Mark] = []
    boxes: list[Box] = []
    begins: dict[int, int] = {}
    for part in parts:
        if pieces:
            pieces.append("\n" if part.follows else _BLANK_LINE)
            length += len(pieces[-1])
        start, text = length, ""
        for line in part.lines:
            text = join(text, line.text)
            end = start + len(text)
            begins.setdefault(line.page, end - len(line.text))
            boxes.append(_box(line, end, printed[line.page]))
        pieces.append(text)
        length += len(text)
        marks.append(Mark(start, length, part.kind, part.level))
    return Source(
        "".join(pieces),
        pages=tuple(_pages(sheets, begins, length)),
        marks=tuple(marks),
        boxes=tuple(boxes),
        recognised=tuple((s.number, s.confidence) for s in sheets if s.confidence is not None),
    )


def _box(line: Print, end: int, sheet: Sheet) -> Box:
    """The place of a printed line whose text ends at an offset."""
    return Box(end - len(line.text), end, line.page, *sheet.shares(line.rect))


def _pages(sheets: Sequence[Sheet], begins: dict[int, int], length: int) -> list[Page]:
    """Every page, each up to where the next one begins; one without text is empty."""
    pages: list[Page] = []
    end = length
    for sheet in reversed(sheets):
        start = min(begins.get(sheet.number, end), end)
        pages.append(Page(sheet.number, start, end))
        end = start
    return pages[::-1]
