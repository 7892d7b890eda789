"""Which of an order a question asks for: 前三名, 第二, 倒数第一, 最多的三个."""

import re
from typing import NamedTuple

from core.language.numerals import parse_numeral

_N = r"(?P<n>[一二两三四五六七八九十]{1,2}|\d{1,2})"
_NOT_PLACES = r"(?![\d年月日天季]|个?月|季度|产业|批|届|期|轮|次|财季|个五年)"
_MOST = 30
_STANDS = r"(?:排名?|位列|位居|居)?(?:在|行)?"
# wordings -> whether the order rises, and whether all up to the place are asked for
_WORDINGS: tuple[tuple[re.Pattern[str], bool, bool], ...] = (
    (re.compile(rf"(?:倒数|末尾?)(?:的?前)?{_N}[名位个]{_NOT_PLACES}"), True, True),
    (re.compile(rf"后{_N}[名位]{_NOT_PLACES}"), True, True),
    (re.compile(rf"倒数第{_N}[名位]?{_NOT_PLACES}"), True, False),
    (re.compile(r"垫底|[末尾]位|最后一?[名位]"), True, False),
    (re.compile(rf"最[少低小慢]的?前?{_N}个?(?=[县市区省州])"), True, True),
    (re.compile(rf"最[多高大快]的?前?{_N}个?(?=[县市区省州])"), False, True),
    (re.compile(rf"{_STANDS}(?<!(?<!项)目)前{_N}[名位强]?{_NOT_PLACES}"), False, True),
    (re.compile(rf"{_STANDS}第{_N}[名位多高大快]?{_NOT_PLACES}"), False, False),
)


class Lead(NamedTuple):
    """The places `first` to `last` of an order, from 1; and the words that ask for them."""

    first: int
    last: int
    rising: bool
    words: str


def lead_in(question: str) -> Lead | None:
    """Which places a question asks for; None where it asks for none."""
    for pattern, rising, all_up_to in _WORDINGS:
        match = pattern.search(question)
        if match is None:
            continue
        told = next((text for text in match.groups() if text), "")
        number = parse_numeral(told) if told else 1
        if number is None or not 1 <= number <= _MOST:
            continue
        last = int(number)
        return Lead(1 if all_up_to else last, last, rising, match.group())
    return None
