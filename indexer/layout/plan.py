"""Plan of a page: tables, boxes and columns in reading order, margins apart."""

from collections.abc import Sequence
from dataclasses import dataclass

from indexer.layout.frames import find_grids, is_frame
from indexer.layout.open_tables import find_open_tables
from indexer.layout.order import reading_order
from indexer.layout.sheet import Piece, Rect, Sheet
from indexer.layout.stacks import Stack, build_stacks
from indexer.layout.tables import Table, read_grid_cells


@dataclass(frozen=True, slots=True)
class Frame:
    """A box and what stands in it, in reading order."""

    rect: Rect
    items: "tuple[Item, ...]"


Item = Stack | Frame | Table


@dataclass(frozen=True, slots=True)
class Plan:
    """What stands on a page: its items in reading order, and its margins."""

    sheet: Sheet
    items: tuple[Item, ...]
    margins: tuple[Piece, ...]

    def stacks(self) -> list[Stack]:
        """Every stack of the page, those in boxes included."""
        return _stacks(self.items)


def _stacks(items: Sequence[Item]) -> list[Stack]:
    found: list[Stack] = []
    for item in items:
        if isinstance(item, Stack):
            found.append(item)
        elif isinstance(item, Frame):
            found += _stacks(item.items)
    return found


def plan_page(sheet: Sheet, margins: set[int]) -> Plan:
    """The plan of a page whose pieces are whole lines.

    Args:
        sheet: the page.
        margins: indices of the pieces that are running headers and the like.
    """
    aside = tuple(piece for index, piece in enumerate(sheet.pieces) if index in margins)
    pieces = [piece for index, piece in enumerate(sheet.pieces) if index not in margins]
    items: list[Item] = []
    frames: list[Rect] = []
    for grid in find_grids(sheet):
        if is_frame(grid, sheet):
            frames.append(grid[0])
            continue
        table = read_grid_cells(grid, pieces)
        if table is not None:
            items.append(table)
            pieces = [piece for piece in pieces if not table.rect.holds(piece.rect)]
    for table in find_open_tables(pieces, sheet.rules):
        items.append(table)
        pieces = [piece for piece in pieces if not table.rect.holds(piece.rect)]
    return Plan(sheet, tuple(_ordered(items, pieces, frames, sheet.rules)), aside)


def _ordered(
    tables: Sequence[Item], pieces: Sequence[Piece], frames: Sequence[Rect], rules: Sequence[Rect]
) -> list[Item]:
    """Everything of a page, or of a box, in reading order."""
    items: list[Item] = []
    left = list(pieces)
    rest = list(tables)
    for frame in sorted(frames, key=lambda f: -f.width * f.height):
        inside = [piece for piece in left if frame.holds(piece.rect)]
        within = [table for table in rest if frame.holds(table.rect)]
        inner = [f for f in frames if f != frame and frame.holds(f)]
        if inside or within:
            items.append(Frame(frame, tuple(_ordered(within, inside, inner, rules))))
            left = [piece for piece in left if not frame.holds(piece.rect)]
            rest = [table for table in rest if not frame.holds(table.rect)]
    return reading_order([*items, *rest, *build_stacks(left, rules)], rules)
