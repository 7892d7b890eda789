"""Tables in running text: where they are, and what each of their cells is of.

Three forms: our own row lines (濮阳县｜项目：56个), Markdown (`| a | b |`), and
columns parted by tabs or wide gaps. The last two keep their words as they are.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from core.language.rows import SEPARATOR, has_cells, read_row
from core.schema import Kind, Span
from indexer.blocks import Block, Line
from indexer.grids import Table, is_figure, read_grid

_LINE = re.compile(r"[^\r\n]+")
_RULE = re.compile(r"[\s|:\-]+")
_GAP = re.compile(r"\t|[ \u3000]{2,}")
_EDGE = "*_` \t\u3000"
# A table of gaps has at least this many lines, else two lines happen to look alike.
_LEAST_LINES = 3


@dataclass(frozen=True, slots=True)
class TableCell:
    """A cell: `text[start:end]`, its row, the row's names, its column's header.

    `unit` is what the table states elsewhere and a bare number lacks.
    """

    start: int
    end: int
    row: Span
    names: tuple[str, ...]
    header: str
    unit: str = ""

    @property
    def label(self) -> str:
        """What the cell is of, in words."""
        return " ".join(part for part in (*self.names, self.header) if part)


def table_cells(text: str, caption: str = "") -> list[TableCell]:
    """The cells of every table of a text, row by row.

    `caption` is what stands over the table, for the unit that it may state.
    """
    lines = [Span(*match.span()) for match in _LINE.finditer(text)]
    found: list[TableCell] = []
    for group in find_tables(text, lines, least=2):
        first = lines[group[0]]
        if has_cells(text[slice(*first)]):
            found += (cell for index in group for cell in _own_cells(text, lines[index]))
        else:
            found += _verbatim_cells(text, [lines[index] for index in group], caption)
    return found


def find_tables(text: str, lines: Sequence[Span], least: int = _LEAST_LINES) -> list[list[int]]:
    """Indices of the lines of each table, header and rules included.

    Lines without | or ｜ count only where at least `least` of them, one under
    the other, have as many cells, and a header stands over figures.
    """
    found: list[list[int]] = []
    for form, width, group in _runs(text, lines):
        if form in (SEPARATOR, "|"):
            found.append(group)
        elif len(group) >= least and width > 1:
            table = _understood(text, [lines[index] for index in group], "")
            figures = [c for row in table.rows for c in row.cells if is_figure(c.text)]
            if table.headers and figures and (width > 2 or len(figures) == len(table.rows)):
                found.append(group)
    return found


def is_rule(line: str) -> bool:
    """Whether a line of a Markdown table only parts the header from the body."""
    return "-" in line and bool(_RULE.fullmatch(line))


def header_lines(text: str, lines: Sequence[Span]) -> int:
    """How many of the first lines of one table stand over each part of it."""
    if not lines or has_cells(text[slice(*lines[0])]):
        return 0
    headers = _understood(text, lines, "").headers
    return headers[-1] + 1 if headers else 0


def table_rows(lines: Sequence[Line], text: str) -> dict[int, Block]:
    """The lines that are rows of tables, by their index; rules between them are set aside."""
    spans = [line.span for line in lines]
    found: dict[int, Block] = {}
    for group in find_tables(text, spans):
        heads = header_lines(text, [spans[index] for index in group])
        for index in group:
            rule = is_rule(text[slice(*spans[index])])
            heads -= rule and index < group[0] + heads
            found[index] = Block(
                Kind.IGNORED if rule else Kind.ROW, (spans[index],), anew=True, gap=lines[index].gap
            )
        found[group[0]] = replace(found[group[0]], heads=heads)
    return found


def _runs(text: str, lines: Sequence[Span]) -> Iterator[tuple[str, int, list[int]]]:
    """Lines of one form that follow one another: (form, number of cells, indices)."""
    group: list[int] = []
    last = ("", 0)
    for index, line in enumerate(lines):
        form = _form(text[slice(*line)])
        between = text[lines[index - 1].end : line.start] if index else ""
        close = form[0] in (SEPARATOR, "|") or between.count("\n") < 2
        begins = (
            form[0] == "|" and index + 1 < len(lines) and is_rule(text[slice(*lines[index + 1])])
        )
        same = form == last or (form[0] == last[0] == "\t")  # empty cells at the end are stripped
        if group and (not same or not close or between.strip() or begins):
            yield *last, group
            group = []
        if form[0]:
            group.append(index)
        last = (form[0], max(form[1], last[1])) if group and same else form
    if group:
        yield *last, group


def _form(line: str) -> tuple[str, int]:
    """What parts the cells of a line, and how many there are; ("", 0) for prose."""
    bare = line.strip(" \u3000")
    if has_cells(bare):
        return SEPARATOR, 0
    if len(bare) > 2 and bare.startswith("|") and bare.endswith("|"):
        return "|", 0
    if "\t" in bare:
        return "\t", bare.count("\t") + 1
    cells = len(_GAP.split(bare))
    return (" ", cells) if cells > 1 else ("", 0)


def _own_cells(text: str, line: Span) -> Iterator[TableCell]:
    row = read_row(text, line.start, line.end)
    for cell in row.cells:
        yield TableCell(cell.start, cell.end, line, row.names, cell.header)


def _verbatim_cells(text: str, lines: Sequence[Span], caption: str) -> Iterator[TableCell]:
    grid = [_split(text, line) for line in lines]
    table = _understood(text, lines, caption)
    for row in table.rows if table.headers else ():
        for cell in row.cells:
            span = grid[row.index][cell.column]
            yield TableCell(
                span.start, span.end, lines[row.index], row.names, cell.header, cell.unit
            )


def _understood(text: str, lines: Sequence[Span], caption: str) -> Table:
    cells = [[text[slice(*span)] for span in _split(text, line)] for line in lines]
    rules = [index for index, line in enumerate(lines) if is_rule(text[slice(*line)])]
    grid = [[] if index in rules else row for index, row in enumerate(cells)]
    return read_grid(grid, caption, rules[0] if rules and rules[0] else None)


def _split(text: str, line: Span) -> list[Span]:
    """The cells of a line without blanks and emphasis around them."""
    start, end = line
    if _form(text[start:end])[0] == "|":
        start, end = text.index("|", start) + 1, text.rindex("|", start, end)
        bounds = [start, *(i for i in range(start, end) if text[i] == "|"), end]
        pieces = [(a + (i > 0), b) for i, (a, b) in enumerate(pairwise(bounds))]
    else:
        pattern = re.compile("\t") if "\t" in text[start:end] else _GAP
        pieces, at = [], start + len(text[start:end]) - len(text[start:end].lstrip(" \u3000"))
        for match in pattern.finditer(text, at, end):
            pieces.append((at, match.start()))
            at = match.end()
        pieces.append((at, end))
    return [_bare(text, *piece) for piece in pieces]


def _bare(text: str, start: int, end: int) -> Span:
    while start < end and text[start] in _EDGE:
        start += 1
    while start < end and text[end - 1] in _EDGE:
        end -= 1
    return Span(start, end)
