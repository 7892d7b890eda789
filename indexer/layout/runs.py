"""Runs: pieces of one line put together, columns kept apart."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace

from indexer.layout.lettering import join, tight
from indexer.layout.sheet import Piece, Rect, around

# Gaps in character widths: under the first one line goes on, under the second
# unless a gutter is certain, over the third never.
_TOUCHING = 0.12
_ALWAYS = 0.55
_NEVER = 2.6
# So many lines that end or begin beside a gap show a gutter between columns.
_GUTTER_LINES = 3
_SURE_LINES = 6
# How far up and down other lines are looked at, in character widths.
_REACH = 12.0


def join_runs(pieces: Sequence[Piece], rules: Sequence[Rect]) -> list[Piece]:
    """The pieces of a page, those that one line holds without a gutter between made one."""
    ordered = sorted(pieces, key=lambda piece: (piece.rect.middle, piece.rect.left))
    middles = [piece.rect.middle for piece in ordered]
    joined: list[Piece] = []
    taken: set[int] = set()
    for index, piece in enumerate(ordered):
        if index in taken:
            continue
        row = _row(ordered, middles, index, taken)
        taken.update(row)
        line = piece
        first = min(row, key=lambda i: ordered[i].rect.left)
        line = ordered[first]
        for other in sorted(row - {first}, key=lambda i: ordered[i].rect.left):
            following = ordered[other]
            if _goes_on(line, following, ordered, middles, rules):
                line = _joined(line, following)
            else:
                joined.append(line)
                line = following
        joined.append(line)
    return [replace(piece, text=tight(piece.text)) for piece in joined if piece.text.strip()]


def _row(
    ordered: Sequence[Piece], middles: Sequence[float], index: int, taken: set[int]
) -> set[int]:
    """The pieces at the height of one, itself included."""
    piece = ordered[index]
    reach = 0.35 * piece.size
    found = {index}
    for other in range(index + 1, bisect_right(middles, piece.rect.middle + reach)):
        near = abs(ordered[other].rect.middle - piece.rect.middle)
        if other not in taken and near <= 0.35 * min(piece.size, ordered[other].size):
            found.add(other)
    return found


def _goes_on(
    piece: Piece,
    following: Piece,
    ordered: Sequence[Piece],
    middles: Sequence[float],
    rules: Sequence[Rect],
) -> bool:
    size = max(piece.size, following.size)
    gap = following.rect.left - piece.rect.right
    alike = 0.85 if gap > _ALWAYS * size else 0.6
    if min(piece.size, following.size) < alike * size:
        return False
    between = Rect(piece.rect.right, piece.rect.top, following.rect.left, piece.rect.bottom)
    if any(_parts(rule, between) for rule in rules):
        return False
    if gap < _TOUCHING * size:
        return True
    edges, across = _gutter_lines(between, size, ordered, middles)
    if gap < _ALWAYS * size:
        return edges < _SURE_LINES or across > 0
    return gap <= _NEVER * size and (edges < _GUTTER_LINES or edges <= 2 * across)


def _parts(rule: Rect, gap: Rect) -> bool:
    """Whether a drawn upright line stands in a gap."""
    upright = rule.height > rule.width
    return upright and gap.left - 1 <= rule.centre <= gap.right + 1 and rule.along(gap) > 0


def _gutter_lines(
    gap: Rect, size: float, ordered: Sequence[Piece], middles: Sequence[float]
) -> tuple[int, int]:
    """How many lines above and below end or begin beside a gap, and how many run across it."""
    low = bisect_left(middles, gap.middle - _REACH * size)
    high = bisect_right(middles, gap.middle + _REACH * size)
    edges = across = 0
    for other in ordered[low:high]:
        rect = other.rect
        same = abs(rect.middle - gap.middle) <= 0.35 * size
        if same or abs(other.size - size) > (0.25 if other.rough else 0.1) * size:
            continue
        across += rect.left < gap.left and rect.right > gap.right
        edges += abs(rect.left - gap.right) <= 0.6 * size
        edges += abs(rect.right - gap.left) <= 0.8 * size
    return edges, across


def _joined(piece: Piece, following: Piece) -> Piece:
    gap = following.rect.left - piece.rect.right
    blank = " " if gap > 0.2 * piece.size else ""
    text = piece.text + blank + following.text if blank else join(piece.text, following.text)
    bold = piece.bold and following.bold
    longer = piece if len(piece.text) >= len(following.text) else following
    rect = around([piece.rect, following.rect])
    return replace(longer, text=text, rect=rect, bold=bold)
