import pytest
from hypothesis import given
from hypothesis import strategies as st

from retriever.fusion import reciprocal_rank_fusion

RANKING = st.lists(st.sampled_from("abcdefgh"), unique=True)


def test_the_formula() -> None:
    fused = dict(reciprocal_rank_fusion([["a", "b"], ["b", "c"]], 3))
    assert fused["b"] == pytest.approx(1 / 62 + 1 / 61)
    assert fused["a"] == pytest.approx(1 / 61)
    assert fused["c"] == pytest.approx(1 / 62)


def test_equals_are_in_the_order_of_their_ids() -> None:
    assert [name for name, _ in reciprocal_rank_fusion([["b"], ["a"]], 2)] == ["a", "b"]


@given(RANKING, RANKING)
def test_the_order_of_the_rankings_does_not_matter(first: list[str], second: list[str]) -> None:
    there = reciprocal_rank_fusion([first, second], 8)
    assert there == reciprocal_rank_fusion([second, first], 8)
    assert {name for name, _ in there} == {*first, *second}


@given(RANKING)
def test_one_ranking_keeps_its_order(ranking: list[str]) -> None:
    assert [name for name, _ in reciprocal_rank_fusion([ranking], 8)] == ranking
