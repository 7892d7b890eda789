"""Which figures can answer at all."""

from decimal import Decimal

import pytest

from answerer.figures.values import may_answer
from core.parser.frame import Frame
from tests.answerer.made import made


@pytest.mark.parametrize(
    ("question", "text", "figure", "may"),
    [
        ("锌领跌3.51%那天，沪铝跌了多少", "锌跌3.51%，沪铝跌3.14%", "3.51%", False),
        ("锌领跌3.51%那天，沪铝跌了多少", "锌跌3.51%，沪铝跌3.14%", "3.14%", True),
        ("加工了多少虾", "一家合作社加工了50吨虾", "一家", False),
        ("加工了多少虾", "一家合作社加工了50吨虾", "50吨", True),
        ("有多少家合作社", "全县仅有一家合作社", "一家", True),
    ],
)
def test_what_is_given_or_only_introduces_is_no_answer(
    question: str, text: str, figure: str, *, may: bool
) -> None:
    assert may_answer(Frame(question), made(text, figure)) == may


@pytest.mark.parametrize(
    ("question", "text", "figure", "may"),
    [
        ("签约的项目有多少个", "从谋划、签约到投用九个环节", "九个", False),
        ("服务覆盖几个环节", "从谋划、签约到投用九个环节", "九个", True),
        ("签约的项目有多少个", "签约项目九个", "九个", True),
        ("高成长企业有多少家", "支持三类高成长企业", "三类", False),
        ("支持哪几类企业，共几类", "支持三类高成长企业", "三类", True),
    ],
)
def test_aspects_and_kinds_are_no_things(
    question: str, text: str, figure: str, *, may: bool
) -> None:
    frame = Frame(question, measure="count", unit="家" if "家" in question else "")
    assert may_answer(frame, made(text, figure)) == may


@pytest.mark.parametrize(
    ("question", "figure", "may"),
    [
        ("多少个县启动了响应", "3个", False),
        ("多少个县启动了响应", "18个", True),
        ("多少个县（市、区）启动了响应", "18个", True),
        ("多少个市启动了响应", "3个", True),
        ("几个县级单位启动了响应", "3个", True),
        ("启动了响应的市（州）有几个？", "18个", False),
        ("启动了响应的市（州）有几个？", "3个", True),
        ("多少个项目启动了", "3个", True),
    ],
)
def test_places_of_another_level_are_no_answer(question: str, figure: str, *, may: bool) -> None:
    told = made("全省3个市（州）、18个县（市、区）启动响应。", figure)
    assert may_answer(Frame(question, measure="count", unit="个"), told) == may


def test_places_are_no_people() -> None:
    frame = Frame("企业雇了多少人", measure="count", unit="人")
    assert not may_answer(frame, made("创办人来自超过20个国家", "超过20个"))
    assert may_answer(frame, made("企业提供20个岗位", "20个"))


def test_the_first_part_of_a_long_figure_is_no_figure() -> None:
    frame = Frame("指数年底到多少")
    assert not may_answer(frame, made("指数年底将达4，900点。", "4", number=Decimal(4), unit=""))
    assert not may_answer(frame, made("指数年底将达4，900点。", "900点"))
    assert may_answer(frame, made("指数年底将达4900点。", "4900点"))
    assert may_answer(frame, made("签约项目56个，900点后停牌。", "900点"))
