"""Terms of art are found by their names, not by what sounds like them."""

import pytest

from core.language.terms import has_term, lacks_term, terms, told_terms


@pytest.mark.parametrize(
    ("asked", "text"),
    [
        ("地区生产总值", "全县发放满负荷生产奖励260万元"),
        ("存款余额", "全县新增贷款13亿元"),
        ("贷款余额", "全县发放贷款13亿元"),
        ("水利投资", "总投资30亿元的物流港"),
        ("GDP增长", "港口吞吐量增长9%"),
        ("战新产业投资", "高技术产业投资增长5%"),
    ],
)
def test_another_thing_lacks_the_term(asked: str, text: str) -> None:
    assert lacks_term(asked, text)


@pytest.mark.parametrize(
    ("asked", "text"),
    [
        ("地区生产总值", "全年GDP达到310亿元"),
        ("旅游收入", "接待游客31万人次，花费2亿元"),
        ("贷款余额", "年末各项贷款13亿元"),
        ("打工的人", "用工1.2万人"),
        ("战新产业投资", "战略性新兴产业投资增长5%"),
        ("", "任何文字"),
    ],
)
def test_another_name_or_no_term_lacks_nothing(asked: str, text: str) -> None:
    assert not lacks_term(asked, text)


def test_a_name_belongs_to_its_line_and_each_term_has_one() -> None:
    assert terms()["生产总值"] == ("生产总值", "gdp", "经济总量")
    assert all(names[0] == term for term, names in terms().items())


@pytest.mark.parametrize(
    ("asked", "own", "told"),
    [
        ("研发投入", "实现营业收入", (True, True)),
        ("营业收入", "实现营收", (False, True)),
        ("总资产", "净利润", (True, True)),
        ("存款余额", "各项存款余额", (False, True)),
        ("手续费用", "净利润", (True, False)),
        ("港口货运", "货物吞吐量", (False, False)),
        ("研发投入", "共投入", (False, True)),
    ],
)
def test_own_words_that_are_another_term(asked: str, own: str, told: tuple[bool, bool]) -> None:
    assert told_terms(asked, own) == told


def test_only_a_term_is_one() -> None:
    assert has_term("年末存款")
    assert not has_term("签约项目")
