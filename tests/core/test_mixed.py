"""Figures in two units, figures with a half, and fractions."""

from decimal import Decimal

import pytest

from core.language.quantities import find_quantities
from core.language.quantity import Quantity


def only(text: str) -> Quantity:
    (quantity,) = find_quantities(text)
    return quantity


@pytest.mark.parametrize(
    ("source", "text", "number", "unit", "kind"),
    [
        ("获刑十年十个月。", "十年十个月", "10.8333", "年", "measure"),
        ("试点一年三个月后推开", "一年三个月", "1.25", "年", "measure"),
        ("合同期十一年三个月", "十一年三个月", "11.25", "年", "measure"),
        ("为期一年零三个月", "一年零三个月", "1.25", "年", "measure"),
        ("工期2年又3个月", "2年又3个月", "2.25", "年", "measure"),
        ("车程2小时30分钟", "2小时30分钟", "2.5", "小时", "measure"),
        ("历时２小时３０分钟", "２小时３０分钟", "2.5", "小时", "measure"),
        ("用时5分钟30秒", "5分钟30秒", "5.5", "分钟", "measure"),
        ("航程3天6小时", "3天6小时", "3.25", "天", "measure"),
        ("培训两天半，", "两天半", "2.5", "天", "measure"),
        ("干了两年半。", "两年半", "2.5", "年", "measure"),
        ("住了两个月半。", "两个月半", "2.5", "个月", "measure"),
        ("相距3公里半。", "3公里半", "3.5", "公里", "measure"),
        ("水深2米35，", "2米35", "2.35", "米", "measure"),
        ("苗高2米3。", "2米3", "2.3", "米", "measure"),
        ("降价3成2，", "3成2", "32", "%", "percent"),
        ("占三分之一。", "三分之一", "33.3333", "%", "percent"),
        ("占四分之三", "四分之三", "75", "%", "percent"),
        ("工期180日历天。", "180日历天", "180", "天", "measure"),
    ],
)
def test_a_figure_is_read_in_full(
    source: str, text: str, number: str, unit: str, kind: str
) -> None:
    quantity = only(source)
    assert (quantity.text, quantity.number) == (text, Decimal(number))
    assert (quantity.unit, quantity.kind, quantity.upper) == (unit, kind, None)
    assert source[quantity.start : quantity.end] == text


def test_what_is_said_of_the_larger_unit_is_kept() -> None:
    quantity = only("历时约两年半")
    assert (quantity.text, quantity.number, quantity.hedge) == ("约两年半", Decimal("2.5"), "约")


@pytest.mark.parametrize(
    ("source", "texts"),
    [
        ("需要2至3天半", ["2至3天"]),
        ("车程2至3小时30分钟", ["2至3小时", "30分钟"]),
        ("刑期2到3年6个月", ["2到3年", "6个月"]),
        ("培训2小时，实操30分钟", ["2小时", "30分钟"]),
        ("板长2米35厘米", ["2米", "35厘米"]),
        ("降价3成25", ["3成", "25"]),
        ("让利3成2万元", ["3成", "2万元"]),
        ("两年6个工作日", ["两年", "6个工作日"]),
    ],
)
def test_what_does_not_go_on_is_left_as_it_is(source: str, texts: list[str]) -> None:
    assert [quantity.text for quantity in find_quantities(source)] == texts


def test_a_range_keeps_both_its_ends() -> None:
    quantity = only("需要2至3天半")
    assert (quantity.number, quantity.upper) == (Decimal(2), Decimal(3))


@pytest.mark.parametrize("source", ["三分之四", "半年", "一年"])
def test_no_figure(source: str) -> None:
    assert find_quantities(source) == []
