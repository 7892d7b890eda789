"""The answer to a question that compares."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from answerer.answer import Answer, Cell, Value
from answerer.arithmetic.alone import found_alone
from answerer.arithmetic.comparison import Comparison, compare
from answerer.arithmetic.coverage import told_of
from answerer.arithmetic.evenly import PER
from answerer.arithmetic.overall import is_bound
from answerer.arithmetic.pairing import Pool, Row, choose, mixed, of_another_time, standing_for
from answerer.arithmetic.places import places_compared
from answerer.arithmetic.splitting import Part, split_frame
from answerer.arithmetic.totals import is_of_all, printed_of_all, printed_total
from answerer.arithmetic.yearly import literality
from answerer.arithmetic.years import whole_years, years_compared
from answerer.candidate import Candidate, Evidence
from answerer.citations import Citations
from answerer.figures.scoring import acceptable, scored, weights
from answerer.figures.values import value_candidates
from answerer.objections.limits import without_narrower
from answerer.objections.words import YEAR
from answerer.refusal import refuse_with
from answerer.search import for_part, gather
from answerer.spans.ranks import ranks_in
from core.index.snapshot import Snapshot
from core.language.lexicon import member_of
from core.language.quantities import format_number
from core.language.regions import Gazetteer
from core.parser.against import set_against
from core.parser.among import YEARS
from core.parser.frame import Frame
from core.schema import Hit
from retriever.retriever import Retriever

_MOST_EACH = 12
# With the thing compared named beside it, a figure needs less of the other words.
_LEAST_BESIDE = 0.3
# The operations that need a figure of each: a part of a sum is no sum, and one that lacks its
# figure could stand before.
_OF_EACH = frozenset({"sum", "mean", "place", PER})
# How long after the asked time a report may tell of it without a date.
_SOON = timedelta(days=20)


def answer_comparison(
    frame: Frame,
    snapshot: Snapshot,
    retriever: Retriever,
    gazetteer: Gazetteer,
    *,
    literal: float = 0.0,
    alone: bool = False,
) -> Answer:
    """A table with every cell cited, the arithmetic and the coverage; refused under two figures.

    Figures that name less than `literal` of what is asked word for word are left out. Each is
    found among those of its rivals or, `alone`, by a question of its own.
    """
    places = snapshot, retriever, gazetteer
    parts = [replace(part, frame=for_part(part.frame)) for part in _parts(frame, *places)]
    pools = [
        (found_alone(part, *places) if alone else None)
        or _beside_rivals(frame, part, parts, places, literal)
        for part in parts
    ]
    found = [pool.figures for pool in pools]
    hits = [hit for pool in pools for hit in pool.hits]
    rows = choose(parts, found, unlike=frame.operation == PER)
    kept = tuple(sorted(_unique(hits), key=lambda hit: (-hit.score, hit.chunk.chunk_id))[:10])
    readings = _mixed(frame, rows)
    if readings:
        return _not_alike(frame, rows, readings, kept)
    lacking = _lacks(frame, rows)
    comparison = None if lacking else compare(frame, rows)
    if comparison is None:
        return (
            printed_total(frame, snapshot, retriever)
            or printed_of_all(frame, snapshot, retriever, gazetteer)
            or _incomplete(frame, rows, found, kept)
            or refuse_with(frame.question, frame, [c for p in pools for c in p.misses], kept)
        )
    return told_side_by_side(frame, comparison, kept)


def _beside_rivals(
    frame: Frame,
    part: Part,
    parts: Sequence[Part],
    places: tuple[Snapshot, Retriever, Gazetteer],
    literal: float,
) -> Pool:
    """The figures that can stand for a part, told from those of the other parts."""
    snapshot, retriever, gazetteer = places
    evidence = gather(part.frame, snapshot, retriever)
    ranked = _ranked(evidence, gazetteer)
    serving = whole_years(frame.question, part, parts, _serving(part, ranked, evidence))
    own = _of_its_own(frame, part, serving, literal)
    return Pool(own, evidence.hits[:5], tuple(_near(ranked)))


def _of_its_own(
    frame: Frame, part: Part, serving: Sequence[Candidate], literal: float
) -> list[Candidate]:
    """The figures that name enough of what is asked; none where the best is of all together."""
    told = [c for c in serving if literality(c, frame) >= literal]
    apart = part.name in frame.subjects and frame.operation == "sum"
    return [] if apart and told and is_of_all(frame, told[0]) else told


def _lacks(frame: Frame, rows: Sequence[Row]) -> bool:
    """Whether a figure is missing without which nothing can be reckoned."""
    missing = [row for row in rows if row.candidate is None]
    if frame.operation in _OF_EACH:
        return bool(missing)
    bounds = {name for text in frame.bounds if (name := set_against(text))}
    known = [row for row in rows if row not in missing]
    return bool(bounds) and not any(is_bound(row, bounds) for row in known)


def _ranked(evidence: Evidence, gazetteer: Gazetteer) -> list[Candidate]:
    """The figures, or places on a list, that a part may have."""
    ranks = evidence.frame.measure == "rank"
    return scored(evidence, ranks_in(evidence, gazetteer) if ranks else value_candidates(evidence))


def _near(ranked: Sequence[Candidate]) -> list[Candidate]:
    least = weights()["least_support"]
    return [c for c in ranked if len(c.differs) == 1 and c.support >= least][:2]


def _parts(
    frame: Frame, snapshot: Snapshot, retriever: Retriever, gazetteer: Gazetteer
) -> list[Part]:
    """What is compared: what the question names, or all places or years that it asks about."""
    if len(frame.regions) < 2 and frame.among == YEARS:
        return years_compared(frame, snapshot, retriever)
    named = () if len(frame.regions) < 2 and frame.among else split_frame(frame, gazetteer)
    return list(named) or places_compared(frame, snapshot, retriever, gazetteer)


def _serving(part: Part, ranked: Sequence[Candidate], evidence: Evidence) -> list[Candidate]:
    """The figures that can stand for a part, best first."""
    ranked = [replace(c, differs=()) if _timely(part.frame, c) else c for c in ranked]
    if not part.own:
        agreeing = _read_as(part, acceptable(ranked))
        return without_narrower(part.frame, agreeing)[:_MOST_EACH]
    agreeing = [c for c in ranked if not c.differs and c.support >= _LEAST_BESIDE]
    return standing_for(part, agreeing, evidence.rarity)[:_MOST_EACH]


def _read_as(part: Part, agreeing: list[Candidate]) -> list[Candidate]:
    """Of 计划 beside 完成 the figures that are read so, where there are any."""
    own = {q for q in part.frame.qualifiers if member_of(q) == part.name}
    return [c for c in agreeing if own and own <= {*c.qualifiers}] or agreeing


def _timely(frame: Frame, candidate: Candidate) -> bool:
    """Whether only the year's inference stands against a figure told in the asked time itself.

    A report of 2023年8月 whose figure states no date of its own tells of 2023年8月.
    """
    published = candidate.report.published
    if candidate.differs != (YEAR,) or not candidate.inferred or published is None:
        return False
    if candidate.states_period:
        return False
    return any(p.start <= published <= p.end + _SOON for p in frame.periods) and not (
        candidate.period and candidate.period.grain not in {"year", "month"}
    )


def _mixed(frame: Frame, rows: Sequence[Row]) -> tuple[str, ...]:
    """Readings (计划 beside 完成) that the figures found do not share."""
    known = [row for row in rows if row.candidate]
    asked = [{*row.frame.qualifiers} for row in known]
    apart = frozenset(q.partition(":")[0] for one in asked for other in asked for q in one ^ other)
    found = [
        mixed(known[0].candidate, row.candidate, apart)
        for row in known[1:]
        if known[0].candidate and row.candidate
    ]
    return next((readings for readings in found if readings), ())


def _not_alike(
    frame: Frame, rows: Sequence[Row], readings: tuple[str, ...], hits: tuple[Hit, ...]
) -> Answer:
    """Refused: the figures found are of different readings, and are shown as such."""
    citations = Citations()
    shown = "；".join(
        f"{row.name}：{row.candidate.text} [{citations.cite(row.candidate)}]"
        for row in rows
        if row.candidate
    )
    return Answer(
        question=frame.question,
        status="refused",
        frame=frame,
        reason="near_miss",
        message=f"找到的数据口径不同（{'；'.join(readings)}），不能相比：{shown}",
        citations=citations.all(),
        hits=hits,
    )


def _incomplete(
    frame: Frame,
    rows: Sequence[Row],
    found: Sequence[Sequence[Candidate]],
    hits: tuple[Hit, ...],
) -> Answer | None:
    """Refused with the figures that were found, what lacks one, and those of another time."""
    known = [(row.name, row.candidate) for row in rows if row.candidate]
    if not known:
        return None
    citations = Citations()
    shown = "、".join(
        f"{name}{_dated(candidate, name)}：{candidate.text} [{citations.cite(candidate)}]"
        for name, candidate in known
    )
    missing = "、".join(row.name for row in rows if not row.candidate)
    beside = known[0][1]
    others = [
        f"；{row.name}有{_dated(other)}：{other.text} [{citations.cite(other)}]"
        for row, pool in zip(rows, found, strict=True)
        if not row.candidate and (other := of_another_time(row, beside, pool))
    ]
    lacking = "同一时期的数据" if others else "数据"
    lacked = f"{missing}没有{lacking}，" if missing else ""
    done = "无法算出" if frame.operation in _OF_EACH else "无法比较"
    return Answer(
        question=frame.question,
        status="refused",
        frame=frame,
        reason="incomplete",
        message=f"{lacked}{done}；只找到{shown}{''.join(others)}",
        citations=citations.all(),
        hits=hits,
    )


def _dated(candidate: Candidate, name: str = "") -> str:
    """When a figure is of, where the `name` beside it does not say so."""
    label = candidate.period.label if candidate.period else ""
    return "" if label == name else label


def _unique(hits: list[Hit]) -> list[Hit]:
    return list({hit.chunk.chunk_id: hit for hit in reversed(hits)}.values())


def told_side_by_side(frame: Frame, comparison: Comparison, hits: tuple[Hit, ...]) -> Answer:
    """The answer of a comparison: its table with every cell cited, and the steps."""
    citations = Citations()
    cells = tuple(_cell(row, citations) for row in comparison.rows)
    return Answer(
        question=frame.question,
        status="compared",
        frame=frame,
        answer=comparison.headline,
        message=told_of(frame, comparison.rows),
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


def _cell(row: Row, citations: Citations) -> Cell:
    """A row of the table: under its own name, its side of the question."""
    candidate = row.candidate
    region = candidate.region if candidate else "、".join(row.frame.regions)
    period = candidate.period.label if candidate and candidate.period else ""
    return Cell(
        subject=row.name if row.side == "subject" else "、".join(row.frame.subjects),
        region=row.name if row.side == "region" else region,
        period=row.name if row.side == "period" else period,
        indicator=row.frame.indicator.replace(" ", ""),
        value=candidate.text if candidate else "",
        citation=citations.cite(candidate) if candidate else None,
    )
