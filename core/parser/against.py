"""Bounds that another figure sets: 高于全市, 比甲县多, 超过平均水平, 排在甲县前面."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from core.parser.bounds import bounds_in

_ABOVE = "超过|高于|多于|大于|好于|快于"
_BELOW = "低于|少于|小于|慢于|不如|落后于"
_AVERAGE = r"(?:的?平均(?:水平|数|值)?)"
_WHOLE = "全[市省国]"
_HOW = r"(?:还|要|更)?(?P<how>[多高大快好少低小慢差])"
_SIDE = r"的?(?P<side>[前后]面|之[前后])"
_PLACE = r"(?:[县市区省州旗年地]|地方|地区)"
# What may follow: the places asked for, or the end.
_ENDS = rf"(?=的?(?:{_PLACE}|有哪|有几|有多少|是哪|哪|都?有谁)|的?[?？]?$)"


@dataclass(frozen=True, slots=True)
class Against:
    """One such bound: whose figure sets it (全市, a place, empty for all of them), and how.

    `mean` says that it is the mean of `than`, or of all.
    """

    than: str
    above: bool
    mean: bool
    text: str
    span: tuple[int, int]


def against(question: str, places: Sequence[str]) -> Against | None:
    """The bound that one of the `places`, the whole city or the mean sets in a question."""
    names = "|".join(map(re.escape, sorted(filter(None, places), key=len, reverse=True)))
    than = rf"{names}|{_WHOLE}" if names else _WHOLE
    match = re.search(
        rf"(?:(?P<says>{_ABOVE}|{_BELOW})(?P<than>{than})?(?P<mean>{_AVERAGE})?"
        rf"|比(?P<other>{than})(?P<even>{_AVERAGE})?{_HOW}"
        rf"|排(?:名|在)+(?P<third>{than}){_SIDE}){_ENDS}",
        question,
    )
    if match is None:
        return None
    named = match["than"] or match["other"] or match["third"] or ""
    mean = bool(match["mean"] or match["even"])
    if not (named or mean):
        return None
    said = match["says"] or match["how"] or match["side"]
    above = bool(re.search(rf"{_ABOVE}|[多高大快好前]", said))
    return Against(named, above, mean, match.group(), match.span())


_TEXT = re.compile(
    rf"(?:{_ABOVE}|{_BELOW}|比|排(?:名|在)+)(?P<than>.*?){_AVERAGE}?(?:{_HOW}|{_SIDE})?"
)


def set_against(text: str) -> str:
    """The place in the text of such a bound: 全市 of 高于全市; empty where it names none."""
    match = _TEXT.fullmatch(text)
    return match["than"] if match and not bounds_in(text) else ""
