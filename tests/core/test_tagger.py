"""Words of a text and the names among them."""

import pytest

from core.language.subjects import company_spans
from core.language.tagger import ORGANISATION, PERSON, _tagger, tagged


def words(text: str, tag: str) -> list[str]:
    return [text[w.start : w.end] for w in tagged(text) if w.tag == tag]


def test_names_are_told_apart() -> None:
    text = "名古屋大学的教授王小明来访"
    assert words(text, ORGANISATION) == ["名古屋大学"]
    assert words(text, PERSON) == ["王小明"]


def test_its_threads_do_not_go_on_after_a_text() -> None:
    assert _tagger()._session.get_session_options().intra_op_num_threads == 1


def test_the_words_make_up_the_text() -> None:
    text = "2022年签约亿元以上项目多少个？"
    assert "".join(text[w.start : w.end] for w in tagged(text)) == text


@pytest.mark.parametrize(
    ("question", "companies"),
    [("宁德时代2022年营收多少", ["宁德时代"]), ("濮阳市人社局培训多少人", [])],
)
def test_a_company_is_no_place(question: str, companies: list[str]) -> None:
    assert [question[start:end] for start, end in company_spans(question)] == companies
