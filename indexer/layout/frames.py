"""Frames: the closed cells that drawn lines make, as boxes around text or grids of a table."""

from collections import defaultdict
from collections.abc import Sequence

from pdfplumber.table import (
    cells_to_tables,
    edges_to_intersections,
    intersections_to_cells,
    merge_edges,
)

from indexer.layout.sheet import Rect, Sheet

# How far drawn lines may miss one another, in points.
_TOLERANCE = 3.0
# A page with more drawn lines holds a chart or a map, no table.
_MOST_RULES = 500
# A frame around more of the page than this says nothing about its content.
_WHOLE_PAGE = 0.7
_LEAST_SIDE = 24.0
_LEAST_LEVELS = 3


def find_grids(sheet: Sheet) -> list[list[Rect]]:
    """The closed cells of a page, those that touch one another together."""
    if not 3 <= len(sheet.rules) <= _MOST_RULES:
        return []
    edges = [_edge(rule) for rule in (*sheet.rules, *_open_sides(sheet.rules))]
    merged = merge_edges(edges, _TOLERANCE, _TOLERANCE, _TOLERANCE, _TOLERANCE)
    cells = intersections_to_cells(edges_to_intersections(merged, _TOLERANCE, _TOLERANCE))
    grids = cells_to_tables(cells)
    shared = {cell for grid in grids for cell in grid}
    alone = [[cell] for cell in cells if cell not in shared]
    return [[Rect(*map(float, cell)) for cell in grid] for grid in (*grids, *alone)]


def is_frame(grid: Sequence[Rect], sheet: Sheet) -> bool:
    """Whether a grid is one box that sets text apart from the rest of the page."""
    box = grid[0]
    small = box.width * box.height <= _WHOLE_PAGE * sheet.width * sheet.height
    return len(grid) == 1 and small and min(box.width, box.height) >= _LEAST_SIDE


def _edge(rule: Rect) -> dict[str, float | str]:
    """A drawn line as pdfplumber takes it, without thickness."""
    if rule.width >= rule.height:
        level = {"top": rule.middle, "bottom": rule.middle, "doctop": rule.middle}
        return {"orientation": "h", "x0": rule.left, "x1": rule.right, **level, **_extent(rule)}
    upright = {"top": rule.top, "bottom": rule.bottom, "doctop": rule.top}
    return {"orientation": "v", "x0": rule.centre, "x1": rule.centre, **upright, **_extent(rule)}


def _extent(rule: Rect) -> dict[str, float]:
    return {"width": rule.width, "height": rule.height}


def _open_sides(rules: Sequence[Rect]) -> list[Rect]:
    """The sides that a table leaves open at its left and right, as statistics do."""
    groups: dict[tuple[int, int], list[Rect]] = defaultdict(list)
    for rule in rules:
        if rule.width > rule.height:
            groups[round(rule.left / 4), round(rule.right / 4)].append(rule)
    sides: list[Rect] = []
    for levels in groups.values():
        if len(levels) >= _LEAST_LEVELS:
            top, bottom = min(r.middle for r in levels), max(r.middle for r in levels)
            sides += [Rect(x, top, x, bottom) for x in (levels[0].left, levels[0].right)]
    return sides
