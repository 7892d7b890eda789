"""Word's tables as grids: merged cells filled in, layout told from data."""

from collections.abc import Iterator

from docx.oxml.ns import qn
from lxml import etree

from core.errors import ReportTooLarge
from indexer.readers.word_text import children, own_text

MAX_COLUMNS = 1000
# A cell with more text than this holds paragraphs, not a value.
_LONGEST_CELL = 400
_MOST_PARAGRAPHS = 6


def table_grid(table: etree._Element) -> list[list[str]]:
    """The texts of the cells, row by row; a merged cell stands in each place that it covers.

    Raises:
        ReportTooLarge: more than `MAX_COLUMNS` columns.
    """
    grid: list[list[str]] = []
    for row in _rows(table):
        texts: list[str] = [""] * _skipped(row)
        for cell in _cells(row):
            above = grid[-1][len(texts)] if grid and len(texts) < len(grid[-1]) else ""
            text = above if _goes_on(cell) else cell_text(cell)
            texts += [text] * _span(cell)
            if len(texts) > MAX_COLUMNS:
                raise ReportTooLarge(
                    f"{len(texts)} columns", message=f"表格超过 {MAX_COLUMNS} 列，没有读取。"
                )
        grid.append(texts)
    return grid


def is_layout(table: etree._Element) -> bool:
    """Whether a table only places text: a single column, or cells full of paragraphs."""
    rows = [list(_cells(row)) for row in _rows(table)]
    if max(map(len, rows), default=0) <= 1:
        return True
    return any(
        len(cell_text(cell)) > _LONGEST_CELL or len(_paragraphs(cell)) > _MOST_PARAGRAPHS
        for row in rows
        for cell in row
    )


def read_cells(table: etree._Element) -> Iterator[etree._Element]:
    """The cells, each once."""
    for row in _rows(table):
        yield from (cell for cell in _cells(row) if not _goes_on(cell))


def cell_text(cell: etree._Element) -> str:
    """The text of a cell without the tables in it."""
    return " ".join(filter(None, (own_text(p).strip() for p in _paragraphs(cell))))


def _paragraphs(cell: etree._Element) -> list[etree._Element]:
    return [element for element in children(cell) if element.tag == qn("w:p")]


def _rows(table: etree._Element) -> Iterator[etree._Element]:
    return (element for element in children(table) if element.tag == qn("w:tr"))


def _cells(row: etree._Element) -> Iterator[etree._Element]:
    return (element for element in children(row) if element.tag == qn("w:tc"))


def _span(cell: etree._Element) -> int:
    return max(1, min(_number(cell, "w:tcPr", "w:gridSpan"), MAX_COLUMNS + 1))


def _skipped(row: etree._Element) -> int:
    return min(_number(row, "w:trPr", "w:gridBefore"), MAX_COLUMNS)


def _number(element: etree._Element, properties: str, name: str) -> int:
    found = element.find(f"{qn(properties)}/{qn(name)}")
    value = found.get(qn("w:val"), "") if found is not None else ""
    return int(value) if value.isdecimal() else 0


def _goes_on(cell: etree._Element) -> bool:
    """Whether the cell belongs to the one above it."""
    merge = cell.find(f"{qn('w:tcPr')}/{qn('w:vMerge')}")
    return merge is not None and merge.get(qn("w:val"), "continue") != "restart"
