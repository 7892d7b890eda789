"""A name that stands only behind a figure is not the one that the figure is of."""

import pytest

from answerer.objections.behind import is_named_behind
from core.parser.frame import Frame
from core.schema import Span
from tests.answerer.made import made

TEXT = "各项目完成投资54亿元。晨星光电中试项目试车成功，投资9亿元。"
FIRST, SECOND = Span(0, 12), Span(12, len(TEXT))


@pytest.mark.parametrize(
    ("indicator", "subjects", "figure", "behind"),
    [
        ("晨星光电中试项目投", (), "54亿元", True),
        ("晨星光电中试项目投", (), "9亿元", False),
        ("项目完成投资", (), "54亿元", False),
        ("“晨星光电”投", ("晨星光电",), "54亿元", True),
        ("“晨星光电”投", ("晨星光电",), "9亿元", False),
        ("晨星光电投", ("晨星光电",), "54亿元", False),  # news tells who it was afterwards
        ("“北岭公司”投", ("北岭公司",), "54亿元", False),  # told of nowhere: others decide
    ],
)
def test_a_name_stands_before_its_figure(
    indicator: str, subjects: tuple[str, ...], figure: str, behind: bool
) -> None:
    frame = Frame(f"{indicator}多少", indicator=indicator, subjects=subjects)
    sentence = FIRST if figure == "54亿元" else SECOND
    assert is_named_behind(frame, made(TEXT, figure, sentence=sentence)) is behind


def test_a_title_names_what_all_of_it_is_about() -> None:
    frame = Frame("“晨星光电”投多少", indicator="投", subjects=("晨星光电",))
    assert not is_named_behind(frame, made(TEXT, "54亿元", sentence=FIRST, title="晨星光电中试"))
