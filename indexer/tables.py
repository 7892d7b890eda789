"""Markdown tables: which row and column a cell belongs to."""

import re
from dataclasses import dataclass

_ROW = re.compile(r"^[ \t]*\|(?P<cells>.*)\|[ \t]*$", re.MULTILINE)
_RULE = re.compile(r"^[\s|:\-]+$")


@dataclass(frozen=True, slots=True)
class TableCell:
    """A cell by its offsets in the text, with its row's first cell and its column's name."""

    start: int
    end: int
    row: str
    column: str

    @property
    def label(self) -> str:
        """What the cell is of, in words."""
        return f"{self.row} {self.column}"


def table_cells(text: str) -> list[TableCell]:
    """The cells under every header of the text, row by row.

    A run of `| a | b |` lines is a table; its first line names the columns.
    """
    found: list[TableCell] = []
    header: list[str] = []
    last = -2
    for row in _ROW.finditer(text):
        if text[max(last, 0) : row.start()].strip() or last < 0:
            header = []
        last = row.end()
        if _RULE.match(row.group()):
            continue
        cells = _cells(row)
        if not header:
            header = [name for _, _, name in cells]
            continue
        label = cells[0][2]
        for (start, end, _), column in zip(cells[1:], header[1:], strict=False):
            found.append(TableCell(start, end, label, column))
    return found


def _cells(row: re.Match[str]) -> list[tuple[int, int, str]]:
    found = []
    position = row.start("cells")
    for piece in row.group("cells").split("|"):
        found.append((position, position + len(piece), piece.strip()))
        position += len(piece) + 1
    return found
