"""The reading of a question, shown and edited."""

from datetime import date

import pytest

from core.errors import QuestionError
from core.language.regions import Gazetteer
from core.parser.question import parse_question
from tests.ui.answers import FRAME, year
from ui.frames import Chip, chips, marked, shown, typed_over, with_values, without, written


def form(**changed: str) -> dict[str, str]:
    """The edit form as it opens, with some fields typed over."""
    return {
        "regions": "河东县",
        "subjects": "",
        "periods": FRAME.periods[0].label,
        "indicator": "签约项目",
        "qualifiers": "签约、1亿元以上",
    } | changed


def test_chips_follow_the_order_of_the_row() -> None:
    assert [chip.text for chip in chips(FRAME)] == [
        "地区 河东县",
        "年份 2022年",
        "指标 签约项目",
        "口径 签约",
        "口径 1亿元以上",
    ]


@pytest.mark.parametrize("chip", chips(FRAME), ids=lambda chip: chip.field)
def test_a_removed_chip_takes_its_condition_and_no_other(chip: Chip) -> None:
    assert chips(without(FRAME, chip)) == tuple(c for c in chips(FRAME) if c != chip)


def test_an_untouched_form_changes_nothing() -> None:
    assert with_values(FRAME, form()) == FRAME


@pytest.mark.parametrize("typed", ["2023", "2023年", " 2023年 "])
def test_a_year_is_read_with_or_without_its_sign(typed: str) -> None:
    edited = with_values(FRAME, form(periods=typed))
    assert edited.periods == (year("2023年"),)


def test_several_values_stand_between_ideographic_commas() -> None:
    edited = with_values(FRAME, form(regions="河东县、河西县，河北县", periods=""))
    assert edited.regions == ("河东县", "河西县", "河北县")
    assert edited.periods == ()


@pytest.mark.parametrize("field", ["periods", "qualifiers"])
def test_what_cannot_be_read_is_refused(field: str) -> None:
    with pytest.raises(QuestionError) as error:
        with_values(FRAME, form(**{field: "不知何物"}))
    assert "看不懂" in error.value.message


def test_a_typed_qualifier_is_read_and_the_others_stay() -> None:
    edited = with_values(FRAME, form(qualifiers="投产、1亿元以上、10亿元以上"))
    assert edited.qualifiers == ("阶段:投产", "门槛:100000000以上", "门槛:1000000000以上")


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("阶段:签约", "签约"),
        ("门槛:100000000以上", "1亿元以上"),
        ("门槛:150000以下", "15万元以下"),
        ("次序届:2", "第2届"),
        ("无组", "无组"),
    ],
)
def test_a_qualifier_reads_as_words(value: str, text: str) -> None:
    assert shown("qualifiers", value) == text


def test_an_edited_field_is_no_longer_inherited() -> None:
    frame = FRAME.changed(inherited=("regions", "periods"))
    edited = with_values(frame, form(periods="2021年"))
    assert edited.inherited == ("regions",)


def test_a_chip_says_that_it_was_taken_over() -> None:
    frame = FRAME.changed(inherited=("regions", "periods"), pinned=("periods",))
    region, period, *_ = chips(frame)
    assert marked(frame, region) == "地区 河东县（沿用）"
    assert marked(frame, period) == "年份 2022年"
    edited = with_values(frame, form(regions="河西县", periods="2023"))
    assert (edited.inherited, edited.pinned) == ((), ())


def test_a_changed_reading_is_put_into_words_that_read_back_the_same() -> None:
    frame = with_values(FRAME, form(periods="2021", qualifiers="投产、1亿元以上", regions=""))
    assert written(frame) == "2021年投产1亿元以上签约项目是多少"
    again = parse_question(written(frame), Gazetteer.national(), date(2024, 1, 1))
    assert [period.label for period in again.periods] == ["2021年"]
    assert set(frame.qualifiers) <= set(again.qualifiers)


def test_a_comparison_is_put_into_its_own_words() -> None:
    assert written(FRAME.changed(asked="compare")) == FRAME.question


FILTER = parse_question(
    "2023年签约亿元以上项目超过30个的县有哪些", Gazetteer.national(), date(2024, 3, 1)
)


def test_a_bound_is_a_chip_that_can_be_changed_or_removed() -> None:
    (chip,) = [chip for chip in chips(FILTER) if chip.field == "bounds"]
    assert chip.text == "界限 超过30个"
    assert without(FILTER, chip).operation == "each"
    assert "bounds" in typed_over(FILTER)
    assert "bounds" not in typed_over(FRAME)
    edited = with_values(FILTER, {"bounds": "不到20个"})
    assert (edited.bounds, edited.operation) == (("不到20个",), "passing")
    with pytest.raises(QuestionError):
        with_values(FILTER, {"bounds": "很多"})
