"""Grids: what the rows and columns of a table are, whatever file it stood in.

A grid is the cells of a table as text, row by row, merged cells filled in.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from core.language.quantities import find_quantities
from core.parser.asking import expected_kind
from indexer.units import fitting, is_unit, is_unit_line, parted, spoken, units_stated

Grid = Sequence[Sequence[str]]

_SPACE = re.compile(r"\s+")
_CJK_GAP = re.compile(r"(?<=[\u4e00-\u9fff（）])\s+(?=[\u4e00-\u9fff（）])")
_EMPTY = re.compile(r"[-—–－─/／\\*·.…\s]*")
_NUMBER = re.compile(r"[-+−－]?\d[\d,，]*(?:\.\d+)?")
_YEAR = re.compile(r"(?:19|20)\d{2}")
_INDEX = re.compile(r"序\s*号|编\s*号|№|[Nn][Oo]\.?|行次")
_UNITS = re.compile(r"(?:计量|数据|指标)?单\s*位")
_TIMES = {"年份": "年", "年度": "年", "年": "年", "月份": "月", "月": "月"}
_NOTE = re.compile(r"注\s*\d*\s*[:：]|说明\s*[:：]|备注\s*[:：]|(?:资料|数据)?来源\s*[:：]|\*")
_GROUP = re.compile(r"[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[）)]|.*[:：]$")
_MOST_HEADERS = 4
_LONGEST_HEADER = 25


@dataclass(frozen=True, slots=True)
class Cell:
    """A filled cell: its column, the words that head it, its text, and the unit it lacks."""

    column: int
    header: str
    text: str
    unit: str = ""

    @property
    def value(self) -> str:
        """The cell as it is said, unit included."""
        return spoken(self.text, self.unit) if self.unit else self.text


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the body: where it stands in the grid, its names, its cells."""

    index: int
    names: tuple[str, ...]
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A grid understood. `captions` stand above the header, `notes` under the body.

    `headers` are the indices of the header rows.
    """

    captions: tuple[str, ...]
    headers: tuple[int, ...]
    rows: tuple[Row, ...]
    notes: tuple[str, ...]


def read_grid(grid: Grid, unit: str = "", headers: int | None = None) -> Table:
    """What a grid says.

    Args:
        grid: the cells, row by row, merged cells filled in.
        unit: what is said of the unit outside of it (单位：万元, or 万元).
        headers: number of header rows, where the file tells it; captions are
            then not looked for.
    """
    width = max((len(row) for row in grid), default=0)
    if not width:
        return Table((), (), (), ())
    cells = [[_clean(c) for c in row] + [""] * (width - len(row)) for row in grid]
    live = [index for index, row in enumerate(cells) if any(row)]
    captions: list[str] = []
    while headers is None and live and _is_caption(cells[live[0]]):
        captions += dict.fromkeys(c for c in cells[live.pop(0)] if c)
    count = headers or _header_rows([cells[i] for i in live])
    head, body = live[:count], live[count:]
    for upper, lower in pairwise(head):
        _fill(cells[upper], cells[lower])
    stated = units_stated(unit) or ((unit,) if is_unit(unit) else ())
    stated = stated or tuple(u for caption in captions for u in units_stated(caption))
    reader = _Reader(cells, head, body, stated)
    rows, notes = reader.read()
    return Table(tuple(captions), tuple(head), tuple(rows), tuple(notes))


class _Reader:
    """Reads the body of one table."""

    def __init__(
        self, cells: list[list[str]], head: list[int], body: list[int], units: tuple[str, ...]
    ) -> None:
        self._cells = cells
        self._head = head
        self._body = body
        self._stated = units
        width = len(cells[0])
        heads = [self._header(column) for column in range(width)]
        self._headers = [words for words, _ in heads]
        self._units = [units for _, units in heads]
        self._indices = {c for c in range(width) if self._is_index(c)}
        self._unit_column = next((c for c in range(width) if self._is_unit_column(c)), None)
        self._names = self._name_columns(width)

    def read(self) -> tuple[list[Row], list[str]]:
        """The rows and the notes under them."""
        rows: list[Row] = []
        notes: list[str] = []
        group = ""
        heads = [self._cells[index] for index in self._head]
        for index in self._body:
            cells = self._cells[index]
            if cells in heads:
                continue  # the header of a table that goes on overleaf
            spanning = _spanning(cells)
            if spanning and (_NOTE.match(spanning) or len(spanning) > 2 * _LONGEST_HEADER):
                notes.append(spanning)
            elif spanning and (cells.count(spanning) > 1 or _GROUP.match(spanning)):
                group = spanning.rstrip(":：")
            else:
                rows.append(self._row(index, group))
        return rows, notes

    def _row(self, index: int, group: str) -> Row:
        cells = self._cells[index]
        names = [group, *(_timed(cells[c], self._headers[c]) for c in self._names)]
        names = [name for name in dict.fromkeys(names) if name]
        name, own = parted(names[-1]) if names else ("", "")
        if own and self._head:
            names[-1] = name
        if self._unit_column is not None and is_unit(cells[self._unit_column]):
            own = cells[self._unit_column]
        aside = {*self._names, *self._indices, self._unit_column}
        found = [
            Cell(c, self._headers[c], text, self._unit(c, text, name, own))
            for c, text in enumerate(cells)
            if text and c not in aside
        ]
        return Row(index, tuple(n for n in names if n), tuple(found))

    def _unit(self, column: int, text: str, name: str, own: str) -> str:
        if not _NUMBER.fullmatch(text):
            return ""
        leaf, above = self._units[column]
        if leaf:
            return leaf
        stated = (above,) if above else (own,) if own else self._stated
        header = self._headers[column]
        return fitting(name, header, stated) or fitting(name, header, self._stated)

    def _header(self, column: int) -> tuple[str, tuple[str, str]]:
        """The words over a column, level by level, and the units of the last and of those above."""
        words: list[str] = []
        leaf = above = ""
        for part in dict.fromkeys(self._cells[row][column] for row in self._head):
            word, unit = parted(part)
            if word and word not in words:
                above, leaf = leaf or above, ""
                words.append(_timed(word, ""))
            leaf = unit or leaf
        return "".join(words), (leaf, above)

    def _column(self, column: int) -> list[str]:
        return [self._cells[row][column] for row in self._body if self._cells[row][column]]

    def _is_index(self, column: int) -> bool:
        return bool(_INDEX.fullmatch(self._headers[column]))

    def _is_unit_column(self, column: int) -> bool:
        body = self._column(column)
        units = sum(map(is_unit, body))
        return bool(_UNITS.fullmatch(self._headers[column])) and 2 * units >= len(body) > 0

    def _name_columns(self, width: int) -> list[int]:
        """The first column of words, and the next ones while it groups several rows."""
        found: list[int] = []
        for column in range(width):
            if column in self._indices or column == self._unit_column:
                continue
            body = self._column(column)
            named = sum(not is_figure(cell) for cell in body)
            if 2 * named < len(body) and self._headers[column] not in _TIMES:
                break
            found.append(column)
            if len(set(body)) == len(body):
                break
        return found


def is_figure(text: str) -> bool:
    """Whether a cell is a figure: a number, or one with its unit; a year alone is none."""
    if _YEAR.fullmatch(text):
        return False
    if _NUMBER.fullmatch(text):
        return True
    found = find_quantities(text)
    whole = len(found) == 1 and found[0].start == 0 and found[0].end == len(text)
    return whole and found[0].hedge not in ("以上", "以下", "及以上", "及以下")


def _clean(text: str) -> str:
    text = _CJK_GAP.sub("", _SPACE.sub(" ", text).strip())
    return "" if _EMPTY.fullmatch(text) else text


def _timed(text: str, header: str) -> str:
    """A bare 2021 is 2021年, a bare 3 under 月份 is 3月."""
    if _YEAR.fullmatch(text):
        return f"{text}年"
    return f"{text}{_TIMES[header]}" if header in _TIMES and text.isdecimal() else text


def _spanning(cells: Sequence[str]) -> str:
    """The one text of a row that begins in its first cell; empty if there are several."""
    texts = {cell for cell in cells if cell}
    return cells[0] if len(cells) > 1 and len(texts) == 1 and cells[0] else ""


def _is_caption(cells: Sequence[str]) -> bool:
    texts = list(dict.fromkeys(cell for cell in cells if cell))
    if any(map(is_unit_line, texts)) and len(texts) <= 3:
        return not any(map(is_figure, texts))
    spanning = _spanning(cells)
    return bool(spanning) and not is_figure(spanning)


def _header_rows(rows: Sequence[Sequence[str]]) -> int:
    """How many of the first rows head the columns; 0 where none can be told from the body."""
    if len(rows) < 2 or not _may_head(rows[0]):
        return 0
    count = 1
    while count < min(_MOST_HEADERS, len(rows) - 1) and _deepens(rows[count - 1], rows[count]):
        count += 1
    body = rows[count:]
    width = len(rows[0])
    figures = sum(any(map(is_figure, row[1:])) for row in body)
    if figures:
        return count if width > 2 or _heads_figures(rows[0][1], figures, len(body)) else 0
    full = len(set(rows[0])) == width and all(rows[0])
    return 1 if width > 2 and full else 0


def _heads_figures(header: str, figures: int, rows: int) -> bool:
    """Whether the second column of a table of two is one of figures, not of values of all sorts."""
    told = bool(parted(header)[1] or expected_kind(header))
    return 2 * figures >= rows and (rows > 1 or told)


def _fill(upper: list[str], lower: Sequence[str]) -> None:
    """A header over several columns that the file gives to the first of them alone."""
    for column in range(1, len(upper)):
        if not upper[column] and lower[column]:
            upper[column] = upper[column - 1]


def _may_head(row: Sequence[str]) -> bool:
    """No figure, and words short enough for a header."""
    return not any(is_figure(cell) or len(cell) > _LONGEST_HEADER * 2 for cell in row)


def _deepens(above: Sequence[str], row: Sequence[str]) -> bool:
    """Whether a row is a further level of the header above it."""
    if not _may_head(row) or _spanning(row):
        return False
    if all(is_unit(cell.strip("()（）")) for cell in row[1:] if cell) and any(row[1:]):
        return True
    beside = any(a and a == b for a, b in pairwise(above))
    under = any(a and a == b for a, b in zip(above, row, strict=True))
    filled = any(b and not a for a, b in zip(above[1:], row[1:], strict=True))
    return beside or under or filled
