"""The figures that a question states itself, read once for all candidates."""

import re
from functools import lru_cache

from core.language.quantities import find_quantities
from core.language.quantity import Quantity
from core.parser.situating import situating_figures

_STRICTLY = re.compile(r"超过?|大于|多于|高于|低于|少于|小于|不到|不足")
_OVER = re.compile(rf"{_STRICTLY.pattern}|突破|满|达到?")
_EDGES = ("以上", "以下", "以内")


@lru_cache(maxsize=64)
def given(question: str) -> tuple[Quantity, ...]:
    """All of them, in order."""
    return tuple(find_quantities(question))


@lru_cache(maxsize=64)
def day_figures(question: str) -> tuple[Quantity, ...]:
    """Those that tell which day is meant: 锌领跌3.51%那天."""
    return tuple(situating_figures(question))


@lru_cache(maxsize=64)
def limits(question: str) -> tuple[Quantity, ...]:
    """Those over or under which something is counted: 超过50毫米."""
    return tuple(q for q in given(question) if q.unit and _said(_OVER, question, q))


@lru_cache(maxsize=64)
def strict_limits(question: str) -> tuple[Quantity, ...]:
    """Those that a passage must tell too: 超过50毫米, 600分以上."""
    return tuple(
        q
        for q in given(question)
        if q.unit and (q.text.endswith(_EDGES) or _said(_STRICTLY, question, q))
    )


def _said(words: re.Pattern[str], question: str, quantity: Quantity) -> bool:
    """Whether a figure has one of these words before it or begins with one."""
    before = question[max(0, quantity.start - 2) : quantity.start]
    return bool(words.search(before) or words.match(quantity.text))
