"""When a span is sure enough to be the answer."""

import math
from datetime import date

import pytest

from answerer.ranking import accepted_among
from core.language.calendar import day_of, half_of, year_of
from core.language.periods import Period
from core.parser.frame import Frame
from core.schema import Span
from tests.answerer.made import made

TEXT = "企业缺人手，由县里定期办招聘会来补，县长乔某某说。"
FRAME = Frame("企业缺人手怎么办", asked="text")


def test_spans_that_overlap_are_weighed_together() -> None:
    half = math.log(0.5)
    whole = made(TEXT, "企业缺人手，由县里定期办招聘会来补", score=half)
    clause = made(TEXT, "由县里定期办招聘会来补", score=half)
    apart = made(TEXT, "县长乔某某说", score=half)
    assert accepted_among(FRAME, [whole, clause, apart]) == [whole, clause]


def test_a_place_that_is_another_refuses_however_sure() -> None:
    sure = made(TEXT, "由县里定期办招聘会来补", score=3.0)
    other = made(TEXT, "由县里定期办招聘会来补", score=3.0, differs=("地区",))
    assert sure.span == Span(other.span.start, other.span.end)
    assert accepted_among(FRAME, [other]) == []
    assert accepted_among(FRAME, [sure]) == [sure]


@pytest.mark.parametrize(
    ("question", "asked", "day", "accepted"),
    [
        ("2015年出的优惠到什么时候截止", year_of(2015), date(2016, 12, 31), True),
        ("2023年公告延到哪天", year_of(2023), date(2027, 12, 31), True),
        ("2023年公告延到哪天", year_of(2023), date(2021, 12, 31), False),
        ("松涛公司2023年半年报是哪天发布的", half_of(2023, 1), date(2023, 8, 9), True),
        ("松涛公司2023年半年报是哪天发布的", half_of(2023, 1), date(2022, 8, 9), False),
        ("松涛公司2023年半年报是哪天发布的", half_of(2023, 1), date(2024, 8, 9), False),
        ("松涛公司2023年哪天开业", year_of(2023), date(2024, 8, 9), False),
    ],
)
def test_a_date_may_lie_behind_the_asked_time_only_where_it_must(
    question: str, asked: Period, day: date, accepted: bool
) -> None:
    frame = Frame(question, asked="date", periods=(asked,))
    found = made(f"时间为{day}。", str(day), score=3.0, period=day_of(day), differs=("年份",))
    assert accepted_among(frame, [found]) == ([found] if accepted else [])


def test_one_that_inherits_another_year_stands_behind_one_that_agrees() -> None:
    frame = Frame("前三名是谁", asked="list", periods=(year_of(2022),))
    own = made(TEXT, "由县里定期办招聘会来补", score=0.5)
    other = made(TEXT, "企业缺人手", score=1.0, differs=("年份",), inferred=True, wording="")
    ahead = made(TEXT, "县长乔某某", score=4.0, differs=("年份",), inferred=True, wording="")
    assert accepted_among(frame, [other, own]) == [own]
    assert accepted_among(frame, [ahead, other, own]) == [ahead, own]
    assert accepted_among(frame, [other]) == [other]


@pytest.mark.parametrize(
    ("question", "name", "refused"),
    [
        ("三等奖给了谁", "白子衿", True),
        ("三等奖给了谁", "陆云舟", True),
        ("一等奖给了谁", "白子衿", False),
        ("一等奖给了谁", "陆云舟", False),
    ],
)
def test_another_prize_refuses(question: str, name: str, refused: bool) -> None:
    text = "白子衿获一等奖。主持人是陆云舟。"
    own = text[: text.index("。") + 1] if name == "白子衿" else text[text.index("。") + 1 :]
    span = Span(text.index(own), text.index(own) + len(own))
    candidate = made(text, name, score=3.0, sentence=span)
    frame = Frame(question, asked="name")
    assert (accepted_among(frame, [candidate]) == []) is refused
