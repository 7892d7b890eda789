"""Units that measure the same thing: 3800公顷 is 57000亩."""

from decimal import Decimal

# What one of each is in the first of its row.
_ALIKE: tuple[dict[str, Decimal], ...] = (
    {
        "亩": Decimal(1),
        "公顷": Decimal(15),
        "平方公里": Decimal(1500),
        "平方米": Decimal("0.0015"),
    },
    {"公里": Decimal(1), "米": Decimal("0.001"), "厘米": Decimal("0.00001")},
    {
        "吨": Decimal(1),
        "公斤": Decimal("0.001"),
        "斤": Decimal("0.0005"),
        "克": Decimal("0.000001"),
    },
    {"千瓦时": Decimal(1), "兆瓦时": Decimal(1000)},
    {"千瓦": Decimal(1), "兆瓦": Decimal(1000), "吉瓦": Decimal(1_000_000)},
)


def convertible(one: str, other: str) -> bool:
    """Whether figures of two different units can be set side by side."""
    return one != other and any(one in row and other in row for row in _ALIKE)


def converted(number: Decimal, unit: str, into: str) -> Decimal:
    """A number of `unit` in another unit of the same measure."""
    for row in _ALIKE:
        if unit in row and into in row:
            return number * row[unit] / row[into]
    return number
