from hypothesis import given
from hypothesis import strategies as st

from core.language.tokens import lexical_text, tokenize


def test_han_runs_become_bigrams() -> None:
    assert tokenize("签约项目") == ["签约", "约项", "项目"]


def test_a_lone_character_stands_alone() -> None:
    assert tokenize("第 4 名") == ["第", "4", "名"]


def test_numbers_and_words_stay_whole() -> None:
    assert tokenize("１,５４６．１８万元，XESS与C919") == [
        "1546.18",
        "万元",
        "xess",
        "与",
        "c919",
    ]


def test_a_line_break_does_not_split_a_word() -> None:
    assert tokenize("签\n约") == ["签约"]


def test_other_scripts_are_words() -> None:
    assert tokenize("Привет мир") == ["привет", "мир"]


@given(st.text())
def test_terms_hold_no_space_and_the_text_splits_back_into_them(text: str) -> None:
    terms = tokenize(text)
    assert lexical_text(text).split(" ") == (terms or [""])
    assert all(term and not any(c.isspace() for c in term) for term in terms)
