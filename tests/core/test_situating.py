"""Words that only tell the day are no part of what is asked."""

import pytest

from core.language.regions import Gazetteer
from core.parser.question import parse_question
from core.parser.situating import situating_figures, situating_span


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("锌期货领跌3.51%那天，沪铝跌了多少", "锌期货领跌3.51%那天，"),
        ("指数大跌的那个交易日，成交多少", "指数大跌的那个交易日，"),
        ("沪铝跌了多少", ""),
        ("沪指大跌那天收在多少点", ""),
    ],
)
def test_the_words_that_tell_the_day(question: str, words: str) -> None:
    start, end = situating_span(question)
    assert question[start:end] == words


def test_they_are_not_asked_about(gazetteer: Gazetteer) -> None:
    frame = parse_question("锌期货领跌3.51%那天，沪铝跌了多少", gazetteer)
    assert "锌" not in frame.indicator
    assert "沪铝" in frame.indicator


def test_their_figures_tell_the_report() -> None:
    found = situating_figures("沪指暴跌7.63%那天收在2964点以上还是以下")
    assert [quantity.text for quantity in found] == ["7.63%"]
