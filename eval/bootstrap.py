"""Bootstrap intervals: how far a figure would move with other questions of the same kind.

Percentile bootstrap (Efron and Tibshirani 1993, chapter 13), seeded, so that the
same rows give the same interval.
"""

from collections.abc import Callable, Sequence

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[np.float64]
RESAMPLES = 2000
_SEED = 20230901
_TAILS = (2.5, 97.5)


def interval(
    values: Sequence[float], statistic: Callable[[Array], float] | None = None
) -> tuple[float, float] | None:
    """The 95% interval of the mean (or another statistic of one sample); None without values."""
    if not values:
        return None
    sample = np.asarray(values, dtype=np.float64)
    drawn = _draws(sample)
    found = drawn.mean(axis=1) if statistic is None else [statistic(row) for row in drawn]
    low, high = np.percentile(found, _TAILS)
    return float(low), float(high)


def difference(before: Sequence[float], after: Sequence[float]) -> tuple[float, float, float]:
    """The mean paired difference `after - before` with its 95% interval."""
    deltas = np.asarray(after, dtype=np.float64) - np.asarray(before, dtype=np.float64)
    if not len(deltas):
        return 0.0, 0.0, 0.0
    low, high = np.percentile(_draws(deltas).mean(axis=1), _TAILS)
    return float(deltas.mean()), float(low), float(high)


def _draws(sample: Array) -> Array:
    chosen = np.random.default_rng(_SEED).integers(len(sample), size=(RESAMPLES, len(sample)))
    return sample[chosen]
