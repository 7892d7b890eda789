"""昨天 and 今天, told from the day of the report."""

from datetime import date

import pytest

from answerer.spans.told_days import find_told_days
from tests.answerer.views import views_in


def told(text: str, published: date | None) -> list[tuple[str, str]]:
    view = views_in("决赛是哪天？", text, published=published)[0]
    return [(found.text, found.step) for found in find_told_days(view)]


@pytest.mark.parametrize(
    ("text", "published", "day"),
    [
        ("本报5月9日讯 昨天，决赛举行。", date(2023, 5, 10), "2023年5月8日"),
        ("本报12月31日讯 今天上午，决赛举行。", date(2024, 1, 1), "2023年12月31日"),
        ("前天，决赛在县城举行。", date(2023, 3, 1), "2023年2月27日"),
    ],
)
def test_the_day_is_counted_from_the_dateline_or_the_publication(
    text: str, published: date, day: str
) -> None:
    [(found, step)] = told(text, published)
    assert found == day
    assert day in step


def test_without_a_date_of_the_report_nothing_is_counted() -> None:
    assert not told("昨天，决赛举行。", None)
    assert not told("今天气温回升。", date(2023, 3, 1))
