"""The figures that a question states itself, read once for all candidates."""

import re
from functools import lru_cache

from core.quantities import Quantity, find_quantities
from core.situating import situating_figures

_OVER = re.compile(r"超过?|突破|大于|多于|高于|低于|少于|小于|不到|不足|满|达到?")


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
    return tuple(q for q in given(question) if q.unit and _limits(question, q))


_STRICTLY = re.compile(r"超过?|大于|多于|高于|低于|少于|小于|不到|不足")


@lru_cache(maxsize=64)
def strict_limits(question: str) -> tuple[Quantity, ...]:
    """Those that a passage must tell too: 超过50毫米, 600分以上."""
    return tuple(
        q
        for q in given(question)
        if q.unit
        and (
            q.text.endswith(("以上", "以下", "以内"))
            or _STRICTLY.search(question[max(0, q.start - 2) : q.start])
            or _STRICTLY.match(q.text)
        )
    )


def _limits(question: str, quantity: Quantity) -> bool:
    before = question[max(0, quantity.start - 2) : quantity.start]
    return bool(_OVER.search(before) or _OVER.match(quantity.text))
