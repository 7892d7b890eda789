import re

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from retriever.layout import Layout, folded

TEXTS = ["松原县签约１，５４６万元，增长5%。柏溪县开工3个", "ＡＩ产业:1,546户；其他"]


def rows(layout: Layout) -> list[str]:
    ends = [*layout.starts[1:], len(layout.text)]
    pairs = zip(layout.starts, ends, strict=True)
    return [layout.text[start:end].strip() for start, end in pairs]


def test_clauses_end_at_commas_but_not_inside_numbers() -> None:
    layout = Layout(TEXTS)
    assert rows(layout) == [
        "松原县签约1,546万元,",
        "增长5%。",
        "柏溪县开工3个",
        "ai产业:",
        "1,546户;",
        "其他",
    ]
    assert layout.passage_of.tolist() == [0, 0, 0, 1, 1, 1]


def test_terms_are_found_where_they_begin() -> None:
    layout = Layout(TEXTS)
    held = layout.holding([("签约",), ("增长", "开工"), ("546",), ("ai",)])
    assert held.argmax(axis=0).tolist() == [0, 1, 0, 3]
    assert held.sum(axis=0).tolist() == [1, 2, 0, 1], "546 is not a number of its own in 1,546"
    assert layout.by_passage(held).tolist() == [[1, 1, 0, 0], [0, 0, 0, 1]]


def test_sentences_and_neighbours_stay_inside_their_passage() -> None:
    layout = Layout(["甲乙，丙丁。戊己", "庚辛"])
    held = layout.holding([("甲乙",), ("戊己",), ("庚辛",)])
    assert layout.by_sentence(held)[:, 0].tolist() == [1, 1, 0, 0]
    assert layout.by_neighbours(held)[:, 1].tolist() == [0, 1, 1, 0]
    assert layout.by_neighbours(held)[:, 2].tolist() == [0, 0, 0, 1]


def test_patterns_give_the_clauses_they_begin_in() -> None:
    assert Layout(TEXTS).matching(re.compile(r"\d个")).tolist() == [2]
    assert Layout(TEXTS).matching(re.compile("无")).tolist() == []


@given(st.lists(st.text(), min_size=1, max_size=5))
def test_any_texts_can_be_laid_out(texts: list[str]) -> None:
    layout = Layout(texts)
    assert len(layout.text) == sum(len(text) + 1 for text in texts)
    assert len(layout.passages) == len(texts)
    assert np.all(np.diff(layout.starts) > 0)
    assert layout.by_passage(layout.holding([("a",)])).shape == (len(texts), 1)


@given(st.text())
def test_folding_keeps_every_offset(text: str) -> None:
    assert len(folded(text)) == len(text)
