"""The search asks in the question's words and in what was inherited."""

import pytest

from answerer.search import first, for_part, rarity_of, search_words
from core.index.snapshot import Snapshot
from core.language.calendar import year_of
from core.parser.frame import Frame


def test_what_was_inherited_is_searched_for() -> None:
    frame = Frame(
        "那引资额呢",
        regions=("松原县",),
        periods=(year_of(2022),),
        inherited=("regions", "periods"),
    )
    words = search_words(frame)
    assert "松原县" in words
    assert "2022年" in words


def test_a_question_of_its_own_is_searched_as_it_stands() -> None:
    assert search_words(Frame("松原县粮食产量", regions=("松原县",))) == "松原县粮食产量"


def test_a_part_asks_for_itself_alone() -> None:
    frame = Frame("松原县比柏溪县多多少", regions=("松原县",), indicator="签约项目")
    question = for_part(frame).question
    assert "松原县" in question
    assert "签约项目" in question
    assert "柏溪县" not in question


@pytest.mark.slow
def test_rare_words_weigh_more_and_unknown_ones_little(snapshot: Snapshot) -> None:
    rarity = rarity_of(Frame("问", indicator="降雨项目饕餮"), snapshot)
    assert rarity["降雨"] > rarity["项目"] > rarity["饕餮"] > 0.0


def test_first_hits() -> None:
    assert first(()) == ()
