"""Tables as lines that a person could read aloud: 濮阳县｜项目个数：56个｜总投资：12亿元."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from core.language.rows import write_row
from indexer.grids import Row, read_grid

# A longer row goes on in another line, under the same names.
LONGEST_LINE = 240


@dataclass(frozen=True, slots=True)
class TableLines:
    """A table in words: what stands above it, a line for each row, what stands under it."""

    captions: tuple[str, ...]
    rows: tuple[str, ...]
    notes: tuple[str, ...]


def read_table(grid: Sequence[Sequence[str]], unit: str = "") -> TableLines:
    """A grid in words; the arguments are those of `table_lines`."""
    table = read_grid(grid, " ".join(unit.split()))  # a caption may be broken over lines
    rows = tuple(line for row in table.rows for line in _lines(row))
    return TableLines(table.captions, rows, table.notes)


def table_lines(grid: Sequence[Sequence[str]], unit: str = "") -> list[str]:
    """A grid in words, top to bottom.

    Args:
        grid: the cells, row by row, merged cells filled in.
        unit: the unit that the table's caption states (单位：万元, or 万元).

    Returns:
        A line for each row: its names, then `header：value`, parted by ｜. The
        unit comes from the cell, its header, its row, its caption, in this
        order. Empty cells are left out. Captions and notes are lines of their
        own; without header rows the cells are joined as they are.
    """
    table = read_table(grid, unit)
    return [*table.captions, *table.rows, *table.notes]


def _lines(row: Row) -> Iterable[str]:
    names = list(row.names)
    cells: list[tuple[str, str]] = []
    size = base = sum(map(len, names))
    for cell in row.cells:
        length = len(cell.header) + len(cell.value) + 2
        if cells and size + length > LONGEST_LINE:
            yield write_row(names, cells)
            cells, size = [], base
        cells.append((cell.header, cell.value))
        size += length
    if cells or names:
        yield write_row(names, cells)
