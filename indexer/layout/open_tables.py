"""Open tables: level lines above, below the head and at the end, columns by their white space."""

import re
from collections import defaultdict
from collections.abc import Sequence

from indexer.layout.lettering import join
from indexer.layout.sheet import Piece, Rect, around
from indexer.layout.tables import Table

# Level lines are of one table if their ends lie this closely together, in points.
_SAME = 6.0
_LEAST_RULES = 3
_TALLEST_HEAD = 5
_LEAST_ROWS = 2
# Share of the cells beside the names that hold figures, so that columns of text are no table.
_LEAST_FIGURES = 0.5
_FIGURE = re.compile(r"[-+−]?[\d,.]+\s*\S{0,4}|[—\-–/]+|\.{3}|…+")


def find_open_tables(pieces: Sequence[Piece], rules: Sequence[Rect]) -> list[Table]:
    """The tables of a page that have level lines but no upright ones."""
    groups: dict[tuple[int, int], list[Rect]] = defaultdict(list)
    for rule in rules:
        if rule.width > rule.height:
            groups[round(rule.left / _SAME), round(rule.right / _SAME)].append(rule)
    found: list[Table] = []
    for group in groups.values():
        levels = sorted(group, key=lambda rule: rule.middle)
        if len(levels) >= _LEAST_RULES:
            table = _read(pieces, levels)
            if table is not None:
                found.append(table)
    return found


def _read(pieces: Sequence[Piece], levels: Sequence[Rect]) -> Table | None:
    """The table between the first and the last of its level lines; None where it is none."""
    whole = around(list(levels))
    border = levels[1].middle
    inside = [piece for piece in pieces if whole.holds(piece.rect)]
    head = _rows([piece for piece in inside if piece.rect.middle < border])
    body = _rows([piece for piece in inside if piece.rect.middle >= border])
    if not head or len(head) > _TALLEST_HEAD or len(body) < _LEAST_ROWS:
        return None
    columns = _columns([piece for row in body for piece in row])
    grid = [_cells(row, columns) for row in body]
    beside = [cell for row in grid for cell in row[1:] if cell]
    figures = sum(bool(_FIGURE.fullmatch(cell)) for cell in beside)
    if len(columns) < 2 or figures < max(_LEAST_ROWS, _LEAST_FIGURES * len(beside)):
        return None
    rows = [around([piece.rect for piece in row]) for row in body]
    names = tuple(_name(column, head, columns) for column in columns)
    places = (Rect(whole.left, whole.top, whole.right, border), *rows)
    return Table(whole, (names, *map(tuple, grid)), places)


def _rows(pieces: Sequence[Piece]) -> list[list[Piece]]:
    """The pieces line by line, from left to right."""
    rows: list[list[Piece]] = []
    for piece in sorted(pieces, key=lambda p: p.rect.middle):
        if not rows or piece.rect.middle - rows[-1][0].rect.middle > 0.5 * piece.size:
            rows.append([])
        rows[-1].append(piece)
    return [sorted(row, key=lambda p: p.rect.left) for row in rows]


def _columns(pieces: Sequence[Piece]) -> list[Rect]:
    """What white space from top to bottom parts, from left to right."""
    columns: list[Rect] = []
    for piece in sorted(pieces, key=lambda p: p.rect.left):
        if columns and piece.rect.left < columns[-1].right:
            columns[-1] = around([columns[-1], piece.rect])
        else:
            columns.append(piece.rect)
    return columns


def _cells(row: Sequence[Piece], columns: Sequence[Rect]) -> list[str]:
    cells = [""] * len(columns)
    for piece in row:
        index = next(i for i, column in enumerate(columns) if column.across(piece.rect) > 0)
        cells[index] = join(cells[index], piece.text)
    return cells


def _name(column: Rect, head: Sequence[Sequence[Piece]], columns: Sequence[Rect]) -> str:
    """The names above a column, from the outermost in.

    A name over several columns stands over their middle: a column that no name
    of a line stands over takes the nearest, if that is not a column away.
    """
    pitch = (columns[-1].centre - columns[0].centre) / max(1, len(columns) - 1)
    name = ""
    for row in head:
        nearest = min(row, key=lambda p: (-min(0.0, p.rect.across(column)), p.rect.left))
        near = abs(nearest.rect.centre - column.centre) < pitch
        if nearest.rect.across(column) > 0 or near:
            name = join(name, nearest.text)
    return name
