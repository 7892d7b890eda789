"""What is parted, and among what: the two figures that a mean is worked out of."""

import pytest

from answerer.arithmetic.evenly import evenly
from answerer.arithmetic.shares import share_of_another
from answerer.objections.batches import sum_of_batches
from answerer.objections.rests import rest_of
from core.language.regions import Gazetteer
from core.parser.frame import Frame
from core.parser.question import parse_question


def read(question: str) -> Frame:
    return parse_question(question, Gazetteer.national())


@pytest.mark.parametrize(
    ("question", "subjects"),
    [
        ("平均一个巡回组有几名专家", ("专家", "巡回组个数")),
        ("范县平均一场推介会促成多少个合同", ("促成 合同", "推介会场数")),
        ("平均每家企业领到退税多少万元", ("领到退税", "企业家数")),
        ("平均每个签约项目的合同引资额是多少", ("签约项目 合同引资额", "签约项目个数")),
        ("平均每个市重点项目总投资多少亿元", ("市重点项目 总投资", "市重点项目个数")),
        ("留抵退税平均每家企业退了多少万元", ("留抵退税 退", "留抵退税 企业家数")),
        ("每家企业平均发放贷款多少万元", ("发放贷款", "企业家数")),
        ("市重点项目平均每个完成投资多少亿元", ("市重点项目 完成投资", "市重点项目个数")),
        ("签约的重大项目，平均一个引资多少", ("签约重大项目 引资", "签约重大项目个数")),
    ],
)
def test_what_falls_to_one(question: str, subjects: tuple[str, ...]) -> None:
    asked = evenly(read(question))
    assert asked is not None
    assert (asked.operation, asked.subjects) == ("per", subjects)


@pytest.mark.parametrize(
    "question",
    [
        "平均工资多少元",
        "平均缩短工期几个月",
        "巡回组有几名专家",
        "平均每年增长多少",
        "平均每亩产多少斤",
    ],
)
def test_no_mean_of_one_thing(question: str) -> None:
    assert evenly(read(question)) is None


@pytest.mark.parametrize(
    ("question", "subjects"),
    [
        ("征集的建议还剩几条没采纳", ("征集 建议", "建议 已采纳")),
        ("没采纳的建议还有多少条", ("建议", "建议 已采纳")),
        ("建议还有几条没有采纳", ("建议", "建议 已采纳")),
    ],
)
def test_what_is_left(question: str, subjects: tuple[str, ...]) -> None:
    asked = rest_of(read(question))
    assert asked is not None
    assert asked.subjects == subjects


@pytest.mark.parametrize(
    "question", ["采纳了几条建议", "年度计划投资还剩多少没完成", "没有几个项目", "未来还有几项工程"]
)
def test_nothing_is_left(question: str) -> None:
    assert rest_of(read(question)) is None


@pytest.mark.parametrize(
    ("question", "subjects"),
    [
        ("两批名单一共多少家企业", ("第一批", "第二批")),
        ("前三期工程加在一块多少个项目", ("第一期", "第二期", "第三期")),
    ],
)
def test_a_series_together(question: str, subjects: tuple[str, ...]) -> None:
    asked = sum_of_batches(read(question))
    assert asked is not None
    assert (asked.operation, asked.subjects) == ("sum", subjects)


@pytest.mark.parametrize(
    "question", ["第二批名单多少家企业", "两批名单各多少家", "两批名单占百分之几"]
)
def test_no_series_together(question: str) -> None:
    assert sum_of_batches(read(question)) is None


@pytest.mark.parametrize(
    ("question", "subjects"),
    [
        ("示范企业里外资的占多大比例", ("示范企业 外资", "示范企业")),
        ("外资企业占示范企业总数的几成", ("外资企业", "示范企业")),
        ("外资企业在示范企业中占几成", ("示范企业 外资企业", "示范企业")),
        ("在库项目中，竣工项目总投资占比是多少", ("在库项目 竣工项目总投资", "在库项目总投资")),
        ("中小企业占示范企业的百分之几", ("中小企业", "示范企业")),
        ("亿元以上项目里10亿元以上的占几成", ("10亿元以上项目", "亿元以上项目")),
    ],
)
def test_a_part_and_its_whole(question: str, subjects: tuple[str, ...]) -> None:
    asked = share_of_another(read(question))
    assert asked is not None
    assert (asked.operation, asked.subjects) == ("share", subjects)


@pytest.mark.parametrize("question", ["中小企业占比多少", "示范企业有多少家", "里程增长百分之几"])
def test_no_part_of_a_whole(question: str) -> None:
    assert share_of_another(read(question)) is None
