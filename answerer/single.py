"""The answer to a question that asks one thing."""

from collections.abc import Sequence

from answerer.answer import Answer, Value
from answerer.arithmetic.yearly import asks_rate, checked_rate
from answerer.candidate import Candidate, Evidence, figures
from answerer.citations import Citations
from answerer.conflicts import conflicts_of, preferred
from answerer.figures.last_resort import last_resort
from answerer.figures.scoring import weights
from answerer.figures.values import alike, conversion_step, unit_step
from answerer.homes import HOME, heading_of
from answerer.objections.limits import unasked_limits, widest_first
from answerer.objections.words import INDICATOR, REGION, REGION_UNKNOWN, YEAR_UNKNOWN
from answerer.ranking import accepted_among, rank_candidates
from answerer.refusal import refuse_with
from core.language.quantities import format_number
from core.language.regions import Gazetteer
from core.parser.frame import Frame

PLACE_GUESSED = "地区按上下文推定"


def answer_single(evidence: Evidence, gazetteer: Gazetteer) -> Answer:
    """The best candidate that nothing disagrees with, or a refusal with the nearest misses."""
    frame = evidence.frame
    ranked = rank_candidates(evidence, gazetteer)
    accepted = accepted_among(frame, ranked)
    if not accepted and (guessed := last_resort(evidence, ranked)):
        return answered(frame, guessed[:1], evidence, note=PLACE_GUESSED)
    if not accepted:
        least = weights()["least_near_miss"]
        misses = [c for c in ranked if _is_near(c) and c.support >= least]
        misses.sort(key=lambda c: (*_remoteness(frame, c), *c.order))
        return refuse_with(frame.question, frame, misses, evidence.hits[:10])
    return answered(frame, _in_order(frame, accepted), evidence)


def best_figures(evidence: Evidence, gazetteer: Gazetteer) -> list[Candidate]:
    """The candidates that nothing disagrees with, the one to answer with first."""
    accepted = accepted_among(evidence.frame, rank_candidates(evidence, gazetteer))
    return _in_order(evidence.frame, accepted) if accepted else []


def _in_order(frame: Frame, accepted: Sequence[Candidate]) -> list[Candidate]:
    return preferred(widest_first(frame, newest_first(frame, accepted)))


def _is_near(candidate: Candidate) -> bool:
    """Whether it disagrees in something other than what the figure is of."""
    return bool(candidate.differs) and INDICATOR not in candidate.differs


def _remoteness(frame: Frame, candidate: Candidate) -> tuple[int, bool, int]:
    """How far a near miss is from what is asked: its own place in another year comes first."""
    elsewhere = bool({REGION, REGION_UNKNOWN} & set(candidate.differs))
    return len(candidate.differs), elsewhere, distance_in_time(frame, candidate)


def distance_in_time(frame: Frame, candidate: Candidate) -> int:
    """How far the candidate's period lies from the asked one; of two as far the later is nearer."""
    if not frame.periods or candidate.period is None:
        return 0
    days = (candidate.period.end - frame.periods[0].end).days
    return abs(days) * 2 - (days > 0)


def newest_first(frame: Frame, accepted: Sequence[Candidate]) -> list[Candidate]:
    """A question without a year gets the latest one among the figures of the same thing."""
    best = accepted[0]
    if frame.periods or best.number is None or best.period is None:
        return list(accepted)
    rivals = [c for c in accepted if c is best or (c.period and alike(best, c))]
    latest = max(rivals, key=lambda c: (c.period.end if c.period else None, c.score))
    return [latest, *(c for c in accepted if c is not latest)]


def answered(
    frame: Frame, accepted: Sequence[Candidate], evidence: Evidence, *, note: str = ""
) -> Answer:
    """The answer whose headline is the first of those accepted; `note` is told beside it."""
    best = accepted[0]
    citations = Citations()
    number = citations.cite(best)
    heading = heading_of(best) if best.sort == HOME else None
    if heading:
        citations.cite(heading)
    reprints = evidence.reprints.get(best.report.doc_id, ())
    others = [c for c in accepted[1:] if c.report.doc_id not in reprints]
    conflicts = conflicts_of(best, others, citations)
    check = checked_rate(best, figures(evidence)) if asks_rate(frame) else None
    if check:
        citations.cite(check.now)
        citations.cite(check.before)
    return Answer(
        question=frame.question,
        status="answered",
        frame=frame,
        answer=best.text,
        message="；".join(filter(None, (note, _note(frame, best), check.told if check else ""))),
        sentence=best.sentence_text,
        values=_values(best, number),
        steps=(*_steps(frame, best), *((check.step,) if check else ())),
        citations=citations.all(),
        conflicts=conflicts,
        reprints=reprints,
        hits=evidence.hits[:10],
    )


def _values(best: Candidate, citation: int) -> tuple[Value, ...]:
    if best.number is None:
        return ()
    return (Value(best.text, format_number(best.number), best.unit, citation),)


def _steps(frame: Frame, best: Candidate) -> tuple[str, ...]:
    """A figure says where its unit comes from, a date completed with its year, that year."""
    units = unit_step(best), conversion_step(frame, best)
    if any(units):
        return tuple(filter(None, units))
    if best.step:
        return (best.step,)
    printed = best.chunk.text[best.span.start : best.span.end]
    if best.number is not None or best.period is None or best.text in printed:
        return ()
    if str(best.period.start.year) not in best.text:
        return ()
    when = f"{best.period.start.year}年"
    if f"{best.period.start.month}月" in best.text and "月" not in printed:
        when += f"{best.period.start.month}月"
    how = "年份承前为" if str(best.period.start.year) in printed else "按报告的时间推定为"
    return (f"原文写作“{printed}”，{how}{when}",)


def _note(frame: Frame, best: Candidate) -> str:
    limits = unasked_limits(frame, best) if best.number is not None else ""
    notes = (f"报告所写为{limits}" if limits else "", _place_note(frame, best))
    return "；".join(note for note in notes if note)


def _place_note(frame: Frame, best: Candidate) -> str:
    if not frame.regions and not frame.subjects and best.number is not None and best.region:
        place = f"未写地区，按{best.region}作答"
        return "；".join(note for note in (place, _period_note(frame, best)) if note)
    return _period_note(frame, best)


def _period_note(frame: Frame, best: Candidate) -> str:
    if best.period is None:
        return YEAR_UNKNOWN
    if frame.periods or best.number is None:
        if not best.inferred or not frame.periods:
            return ""
        return "年份按报告时间推定" if best.report.year is None else "报告未写明年份，按推定作答"
    return f"未写年份，按最新的{best.period.label}作答"
