"""Figures in two units, or with a half: 2米35, 十年十个月, 两天半, 2小时30分钟, 3成2."""

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from core.language.quantity import Quantity
from core.language.units import UNIT

_CENTIMETRES = re.compile(rf"\d{{1,2}}(?![\d.%万亿]|{UNIT})")
_TENTH = re.compile(rf"[1-9](?![\d.%万亿]|{UNIT})")
_HALVED = frozenset({"年", "天", "小时", "个月", "周", "公里", "里", "斤"})
# A smaller unit behind a larger one, and how many of it make one.
_SMALLER = {("年", "个月"): 12, ("小时", "分钟"): 60, ("分钟", "秒"): 60, ("天", "小时"): 24}
_AND = ("", "零", "又")
_ONE_YEAR = re.compile(r"(?<![第同这每近逐十])一年$")
# No half stands in 半径, 半程, 半数, 半价.
_HALF = re.compile(r"半(?![径程数价路票山岛球导成身分决以天年马])")


def in_full(found: Sequence[Quantity], text: str) -> list[Quantity]:
    """The figures of a text, each with what belongs to it in a smaller unit, in the larger one."""
    whole: list[Quantity] = []
    for quantity in found:
        last = whole[-1] if whole else None
        if last and _goes_on(last, quantity, text):
            number = last.number + quantity.number / _SMALLER[last.unit, quantity.unit]
            whole[-1] = _longer(last, quantity.end, text, number)
        elif quantity.unit == "个月" and _ONE_YEAR.search(text, 0, quantity.start):
            start = quantity.start - 2
            number = 1 + quantity.number / 12
            year = replace(quantity, start=start, unit="年", number=round(number, 4))
            whole.append(_longer(year, quantity.end, text, year.number))
        else:
            whole.append(_with_rest(quantity, text))
    return whole


def _goes_on(last: Quantity, quantity: Quantity, text: str) -> bool:
    """Whether a figure follows in a smaller unit; 每周5天8小时 are two of their own."""
    between = text[last.end : quantity.start]
    each = "每" in text[max(0, last.start - 2) : last.start]
    ranges = each or last.upper is not None or quantity.upper is not None
    parts = _SMALLER.get((last.unit, quantity.unit), 0)
    return between in _AND and quantity.number < parts and not ranges


def _longer(quantity: Quantity, end: int, text: str, number: Decimal) -> Quantity:
    return replace(
        quantity, end=end, text=text[quantity.start : end], number=round(Decimal(number), 4)
    )


def _with_rest(quantity: Quantity, text: str) -> Quantity:
    """2米35 is 2.35 metres, 3成2 is 32%, 两年半 two years and a half."""
    if quantity.upper is not None:
        return quantity
    end, number = quantity.end, quantity.number
    metres = quantity.unit == "米" and quantity.text.endswith("米")
    if metres and (follows := _CENTIMETRES.match(text, end)):
        hundredths = Decimal(int(follows[0].ljust(2, "0"))) / 100
        return _longer(quantity, follows.end(), text, number + hundredths)
    if quantity.text.endswith("成") and (follows := _TENTH.match(text, end)):
        return _longer(quantity, follows.end(), text, number + int(follows[0]))
    if quantity.unit in _HALVED and _HALF.match(text, end) and quantity.text[-1] in quantity.unit:
        return _longer(quantity, end + 1, text, number + Decimal("0.5"))
    return quantity
