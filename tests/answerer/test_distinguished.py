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
