"""The years behind a plan's name, and times that a sentence tells in a row."""

import pytest

from answerer.spans.joined_times import find_joined_times
from answerer.spans.plan_years import find_plan_years
from tests.answerer.views import views_in

PLAN = "印发《松坞市丝绸行业发展规划（2021—2024年）》，出台《松坞市绿化方案（2022版）》。"


def plan_years(question: str) -> list[str]:
    return [found.text for view in views_in(question, PLAN) for found in find_plan_years(view)]


def times(question: str, text: str) -> list[str]:
    return [found.text for view in views_in(question, text) for found in find_joined_times(view)]


@pytest.mark.parametrize(
    ("question", "years"),
    [
        ("松坞丝绸行业发展规划的规划期是哪几年", ["2021—2024年"]),
        ("松坞市丝绸行业规划管到哪一年", ["2024年"]),
        ("丝绸行业发展规划从哪年开始", ["2021年"]),
        ("丝绸行业发展规划是哪年到哪年的", ["2021—2024年"]),
        ("松坞市水利发展规划管到哪一年", []),
        ("松坞市绿化方案管到哪一年", []),
        ("松坞市丝绸行业发展规划是谁印发的", []),
    ],
)
def test_the_years_of_a_plan_stand_behind_its_name(question: str, years: list[str]) -> None:
    assert plan_years(question) == years


@pytest.mark.parametrize(
    ("question", "text", "found"),
    [
        ("哪两个季度拿了第一", "2022年第二季度、第三季度均居第一位。", ["第二季度、第三季度"]),
        ("全年哪几个季度下降", "二、四季度下降，一季度增长。", ["二季度、四季度"]),
        ("哪几个月雨水最多", "6、7月雨水最多。", ["6月、7月"]),
        ("哪两个季度拿了第一", "第二季度居第一位。", []),
        ("哪两个县拿了第一", "第二季度、第三季度均居第一位。", []),
    ],
)
def test_times_in_a_row_are_listed(question: str, text: str, found: list[str]) -> None:
    assert times(question, text) == found
