"""Figures in a row belong to names in a row, where there are as many of each."""

import pytest

from core.language.alignment import align
from core.language.quantities import find_quantities
from core.schema import Span


def aligned(text: str) -> dict[str, str]:
    quantities = find_quantities(text)
    names = align(text, Span(0, len(text)), quantities)
    return {quantities[index].text: tie.name for index, tie in names.items()}


@pytest.mark.parametrize(
    "text",
    [
        "甲县、乙县、丙县分别增长1%、2%和3%",
        "甲县、乙县和丙县，分别增长1%、2%、3%",
        "甲县（含新区）、乙县、丙县分别增长1%、2%、3%",
    ],
)
def test_as_many_names_as_figures(text: str) -> None:
    assert aligned(text) == {"1%": "甲县", "2%": "乙县", "3%": "丙县"}


@pytest.mark.parametrize(
    "text",
    [
        "甲县、乙县、丙县分别增长1%、2%",
        "甲县、乙县都很好，增长1%、2%",
        "甲县增长1%",
        "甲县、乙县分别增长1%、签约3个",
        "",
    ],
)
def test_without_a_match_nothing_is_tied(text: str) -> None:
    assert aligned(text) == {}


def test_two_runs_share_the_names() -> None:
    found = aligned("甲县和乙县分别完成3亿元、4亿元，签约5个、6个")
    assert found == {"3亿元": "甲县", "4亿元": "乙县", "5个": "甲县", "6个": "乙县"}


def test_names_of_another_sentence_do_not_count() -> None:
    text = "甲县、乙县很好。分别增长1%、2%"
    start = text.index("分别")
    assert align(text, Span(start, len(text)), find_quantities(text)) == {}
