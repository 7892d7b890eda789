"""Hours: with their date, told alone, and from one to another."""

from datetime import date

import pytest

from answerer.spans.clock import asks_hour, asks_stretch, find_hours
from answerer.spans.dates import find_dates
from answerer.spans.spans import Found
from core.schema import Span
from tests.answerer.views import views_in


def hours(question: str, text: str) -> list[str]:
    """The hours found that stand without a date."""
    return [found.text for view in views_in(question, text) for found in find_hours(view)]


def dates(question: str, text: str) -> list[Found]:
    views = views_in(question, text, today=date(2023, 9, 1))
    return [found for view in views for found in find_dates(view)]


@pytest.mark.parametrize(
    ("question", "hour", "stretch"),
    [
        ("灯会几点开始？", True, False),
        ("渡船几时停航？", True, False),
        ("铃声几点几分响？", True, False),
        ("降雨集中在哪个时段？", True, True),
        ("展馆几点到几点开放？", True, True),
        ("展馆从几点开到几点？", True, True),
        ("展馆的营业时间是什么？", True, True),
        ("灯会什么时候开始？", False, False),
        ("灯会哪天开始？", False, False),
    ],
)
def test_what_asks_for_an_hour_and_for_both_ends(question: str, hour: bool, stretch: bool) -> None:
    assert (asks_hour(question), asks_stretch(question)) == (hour, stretch)


@pytest.mark.parametrize(
    ("question", "text", "wanted"),
    [
        ("灯会几点开始？", "灯会8月5日19时30分开始。", "2023年8月5日19时30分"),
        ("灯会几点开始？", "灯会于8月5日晚7点半开始。", "2023年8月5日晚7点半"),
        ("8月5日的渡船几点停航？", "8月5日16时渡船停航。", "2023年8月5日16时"),
        ("预警几时发布？", "预警于8月3日19:40发布。", "2023年8月3日19:40"),
        ("停水什么时候开始？", "8月3日凌晨3点开始停水。", "2023年8月3日凌晨3点"),
        ("停水什么时间开始？", "8月3日上午9时许开始停水。", "2023年8月3日上午9时许"),
        ("停水何时开始？", "8月3日凌晨开始停水。", "2023年8月3日凌晨"),
        ("停水哪天开始？", "8月3日凌晨3点开始停水。", "2023年8月3日"),
        ("报纸什么时候送到？", "8月3日早报送到。", "2023年8月3日"),
        (
            "降雨出现在哪个时段？",
            "降雨出现在8月3日20时至4日9时。",
            "2023年8月3日20时至4日9时",
        ),
        (
            "停电从几点到几点？",
            "8月3日20时至8月4日9时停电。",
            "2023年8月3日20时至8月4日9时",
        ),
    ],
)
def test_a_date_has_its_hour_where_that_is_asked(question: str, text: str, wanted: str) -> None:
    (found,) = dates(question, text)
    assert found.text == wanted
    assert wanted.endswith(text[found.span.start : found.span.end])


def test_a_date_with_its_hour_looks_more_like_an_answer() -> None:
    without, with_hour = dates("停水什么时候开始？", "8月2日通知，8月3日凌晨3点开始停水。")
    assert without.fit < with_hour.fit


def test_where_the_hour_is_asked_a_date_without_it_is_no_answer() -> None:
    assert dates("停水几点开始？", "8月3日开始停水。") == []


@pytest.mark.parametrize(
    ("question", "text", "wanted"),
    [
        ("码头几点封闭？", "当天16时起，码头封闭。", ["16时"]),
        ("8月5日的渡船几点停航？", "8月5日，渡船16时停航。", ["16时"]),
        ("铃声几点几分响？", "铃声早上7点50分响。", ["早上7点50分"]),
        ("渡船几点开？", "渡船开船：20:05、23:30。", ["20:05", "23:30"]),
        ("渡船几点开？", "渡船开船：20:0523:30。", []),  # no digits run on
        ("灯会几点开始？", "灯会8月5日19时30分开始。", []),  # it is told with its day
        ("灯会什么时候开始？", "灯会当天16时开始。", []),
        ("灯会哪天开始？", "灯会当天16时开始。", []),
    ],
)
def test_an_hour_may_be_told_without_its_day(question: str, text: str, wanted: list[str]) -> None:
    assert hours(question, text) == wanted


@pytest.mark.parametrize(
    ("question", "text", "wanted"),
    [
        ("几点到几点停水？", "停水时间为8:30—17:00。", "8:30—17:00"),
        ("展馆几点到几点开放？", "展馆每天9时至17时开放，16时停止入场。", "9时至17时"),
        ("展馆从几点开到几点？", "展馆9:00-17:00开放。", "9:00-17:00"),
        ("夜市营业时间是什么？", "夜市营业时间为18时至次日2时。", "18时至次日2时"),
        ("降雨集中在哪个时段？", "降雨集中在凌晨3时到上午8时。", "凌晨3时到上午8时"),
    ],
)
def test_both_ends_are_given_where_both_are_asked(question: str, text: str, wanted: str) -> None:
    assert hours(question, text) == [wanted]


@pytest.mark.parametrize("text", ["展馆9时开放。", "展馆9:0017:00开放。"])
def test_a_single_hour_is_no_stretch(text: str) -> None:
    assert hours("展馆几点到几点开放？", text) == []


def test_a_stretch_looks_more_like_an_answer_than_an_hour() -> None:
    view = views_in("展馆几点到几点开放？", "展馆9时至17时开放。")[0]
    other = views_in("展馆几点开放？", "展馆9时开放。")[0]
    (stretch,), (hour,) = find_hours(view), find_hours(other)
    assert stretch.fit > hour.fit


def test_spans_hold_the_text() -> None:
    text = "展馆周末开放。当天16时起，码头封闭。"
    (found,) = [f for view in views_in("码头几点封闭？", text) for f in find_hours(view)]
    assert found.span == Span(text.index("16时"), text.index("16时") + 3)
