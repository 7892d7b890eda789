"""Questions and figures whose words are easily misread."""

from datetime import date

import pytest

from core.language.lexicon import qualifiers_in
from core.language.places import find_places, home_of
from core.language.regions import Gazetteer, Region
from core.parser.frame import Frame
from core.parser.question import parse_question

GAZETTEER = Gazetteer.national().extended(
    (
        Region("x1", "枫林市", "prefecture", None),
        Region("x2", "松原县", "county", "x1"),
        Region("x3", "柏溪县", "county", "x1"),
    )
)


def frame(question: str) -> Frame:
    return parse_question(question, GAZETTEER, date(2024, 3, 1))


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("松原县义务教育普及率是多少", "普及率"),
        ("松原县国有企业多少家", "国有企业"),
        ("松原县有效发明专利多少件", "有效发明专利"),
        ("松原县在建项目多少个", "在建项目"),
    ],
)
def test_function_words_inside_words_stay(question: str, words: str) -> None:
    assert words in frame(question).indicator


def test_a_qualifier_in_a_quoted_name_is_a_name() -> None:
    assert frame("“绿洲计划”项目总投资多少").qualifiers == ()


def test_an_unknown_place_must_agree_too() -> None:
    assert "海棠县" in frame("海棠县2022年签约亿元以上项目多少个").subjects


def test_an_indicator_in_latin_letters_is_no_subject() -> None:
    assert frame("松原县2022年GDP多少").subjects == ()


def test_a_figure_of_each_of_two_places_is_a_table() -> None:
    asked = frame("松原县和柏溪县2022年签约项目分别多少个")
    assert (asked.asked, asked.operation) == ("compare", "each")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("千万元以上项目", "1000万元以上项目"),
        ("五千万元以上项目", "5000万元以上项目"),
        ("上亿的项目", "亿元以上的项目"),
    ],
)
def test_thresholds_in_words(one: str, other: str) -> None:
    assert qualifiers_in(one) == qualifiers_in(other) != ()


def test_dollars_are_no_yuan() -> None:
    assert qualifiers_in("100万美元以上项目") != qualifiers_in("100万元以上项目")


def test_a_small_group_is_no_school() -> None:
    assert qualifiers_in("第三小组") == ()


def test_the_whole_prefecture_is_not_the_province() -> None:
    (place,) = find_places("全州粮食产量", GAZETTEER, home_of("大理白族自治州", GAZETTEER))
    assert place.name == "大理白族自治州"
