"""Days of the week, how often, the hour: what comes again and again."""

import pytest

from answerer.spans.dates import find_dates
from answerer.spans.recurring import find_recurrences
from tests.answerer.views import views_in


@pytest.mark.parametrize(
    ("question", "text", "wanted"),
    [
        ("例会每周几开？", "县里每周四召开例会，研究难题。", ["每周四"]),
        ("大集星期几？", "大集设在周六至周日。", ["周六至周日"]),
        ("督查多久一次？", "督查加密到两周一次。", ["两周一次"]),
        ("多久外出招商一次？", "每月至少外出招商两次。", ["每月至少外出招商两次"]),
        ("多久约谈一次？", "每周提醒，每月约谈，每季通报。", ["每周", "每月约谈", "每季"]),
        ("多久通报一次？", "对进度实行旬通报，落后的约谈。", ["旬通报"]),
        ("几点开门？", "市场每天早上6点半开门，供应早饭。", ["每天早上6点半"]),
        ("开放日是哪天？", "将每季度末定为“开放日”。", ["每季度末"]),
        ("哪天开工？", "每周调度一次，项目加快。", []),
        ("每亩每年补多少？", "每亩每年补助15元。", []),
    ],
)
def test_what_recurs_is_found_as_asked(question: str, text: str, wanted: list[str]) -> None:
    assert [found.text for found in find_recurrences(views_in(question, text)[0])] == wanted


def test_no_date_answers_how_often() -> None:
    view = views_in("例会多久一次？", "2023年3月2日，例会改为每周一次。")[0]
    assert not list(find_dates(view))
    assert list(find_dates(views_in("例会哪天改的？", view.text)[0]))
