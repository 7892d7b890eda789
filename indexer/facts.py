"""The figures of a chunk, each with what it is about."""

import re
from collections.abc import Sequence

from core.contexts import Governing, Sentence, read_sentences
from core.lexicon import group_of, qualifiers_in
from core.periods import find_periods
from core.places import find_places
from core.quantities import Quantity, find_quantities
from core.regions import Gazetteer
from core.schema import Chunk, Fact, Report, Span
from indexer.alignment import align
from indexer.indicators import completed, words_beside
from indexer.tables import TableCell, table_cells


def read_facts(report: Report, chunk: Chunk, gazetteer: Gazetteer) -> list[Fact]:
    """Every figure of `chunk`, in order, with region, period, indicator and qualifiers.

    Figures tied to names by order (甲、乙分别增长1%、2%) take their own name.
    """
    quantities = [q for q in find_quantities(chunk.text) if not _limits(chunk.text, q)]
    facts: list[Fact] = []
    cells = table_cells(chunk.text)
    places: set[str] = set()
    for sentence in read_sentences(report, chunk, gazetteer):
        places |= {place.text for place in sentence.places}
        own = [q for q in quantities if sentence.span.start <= q.start < sentence.span.end]
        tied = align(chunk.text, sentence.span, own)
        for index in range(len(own)):
            cell = next((c for c in cells if c.start <= own[index].start < c.end), None)
            fact = _read_fact(chunk, sentence, own, index, tied.get(index, ""), cell, gazetteer)
            facts.append(fact if cell else completed(fact, chunk.text, facts, places))
    return facts


_LIMITED = re.compile(r"^(?:的)?[\u4e00-\u9fff]")


def _column_period(cell: TableCell, governing: Governing) -> Governing:
    """The period that a column is headed by (| 2021年 | 2022年 |), else the table's."""
    named = [m for m in find_periods(cell.column) if m.period is not None]
    return Governing(named[0].period, named[0].text, inferred=False) if named else governing


def _limits(text: str, quantity: Quantity) -> bool:
    """10亿元以上 before what it limits (项目) is a threshold, not a figure."""
    edge = quantity.hedge in ("以上", "以下") and quantity.text.endswith(quantity.hedge)
    return edge and bool(_LIMITED.match(text[quantity.end : quantity.end + 2]))


def _read_fact(
    chunk: Chunk,
    sentence: Sentence,
    quantities: Sequence[Quantity],
    index: int,
    name: str,
    cell: TableCell | None,
    gazetteer: Gazetteer,
) -> Fact:
    quantity = quantities[index]
    clause = sentence.clause_at(quantity.start)
    near = cell.label if cell else words_beside(chunk.text, sentence, clause, quantities, index)
    if name:
        near = f"{name} {near.rpartition('分别')[2]}"
    governing, region = _governed(sentence, quantity, name, cell, gazetteer)
    own = qualifiers_in(near) if cell else _qualifiers(chunk.text, quantity, near, sentence, clause)
    return Fact(
        doc_id=chunk.doc_id,
        chunk_id=chunk.chunk_id,
        start=quantity.start,
        end=quantity.end,
        text=quantity.text,
        number=quantity.number,
        upper=quantity.upper,
        unit=quantity.unit,
        kind=quantity.kind,
        hedge=quantity.hedge,
        region=region,
        period=governing.period,
        period_text=governing.wording,
        inferred=governing.inferred,
        indicator=near,
        qualifiers=own,
        clause=clause,
        sentence=sentence.span,
    )


def _governed(
    sentence: Sentence, quantity: Quantity, name: str, cell: TableCell | None, gazetteer: Gazetteer
) -> tuple[Governing, str]:
    """The period and region of a figure: its column's or its name's, else its sentence's."""
    governing = sentence.period_at(quantity.start, quantity.end)
    region = sentence.region_at(quantity.start)
    if cell:
        governing = _column_period(cell, governing)
        region = next((p.name for p in find_places(cell.column, gazetteer, None)), region)
    if name:
        region = next((p.name for p in sentence.places if p.text == name), region)
    return governing, region


_REVISED = re.compile(r"^[,，]?(?:调整|修订|修正|更正|核定)[为到]")


def _replaced(text: str, quantity: Quantity) -> bool:
    """由74.1亿元调整为73.7亿元: the first figure no longer holds."""
    before = text[max(0, quantity.start - 1) : quantity.start]
    return before in ("由", "从") and bool(_REVISED.match(text[quantity.end : quantity.end + 5]))


def _qualifiers(
    text: str, quantity: Quantity, near: str, sentence: Sentence, clause: Span
) -> tuple[str, ...]:
    """The figure's own, then for groups that it leaves open those of nearby clauses before it."""
    found = ["修订:初步"] if _replaced(text, quantity) else list(qualifiers_in(near))
    groups = {group_of(qualifier) for qualifier in found}
    earlier = [c for c in sentence.clauses if c.end <= clause.start]
    for span in reversed([*earlier, clause]):
        new = qualifiers_in(text[span.start : span.end])
        found += [q for q in new if group_of(q) not in groups]
        groups |= {group_of(qualifier) for qualifier in new}
    return tuple(dict.fromkeys(found))
