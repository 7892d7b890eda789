"""A share of a whole never answers for a change, nor a change for a share."""

import pytest

from answerer.objections.rates import (
    no_level,
    of_another_base,
    of_another_ratio,
    of_another_whole,
    other_rate,
)
from core.parser.frame import Frame
from core.schema import Span
from tests.answerer.made import made

GREW = "2022年，望川县外贸额18亿元，比上年增长7.5%"
SHARE = "2022年，望川县外贸额占全市的31.2%"


@pytest.mark.parametrize(
    ("question", "text", "figure", "other"),
    [
        ("望川县外贸额占全市的比重", GREW, "7.5%", True),
        ("望川县外贸额增速是多少", SHARE, "31.2%", True),
        ("望川县外贸额占全市多少", SHARE, "31.2%", False),
        ("望川县外贸额比前一年多了百分之几", SHARE, "31.2%", True),
        ("望川县外贸额比前一年多了百分之几", GREW, "7.5%", False),
        ("望川县外贸额增长多少", GREW, "7.5%", False),
        ("望川县外贸额占比提高了几个百分点", "占比上升2.1个百分点", "2.1个百分点", False),
        ("望川县问题办结率多少", "问题办结率96%", "96%", False),
        ("望川县外贸额占全市的比重", "外贸额18亿元", "18亿元", False),
        ("望川县的面积占全市多少", "以全市1.5%的面积贡献了更多", "1.5%", False),
        ("赤字占产值的比例是多少", "赤字与产值之比扩大至8%", "8%", False),
        ("房租涨了多少", "完成年度计划的109.4%", "109.4%", True),
        ("外贸额的比重降到多少", "外贸额占全市的比重下降至31%", "31%", False),
        ("外贸额的比重是多少", "外贸额的比重下降2.1个百分点至31%", "31%", False),
        ("转型的企业占多大比例", "约60%汽车企业转型", "60%", False),
        ("外贸额占比多少", "增长8%的外贸额占全市的31%", "31%", False),
    ],
)
def test_what_a_percentage_is_of(question: str, text: str, figure: str, other: bool) -> None:
    assert other_rate(Frame(question), made(text, figure)) is other


@pytest.mark.parametrize(
    ("question", "text", "other"),
    [
        ("望川县外贸额占全国多少", "望川县外贸额占全省的31%", True),
        ("望川县外贸额占全省多少", "望川县外贸额占全省的31%", False),
        ("望川县外贸额占全国多少", "占全省的近三成，占全国的31%", False),
        ("望川县外贸额增长多少", "望川县外贸额占全省的31%", False),
    ],
)
def test_of_which_whole_a_share_is(question: str, text: str, other: bool) -> None:
    assert of_another_whole(Frame(question), made(text, "31%")) is other


@pytest.mark.parametrize(
    ("question", "text", "figure", "change"),
    [
        ("望川县有多少家企业", "企业比上年多34家", "34家", True),
        ("望川县企业增加了多少家", "企业比上年多34家", "34家", False),
        ("望川县有多少家企业", "企业134家", "134家", False),
        ("望川县企业比上年多了几家", "企业134家", "134家", True),
        ("猪价跌到多少", "猪价下跌0.4元", "0.4元", True),
        ("猪价跌到多少", "猪价跌至8.6元", "8.6元", False),
        ("猪价跌了多少", "猪价下跌0.4元", "0.4元", False),
        ("外贸额涨了几个点", "外贸额增长33%，高于全省7.6个百分点", "7.6个百分点", True),
        ("外贸额增速高于全省几个点", "增长33%，高于全省7.6个百分点", "7.6个百分点", False),
        ("外贸额涨了几个点", "外贸额增长33%，高于全省7.6个百分点", "33%", False),
    ],
)
def test_a_change_is_no_level(question: str, text: str, figure: str, change: bool) -> None:
    assert no_level(Frame(question), made(text, figure)) is change


@pytest.mark.parametrize(
    ("question", "text", "figure", "other"),
    [
        ("收入较2020年增长多少", "收入较2020年增长1.8倍，占增加值的32%。", "1.8倍", False),
        ("收入较2020年增长多少", "收入较2020年增长1.8倍，占增加值的32%。", "32%", True),
        ("收入较2020年增长多少", "收入较2021年增长1.2倍。", "1.2倍", True),
        ("产量比2012年多了多少", "产量由2012年的98万吨增加到132万吨。", "132万吨", True),
        ("收入增长多少", "收入较2021年增长1.2倍。", "1.2倍", False),
    ],
)
def test_a_growth_is_measured_from_the_asked_year(
    question: str, text: str, figure: str, other: bool
) -> None:
    start = text.rfind("，", 0, text.index(figure)) + 1
    told = made(text, figure, clause=Span(start, len(text)))
    assert of_another_base(Frame(question), told) is other


@pytest.mark.parametrize(
    ("question", "text", "figure", "other"),
    [
        ("商户满意率多少", "问题答复率达99%，商户满意率大幅提高。", "99%", True),
        ("问题答复率多少", "问题答复率达99%，商户满意率大幅提高。", "99%", False),
        ("问题答复率多少", "问题回复率达99%。", "99%", False),  # 复 is in both
        ("商户满意率多少", "商户满意率提高2%。", "2%", False),
        ("商户满意率多少", "答复率和满意率分别达99%、97%。", "97%", False),
        ("商户满意多少", "问题答复率达99%。", "99%", False),
    ],
)
def test_a_rate_is_the_one_of_its_name(question: str, text: str, figure: str, other: bool) -> None:
    assert of_another_ratio(Frame(question), made(text, figure)) is other
