"""A question for a change is read as one for what changed, and what it is measured against."""

import pytest

from core.parser.changing import Change, change_asked


@pytest.mark.parametrize(
    ("question", "asked"),
    [
        ("飞云栈道门票便宜了多少", "飞云栈道门票是多少"),
        ("飞云栈道门票便宜了多少元", "飞云栈道门票是多少元"),
        ("飞云栈道门票能便宜几元？", "飞云栈道门票是多少元"),
        ("石门渡船票降了多少元？", "石门渡船票是多少元"),
        ("松原到柏溪的行车时间缩短了多少分钟", "松原到柏溪的行车时间是多少分钟"),
        ("松原到柏溪坐车能少花多少分钟", "松原到柏溪坐车是多少分钟"),
        ("枫林市森林覆盖率提高了多少个百分点", "枫林市森林覆盖率是百分之多少"),
        ("枫林市失业率下降了几个百分点？", "枫林市失业率是百分之多少"),
        ("枫林市医保参保人数增加了多少万人", "枫林市医保参保人数是多少万人"),
    ],
)
def test_a_change_that_names_no_base(question: str, asked: str) -> None:
    assert change_asked(question) == Change(asked, "")


@pytest.mark.parametrize(
    ("question", "asked", "base"),
    [
        ("枫林港出口预测比5月调高了多少亿美元", "枫林港出口预测是多少亿美元", "5月"),
        ("飞云栈道门票比原来便宜多少元", "飞云栈道门票是多少元", "原来"),
        ("枫林市平均降雨量比常年同期多多少毫米", "枫林市平均降雨量是多少毫米", "常年同期"),
        ("枫林市降雨量，较常年同期的多多少毫米", "枫林市降雨量是多少毫米", "常年同期的"),
        ("松原县日降雨量超过历史极值多少毫米", "松原县日降雨量是多少毫米", "历史极值"),
        ("松原县日降雨量高于历史极值多少毫米", "松原县日降雨量是多少毫米", "历史极值"),
        ("枫林市增长预测比此前提高了多少个百分点", "枫林市增长预测是百分之多少", "此前"),
    ],
)
def test_a_change_with_its_base(question: str, asked: str, base: str) -> None:
    assert change_asked(question) == Change(asked, base)


@pytest.mark.parametrize(
    "question",
    [
        "枫林市平均降雨量是多少毫米",
        "飞云栈道门票多少元",
        "枫林市地区生产总值增长多少",  # a rate that reports print
        "枫林市新增加多少人",
        "枫林市2022年新增多少个项目",
        "松原县和柏溪县相差多少亿元",
        "松原县和柏溪县谁便宜",
        "门票为什么便宜了",
        "降了多少",  # of nothing
        "便宜多少元",
        "门票便宜了多少元，什么时候开始",  # the change is not all that is asked
    ],
)
def test_no_change_is_asked(question: str) -> None:
    assert change_asked(question) is None
