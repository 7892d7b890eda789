"""What is planned and what was done are told apart, in reports of what is to come too."""

import pytest

from answerer.objections.agreement import differences
from answerer.objections.planned import is_only_planned
from core.parser.frame import Frame
from core.schema import Span
from tests.answerer.made import made

PLAN, ADDED = "口径:计划", "范围:新增"


@pytest.mark.parametrize(
    ("text", "figure", "planned"),
    [
        ("今年计划供应房源，床位约1万张。", "约1万张", True),
        ("今年计划供应房源，其中已筹措床位约1万张。", "约1万张", False),
        ("发布招募计划，收到申请63份。", "63份", False),
        ("发布招募计划，申请63份。", "63份", True),
        ("发布招募计划，吸引了47家63份申请。", "63份", False),
        ("计划今年关闭站点，为了减排63份。", "63份", True),
    ],
)
def test_what_is_there_already_is_no_plan(text: str, figure: str, planned: bool) -> None:
    frame = Frame("有多少", measure="count")
    clause = Span(text.rindex("，") + 1, len(text))
    told = made(text, figure, qualifiers=(PLAN,), clause=clause)
    assert is_only_planned(frame, told) is planned


@pytest.mark.parametrize(
    ("question", "planned"),
    [("水库建成后灌溉多少亩", False), ("预警说会下多少", False), ("灌溉多少亩", True)],
)
def test_what_is_asked_as_to_come_may_be_planned(question: str, planned: bool) -> None:
    told = made("计划灌溉8000亩。", "8000亩", qualifiers=(PLAN,))
    assert is_only_planned(Frame(question), told) is planned


@pytest.mark.parametrize(
    ("question", "qualifier", "text", "agrees"),
    [
        ("预计下多少毫米雨", PLAN, "发布暴雨预警。全市雨量80毫米。", True),
        ("预计下多少毫米雨", PLAN, "昨日下雨。全市雨量80毫米。", False),
        ("打算改多少毫米", PLAN, "实施行动计划，改造80毫米。", True),
        ("单日新增多少毫米", ADDED, "雨量最高日增80毫米。", True),
        ("单日新增多少毫米", ADDED, "雨量最高80毫米。", False),
    ],
)
def test_a_forecast_and_an_increase_go_by_other_words(
    question: str, qualifier: str, text: str, agrees: bool
) -> None:
    frame = Frame(question, qualifiers=(qualifier,))
    assert (differences(frame, made(text, "80毫米")) == ()) is agrees


def test_the_plan_of_another_figure_is_its_own() -> None:
    text = "计划改20亩，总共80亩。"
    told = made(text, "80亩", clause=Span(7, len(text)))
    assert differences(Frame("打算改多少亩", qualifiers=(PLAN,)), told) == ("口径",)


@pytest.mark.parametrize(
    ("question", "text", "wrong"),
    [
        ("到目前投了多少", "12个项目总投资28亿元。", True),
        ("钱花了多少了", "12个项目总投资28亿元。", True),
        ("投了多少", "12个项目总投资28亿元。", False),
        ("投了多少", "12个项目总投资28亿元，已完成投资9亿元。", True),
        ("总投资多少", "12个项目总投资28亿元，已完成投资9亿元。", False),
        ("已经投产的项目一共多少钱", "12个项目总投资28亿元。", False),
        ("到目前投了多少", "12个项目完成投资28亿元。", False),
    ],
)
def test_what_a_project_costs_is_not_what_was_spent_so_far(
    question: str, text: str, wrong: bool
) -> None:
    done = ("口径:完成",) if "投了" in question else ()
    assert is_only_planned(Frame(question, qualifiers=done), made(text, "28亿元")) is wrong
