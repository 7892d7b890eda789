"""Stretches of days told with their hours are one period; days that are only listed stay apart."""

from datetime import date

import pytest

from core.language.periods import find_periods

ANCHOR = date(2023, 8, 20)


def told(text: str, anchor: date | None = ANCHOR) -> list[tuple[str, str]]:
    """The words of each period and what it is called; "" where it is unknown."""
    found = find_periods(text, anchor)
    return [(mention.text, mention.period.label if mention.period else "") for mention in found]


@pytest.mark.parametrize(
    ("text", "words", "label"),
    [
        ("7月29日20时至31日9时，青屿县有雨", "7月29日20时至31日9时", "2023年7月29—31日"),
        ("12日夜里到13日早晨有雾", "12日夜里到13日早晨", "2023年8月12—13日"),
        ("5月31日20时至6月2日8时", "5月31日20时至6月2日8时", "2023年5月31日—6月2日"),
        ("6月3日 08:00 至 4日 20:00", "6月3日 08:00 至 4日 20:00", "2023年6月3—4日"),
        ("6月3日凌晨3时30分—6月5日傍晚", "6月3日凌晨3时30分—6月5日傍晚", "2023年6月3—5日"),
        ("6月3日20时至5日，停水", "6月3日20时至5日", "2023年6月3—5日"),
        (
            "2022年6月3日8时到2022年6月5日20时",
            "2022年6月3日8时到2022年6月5日20时",
            "2022年6月3—5日",
        ),
    ],
)
def test_days_with_hours_between_them_are_one_stretch(text: str, words: str, label: str) -> None:
    assert told(text) == [(words, label)]


def test_a_stretch_has_both_its_days() -> None:
    (mention,) = find_periods("青屿县5月31日20时至6月2日8时停航", ANCHOR)
    assert mention.period is not None
    assert (mention.period.start, mention.period.end) == (date(2023, 5, 31), date(2023, 6, 2))
    assert (mention.period.grain, mention.relative) == ("days", True)


def test_only_written_years_make_a_stretch_absolute() -> None:
    (mention,) = find_periods("2022年6月3日8时到2022年6月5日20时", ANCHOR)
    assert not mention.relative


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("6月3日和6月5日各开一场", ["6月3日", "6月5日"]),
        ("6月3日上午和5日下午各开一场", ["6月3日", "5日"]),
        ("6月3日9时、5日9时各测一次", ["6月3日", "5日"]),
        ("6月3日9时的水位比5日9时高", ["6月3日", "5日"]),
        ("6月3日20时，至5日9时", ["6月3日", "5日"]),
        ("6月5日8时到6月3日8时", ["6月5日", "6月3日"]),  # it would fall
        ("6月3日20时至今年9月", ["6月3日", "今年9月"]),  # a day and a month
    ],
)
def test_days_that_are_no_stretch_stay_apart(text: str, words: list[str]) -> None:
    assert [word for word, _ in told(text)] == words


@pytest.mark.parametrize("text", ["12日夜里到13日早晨", "12日20时至14日8时", "7月9日8时到11日8时"])
def test_days_of_an_unknown_month_or_year_are_joined_all_the_same(text: str) -> None:
    assert told(text, None) == [(text, "")]
    assert find_periods(text)[0].relative


@pytest.mark.parametrize("text", ["6月3日8时至10时", "6月3日下午至夜间", "6月3日"])
def test_hours_of_one_day_leave_it_a_day(text: str) -> None:
    assert told(text) == [("6月3日", "2023年6月3日")]
