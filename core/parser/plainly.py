"""A comparison read as a question about one figure, as a report may print it."""

from dataclasses import replace

from core.language.regions import Gazetteer
from core.parser.asked_places import asked_places
from core.parser.asking import read_ask
from core.parser.frame import Frame
from core.parser.indicators import indicator_of
from core.parser.stated import stated_of, subjects_of
from core.parser.times import question_periods

_CHANGES = frozenset({"growth", "difference"})


def read_plainly(frame: Frame, gazetteer: Gazetteer) -> Frame | None:
    """The question of a comparison with 平均, 占, 合计 among the words of what is asked.

    The places and times stay those of the frame: of a place and one that holds it the
    inner one, of a change the later time. None where no figure is asked for.
    """
    ask = read_ask(frame.question)
    if frame.asked != "compare" or ask.asked != "value":
        return None
    mentions, _ = asked_places(frame.question, gazetteer)
    found = question_periods(frame.question, None)
    _, stated, found = stated_of(frame.question, found)
    periods = frame.periods
    if frame.operation in _CHANGES and len(periods) > 1:
        periods = (max(periods, key=lambda period: period.end),)
    return replace(
        frame,
        asked=ask.asked,
        regions=_inner(frame.regions, gazetteer),
        subjects=subjects_of(frame.question, stated, mentions, gazetteer, found),
        periods=periods,
        indicator=indicator_of(stated, mentions, found, ask),
        measure=ask.measure,
        unit=ask.unit,
        operation="",
        among="",
        bounds=(),
    )


def _inner(names: tuple[str, ...], gazetteer: Gazetteer) -> tuple[str, ...]:
    """The places that hold none of the others."""

    def holds(outer: str, name: str) -> bool:
        return outer != name and any(
            gazetteer.within(one, other)
            for one in gazetteer.named(name)
            for other in gazetteer.named(outer)
        )

    return tuple(outer for outer in names if not any(holds(outer, name) for name in names))
