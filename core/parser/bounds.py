"""Bounds that a question sets for figures: 超过30个, 不到10%, 80亿元以上."""

import re
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from core.language.quantities import find_quantities
from core.language.text import fold
from core.language.units import UNIT

_NUMBER = r"(?:\d+(?:\.\d+)?|[一二两三四五六七八九十百千]+)"
_FIGURE = rf"{_NUMBER}?(?:万亿|[十百千]?[亿万]|[十百千])?(?:{UNIT})|{_NUMBER}(?:万亿|[亿万])"
# wordings -> above or below, and whether the bound itself passes
_SIDES: tuple[tuple[str, bool, bool], ...] = (
    ("没有超过|没超过|不超过|不高于|不多于|不大于|至多|最多", False, True),
    ("不低于|不少于|不小于|至少|达到了?|达|满|够", True, True),
    ("超过了?|多于|大于|高于|突破了?|高出|超", True, False),
    ("不到|不足|不满|没到|没有?达到|未达到?|未满|少于|低于|小于", False, False),
)
_SAYS = "|".join(words for words, _, _ in _SIDES)
# Where a limit of what is counted goes on (超过1亿元的项目), no figure of it is bound.
_ENDS = (
    r"(?=[的之]?(?:[县市区省州旗年地]|地方|地区|有哪|有几|有多少|是哪|哪|几个|多少个|都?有谁|都?是谁)"
    r"|[的呢吗了]{0,2}(?:[，,。；;?？]|$)|[且并但而]|不[到足满超]|低于|少于|小于)"
)
_BEFORE = re.compile(rf"(?P<says>{_SAYS})(?P<figure>{_FIGURE})(?P<edge>以上|以下|以内)?{_ENDS}")
_RANGE = re.compile(
    rf"[在从]?(?P<low>{_FIGURE}|{_NUMBER})(?:到|至|-|—|~)(?P<high>{_FIGURE})之?间{_ENDS}"
)
_BEHIND = re.compile(
    rf"(?:(?:都|均)?[在有达])?(?P<figure>{_FIGURE})(?:及|或者?)?(?P<edge>以上|以下|以内){_ENDS}"
)


@dataclass(frozen=True, slots=True)
class Bound:
    """One bound: its figure in the base `unit`, and where it stands in the question."""

    number: Decimal
    unit: str
    kind: str
    above: bool
    passes_equal: bool
    text: str
    span: tuple[int, int]

    def passes(self, number: Decimal) -> bool:
        """Whether a figure in the same unit keeps it."""
        if number == self.number:
            return self.passes_equal
        return (number > self.number) == self.above


def bounds_in(question: str) -> tuple[Bound, ...]:
    """The bounds of a question, in order; where they run into each other the first holds."""
    text = fold(question)
    found: list[Bound] = [b for match in _RANGE.finditer(text) for b in _range(match)]
    if found:
        return tuple(found)
    for match in sorted(
        (*_BEFORE.finditer(text), *_BEHIND.finditer(text)), key=lambda match: match.start()
    ):
        bound = _bound(match)
        if bound and not (found and match.start() < found[-1].span[1]):
            found.append(bound)
    between = [text[one.span[1] : other.span[0]] for one, other in pairwise(found)]
    # 10亿以上且增速超过10% binds two figures: none of them can stand for both.
    return () if any(_OTHER.search(words) for words in between) else tuple(found)


_OTHER = re.compile(r"[^且并但而又也在，,\s]")


def _range(match: re.Match[str]) -> list[Bound]:
    """在10亿元到20亿元之间: both ends keep it."""
    ends = find_quantities(match["low"]), find_quantities(match["high"])
    if not all(len(found) == 1 for found in ends):
        return []
    low, high = ends[0][0], ends[1][0]
    return [
        Bound(q.number, high.unit, high.kind if high.unit else "", above, True, text, match.span())
        for q, above, text in (
            (low, True, f"{match['low']}以上"),
            (high, False, f"{match['high']}以下"),
        )
    ]


def _bound(match: re.Match[str]) -> Bound | None:
    figure = match["figure"]
    whole = f"一{figure}" if figure[0] in "十百千万亿" else figure
    quantities = find_quantities(whole)
    if len(quantities) != 1:
        return None
    (quantity,) = quantities
    above, equal = _side(match.groupdict().get("says") or "", match["edge"] or "")
    # 200亿 leaves its unit to the figures.
    kind = quantity.kind if quantity.unit else ""
    return Bound(quantity.number, quantity.unit, kind, above, equal, match.group(), match.span())


def _side(says: str, edge: str) -> tuple[bool, bool]:
    for words, above, equal in _SIDES if says else ():
        if re.fullmatch(words, says):
            return above, equal
    return edge == "以上", True
