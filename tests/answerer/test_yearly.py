"""A printed 同比 is worked out again where both years stand in the reports."""

from dataclasses import replace

import pytest

from answerer.arithmetic.yearly import checked_rate, sum_of_years
from answerer.candidate import Candidate
from core.language.calendar import year_of, years_of
from core.parser.frame import Frame
from tests.answerer.made import made

TEXT = "2023年，松涛县引资额120亿元，同比增长{rate}。"


def figures(rate: str) -> tuple[Candidate, list[Candidate]]:
    text = TEXT.format(rate=rate)
    fields = {"region": "松涛县", "near": "引资额"}
    now = made(text, "120亿元", period=year_of(2023), **fields)
    before = made(
        "2022年，松涛县引资额100亿元。", "100亿元", doc_id="b", period=year_of(2022), **fields
    )
    percent = made(text, rate, period=year_of(2023), **fields)
    return percent, [now, before]


@pytest.mark.parametrize(("rate", "agrees"), [("20%", True), ("20.1%", True), ("25%", False)])
def test_the_printed_rate_is_checked(rate: str, agrees: bool) -> None:
    percent, known = figures(rate)
    check = checked_rate(percent, known)
    assert check is not None
    assert check.agrees is agrees
    assert "120亿元 ÷ 100亿元" in check.step
    assert ("不一致" in check.told) is not agrees


def test_another_place_or_price_basis_checks_nothing() -> None:
    percent, (now, before) = figures("20%")
    assert checked_rate(percent, [now, replace(before, region="翠竹县")]) is None
    real = made(TEXT.format(rate="20%").replace("同比", "按可比价格同比"), "20%", near="引资额")
    assert checked_rate(real, [now, before]) is None


@pytest.mark.parametrize(
    ("question", "indicator", "added"),
    [
        ("松原县2021到2023年一共签约多少个", "签约", True),
        ("松原县2021到2023年签约多少个", "签约", False),
        ("松原县2021到2023年一共有多少存款余额", "存款余额", False),
        ("松原县2021到2023年一共计划签约多少个", "签约", False),
        ("松原县2021到2023年总共的失业率", "失业率", False),
    ],
)
def test_what_years_have_of_their_own_is_added_up(
    question: str, indicator: str, *, added: bool
) -> None:
    frame = Frame(question, periods=(years_of(2021, 2023),), indicator=indicator)
    asked = sum_of_years(frame)
    assert (asked is not None) == added
    assert asked is None or [p.label for p in asked.periods] == ["2021年", "2022年", "2023年"]
