"""A plain table for the terminal, aligned also where cells are Chinese."""

import unicodedata
from collections.abc import Sequence


def render(header: Sequence[str], rows: Sequence[Sequence[object]]) -> str:
    """Lines of aligned columns; numbers to the right, the first column to the left."""
    cells = [[_text(cell) for cell in row] for row in rows]
    widths = [max(map(_width, column)) for column in zip(header, *cells, strict=True)]
    lines = [_line(header, widths), "  ".join("-" * width for width in widths)]
    return "\n".join([*lines, *(_line(row, widths) for row in cells)])


def percent(value: float | None) -> str:
    """A rate in 0..1 as a percentage with one decimal."""
    return "-" if value is None else f"{100 * value:.1f}%"


def _line(cells: Sequence[str], widths: Sequence[int]) -> str:
    first, *others = [
        (cell, " " * (width - _width(cell))) for cell, width in zip(cells, widths, strict=True)
    ]
    padded = [first[0] + first[1], *(space + cell for cell, space in others)]
    return "  ".join(padded).rstrip()


def _text(cell: object) -> str:
    return "-" if cell is None else str(cell)


def _width(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text)
