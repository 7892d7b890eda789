"""The answer to a question that compares."""

from collections.abc import Sequence
from dataclasses import replace

from answerer.answer import Answer, Cell, Value
from answerer.candidate import Candidate
from answerer.citations import Citations
from answerer.comparison import Comparison, Row, choose, compare, split_frame
from answerer.refusal import refuse_with
from answerer.scoring import acceptable, scored, weights
from answerer.search import for_part, gather
from answerer.values import value_candidates
from core.frame import Frame
from core.quantities import format_number
from core.schema import Hit
from core.snapshot import Snapshot
from retriever.retriever import Retriever

_MOST_EACH = 12


def answer_comparison(frame: Frame, snapshot: Snapshot, retriever: Retriever) -> Answer:
    """A table with every cell cited, the arithmetic and the coverage; refused under two figures."""
    hits: list[Hit] = []
    misses: list[Candidate] = []
    found: list[list[Candidate]] = []
    parts = [(name, for_part(part)) for name, part in split_frame(frame)] or _each_region(
        frame, snapshot, retriever
    )
    least = weights()["least_support"]
    for _, part in parts:
        evidence = gather(part, snapshot, retriever)
        hits += evidence.hits[:5]
        ranked = scored(evidence, value_candidates(evidence))
        found.append(acceptable(ranked)[:_MOST_EACH])
        misses += [c for c in ranked if len(c.differs) == 1 and c.support >= least][:2]
    rows = choose(parts, found)
    comparison = compare(frame, rows)
    kept = tuple(sorted(_unique(hits), key=lambda hit: (-hit.score, hit.chunk.chunk_id))[:10])
    if comparison is None:
        return _incomplete(frame, rows) or refuse_with(frame.question, frame, misses, kept)
    return _compared(frame, comparison, kept)


def _incomplete(frame: Frame, rows: Sequence[Row]) -> Answer | None:
    """Refused with the one figure that was found, and what lacks one."""
    known = [row for row in rows if row.candidate]
    if len(known) != 1 or known[0].candidate is None:
        return None
    citations = Citations()
    candidate = known[0].candidate
    number = citations.cite(candidate)
    missing = "、".join(row.name for row in rows if not row.candidate)
    return Answer(
        question=frame.question,
        status="refused",
        frame=frame,
        reason="incomplete",
        message=f"{missing}没有数据，无法比较；只找到{known[0].name}：{candidate.text} [{number}]",
        citations=citations.all(),
    )


def _each_region(frame: Frame, snapshot: Snapshot, retriever: Retriever) -> list[tuple[str, Frame]]:
    """Every place that the passages give a figure for (哪个县最多)."""
    single = replace(frame, asked="value", operation="", regions=())
    evidence = gather(single, snapshot, retriever)
    ranked = acceptable(scored(evidence, value_candidates(evidence)))
    names = dict.fromkeys(c.region for c in ranked if c.region)
    return [(name, for_part(replace(single, regions=(name,)))) for name in names]


def _unique(hits: list[Hit]) -> list[Hit]:
    return list({hit.chunk.chunk_id: hit for hit in reversed(hits)}.values())


def _compared(frame: Frame, comparison: Comparison, hits: tuple[Hit, ...]) -> Answer:
    citations = Citations()
    cells = tuple(_cell(frame, row, citations) for row in comparison.rows)
    known = [row for row in comparison.rows if row.candidate]
    coverage = f"{len(comparison.rows)}项中{len(known)}项有数据"
    return Answer(
        question=frame.question,
        status="compared",
        frame=frame,
        answer=comparison.headline,
        message=coverage,
        values=tuple(
            Value(cell.value, format_number(row.candidate.number), row.candidate.unit, n)
            for cell, row in zip(cells, comparison.rows, strict=True)
            if row.candidate and row.candidate.number is not None and (n := cell.citation)
        ),
        table=cells,
        steps=comparison.steps,
        citations=citations.all(),
        hits=hits,
    )


def _cell(frame: Frame, row: Row, citations: Citations) -> Cell:
    candidate = row.candidate
    return Cell(
        subject="、".join(row.frame.subjects),
        region=candidate.region if candidate else "、".join(row.frame.regions),
        period=candidate.period.label if candidate and candidate.period else "",
        indicator=frame.indicator.replace(" ", ""),
        value=candidate.text if candidate else "",
        citation=citations.cite(candidate) if candidate else None,
    )
