"""Reading order of a page: recursive cuts through its white space and drawn lines.

A page is cut where a drawn line runs right across, then along gutters that run
from top to bottom, then above and below what spans several columns (the
recursive X-Y cut of Nagy and Seth 1984, cuts chosen for newspapers). Where no
cut goes through, the order is Breuel's (2003): above comes before below, left
before right unless something that spans both stands between.
"""

from collections.abc import Sequence
from typing import Protocol, TypeVar

from indexer.layout.sheet import Rect, around

# A drawn line over this share of a region parts it.
_RIGHT_ACROSS = 0.85
# Narrowest gutter, in points.
_GUTTER = 2.0


class Placed(Protocol):
    """Anything that stands somewhere on a page."""

    @property
    def rect(self) -> Rect:
        """Where it stands."""
        ...


P = TypeVar("P", bound=Placed)


def reading_order(items: Sequence[P], rules: Sequence[Rect]) -> list[P]:
    """The items of a page in the order in which they are read.

    Args:
        items: what stands on the page, in no order.
        rules: drawn lines.
    """
    if len(items) < 2:
        return list(items)
    for cut in (_by_rule(items, rules), _strips(items), _bands(items)):
        if len(cut) > 1:
            return [item for part in cut for item in reading_order(part, rules)]
    return _by_precedence(items)


def _by_rule(items: Sequence[P], rules: Sequence[Rect]) -> list[list[P]]:
    """The items above and below the first drawn line that runs across all of them."""
    whole = around([item.rect for item in items])
    for rule in sorted(rules, key=lambda r: r.top):
        level = rule.width > rule.height and whole.top < rule.middle < whole.bottom
        if level and rule.across(whole) >= _RIGHT_ACROSS * whole.width:
            above = [item for item in items if item.rect.middle < rule.middle]
            below = [item for item in items if item.rect.middle >= rule.middle]
            crossed = any(i.rect.top + 2 < rule.middle < i.rect.bottom - 2 for i in items)
            if above and below and not crossed:
                return [above, below]
    return []


def _strips(items: Sequence[P]) -> list[list[P]]:
    """The items from left to right, parted by gutters from top to bottom."""
    strips: list[list[P]] = []
    reach = 0.0
    for item in sorted(items, key=lambda i: (i.rect.left, i.rect.top)):
        if not strips or item.rect.left > reach + _GUTTER:
            strips.append([])
        strips[-1].append(item)
        reach = max(reach, item.rect.right) if len(strips[-1]) > 1 else item.rect.right
    return strips


def _bands(items: Sequence[P]) -> list[list[P]]:
    """The items from top to bottom, cut only where columns change.

    Level white space that runs right across is met at each paragraph that ends
    at the same height in all columns; there the columns go on below and nothing
    is cut.
    """
    levels: list[list[P]] = []
    reach = 0.0
    for item in sorted(items, key=lambda i: (i.rect.top, i.rect.left)):
        if not levels or item.rect.top > reach - 0.2 * item.rect.height / _lines(item.rect):
            levels.append([])
        levels[-1].append(item)
        reach = max(reach, item.rect.bottom) if len(levels[-1]) > 1 else item.rect.bottom
    bands: list[list[P]] = []
    for level in levels:
        together = [*bands[-1], *level] if bands else level
        least = max(2, len(_strips(level)), len(_strips(bands[-1])) if bands else 0)
        if bands and len(_strips(together)) >= least:
            bands[-1] = together
        else:
            bands.append(level)
    return bands


def _lines(rect: Rect) -> float:
    """About how many lines a rectangle holds, at least one."""
    return max(1.0, rect.height / 12)


def _by_precedence(items: Sequence[P]) -> list[P]:
    """The items so that each comes after all that must be read before it."""
    left = sorted(items, key=lambda i: (i.rect.top, i.rect.left))
    result: list[P] = []
    while left:
        free = [i for i in left if not any(_before(o, i, left) for o in left if o is not i)]
        first = min(free or left, key=lambda i: (i.rect.left, i.rect.top))
        result.append(first)
        left.remove(first)
    return result


def _before(one: Placed, other: Placed, items: Sequence[Placed]) -> bool:
    if one.rect.across(other.rect) > 0:
        return one.rect.middle < other.rect.middle
    if one.rect.right > other.rect.left + _GUTTER:
        return False
    low, high = sorted((one.rect.middle, other.rect.middle))
    return not any(
        low < item.rect.middle < high
        and item.rect.across(one.rect) > 0
        and item.rect.across(other.rect) > 0
        for item in items
    )
