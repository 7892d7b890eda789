"""Tables of web pages as grids: rowspan and colspan filled in, layout told from data."""

from collections.abc import Iterator

from lxml import etree

from core.errors import ReportTooLarge

MAX_COLUMNS = 1000
MAX_CELLS = 200_000
# A cell with more text than this holds paragraphs, not a value.
_LONGEST_CELL = 200
_BLOCKS = ("p", "div", "h1", "h2", "h3", "ul", "ol")
_MOST_BLOCKS = 3


def is_data(table: etree._Element) -> bool:
    """Whether a table holds values; one that only places other things does not."""
    if next(table.iterdescendants("table"), None) is not None:
        return False
    rows = [list(_cells(row)) for row in _rows(table)]
    if len(rows) < 2 or max(map(len, rows)) < 2:
        return False
    return not any(
        len(_text(cell)) > _LONGEST_CELL or len(list(cell.iter(*_BLOCKS))) > _MOST_BLOCKS
        for row in rows
        for cell in row
    )


def page_grid(table: etree._Element) -> list[list[str]]:
    """The texts of the cells; a merged cell stands in each place that it covers.

    Raises:
        ReportTooLarge: over `MAX_COLUMNS` or `MAX_CELLS`.
    """
    grid: list[list[str]] = []
    hanging: dict[int, tuple[int, str]] = {}  # column -> rows still covered, text
    cells = 0
    for row in _rows(table):
        texts: list[str] = []
        pending = list(_cells(row))
        while pending or len(texts) in hanging:
            column = len(texts)
            if column in hanging:
                left, text = hanging.pop(column)
                texts.append(text)
                if left > 1:
                    hanging[column] = (left - 1, text)
                continue
            cell = pending.pop(0)
            text, width, height = _text(cell), _span(cell, "colspan"), _span(cell, "rowspan")
            for at in range(column, column + width):
                texts.append(text)
                if height > 1:
                    hanging[at] = (height - 1, text)
        cells += len(texts)
        if len(texts) > MAX_COLUMNS or cells > MAX_CELLS:
            raise ReportTooLarge(
                f"table of {len(texts)} columns",
                message=f"网页里的表格超过 {MAX_COLUMNS} 列或 {MAX_CELLS} 个单元格，没有读取。",
            )
        grid.append(texts)
    return grid


def _rows(table: etree._Element) -> Iterator[etree._Element]:
    return table.iterdescendants("tr")


def _cells(row: etree._Element) -> Iterator[etree._Element]:
    return row.iterchildren("td", "th")


def _text(cell: etree._Element) -> str:
    return " ".join("".join(map(str, cell.itertext())).split())


def _span(cell: etree._Element, name: str) -> int:
    value = (cell.get(name) or "").strip()
    return max(1, min(int(value), MAX_COLUMNS + 1)) if value.isdecimal() else 1
