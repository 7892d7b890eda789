"""Overlap counts what was asked, in the report's wording too."""

from hypothesis import given
from hypothesis import strategies as st

from answerer.overlap import coverage, found_grams, grams


def test_all_of_it_is_there() -> None:
    assert coverage("签约亿元以上项目", "2022年签约亿元以上项目40个") == 1.0


def test_none_of_it_is_there() -> None:
    assert coverage("港口吞吐量", "新增贷款13.38亿元") == 0.0


def test_staff_words_are_found_in_the_report_wording() -> None:
    assert coverage("打工人数", "务工人数达3万人") > coverage("打工人数", "学生人数达3万人")


@given(st.text(), st.text())
def test_found_grams_are_asked_grams(indicator: str, text: str) -> None:
    assert found_grams(indicator, text) <= grams(indicator)
    assert 0.0 <= coverage(indicator, text) <= 1.0
