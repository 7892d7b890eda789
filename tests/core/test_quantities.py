"""Quantities: what is read, what is not, and how amounts are printed."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.language.quantities import find_quantities, format_number, scaled
from core.language.quantity import Quantity


def only(text: str) -> Quantity:
    (quantity,) = find_quantities(text)
    return quantity


@pytest.mark.parametrize(
    ("source", "text", "number", "unit", "kind", "hedge"),
    [
        ("签约亿元以上项目40个，", "40个", "40", "个", "count", ""),
        ("争取资金1.29亿元,", "1.29亿元", "129000000", "元", "money", ""),
        ("引资额2\n73亿元", "2\n73亿元", "27300000000", "元", "money", ""),
        ("共计1,211.7 万元", "1,211.7 万元", "12117000", "元", "money", ""),
        ("气压为994百帕", "994百帕", "994", "百帕", "measure", ""),
        ("标准为30年一遇", "30年一遇", "30", "年一遇", "measure", ""),
        ("共47站超过", "47站", "47", "站", "count", ""),
        ("举办了13届。", "13届", "13", "届", "count", ""),
        ("吞吐量3305万吨", "3305万吨", "33050000", "吨", "measure", ""),
        ("占全省的75%以上", "75%以上", "75", "%", "percent", "以上"),
        ("高于全省33个百分点", "33个百分点", "33", "个百分点", "point", ""),
        ("问题120余项", "120余项", "120", "项", "count", "余"),
        ("60多个项目", "60多个", "60", "个", "count", "多"),
        ("拿出近3亿元完成", "近3亿元", "300000000", "元", "money", "近"),
        ("总投资约19亿元", "约19亿元", "1900000000", "元", "money", "约"),
        ("签约40个", "40个", "40", "个", "count", ""),
        ("节约3亿元", "3亿元", "300000000", "元", "money", ""),
        ("超6000家", "超6000家", "6000", "家", "count", "超"),
        ("不少于2次", "不少于2次", "2", "次", "count", "不少于"),
        ("位居全省第5；", "第5", "5", "第", "rank", ""),
        ("位居全省第五。", "第五", "5", "第", "rank", ""),
        ("均居全市第一位", "第一位", "1", "第", "rank", ""),
        ("增长1.3倍", "1.3倍", "1.3", "倍", "ratio", ""),
        ("一百二十个", "一百二十个", "120", "个", "count", ""),
        ("规模2.4万亿元", "2.4万亿元", "2400000000000", "元", "money", ""),
        ("吸收外资12.1亿美元", "12.1亿美元", "1210000000", "美元", "money", ""),
        ("压减至40个工作日内，", "40个工作日内", "40", "个工作日", "measure", "内"),
        ("工期14个月", "14个月", "14", "个月", "measure", ""),
        ("3个多月", "3个多月", "3", "个月", "measure", "多"),
        ("发电240万千瓦时", "240万千瓦时", "2400000", "千瓦时", "measure", ""),
        ("百分之三十以上", "百分之三十以上", "30", "%", "percent", "以上"),
        ("占三成多", "三成多", "30", "%", "percent", "多"),
        ("近千家企业", "近千家", "1000", "家", "count", "近"),
        ("2亿5000万元", "2亿5000万元", "250000000", "元", "money", ""),
        ("为-0.3%", "-0.3%", "-0.3", "%", "percent", ""),
        ("GDP增量3391，居", "3391", "3391", "", "count", ""),
        ("均价1.2万元/平方米", "1.2万元/平方米", "12000", "元/平方米", "money", ""),
        ("100多个人工智能模型", "100多个", "100", "个", "count", "多"),
        ("120㎡", "120㎡", "120", "平方米", "measure", ""),
    ],
)
def test_one(source: str, text: str, number: str, unit: str, kind: str, hedge: str) -> None:
    quantity = only(source)
    assert quantity.text == text
    assert (quantity.number, quantity.unit) == (Decimal(number), unit)
    assert (quantity.kind, quantity.hedge, quantity.upper) == (kind, hedge, None)


@pytest.mark.parametrize(
    ("source", "text", "low", "high", "unit"),
    [
        ("建20-30个", "20-30个", "20", "30", "个"),
        ("7.9%至8.1%", "7.9%至8.1%", "7.9", "8.1", "%"),
        ("分1—3个阶段", "1—3个", "1", "3", "个"),
        ("3.5至4亿元", "3.5至4亿元", "350000000", "400000000", "元"),
        ("8000万元-1.2亿元", "8000万元-1.2亿元", "80000000", "120000000", "元"),
        ("两三个", "两三个", "2", "3", "个"),
    ],
)
def test_ranges(source: str, text: str, low: str, high: str, unit: str) -> None:
    quantity = only(source)
    assert quantity.text == text
    assert (quantity.number, quantity.upper, quantity.unit) == (Decimal(low), Decimal(high), unit)


@pytest.mark.parametrize(
    "source",
    [
        "2022年7月20日9点28分",
        "二〇二二年三月五日",
        "2021—2023年",
        "规划(2023-2025)",
        "2023.7.20",
        "一、（一）1.推进",
        "“三个一批”“五个一”“1+2+1”“13710”",
        "汽车零件、零元购",
        "《三年行动计划（2022版）》",
        "第一章第三条第七期第一季度第十五场",
        "XeSS 1.2.0、5G、M3、PM2.5",
        "一系列一定一般一直一起十分万一",
        "有数十名人员、几十家企业",
        "电话010-85202353，热线12345",
        "万人助万企，千方百计",
        "民营企业500强，6号台风，3号线，90后",
        "三门峡市、五台山、七台河",
        "比例1.5∶35.7∶62.8",
        "第一，抓项目",
        "2023年前7个月，前五名",
    ],
)
def test_not_quantities(source: str) -> None:
    assert find_quantities(source) == []


def test_every_printed_scale_is_known() -> None:
    assert only("3百万亿元").number == Decimal(300_0000_0000_0000)
    assert only("3千亿元").number == Decimal(3000_0000_0000)


def test_change_is_two_figures() -> None:
    assert [q.text for q in find_quantities("从5个到7个")] == ["5个", "7个"]


def test_coordinated_numbers_share_the_last_unit() -> None:
    found = find_quantities("增速提高2.5、3.1个百分点")
    assert [(q.number, q.unit) for q in found] == [
        (Decimal("2.5"), "个百分点"),
        (Decimal("3.1"), "个百分点"),
    ]


def test_order_of_mixed_figures() -> None:
    source = "该县荣获季度评比两次第一、两次第二,年度排名第一。"
    assert [q.text for q in find_quantities(source)] == ["两次", "第一", "两次", "第二", "第一"]


def test_amounts() -> None:
    assert format_number(Decimal("535.1500")) == "535.15"
    assert format_number(Decimal("1E+3")) == "1000"
    assert scaled(Decimal("53515000000"), "元", "796.5亿元") == "535.15亿元"
    assert scaled(Decimal("7"), "个", "41个") == "7个"


@given(st.text(max_size=80))
def test_any_text(source: str) -> None:
    check_spans(source)


PIECES = [
    *("近", "约", "第", "一", "三", "十", "百", "万", "亿", "元", "个", "%", "3", "40", "1.5"),
    *("、", "至", "-", "—", "余", "多", "以上", "“", "”", "年", "月", "\n", ",", "百分之", "成"),
]


@given(st.lists(st.sampled_from(PIECES), max_size=20).map("".join))
def test_any_run_of_figures(source: str) -> None:
    check_spans(source)


def check_spans(source: str) -> None:
    position = 0
    for quantity in find_quantities(source):
        assert position <= quantity.start < quantity.end <= len(source)
        assert source[quantity.start : quantity.end] == quantity.text
        position = quantity.end


@given(
    st.decimals(min_value=0, max_value=10**9, places=2, allow_nan=False, allow_infinity=False),
    st.sampled_from([("", 1), ("万", 10**4), ("亿", 10**8)]),
)
def test_rendered_amounts_parse_back(number: Decimal, scale: tuple[str, int]) -> None:
    quantity = only(f"总投资{number}{scale[0]}元，")
    assert quantity.number == number * scale[1]
    assert quantity.unit == "元"
    assert scaled(quantity.number, "元", quantity.text) == f"{format_number(number)}{scale[0]}元"


def test_a_year_behind_a_hedge_is_no_length_of_time() -> None:
    assert [q.text for q in find_quantities("票房超过2019年，历时超过20年")] == ["超过20年"]


def test_a_range_whose_ends_both_carry_the_unit_is_one_figure() -> None:
    for text in ("27℃—36℃", "27℃～36℃", "27℃至36℃"):
        assert (only(text).text, only(text).upper) == (text, Decimal("36"))
