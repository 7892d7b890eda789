"""Weights are learned that put the right figure first, and none where nothing is right."""

import numpy as np

from eval.fitting import ALWAYS, Sample, best_enough, chosen_of, cross_validated, fit


def sample(number: int, answerable: bool = True) -> Sample:
    """Of two figures the one with more `near` is right; a bare one is never right."""
    signs = ({"near": 1.0, "foreign": 0.1}, {"near": 0.2, "foreign": 0.9})
    if not answerable:
        signs = ({"near": 0.1, "foreign": 1.0}, {"near": 0.0, "foreign": 0.8})
    return Sample("made", f"report {number}", answerable, signs, (answerable, False))


SAMPLES = [sample(n, answerable=bool(n % 3)) for n in range(30)]


def test_the_right_figure_comes_first_and_far_from_nothing() -> None:
    weights = fit(SAMPLES)
    right, none = chosen_of(sample(1), weights), chosen_of(sample(0, answerable=False), weights)
    assert right.right
    assert right.score > 0 > none.score


def test_what_speaks_against_gets_no_positive_weight() -> None:
    weights = fit(SAMPLES)
    assert weights["foreign"] <= 0.0 <= weights["near"]
    assert ALWAYS in weights


def test_a_question_without_its_right_figure_refuses_less_than_a_near_miss() -> None:
    lost = [Sample("made", f"lost {n}", True, ({"near": 0.6},), (False,)) for n in range(10)]
    missed = [Sample("made", f"lost {n}", False, ({"near": 0.6},), (False,)) for n in range(10)]
    middling = Sample("made", "report", True, ({"near": 0.6},), (True,))
    score = {
        name: chosen_of(middling, fit([*SAMPLES, *more])).score
        for name, more in (("lost", lost), ("missed", missed))
    }
    assert score["lost"] > score["missed"]


def test_every_question_is_answered_by_weights_of_other_reports() -> None:
    chosen = cross_validated(SAMPLES, 5)
    assert len(chosen) == len(SAMPLES)
    assert np.mean([c.right for c in chosen if c.answerable]) == 1.0
    enough = best_enough(chosen)
    assert all((c.score >= enough) == c.answerable for c in chosen)


def test_a_question_without_figures_is_refused() -> None:
    empty = Sample("made", "report", True, (), ())
    assert chosen_of(empty, fit(SAMPLES)).score == -np.inf


def test_only_the_best_figures_are_kept() -> None:
    kept = sample(1).best(lambda signs: signs["near"], 1)
    assert kept.right == (True,)
    assert sample(1).without("fo").signs[0] == {"near": 1.0}
