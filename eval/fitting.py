"""A softmax over a question's figures and "none of these", fitted with weights of known sign."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from answerer.figures.signs import AGAINST

Numbers = NDArray[np.float64]
ALWAYS = "always"
# How strongly weights are held near zero; of 0.3, 1 and 2 the best in cross-validation.
_RIDGE = 1.0
# A question whose right figure is none of the candidates tells little of what keeps one from
# answering; a near miss, of which nothing is right, tells all.
_WITHOUT_RIGHT = 0.3
_STEPS = np.arange(-4.0, 4.0, 0.05)


@dataclass(frozen=True, slots=True)
class Sample:
    """The figures of one question: the signs of each and whether it is right.

    `group` is kept together in cross-validation: questions on one report.
    """

    name: str
    group: str
    answerable: bool
    signs: tuple[Mapping[str, float], ...]
    right: tuple[bool, ...]

    def without(self, prefix: str) -> "Sample":
        """The same without the signs whose names begin so."""
        kept = tuple({n: v for n, v in s.items() if not n.startswith(prefix)} for s in self.signs)
        return replace(self, signs=kept)

    def best(self, value: Callable[[Mapping[str, float]], float], count: int) -> "Sample":
        """The same with the best figures only."""
        order = sorted(range(len(self.signs)), key=lambda i: (-value(self.signs[i]), i))[:count]
        return replace(
            self,
            signs=tuple(self.signs[i] for i in order),
            right=tuple(self.right[i] for i in order),
        )


@dataclass(frozen=True, slots=True)
class Chosen:
    """The figure that came first: its score and whether it is right."""

    name: str
    answerable: bool
    score: float
    right: bool


def fit(samples: Sequence[Sample]) -> dict[str, float]:
    """The weights that make the right figures, or refusing, most probable."""
    names = [ALWAYS, *sorted({n for s in samples for signs in s.signs for n in signs})]
    told = [s for s in samples if s.signs]
    matrices = [(matrix(s, names), np.array(s.right, dtype=bool), _weight(s)) for s in told]

    def loss(weights: Numbers) -> tuple[float, Numbers]:
        held = np.where(np.arange(len(names)) == 0, 0.0, _RIDGE) * weights
        total, slope = 0.5 * float(held @ weights), held
        for signs, right, weight in matrices:
            value, change = softmax_loss(signs, right, weights)
            total, slope = total + weight * value, slope + weight * change
        return total, slope

    bounds = [
        (None, None) if n == ALWAYS else ((None, 0.0) if n in AGAINST else (0.0, None))
        for n in names
    ]
    start = np.zeros(len(names))
    found = minimize(loss, start, jac=True, bounds=bounds, method="L-BFGS-B")
    return dict(zip(names, found.x.tolist(), strict=True))


def _weight(sample: Sample) -> float:
    return 1.0 if any(sample.right) or not sample.answerable else _WITHOUT_RIGHT


def matrix(sample: Sample, names: Sequence[str]) -> Numbers:
    """(figures, signs); the first column is 1."""
    rows = [[1.0, *(signs.get(name, 0.0) for name in names[1:])] for signs in sample.signs]
    return np.array(rows, dtype=float).reshape(-1, len(names))


def softmax_loss(
    signs: Numbers, right: NDArray[np.bool_], weights: Numbers
) -> tuple[float, Numbers]:
    """Minus the log probability of the right candidates (else of refusing), and its slope.

    `signs` is (candidates, signs), at least one candidate; refusing scores 0.
    """
    scores = signs @ weights
    top = max(0.0, float(scores.max()))
    odds = np.exp(scores - top)
    whole = float(odds.sum()) + np.exp(-top)
    value = top + np.log(whole)
    slope = signs.T @ (odds / whole)
    if right.any():
        own = odds[right]
        value -= top + np.log(float(own.sum()))
        slope = slope - signs[right].T @ (own / own.sum())
    return float(value), slope


def chosen_of(sample: Sample, weights: Mapping[str, float]) -> Chosen:
    """The figure with the highest score."""
    scores = [
        weights[ALWAYS] + sum(weights.get(n, 0.0) * v for n, v in signs.items())
        for signs in sample.signs
    ]
    if not scores:
        return Chosen(sample.name, sample.answerable, -np.inf, right=False)
    first = int(np.argmax(scores))
    return Chosen(sample.name, sample.answerable, float(scores[first]), sample.right[first])


def cross_validated(samples: Sequence[Sample], folds: int) -> list[Chosen]:
    """What comes first for each question by weights learned from the other reports."""
    groups = {group: i % folds for i, group in enumerate(sorted({s.group for s in samples}))}
    found: list[Chosen] = []
    for fold in range(folds):
        weights = fit([s for s in samples if groups[s.group] != fold])
        found += [chosen_of(s, weights) for s in samples if groups[s.group] == fold]
    return found


def best_enough(chosen: Iterable[Chosen]) -> float:
    """The score from which to answer: right answers and right refusals count alike."""
    known = list(chosen)

    def worth(step: float) -> float:
        answered = [c.right and c.score >= step for c in known if c.answerable]
        refused = [c.score < step for c in known if not c.answerable]
        return float(np.mean(answered or [False])) + float(np.mean(refused or [False]))

    return float(max(_STEPS, key=lambda step: (round(worth(step), 6), -abs(step))))
