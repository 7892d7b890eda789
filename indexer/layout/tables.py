"""Tables: the cells of a ruled grid filled with the text that stands in them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from indexer.layout.lettering import join
from indexer.layout.sheet import Piece, Rect, around

# A table's cells are short; columns of a page with lines between them are long.
_LONGEST_CELL = 40
_LEAST_FILLED = 0.4
# Text stands in a cell if its middle does, or most of it across.
_SAME = 4.0


@dataclass(frozen=True, slots=True)
class Table:
    """A table: its cells row by row, merged ones filled in, and each row's place."""

    rect: Rect
    grid: tuple[tuple[str, ...], ...]
    rows: tuple[Rect, ...]


def read_grid_cells(cells: Sequence[Rect], pieces: Sequence[Piece]) -> Table | None:
    """The table that touching cells hold; None where they are no table.

    Columns of a page that are closed by lines, or boxes side by side, hold
    running text: their cells are long.
    """
    lefts = _levels([cell.left for cell in cells])
    tops = _levels([cell.top for cell in cells])
    if len(lefts) < 2 or len(tops) < 2:
        return None
    inside = [part for piece in pieces for part in _cut(piece, cells)]
    texts = [_text([p for p in inside if cell.holds(p.rect)]) for cell in cells]
    filled = [text for text in texts if text]
    middle = sorted(map(len, filled))[len(filled) // 2] if filled else 0
    if len(filled) < max(3, _LEAST_FILLED * len(cells)) or middle > _LONGEST_CELL:
        return None
    grid = [[""] * len(lefts) for _ in tops]
    for cell, text in zip(cells, texts, strict=True):
        for row, top in enumerate(tops):
            for column, left in enumerate(lefts):
                if _within(top, cell.top, cell.bottom) and _within(left, cell.left, cell.right):
                    grid[row][column] = text
    whole = around(list(cells))
    bottoms = [*tops[1:], whole.bottom]
    rows = [Rect(whole.left, top, whole.right, end) for top, end in zip(tops, bottoms, strict=True)]
    return Table(whole, tuple(map(tuple, grid)), tuple(rows))


def _levels(values: Sequence[float]) -> list[float]:
    """The distinct sides, those that lie closely together made one."""
    levels: list[float] = []
    for value in sorted(values):
        if not levels or value - levels[-1] > _SAME:
            levels.append(value)
    return levels


def _within(value: float, low: float, high: float) -> bool:
    return low - _SAME / 2 <= value < high - _SAME / 2


def _cut(piece: Piece, cells: Sequence[Rect]) -> list[Piece]:
    """A piece, parted where it runs over the line between two cells."""
    rect = piece.rect
    own = [cell for cell in cells if cell.top <= rect.middle <= cell.bottom]
    over = sorted(c for c in own if c.across(rect) > 0.6 * piece.size)
    if len(over) < 2:
        return [piece]
    parts: list[Piece] = []
    start = 0
    for cell in over:
        share = (min(cell.right, rect.right) - rect.left) / max(rect.width, 1e-6)
        end = len(piece.text) if cell is over[-1] else _break(piece.text, share)
        left, right = max(cell.left, rect.left), min(cell.right, rect.right)
        if piece.text[start:end].strip():
            inside = Rect(left, rect.top, right, rect.bottom)
            text = piece.text[start:end].strip()
            parts.append(Piece(text, inside, piece.size, piece.bold, piece.rough))
        start = max(start, end)
    return parts


def _break(text: str, share: float) -> int:
    """Where a text that runs over a line is parted: at the blank nearest to the line."""
    target = share * len(text)
    blanks = [match.start() for match in re.finditer(r"\s", text)]
    near = [blank for blank in blanks if abs(blank - target) <= 3]
    return min(near, key=lambda blank: abs(blank - target)) if near else round(target)


def _text(pieces: Sequence[Piece]) -> str:
    """What stands in a cell, its lines put together."""
    text = ""
    for piece in sorted(pieces, key=lambda p: (round(p.rect.middle / max(p.size, 1)), p.rect.left)):
        text = join(text, piece.text)
    return text
