"""What a passage tells apart itself is told apart."""

import pytest

from answerer.figures.distinguished import is_distinguished
from core.schema import Span
from tests.answerer.made import made

TEXT = "创建示范园区3个，建成培训园区8个，开放园区12个。"


@pytest.mark.parametrize(
    ("words", "figure", "near", "apart"),
    [
        ("建设示范园区", "8个", "建成培训园区", True),
        ("建设示范园区", "3个", "创建示范园区", False),
        ("建设科创园区", "8个", "建成培训园区", False),
        ("园区", "8个", "建成培训园区", False),
        ("示范园区里培训的", "8个", "建成培训园区", False),
    ],
)
def test_another_word_before_the_same_noun(words: str, figure: str, near: str, apart: bool) -> None:
    told = made(TEXT, "3个", near="创建示范园区")
    end = TEXT.index(figure) + len(figure)
    clause = Span(TEXT.rindex("建", 0, end), end)
    assert is_distinguished(words, made(TEXT, figure, near=near, clause=clause), [told]) is apart


def test_the_asked_place_before_the_noun_is_no_other_word() -> None:
    text = "望川县基准地价平均上调3.1%，碧湾县平均上调2.4%。"
    told = made(text, "3.1%", near="望川县基准地价平均上调")
    figure = made(
        text, "2.4%", near="碧湾县平均上调", clause=Span(text.index("碧湾"), len(text) - 1)
    )
    assert is_distinguished("基准地价平均上调", figure, [told])
    assert not is_distinguished("基准地价平均上调", figure, [told], ["碧湾县", "碧湾"])
