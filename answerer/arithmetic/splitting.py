"""What a comparison sets side by side, each with the frame of its own search."""

import re
from dataclasses import dataclass, replace
from typing import NamedTuple

from answerer.arithmetic.evenly import PER
from answerer.objections.rests import REST
from answerer.overlap import grams
from core.language.lexicon import member_of, qualifiers_in, rivals_in, without_members
from core.language.periods import Period, find_periods
from core.language.regions import Gazetteer
from core.language.subjects import blank
from core.language.text import fold
from core.language.units import UNIT, unit_of
from core.parser.asked_places import asked_places
from core.parser.asking import expected_kind
from core.parser.frame import Frame


@dataclass(frozen=True, slots=True)
class Part:
    """One of the things compared: its name in the table and the frame of its own search.

    `own` are the bigrams that only its name has, `others` those that only the
    other names have; both empty where frames tell the parts apart.
    """

    name: str
    frame: Frame
    own: frozenset[str] = frozenset()
    others: frozenset[str] = frozenset()


def single_of(frame: Frame) -> Frame:
    """The frame of one of the figures that a comparison sets side by side."""
    measure = {"point": "percent"}.get(frame.measure, frame.measure)
    unit = "%" if measure == "percent" else frame.unit
    worked_out = (
        frame.operation in {"growth", "share"} and expected_kind(frame.indicator) != "percent"
    )
    if frame.operation in {"times", "doublings"} or (worked_out and measure == "percent"):
        measure, unit = "", ""  # a rate to be worked out from amounts
    return replace(
        frame, asked="value", operation="", among="", bounds=(), measure=measure, unit=unit
    )


def split_frame(frame: Frame, gazetteer: Gazetteer) -> list[Part]:
    """One part for each thing compared."""
    single = single_of(frame)
    if len(frame.regions) >= 2:
        return [Part(name, replace(single, regions=(name,))) for name in frame.regions]
    if len(frame.subjects) >= 2 and not rivals_in(frame.qualifiers):
        parts = _by_subject(single, gazetteer)
        return [_alone(part, frame.operation) for part in parts]
    if len(frame.periods) >= 2:
        return [Part(p.label, replace(single, periods=(p,))) for p in frame.periods]
    rivals = rivals_in(frame.qualifiers)
    kept = tuple(q for q in frame.qualifiers if q not in rivals)
    return [
        Part(
            member_of(q),
            replace(
                single,
                qualifiers=(*kept, q),
                indicator=without_members(frame.indicator, [r for r in rivals if r != q]),
            ),
        )
        for q in rivals
    ]


# The operations whose figures are of two kinds, each asked for by its own words.
_UNLIKE = frozenset({REST, PER})
_NUMBER_OF = re.compile(rf"(?P<of>.+?)(?P<unit>{UNIT})数")


def _alone(part: Part, operation: str) -> Part:
    """The part with the unit and the words of its own kind of figure."""
    if operation not in _UNLIKE:
        return part
    number = _NUMBER_OF.fullmatch(part.name) if operation == PER else None
    if number is None:
        # Of what there was in all, each word tells; of what is done, that it is.
        _, done, does = part.name.rpartition(" 已")
        return replace(part, own=_grams_of(does if done else part.name))
    unit, kind = unit_of(number["unit"])
    frame = replace(part.frame, indicator=number["of"], measure=kind, unit=unit)
    return replace(part, frame=frame, own=_grams_of(number["of"]))


def _by_subject(frame: Frame, gazetteer: Gazetteer) -> list[Part]:
    """A part for each subject; the indicator of each is its name and what they share.

    A time in its name (7月的均价比前7个月的均价) is its own, and so is its place.
    """
    year = frame.periods[0].start.year if frame.periods else None
    things = [_thing(name, year, gazetteer) for name in frame.subjects]
    apart = len({thing.regions for thing in things}) == len(things)
    known = [_grams_of(thing.words) for thing in things]
    shared = frame.indicator
    for name in frame.subjects:
        shared = shared.replace(fold(name), " ")
    parts = []
    for number, (name, thing) in enumerate(zip(frame.subjects, things, strict=True)):
        rest = frozenset().union(*(g for n, g in enumerate(known) if n != number))
        qualifiers = (*frame.qualifiers, *qualifiers_in(name))
        part = replace(
            frame,
            subjects=(),
            regions=thing.regions or frame.regions,
            periods=thing.periods or frame.periods,
            indicator=f"{fold(thing.words)} {shared}".strip(),
            qualifiers=tuple(dict.fromkeys(qualifiers)),
        )
        own = known[number] - rest or known[number]
        parts.append(Part(name, part) if apart else Part(name, part, own, rest - known[number]))
    return parts


def _grams_of(words: str) -> frozenset[str]:
    """The bigrams of each word: none of one and the next."""
    return frozenset().union(*(grams(word) for word in words.split()))


class _Thing(NamedTuple):
    """One of the things compared: what it is, and the place and times that its name holds."""

    words: str
    regions: tuple[str, ...]
    periods: tuple[Period, ...]


def _thing(name: str, year: int | None, gazetteer: Gazetteer) -> _Thing:
    """甲县2022年收集的问题; the 甲县 of 甲县港 is a part of its name."""
    times = find_periods(name, year=year)
    periods = tuple(m.period for m in times if m.period)
    words = blank(name, [(m.start, m.end) for m in times]).strip(" 的")
    mentions, regions = asked_places(words, gazetteer)
    rest = words[mentions[-1].end :].strip(" 的") if mentions and not mentions[0].start else ""
    if len(regions) != 1 or not ("的" in rest or expected_kind(rest) or qualifiers_in(rest)):
        return _Thing(words, (), periods)
    return _Thing(rest, (regions[0].name,), periods)
