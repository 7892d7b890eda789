from collections.abc import Iterable, Mapping

from hypothesis import given
from hypothesis import strategies as st

from retriever.terms import Term, bare, terms_of


def everywhere(terms: Iterable[str]) -> Mapping[str, int]:
    return dict.fromkeys(terms, 5)


def terms(question: str) -> dict[str, Term]:
    return {term.text: term for term in terms_of(question, 100, everywhere)}


def test_periods_and_question_words_are_no_terms() -> None:
    found = terms("2023年上半年松原县签约了多少个项目")
    assert {"松原", "签约", "项目"} <= found.keys()
    assert not {"多少", "少个", "2023", "上半", "约了"} & found.keys()


def test_words_beside_the_question_word_are_nearest() -> None:
    found = terms("松原县招商引资签约多少个项目")
    assert found["签约"].distance < found["松原"].distance


def test_rare_words_weigh_more_and_unknown_ones_are_left_out() -> None:
    counts = {"降雨": 1, "项目": 50}
    found = terms_of("降雨项目饕餮", 100, lambda terms: {t: counts.get(t, 0) for t in terms})
    weights = {term.text: term.weight for term in found}
    assert weights["降雨"] > weights["项目"] > 0
    assert "饕餮" not in weights


def test_spoken_words_stand_for_those_of_reports() -> None:
    found = terms_of("全县老百姓看病报销", 100, lambda terms: dict.fromkeys(terms, 0))
    assert {term.text for term in found} >= {"老百", "百姓"}, "no report says so, but it is known"
    assert all("群众" in term.others for term in found if term.text == "百姓")


def test_numbers_are_found_in_either_script() -> None:
    assert "120" in terms("一百二十个项目的进展")["一百"].others
    assert terms("三个项目的进展")["项目"].others == ()


@given(st.text(max_size=60))
def test_any_question_has_terms_of_its_own(question: str) -> None:
    text = bare(question)
    assert all(term.text in text for term in terms_of(question, 100, everywhere))
