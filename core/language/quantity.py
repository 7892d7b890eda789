"""What a printed figure is."""

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Quantity:
    """A figure and where it is printed.

    `start`, `end` and `text` lie in the text given, hedge and unit included.
    `number` (and `upper`, the end of a range) is in the base unit: 1.29亿元 is
    129000000 元, 75% is 75 %. `kind` is count, money, percent, point (百分点),
    rank, ratio (倍) or measure (length, area, mass, energy, duration).
    """

    start: int
    end: int
    text: str
    number: Decimal
    unit: str
    kind: str
    hedge: str = ""
    upper: Decimal | None = None
