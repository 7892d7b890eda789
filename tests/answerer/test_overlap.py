"""Overlap counts what was asked, in the report's wording too."""

from hypothesis import given
from hypothesis import strategies as st

from answerer.overlap import coverage, found_grams, grams, is_named


def test_all_of_it_is_there() -> None:
    assert coverage("签约亿元以上项目", "2022年签约亿元以上项目40个") == 1.0


def test_none_of_it_is_there() -> None:
    assert coverage("港口吞吐量", "新增贷款13.38亿元") == 0.0


def test_staff_words_are_found_in_the_report_wording() -> None:
    assert coverage("打工人数", "务工人数达3万人") > coverage("打工人数", "学生人数达3万人")


def test_a_short_name_stands_as_it_is_but_for_the_place_that_opens_it() -> None:
    assert is_named("新郑机场", "南距新郑国际机场10分钟")
    assert is_named("港车北上", "港车北上政策")
    assert not is_named("澳车北上", "港车北上政策")
    assert not is_named("浪潮集团", "浪潮云与正大集团签约")
    assert not is_named("西吉义诊", "专家到固原义诊")


@given(st.text(), st.text())
def test_found_grams_are_asked_grams(indicator: str, text: str) -> None:
    assert found_grams(indicator, text) <= grams(indicator)
    assert 0.0 <= coverage(indicator, text) <= 1.0
