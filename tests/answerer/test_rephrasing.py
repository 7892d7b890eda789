"""Questions made of the words around a figure."""

import pytest

from answerer.rephrasing import is_name, name_of, question_of


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("签约亿元以上项目", "count"),
        ("新开工亿元以上项目", "count"),
        ("城镇新增就业人数", "count"),
        ("地区生产总值", "money"),
        ("工业用电量", "measure"),
        ("固定资产投资", "money"),
    ],
)
def test_the_name_of_a_figure(words: str, kind: str) -> None:
    assert is_name(words, kind)


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("是年度计划的", "percent"),
        ("科创板较上年增长", "percent"),
        ("大学新生喜领助学金", "money"),
        ("打造社区运动角示范项目", "count"),
        ("望川码头", "measure"),
        ("从数字里看一看", "count"),
        ("", "count"),
    ],
)
def test_what_is_no_name(words: str, kind: str) -> None:
    assert not is_name(words, kind)


def test_place_and_edges_of_the_clause_are_left_out() -> None:
    assert name_of("该县 签约项目达", "望川县") == "签约项目"
    assert name_of("望川县粮食产量为", "望川县") == "粮食产量"
    assert name_of("共签约", "望川县") == "签约"


def test_a_question_asks_as_its_kind_of_figure_does() -> None:
    assert (
        question_of("望川县", "2022年", "签约项目", "count", "个")
        == "望川县2022年签约项目有多少个？"
    )
    assert question_of("", "2022年", "就业率", "percent", "%") == "2022年就业率是多少？"
