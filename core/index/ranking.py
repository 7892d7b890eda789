"""Rankings whose order is defined: by (-score, id), ties at the cut included."""

from collections.abc import Callable, Iterable

import numpy as np
import numpy.typing as npt

Scored = list[tuple[int, float]]
# Passages by the keys that the engines know them by, ascending, each once.
Keys = npt.NDArray[np.int64]


def with_ties(search: Callable[[int], Scored], k: int) -> Scored:
    """The first k of a search and whatever ties with the last of them.

    `search(n)` gives the best n, best first, in any order among equals. The
    caller sorts the equals and cuts, so that the cut does not depend on the
    order in which an engine stored them.
    """
    n = k + 16
    while True:
        found = search(n)
        if len(found) < n or found[-1][1] < found[k - 1][1]:
            return found
        n *= 4


def ranked(scores: Iterable[tuple[str, float]], k: int) -> list[tuple[str, float]]:
    """The best k by (-score, id)."""
    return sorted(scores, key=lambda item: (-item[1], item[0]))[:k]
