"""The figures of a chunk, each with what it is about."""

import re
from collections.abc import Sequence

from core.contexts import Sentence, read_sentences
from core.lexicon import group_of, qualifiers_in
from core.quantities import Quantity, find_quantities
from core.regions import Gazetteer
from core.schema import Chunk, Fact, Report, Span
from indexer.alignment import align
from indexer.tables import TableCell, table_cells

FACTS_VERSION = "2"

# A clause that says how the figure before it moved or ranks, without naming it again.
_LEANS = re.compile(r"^(?:比|较|同比|环比|增长|上涨|下降|增幅|涨幅|降幅|占|数量|总量|规模)")

_STOP = re.compile(r"[、,，;；。:：!！?？()（）]")
_EDGE = re.compile(r"^[\s、,，和及与以及\-—]+|[\s、,，:：]+$")


def read_facts(report: Report, chunk: Chunk, gazetteer: Gazetteer) -> list[Fact]:
    """Every figure of `chunk`, in order, with region, period, indicator and qualifiers.

    Figures tied to names by order (甲、乙分别增长1%、2%) take their own name.
    """
    quantities = [q for q in find_quantities(chunk.text) if not _limits(chunk.text, q)]
    facts: list[Fact] = []
    cells = table_cells(chunk.text)
    for sentence in read_sentences(report, chunk, gazetteer):
        own = [q for q in quantities if sentence.span.start <= q.start < sentence.span.end]
        tied = align(chunk.text, sentence.span, own)
        for index in range(len(own)):
            cell = next((c for c in cells if c.start <= own[index].start < c.end), None)
            facts.append(_read_fact(chunk, sentence, own, index, tied.get(index, ""), cell))
    return facts


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
    name: str,
    cell: TableCell | None,
) -> Fact:
    quantity = quantities[index]
    clause = sentence.clause_at(quantity.start)
    near = cell.label if cell else _near(chunk.text, sentence, clause, quantities, index)
    governing = sentence.period_at(quantity.start, quantity.end)
    region = sentence.region_at(quantity.start)
    if name:
        region = next((p.name for p in sentence.places if p.text == name), region)
        near = f"{name} {near}"
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
        qualifiers=qualifiers_in(near) if cell else _qualifiers(chunk.text, near, sentence, clause),
        clause=clause,
        sentence=sentence.span,
    )


def _near(
    text: str, sentence: Sentence, clause: Span, quantities: Sequence[Quantity], index: int
) -> str:
    """The words before the figure back to the last one, and after it up to a pause."""
    quantity = quantities[index]
    low = clause.start
    if index and quantities[index - 1].end > low:
        low = quantities[index - 1].end
    high = clause.end
    if index + 1 < len(quantities):
        high = min(high, quantities[index + 1].start)
    before = text[low : quantity.start]
    for mention in reversed(sentence.periods):
        if low <= mention.start and mention.end <= quantity.start:
            before = before[: mention.start - low] + before[mention.end - low :]
    after = _STOP.split(text[quantity.end : high], maxsplit=1)[0]
    near = f"{_EDGE.sub('', before)} {_EDGE.sub('', after)}".strip()
    if index and _LEANS.match(near) and low >= clause.start > sentence.span.start:
        owner = _near(
            text, sentence, sentence.clause_at(quantities[index - 1].start), quantities, index - 1
        )
        near = f"{owner} {near}".strip()
    return near


def _qualifiers(text: str, near: str, sentence: Sentence, clause: Span) -> tuple[str, ...]:
    """The figure's own, then for groups that it leaves open those of nearby clauses before it."""
    found = list(qualifiers_in(near))
    groups = {group_of(qualifier) for qualifier in found}
    earlier = [c for c in sentence.clauses if c.end <= clause.start]
    for span in reversed([*earlier, clause]):
        new = qualifiers_in(text[span.start : span.end])
        found += [q for q in new if group_of(q) not in groups]
        groups |= {group_of(qualifier) for qualifier in new}
    return tuple(dict.fromkeys(found))
