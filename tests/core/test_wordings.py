"""Staff's words are recognised in the words of reports."""

import pytest

from core.language.text import fold
from core.language.wordings import expand, spoken_in, wordings, wordings_in


def test_expand_gives_report_wordings() -> None:
    assert {"地区生产总值", "生产总值"} <= set(expand("GDP是多少"))
    assert expand("签约项目") == ()


@pytest.mark.parametrize(
    ("word", "text", "stands"),
    [
        ("下馆子", "下馆子 消费", True),
        ("卖", "演出卖 票房", True),
        ("卖", "买卖双方", False),
        ("房子", "住房", False),
        ("生…娃", "去年一共生了多少娃", True),
        ("生…娃", "生了病，带娃", False),
    ],
)
def test_one_character_is_a_word_only_where_a_piece_ends(
    word: str, text: str, stands: bool
) -> None:
    found = [spoken.formals for spoken in spoken_in(text)]
    assert (wordings()[fold(word)] in found) is stands


def test_a_verb_and_its_object_are_found_where_each_stands() -> None:
    assert ((2, 3), (6, 7)) in [spoken.spans for spoken in spoken_in("去年生了多少娃")]


def test_the_list_is_folded_and_no_word_stands_for_itself() -> None:
    for word, formals in wordings().items():
        assert word == fold(word)
        assert formals
        assert word not in formals
        assert len(set(formals)) == len(formals)


def test_the_longest_word_is_found_where_it_stands() -> None:
    (found,) = wordings_in("经济总量第几")
    assert (found.start, found.end) == (0, 4)
    assert "地区生产总值" in found.formals
    assert wordings_in("签约亿元以上项目") == []
