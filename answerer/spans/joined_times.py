"""Which quarters, months or years: 第二季度、第三季度 and 二、三季度 as lists of times."""

import re
from collections.abc import Iterator

from answerer.spans.spans import Found, View
from core.schema import Span

_ASKED = re.compile(r"哪(?:[两几二三四五六七八九十]|些)个?(?P<unit>季度|月份?|年份?)")
_NUMBERS = {
    "季": r"第?[一二三四]",
    "月": r"(?:\d{1,2}|十[一二]|[一二三四五六七八九十])",
    "年": r"(?:19|20)\d{2}",
}
_AND = r"(?:以及|[、，和及与])"


def find_joined_times(view: View) -> Iterator[Found]:
    """Times of the asked kind in a row, each told in full."""
    asked = _ASKED.search(view.frame.question)
    if asked is None:
        return
    unit = asked["unit"].removesuffix("份")
    number = _NUMBERS[unit[0]]
    row = re.compile(rf"{number}(?:{unit}份?)?(?:{_AND}{number}(?:{unit}份?)?)+(?<={unit[-1]}|份)")
    for match in row.finditer(view.text):
        items = re.findall(number, match.group())
        span = Span(view.start + match.start(), view.start + match.end())
        yield Found(span, "、".join(f"{item}{unit}" for item in items), 1.6)
