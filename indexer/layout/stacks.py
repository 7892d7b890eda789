"""Stacks: lines of one column that stand directly below one another."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from indexer.layout.sheet import Piece, Rect, around

# Farthest line below, in character widths from middle to middle.
_FARTHEST = 2.4
# A step this much larger than the stack's own begins another stack.
_LOOSER = 1.6
# Lines of one column begin within so many characters of one another, or are centred.
_MOST_SHIFTED = 5.5
# A line that runs so much farther than at least so many others is not of their column.
_OVERHANG = 1.6
_LEAST_LINES = 3


@dataclass(frozen=True, slots=True)
class Stack:
    """Lines of one column and one size, from top to bottom."""

    lines: tuple[Piece, ...]

    @property
    def rect(self) -> Rect:
        """The rectangle around its lines."""
        return around([line.rect for line in self.lines])

    @property
    def size(self) -> float:
        """Character width of its lines, the middle one of all."""
        sizes = sorted(line.size for line in self.lines for _ in range(len(line.text)))
        return sizes[len(sizes) // 2]

    @property
    def text(self) -> str:
        """Its lines put together."""
        return "".join(line.text for line in self.lines)


def build_stacks(pieces: Sequence[Piece], rules: Sequence[Rect]) -> list[Stack]:
    """The lines of a page as stacks, from top to bottom.

    A line goes under another if it is the only one below it, the other the only
    one above, and both are of one size and weight.
    """
    ordered = sorted(pieces, key=lambda piece: (piece.rect.middle, piece.rect.left))
    below = [_below(index, ordered) for index in range(len(ordered))]
    above: dict[int, int] = {}
    for found in below:
        for index in found:
            above[index] = above.get(index, 0) + 1
    stacks: list[list[Piece]] = []
    under: dict[int, list[Piece]] = {}
    for index, piece in enumerate(ordered):
        stack = under.get(index)
        if stack is None or not _fits(stack, piece, rules):
            stack = []
            stacks.append(stack)
        stack.append(piece)
        if len(below[index]) == 1 and above[below[index][0]] == 1:
            under[below[index][0]] = stack
    return [Stack(tuple(part)) for stack in stacks for part in _without_overhang(stack)]


def _without_overhang(stack: list[Piece]) -> list[list[Piece]]:
    """The lines of a stack; its first or last one apart where it alone is too wide.

    Such a line (a byline above columns) belongs to more than this column.
    """
    for first, rest in ((stack[:1], stack[1:]), (stack[-1:], stack[:-1])):
        if len(rest) >= _LEAST_LINES:
            reach = max(line.rect.right for line in rest)
            if first[0].rect.right > reach + _OVERHANG * first[0].size:
                return [first, rest] if first[0] is stack[0] else [rest, first]
    return [stack]


def _below(index: int, ordered: Sequence[Piece]) -> list[int]:
    """The lines next below one that overlap it, at the height of the nearest."""
    piece = ordered[index]
    found: list[int] = []
    first = bisect_right(
        ordered, piece.rect.middle + 0.5 * piece.size, key=lambda other: other.rect.middle
    )
    for other in range(first, len(ordered)):
        rect = ordered[other].rect
        if rect.middle - piece.rect.middle > _FARTHEST * piece.size:
            break
        if found and rect.middle - ordered[found[0]].rect.middle > 0.5 * piece.size:
            break
        if rect.across(piece.rect) > 0.2 * piece.size:
            found.append(other)
    return found


def _fits(stack: Sequence[Piece], piece: Piece, rules: Sequence[Rect]) -> bool:
    last = stack[-1]
    slack = 0.25 if piece.rough else 0.1
    if abs(last.size - piece.size) > slack * last.size or last.bold != piece.bold:
        return False
    shifted = abs(piece.rect.left - last.rect.left) > _MOST_SHIFTED * piece.size
    if shifted and abs(piece.rect.centre - last.rect.centre) > piece.size:
        return False
    step = piece.rect.middle - last.rect.middle
    if len(stack) > 1:
        own = last.rect.middle - stack[-2].rect.middle
        if step > _LOOSER * own:
            return False
    between = Rect(
        max(last.rect.left, piece.rect.left),
        last.rect.middle,
        min(last.rect.right, piece.rect.right),
        piece.rect.middle,
    )
    return not any(_parts(rule, between) for rule in rules)


def _parts(rule: Rect, between: Rect) -> bool:
    """Whether a drawn level line runs between two lines of text."""
    level = rule.width > rule.height
    inside = between.top < rule.middle < between.bottom
    return level and inside and rule.across(between) > 0.5 * between.width
