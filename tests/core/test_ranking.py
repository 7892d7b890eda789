from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from core.index.ranking import ranked, with_ties


@given(st.lists(st.integers(0, 3), max_size=200), st.integers(1, 30))
def test_the_cut_does_not_depend_on_the_order_of_equals(scores: Sequence[int], k: int) -> None:
    stored = sorted(enumerate(scores), key=lambda item: -item[1])
    turned = sorted(enumerate(scores), key=lambda item: (-item[1], -item[0]))

    def best(rows: list[tuple[int, int]]) -> list[tuple[str, float]]:
        found = with_ties(lambda n: [(key, float(score)) for key, score in rows[:n]], k)
        return ranked(((f"{key:03}", score) for key, score in found), k)

    expected = sorted(enumerate(scores), key=lambda item: (-item[1], item[0]))[:k]
    assert best(stored) == best(turned) == [(f"{key:03}", float(s)) for key, s in expected]
