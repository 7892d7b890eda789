"""The figures of a chunk, each with what it is about."""

import re
from collections.abc import Sequence

from core.language.alignment import Tie, align
from core.language.contexts import Governing, Sentence, read_sentences
from core.language.lexicon import group_of, qualifiers_in
from core.language.places import Place, is_dealt_with
from core.language.quantities import find_quantities
from core.language.quantity import Quantity
from core.language.regions import Gazetteer
from core.schema import Chunk, Fact, Report, Span
from indexer.cells import cell_facts
from indexer.indicators import completed, words_beside
from indexer.jointly import joint_region
from indexer.tables import table_cells


def read_facts(report: Report, chunk: Chunk, gazetteer: Gazetteer) -> list[Fact]:
    """Every figure of `chunk`, in order, with region, period, indicator and qualifiers.

    Figures of a table are of its row and column (`cell_facts`), those tied to
    names by order (甲、乙分别增长1%、2%) of their own name.
    """
    cells = table_cells(chunk.text, chunk.section[-1] if chunk.section else "")
    rows = sorted({cell.row for cell in cells})
    quantities = [
        q
        for q in find_quantities(chunk.text)
        if not _limits(chunk.text, q) and not any(r.start <= q.start < r.end for r in rows)
    ]
    facts: list[Fact] = []
    places: set[str] = set()
    named: list[Place] = []
    sentences = read_sentences(report, chunk, gazetteer)
    for sentence in sentences:
        places |= {place.text for place in sentence.places}
        named += sentence.places
        own = [q for q in quantities if sentence.span.start <= q.start < sentence.span.end]
        heads = [p.text for p in sentence.places] + [m.text for m in sentence.periods]
        tied = align(chunk.text, sentence.span, own, heads)
        for index in range(len(own)):
            fact = _read_fact(chunk, sentence, own, index, tied.get(index), named)
            facts.append(completed(fact, chunk.text, facts, places))
    if cells:
        before = [s for s in sentences if s.span.start <= rows[0].start]
        facts += cell_facts(report, chunk, cells, before[-1].carried, gazetteer)
    return sorted(facts, key=lambda fact: fact.start)


_LIMITED = re.compile(r"^(?:的)?[\u4e00-\u9fff]")


def _limits(text: str, quantity: Quantity) -> bool:
    """10亿元以上 before what it limits (项目) is a threshold, not a figure."""
    edge = quantity.hedge in ("以上", "以下") and quantity.text.endswith(quantity.hedge)
    return edge and bool(_LIMITED.match(text[quantity.end : quantity.end + 2]))


def _read_fact(
    chunk: Chunk,
    sentence: Sentence,
    quantities: Sequence[Quantity],
    index: int,
    tie: Tie | None,
    named: Sequence[Place],
) -> Fact:
    quantity = quantities[index]
    clause = sentence.clause_at(quantity.start)
    near = words_beside(chunk.text, sentence, clause, quantities, index)
    governing = sentence.period_at(quantity.start, quantity.end)
    region = sentence.region_at(quantity.start)
    joint = _joint(chunk.text, sentence, clause, quantity, named)
    if tie:
        region, governing, near = _tied(chunk.text, tie, sentence, region, governing, near)
    elif joint is not None:
        region = joint
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
        qualifiers=_qualifiers(chunk.text, quantities, index, near, sentence),
        clause=clause,
        sentence=sentence.span,
    )


def _joint(
    text: str, sentence: Sentence, clause: Span, quantity: Quantity, named: Sequence[Place]
) -> str | None:
    before = [place for place in named if place.end <= quantity.start]
    return joint_region(
        text, sentence.span.start, clause.start, quantity.start, quantity.kind, before
    )


def _tied(
    text: str, tie: Tie, sentence: Sentence, region: str, governing: Governing, near: str
) -> tuple[str, Governing, str]:
    """Place, time and words of a figure that order ties to a name or to a time (分别)."""
    time = next((m for m in sentence.periods if m.text == tie.name), None)
    if time:
        governing = Governing(time.period, time.text, time.relative)
    else:
        places = (p for p in sentence.places if p.text == tie.name and not is_dealt_with(text, p))
        region = next((place.name for place in places), region)
    if not time or tie.shared:
        words = f"{'' if time else tie.name} {tie.shared} {near.rpartition('分别')[2]}"
        near = " ".join(words.split())
    return region, governing, near


_REVISED = re.compile(r"^[,，]?(?:调整|修订|修正|更正|核定)[为到]")


def _replaced(text: str, quantity: Quantity) -> bool:
    """由74.1亿元调整为73.7亿元: the first figure no longer holds."""
    before = text[max(0, quantity.start - 1) : quantity.start]
    return before in ("由", "从") and bool(_REVISED.match(text[quantity.end : quantity.end + 5]))


def _qualifiers(
    text: str, quantities: Sequence[Quantity], index: int, near: str, sentence: Sentence
) -> tuple[str, ...]:
    """The figure's own, then for groups that it leaves open those of nearby clauses before it."""
    quantity = quantities[index]
    clause = sentence.clause_at(quantity.start)
    found = ["修订:初步"] if _replaced(text, quantity) else list(qualifiers_in(near))
    groups = {group_of(qualifier) for qualifier in found}
    groups |= _unclear(text, quantities[: index + 1], sentence)
    earlier = [c for c in sentence.clauses if c.end <= clause.start]
    for span in reversed([*earlier, clause]):
        new = qualifiers_in(text[span.start : span.end])
        if span is not clause and _tells_another_kind(span, quantities[:index], quantity):
            new = tuple(q for q in new if group_of(q) != _PLANNED)
        found += [q for q in new if group_of(q) not in groups]
        groups |= {group_of(qualifier) for qualifier in new}
    return tuple(dict.fromkeys(found))


_STAGE, _PLANNED = "阶段", "口径"


def _unclear(text: str, told: Sequence[Quantity], sentence: Sentence) -> set[str]:
    """The stage, where several stand before the last figure told: 新建36个，续建20个，总投资80亿元.

    What stands before an earlier figure of its unit is that one's.
    """
    *before, quantity = told
    alike = [q.end for q in before if q.unit == quantity.unit and q.start >= sentence.span.start]
    stretch = text[max([sentence.span.start, *alike]) : quantity.start]
    stages = {q for q in qualifiers_in(stretch) if group_of(q) == _STAGE}
    return {_STAGE} if len(stages) > 1 else set()


def _tells_another_kind(span: Span, before: Sequence[Quantity], quantity: Quantity) -> bool:
    """Whether a clause has a figure of another kind: 计划投资3亿元，新建6个 plans no projects."""
    inside = [q for q in before if span.start <= q.start < span.end]
    return bool(inside) and all(q.kind != quantity.kind for q in inside)
