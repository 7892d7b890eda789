"""Words that exclude each other, and what only looks like one of them."""

import pytest

from core.language.contrasts import contrasts, fixed_in, members_in


@pytest.mark.parametrize(
    ("asked", "nearest"),
    [
        ("专科招生", ("本科招生计划", "")),
        ("农村居民收入", ("城镇居民收入",)),
        ("进站客运量", ("货运量",)),
        ("二手房成交", ("", "新建商品住宅成交")),
        ("a350交付", ("a330飞机",)),
        ("第二财季净利润", ("净利润", "第一财季业绩")),
        ("65岁以上人口", ("60岁以上人口",)),
        ("新兴产业产值", ("新兴产业投资",)),
        ("新增上市公司", ("新增规模以上工业企业",)),
        ("砍掉的事项", ("保留事项",)),
    ],
)
def test_another_word_of_the_set_stands_nearest(asked: str, nearest: tuple[str, ...]) -> None:
    assert contrasts(asked, nearest)


@pytest.mark.parametrize(
    ("asked", "nearest"),
    [
        ("专科招生", ("招生计划", "")),
        ("投资企业的产值", ("产值",)),
        ("农村居民收入", ("农村居民收入", "城镇居民收入")),
        ("城镇和农村收入", ("城镇居民收入",)),
        ("出口额", ("进出口总额",)),
        ("光伏装机", ("已超过水电",)),
        ("国内产量", ("国内生产总值",)),
        ("6型机", ("六型机",)),
        ("项目个数", ("本科 专科",)),
    ],
)
def test_it_does_not(asked: str, nearest: tuple[str, ...]) -> None:
    assert not contrasts(asked, nearest)


def test_the_longest_name_wins() -> None:
    assert [member for _, member in members_in("非制造业与非税收入")] == ["非制造业"]


def test_fixed_names_are_told_in_whatever_writing() -> None:
    assert fixed_in("第2财季") == fixed_in("第二财季")
