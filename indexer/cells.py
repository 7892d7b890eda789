"""The figures of tables, each with what its row, its column and its caption say."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from core.language.contexts import Governing, states
from core.language.lexicon import group_of, qualifiers_in
from core.language.periods import PeriodMention, find_periods
from core.language.places import find_places, home_of
from core.language.quantities import find_quantities
from core.language.quantity import Quantity
from core.language.regions import Gazetteer
from core.language.text import fold
from core.schema import Chunk, Fact, Report, Span
from indexer.headers import completed
from indexer.tables import TableCell
from indexer.units import spoken

_NUMBER = re.compile(r"[-+]?\d+(?:\.\d+)?")
_TIME = re.compile(r"年份|年度|月份|季度|时间|日期|时期|期间")
_TOTAL = re.compile(r"合计|总计|共计|小计|汇总|平均|全[市县区省国州]|总[量数额]")
_PLACE = re.compile(r"(?:县区|区县|市县|县市区?|地区|区域|地点|所在地|属地|辖区|县|区|市)$")


def cell_facts(
    report: Report,
    chunk: Chunk,
    cells: Sequence[TableCell],
    governing: Governing,
    gazetteer: Gazetteer,
) -> Iterator[Fact]:
    """A fact for each figure of the cells; `governing` is the period where the table names none."""
    reader = _Reader(report, chunk, cells, governing, gazetteer)
    for cell in cells:
        beside = [other for other in cells if other.row == cell.row]
        for quantity in _quantities(chunk.text, cell):
            yield reader.read(cell, beside, quantity)


class _Reader:
    """Reads the cells of one chunk."""

    def __init__(
        self,
        report: Report,
        chunk: Chunk,
        cells: Sequence[TableCell],
        governing: Governing,
        gazetteer: Gazetteer,
    ) -> None:
        self._report = report
        self._chunk = chunk
        self._governing = governing
        self._gazetteer = gazetteer
        self._home = home_of(chunk.region or report.region, gazetteer)
        self._caption = chunk.section[-1] if chunk.section else ""
        names = {cell.names[0] for cell in cells if cell.names}
        self._by_place = sum(1 for name in names if self._place_in(name)) >= 2

    def read(self, cell: TableCell, beside: Sequence[TableCell], quantity: Quantity) -> Fact:
        """The fact of one figure."""
        governing = self._period(cell, beside)
        words = self._words(cell, beside)
        own = list(qualifiers_in(f"{words}："))
        groups = {group_of(q) for q in own}
        own += [q for q in qualifiers_in(self._caption) if group_of(q) not in groups]
        return Fact(
            doc_id=self._chunk.doc_id,
            chunk_id=self._chunk.chunk_id,
            start=quantity.start,
            end=quantity.end,
            text=quantity.text,
            number=quantity.number,
            upper=quantity.upper,
            unit=quantity.unit,
            kind=quantity.kind,
            hedge=quantity.hedge,
            region=self._region(cell, beside),
            period=governing.period,
            period_text=governing.wording,
            inferred=governing.inferred,
            indicator=words,
            qualifiers=tuple(own),
            clause=Span(cell.start, cell.end) if not cell.header else self._clause(cell),
            sentence=cell.row,
        )

    def _words(self, cell: TableCell, beside: Sequence[TableCell]) -> str:
        """What the cell is of: its row's names and its header, completed from one before it."""
        before = [other.header for other in beside if other.start < cell.start]
        return replace(cell, header=completed(cell.header, before)).label

    def _clause(self, cell: TableCell) -> Span:
        """The cell with its header where that stands before it, as in our own rows."""
        start = cell.start - len(cell.header) - 1
        headed = start >= cell.row.start and self._chunk.text.startswith(cell.header, start)
        return Span(start if headed else cell.start, cell.end)

    def _period(self, cell: TableCell, beside: Sequence[TableCell]) -> Governing:
        """The period of the header, else of the row, else of the caption, else what governs."""
        times = [
            self._chunk.text[other.start : other.end]
            for other in beside
            if other is not cell and _TIME.search(other.header)
        ]
        # Put together, so that a year over the table completes a 上半年 in it.
        pieces = (self._caption, *cell.names, *times, cell.header)
        text = "，".join(pieces)
        mentions = self._mentions(text)
        edge = len(self._caption)
        own = [m for m in mentions if m.start >= len(text) - len(cell.header)]
        row = [m for m in mentions if m.start >= edge and m not in own]
        over = [m for m in mentions if m.start < edge and m.period]
        for mention in (*own[:1], *row[-1:]):
            return Governing(mention.period, mention.text, mention.relative)
        return Governing(over[0].period, over[0].text, inferred=True) if over else self._governing

    def _mentions(self, text: str) -> list[PeriodMention]:
        year = self._chunk.year or self._report.year
        found = find_periods(text, anchor=self._report.published, year=year)
        return [mention for mention in found if states(text, mention)]

    def _region(self, cell: TableCell, beside: Sequence[TableCell]) -> str:
        """The place of the header, else of the row's names, else of a column of places."""
        places = [
            self._chunk.text[other.start : other.end]
            for other in beside
            if other is not cell and _PLACE.search(other.header)
        ]
        for text in (cell.header, *reversed(cell.names), *places):
            found = self._place_in(text)
            if found:
                return found
        if self._by_place and not any(map(_TOTAL.search, cell.names)):
            return ""  # among rows of places, one that nobody knows
        return self._home.name if self._home else ""

    def _place_in(self, text: str) -> str:
        """The place that a header or a row's name is about; empty if there is none."""
        found = [p for p in find_places(text, self._gazetteer, self._home) if not p.scope]
        return found[-1].name if found else ""


def _quantities(text: str, cell: TableCell) -> list[Quantity]:
    """The figures of a cell, by their offsets in the text.

    A figure whose unit stands in the header has it in its `text`, not in its span.
    """
    printed = text[cell.start : cell.end]
    full = spoken(printed, cell.unit) if cell.unit else printed
    found = _signed(full) if full[:1] in _MINUS else find_quantities(full)
    if not found and _NUMBER.fullmatch(fold(full)):
        found = [Quantity(0, len(full), full, Decimal(fold(full)), "", "count")]
    return [_placed(quantity, cell) for quantity in found]


# A figure that opens its cell is no second half of a range: its sign is its own.
_MINUS = ("-", "−", "－")


def _signed(full: str) -> list[Quantity]:
    found = find_quantities(f"：-{full[1:]}")
    return [replace(q, start=q.start - 1, end=q.end - 1) for q in found]


def _placed(quantity: Quantity, cell: TableCell) -> Quantity:
    if cell.unit:
        return replace(quantity, start=cell.start, end=cell.end)
    return replace(quantity, start=quantity.start + cell.start, end=quantity.end + cell.start)
