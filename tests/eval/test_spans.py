"""Weights learned from labelled spans: they tell right from wrong, and when to refuse."""

from answerer.spans.traits import weighed
from eval.spans import Example, cross_validated, learned

GOOD, BAD = {"any": 1.0, "cover": 0.9}, {"any": 1.0, "cover": 0.2}
KNOWN = [
    Example(str(number), "name", (GOOD, BAD), (True, False), 1.0)
    if number % 2
    else Example(str(number), "name", (BAD, BAD), (False, False), 1.0)
    for number in range(40)
]


def test_the_right_span_outweighs_and_a_poor_one_is_refused() -> None:
    weights = learned(KNOWN, penalty=0.001)
    assert weighed(GOOD, weights) > 0 > weighed(BAD, weights)


def test_each_question_is_answered_by_weights_that_never_saw_it() -> None:
    assert cross_validated(KNOWN, penalty=0.001) == (20, 0, 20)
