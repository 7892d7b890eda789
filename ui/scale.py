"""A scale for a chart's axis that fits its numbers: 元 in 万 or 亿, like the reports write them."""

from collections.abc import Sequence

_STEPS = ((1e8, "亿"), (1e4, "万"))


def scale_of(numbers: Sequence[float], unit: str) -> tuple[float, str]:
    """What to divide by, and the unit that results: (1e8, 亿元) for a few hundred million 元."""
    largest = max((abs(number) for number in numbers), default=0.0)
    for step, sign in _STEPS:
        if largest >= step:
            return step, f"{sign}{unit}"
    return 1.0, unit
