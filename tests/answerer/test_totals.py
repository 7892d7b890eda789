"""A figure is of two names together only where just these two stand in a row before it."""

import pytest

from answerer.arithmetic.totals import is_of_all
from core.parser.frame import Frame
from tests.answerer.made import made

TWO = Frame("宏岳和科澜一共落实多少", operation="sum", subjects=("宏岳", "科澜"))


@pytest.mark.parametrize(
    ("text", "of_all"),
    [
        ("为宏岳、科澜落实补助930万元", True),
        ("科澜与宏岳共落实补助930万元", True),
        ("为宏岳公司、科澜公司落实补助930万元", True),
        ("为宏岳、科澜、赤松落实补助930万元", False),
        ("为赤松、宏岳、科澜落实补助930万元", False),
        ("宏岳、科澜参股的赤松落实补助930万元", False),
        ("为宏岳落实补助870万元、科澜落实补助930万元", False),
        ("宏岳及时落实补助930万元", False),
        ("为宏岳、科澜服务，为赤松落实补助930万元", False),
    ],
)
def test_the_names_before_a_figure(text: str, of_all: bool) -> None:
    assert is_of_all(TWO, made(text, "930万元")) is of_all
