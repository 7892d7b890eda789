"""A comparison read as the question for one figure that reports may print."""

import pytest

from core.language.regions import Gazetteer
from core.parser.frame import Frame
from core.parser.plainly import read_plainly
from core.parser.question import parse_question


def plainly(question: str, gazetteer: Gazetteer) -> Frame | None:
    return read_plainly(parse_question(question, gazetteer, None), gazetteer)


@pytest.mark.parametrize(
    ("question", "regions", "measure", "unit"),
    [
        ("松原县2022年放流鱼苗占枫林市的多少", ("松原县",), "percent", "%"),  # of the inner place
        ("松原县和柏溪县2022年放流鱼苗合计多少万尾", ("松原县", "柏溪县"), "count", "尾"),
        ("松原县、柏溪县2022年平均降雨量多少毫米", ("松原县", "柏溪县"), "measure", "毫米"),
    ],
)
def test_one_figure_is_asked(
    question: str, regions: tuple[str, ...], measure: str, unit: str, gazetteer: Gazetteer
) -> None:
    frame = plainly(question, gazetteer)
    assert frame is not None
    assert (frame.asked, frame.operation, frame.among) == ("value", "", "")
    assert (frame.regions, frame.measure, frame.unit) == (regions, measure, unit)
    assert [period.label for period in frame.periods] == ["2022年"]
    assert frame.question == question


@pytest.mark.parametrize(
    ("question", "word"),
    [
        ("松原县、柏溪县2022年平均降雨量多少毫米", "平均"),
        ("松原县和柏溪县2022年放流鱼苗合计多少万尾", "合计"),
        ("松原县2022年放流鱼苗占枫林市的多少", "占"),
    ],
)
def test_what_is_done_with_the_figures_is_among_the_asked_words(
    question: str, word: str, gazetteer: Gazetteer
) -> None:
    frame = plainly(question, gazetteer)
    assert frame is not None
    assert word in frame.indicator


def test_of_a_change_the_later_time_is_asked(gazetteer: Gazetteer) -> None:
    frame = plainly("松原县渔船2022年比2021年多多少艘", gazetteer)
    assert frame is not None
    assert [period.label for period in frame.periods] == ["2022年"]
    both = plainly("2021年和2022年松原县渔船一共多少艘", gazetteer)
    assert both is not None
    assert [period.label for period in both.periods] == ["2021年", "2022年"]


@pytest.mark.parametrize(
    "question",
    [
        "松原县和柏溪县2022年哪个县渔船多",  # no figure is asked
        "松原县2022年渔船多少艘",  # no comparison
    ],
)
def test_what_is_no_comparison_or_asks_no_figure(question: str, gazetteer: Gazetteer) -> None:
    assert plainly(question, gazetteer) is None
