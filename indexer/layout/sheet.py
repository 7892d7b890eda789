"""A printed page as positioned lines: what a text layer and recognition both give."""

import math
from dataclasses import dataclass
from typing import NamedTuple


class Rect(NamedTuple):
    """A rectangle in points, from the page's upper left corner."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        """Its width in points."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """Its height in points."""
        return self.bottom - self.top

    @property
    def middle(self) -> float:
        """Halfway between top and bottom."""
        return (self.top + self.bottom) / 2

    @property
    def centre(self) -> float:
        """Halfway between left and right."""
        return (self.left + self.right) / 2

    def across(self, other: "Rect") -> float:
        """How far the two overlap from left to right; negative: the gap between them."""
        return min(self.right, other.right) - max(self.left, other.left)

    def along(self, other: "Rect") -> float:
        """How far the two overlap from top to bottom; negative: the gap between them."""
        return min(self.bottom, other.bottom) - max(self.top, other.top)

    def holds(self, other: "Rect") -> bool:
        """Whether the middle of the other lies in this one."""
        return self.left <= other.centre <= self.right and self.top <= other.middle <= self.bottom


def around(rects: "list[Rect]") -> Rect:
    """The smallest rectangle that holds all of them."""
    return Rect(
        min(r.left for r in rects),
        min(r.top for r in rects),
        max(r.right for r in rects),
        max(r.bottom for r in rects),
    )


@dataclass(frozen=True, slots=True)
class Piece:
    """A printed stretch of one line.

    `size` is the width of a Chinese character in points. `bold` is a heavy face,
    which no recogniser reports. `rough` tells that the sides come from a picture,
    so that they may be off by part of a character.
    """

    text: str
    rect: Rect
    size: float
    bold: bool = False
    rough: bool = False


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page: its pieces in no order, and what is drawn on it.

    `rules` are drawn lines, long and thin, `pictures` photographs and charts.
    `confidence` (0 to 1) is the mean of a recogniser, None where nothing was recognised.
    `turn` is by how many degrees against the clock the page was straightened
    around its middle before its pieces were measured.
    """

    number: int
    width: float
    height: float
    pieces: tuple[Piece, ...]
    rules: tuple[Rect, ...] = ()
    pictures: tuple[Rect, ...] = ()
    confidence: float | None = None
    turn: float = 0.0

    def shares(self, rect: Rect) -> Rect:
        """A rectangle as shares (0 to 1) of the page as it lay before it was straightened."""
        if self.turn:
            x, y = self.width / 2, self.height / 2
            cos, sin = math.cos(math.radians(self.turn)), math.sin(math.radians(self.turn))
            corners = [
                (x + (a - x) * cos - (b - y) * sin, y + (a - x) * sin + (b - y) * cos)
                for a in (rect.left, rect.right)
                for b in (rect.top, rect.bottom)
            ]
            xs, ys = zip(*corners, strict=True)
            rect = Rect(min(xs), min(ys), max(xs), max(ys))
        sides = (rect.left / self.width, rect.top / self.height)
        ends = (rect.right / self.width, rect.bottom / self.height)
        return Rect(*(round(min(1.0, max(0.0, share)), 4) for share in (*sides, *ends)))


def body_size(pieces: "list[Piece]") -> float:
    """Size of the running text: the one that most characters have, in points; 0 without text."""
    counts: dict[float, int] = {}
    for piece in pieces:
        size = round(piece.size * 2) / 2
        counts[size] = counts.get(size, 0) + len(piece.text)
    if not counts:
        return 0.0
    # Neighbouring sizes are one: a recogniser measures with an error.
    return max(counts, key=lambda s: (sum(counts.get(s + d, 0) for d in (-0.5, 0, 0.5)), s))
