"""Figures for one of something: 每吨240元, 453.74元/克, 人均 and 日均."""

import re

from answerer.candidate import Candidate
from core.parser.comparing import SUM

_EACH = re.compile(r"每|人均|平均|日均|月均|年均|户均|单[位户个]")
_PER_HEAD = re.compile(r"人均|户均|每[人户]|平均每")
_UNIT = "吨|公斤|千克|斤|克|升|桶|盎司|亩|公顷|股|度|立方米|平方米|平米"
# 汽油一吨涨多少钱 asks for each of them.
_ONE = re.compile(rf"(?<![第\d十百千万亿])一(?:{_UNIT})(?!以)")
_OF = re.compile(rf"(?:每|/|(?<![第\d十百千万亿])一)\s*(?P<unit>{_UNIT})")
_TOTAL = re.compile(rf"{SUM}|总价|总额|总量|总数")


def asks_each(question: str) -> bool:
    """Whether a question asks for the figure of one."""
    return bool(_EACH.search(question) or _ONE.search(question))


def asks_per_head(question: str) -> bool:
    """Whether it is what falls to each person or household, which no figure of all is."""
    return bool(_PER_HEAD.search(question))


def is_each(words: str) -> bool:
    """Whether words that stand beside a figure make it the figure of one."""
    return bool(_EACH.search(words))


def without_each(words: str) -> str:
    """The words of a figure of one less those that say so: 粗钢产量 of 粗钢日均产量."""
    return _EACH.sub("", words)


def told_for_each(question: str, candidate: Candidate) -> bool:
    """Whether a figure is for one, and for one of what was asked (每吨 is not 每升)."""
    text = candidate.chunk.text
    told = text[candidate.sentence.start : candidate.span.start]
    behind = text[candidate.span.end - 2 : candidate.span.end + 4]
    asked = {match["unit"] for match in _OF.finditer(question)}
    units = [match["unit"] for match in _OF.finditer(told)][-1:]
    units += [match["unit"] for match in _OF.finditer(behind)][:1]
    if asked and units:
        return bool(asked & set(units))
    return bool(units) or is_each(f"{told} {candidate.near}")


def asks_total(question: str) -> bool:
    """Whether a question asks for all together, which no figure of one is."""
    return bool(_TOTAL.search(question)) and not asks_each(question)
