"""What a near miss is the answer to: in the words of a question, and as a frame."""

from collections.abc import Sequence
from typing import Any

from answerer.candidate import Candidate
from answerer.objections.words import REGION, REGION_UNKNOWN, YEAR, YEAR_UNKNOWN
from answerer.rephrasing import is_name, name_of, question_of
from core.language.calendar import year_of
from core.language.periods import Period
from core.parser.frame import Frame

_PLACE = frozenset({REGION, REGION_UNKNOWN})
_TIME = frozenset({YEAR, YEAR_UNKNOWN})


def question_instead(frame: Frame, candidate: Candidate) -> str:
    """The question that the near miss should answer; empty where it has no good words."""
    if frame.asked not in {"value", "rank"}:
        return ""
    differs = set(candidate.differs)
    place, time = bool(differs & _PLACE), bool(differs & _TIME)
    label = candidate.period.label if candidate.period else ""
    if differs - _PLACE - _TIME:  # another thing: in the words of its report
        name, kind = name_of(candidate.near, candidate.region), candidate.kind
        asked = question_of(candidate.region, label, name, kind, candidate.unit)
        return asked if is_name(name, kind) else ""
    changed = "" if frame.inherited else frame.question  # 南乐县呢 asks nothing by itself
    if time:
        changed = _replaced(changed, [period.label for period in frame.periods], label)
    if place:
        changed = _replaced(changed, frame.regions, candidate.region)
    if changed:
        return changed
    places = candidate.region if place else "、".join(frame.regions)
    when = label if time else "、".join(period.label for period in frame.periods)
    if frame.asked == "rank":
        return f"{places}{when}{frame.indicator.replace(' ', '')}排第几？"
    kind, unit = (frame.measure or candidate.kind), (frame.unit or candidate.unit)
    return question_of(places, when, frame.indicator.replace(" ", ""), kind, unit)


def frame_instead(frame: Frame, candidate: Candidate) -> Frame:
    """The frame changed in what differs, so that the near miss agrees with it."""
    differs = set(candidate.differs)
    changed: dict[str, Any] = {}
    if differs & _PLACE:
        changed["regions"] = (candidate.region,) if candidate.region else ()
    if differs & _TIME:
        changed["periods"] = _time_of(frame, candidate.period)
    if differs - _PLACE - _TIME:
        changed |= _other_thing(frame, candidate)
    if frame.asked == "compare":
        changed |= _one_of_those_compared(frame, candidate)
    inherited = tuple(name for name in frame.inherited if name not in changed)
    return frame.changed(**changed, inherited=inherited)


def _other_thing(frame: Frame, candidate: Candidate) -> dict[str, Any]:
    """What the figure is of, as its report names it, its place and time with it."""
    changed: dict[str, Any] = {"qualifiers": candidate.qualifiers, "excluded": ()}
    if candidate.number is None:
        return changed
    changed["indicator"] = name_of(candidate.near, candidate.region) or frame.indicator
    changed["subjects"] = tuple(s for s in frame.subjects if s in candidate.sentence_text)
    if candidate.region and not frame.regions:
        changed["regions"] = (candidate.region,)
    if candidate.period and not frame.periods:
        changed["periods"] = (candidate.period,)
    return changed


def _one_of_those_compared(frame: Frame, candidate: Candidate) -> dict[str, Any]:
    """What of a comparison's frame holds of one figure of it."""
    changed: dict[str, Any] = {
        "asked": "rank" if candidate.kind == "rank" else "value",
        "operation": "",
        "measure": candidate.kind,
        "unit": "",
        "subjects": tuple(s for s in frame.subjects if s in candidate.sentence_text),
    }
    if candidate.region:
        changed["regions"] = (candidate.region,)
    if candidate.period:
        changed["periods"] = (candidate.period,)
    return changed


def _time_of(frame: Frame, period: Period | None) -> tuple[Period, ...]:
    """Its time as a condition; a day that is itself what is asked has only its year for one."""
    if period is None:
        return ()
    return (year_of(period.start.year) if frame.asked == "date" else period,)


def _replaced(question: str, asked: Sequence[str], found: str) -> str:
    """The question with the one thing asked for replaced; empty if it does not stand there."""
    one = asked[0] if len(asked) == 1 else ""
    return question.replace(one, found) if one and one in question else ""
