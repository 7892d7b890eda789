"""What changed between two runs, and whether it is noise."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import binomtest

from core.errors import QuestionError
from eval.compare import compare, mcnemar, render_comparison
from eval.judging import judge_row
from eval.question import Question
from eval.row import Row


@given(st.integers(0, 60), st.integers(0, 60))
def test_mcnemar_is_the_exact_binomial_test(fixed: int, broken: int) -> None:
    expected = binomtest(fixed, fixed + broken).pvalue if fixed + broken else 1.0
    assert mcnemar(fixed, broken) == pytest.approx(expected)


def run_of(question: Question, answer: Callable[..., dict[str, Any]], heads: str) -> list[Row]:
    return [
        judge_row(replace(question, id=f"q{n}"), answer("40个" if head == "1" else "41个"), None)
        for n, head in enumerate(heads)
    ]


def test_fixed_and_broken(question: Question, answer: Callable[..., dict[str, Any]]) -> None:
    before, after = run_of(question, answer, "10011"), run_of(question, answer, "01111")
    comparison = compare(before, after)
    assert [pair[0].question.id for pair in comparison.fixed] == ["q1", "q2"]
    assert [pair[0].question.id for pair in comparison.broken] == ["q0"]
    text = render_comparison(comparison)
    assert "may be noise" in text
    assert "60.0%" in text
    assert "80.0%" in text


def test_a_clear_change_is_no_noise(
    question: Question, answer: Callable[..., dict[str, Any]]
) -> None:
    worse, better = run_of(question, answer, "0" * 12), run_of(question, answer, "1" * 12)
    assert "B is better" in render_comparison(compare(worse, better))
    assert "B is worse" in render_comparison(compare(better, worse))


def test_nothing_in_common(question: Question, answer: Callable[..., dict[str, Any]]) -> None:
    with pytest.raises(QuestionError):
        compare(run_of(question, answer, "1"), [])
