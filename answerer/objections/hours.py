"""The hours that a question names: 20时至9时 is not 20时至18时."""

import re

from answerer.candidate import Candidate
from core.parser.frame import Frame

_HOUR = re.compile(r"(?<![\d.:：])(?P<hour>[01]?\d|2[0-4])(?:[时点](?![间候段刻期])|[:：][0-5]\d)")
_LATE = re.compile(r"(?:下午|傍晚|晚[上间]?|夜[间里晚]|深夜)\s*$")
_DAY = re.compile(r"\d[日号]")


def of_other_hours(frame: Frame, candidate: Candidate) -> bool:
    """Whether a figure is told of hours of which one that is asked is none.

    Only where the question names them with their day, and the figure's sentence before it.
    """
    if candidate.number is None or not _DAY.search(frame.question):
        return False
    asked = _hours(frame.question)
    told = candidate.chunk.text[candidate.sentence.start : candidate.span.start]
    return bool(asked and _hours(told) and not asked <= _hours(told))


def _hours(text: str) -> set[int]:
    """The hours of a text; 下午3时 counts as 15."""
    return {
        int(m["hour"]) + (12 if int(m["hour"]) < 12 and _LATE.search(text, 0, m.start()) else 0)
        for m in _HOUR.finditer(text)
    }
