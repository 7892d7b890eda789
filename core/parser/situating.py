"""Words of a question that only say which day is meant: 锌期货领跌3.51%那天，沪铝跌了多少."""

import re

from core.language.quantities import find_quantities
from core.language.quantity import Quantity

_THAT_DAY = r"(?:[那当][天日](?!前)|那[一1]?个?(?:交易|工作)日|那[一1]天)"
_DAY = re.compile(_THAT_DAY)
# What happened is told before it, and what is asked comes behind the comma.
_SITUATING = re.compile(rf"^[^，,。？?！!]{{2,60}}?{_THAT_DAY}[，,](?=..)")


def situating_figures(question: str) -> list[Quantity]:
    """The figures by which a question tells which day it means: 沪指暴跌7.63%那天收在多少点."""
    day = _DAY.search(question)
    return [q for q in find_quantities(question[: day.start()]) if q.unit] if day else []


def situating_span(question: str) -> tuple[int, int]:
    """Where such words stand at the question's start; an empty span where there are none.

    They help to find the report, but what they name is not what is asked about.
    """
    match = _SITUATING.match(question)
    return match.span() if match else (0, 0)
