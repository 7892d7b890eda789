"""Runs: pieces of one line put together, columns kept apart."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace

from indexer.layout.lettering import join, tight
from indexer.layout.sheet import Piece, Rect, around

# Gaps in character widths: under the first one line goes on, over the second never.
_ALWAYS = 0.55
_NEVER = 2.6
# A gap that lies over one another on so many lines is a gutter between columns.
_GUTTER_LINES = 2
_REACH = 8.0


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
    if min(piece.size, following.size) < 0.6 * size:
        return False
    between = Rect(piece.rect.right, piece.rect.top, following.rect.left, piece.rect.bottom)
    if any(_parts(rule, between) for rule in rules):
        return False
    if gap < _ALWAYS * size:
        return True
    return gap <= _NEVER * size and not _is_gutter(between, size, ordered, middles)


def _parts(rule: Rect, gap: Rect) -> bool:
    """Whether a drawn upright line stands in a gap."""
    upright = rule.height > rule.width
    return upright and gap.left - 1 <= rule.centre <= gap.right + 1 and rule.along(gap) > 0


def _is_gutter(
    gap: Rect, size: float, ordered: Sequence[Piece], middles: Sequence[float]
) -> bool:
    """Whether lines above and below begin where the gap ends, and none runs across it."""
    low = bisect_left(middles, gap.middle - _REACH * size)
    high = bisect_right(middles, gap.middle + _REACH * size)
    begins = 0
    for other in ordered[low:high]:
        rect = other.rect
        same = abs(rect.middle - gap.middle) <= 0.35 * size
        if same or abs(other.size - size) > 0.2 * size:
            continue
        if rect.left < gap.left and rect.right > gap.right:
            return False
        begins += abs(rect.left - gap.right) <= 0.6 * size
    return begins >= _GUTTER_LINES


def _joined(piece: Piece, following: Piece) -> Piece:
    gap = following.rect.left - piece.rect.right
    blank = " " if gap > 0.2 * piece.size else ""
    text = piece.text + blank + following.text if blank else join(piece.text, following.text)
    bold = piece.bold and following.bold
    longer = piece if len(piece.text) >= len(following.text) else following
    rect = around([piece.rect, following.rect])
    return replace(longer, text=text, rect=rect, bold=bold)
