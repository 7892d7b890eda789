"""Paragraphs: the lines of a column parted where a writer parted them."""

import re
from collections.abc import Sequence
from itertools import pairwise

from core.schema import Kind
from indexer.captions import FINISHED
from indexer.headings import starts_anew
from indexer.layout.lettering import first_unit
from indexer.layout.parts import Part, Print
from indexer.layout.sheet import Piece, Rect
from indexer.layout.stacks import Stack

# A first line is set in by one to four characters, two as a rule.
_LEAST_INDENT = 1.1
_MOST_INDENT = 5.0
# Share of the lines that begin paragraphs by an indent, where that is the custom.
_CUSTOM = 0.03
# Room that justification leaves at the end of a line: by how sure the other signs are.
_ROOM_FINISHED = 0.3
_ROOM_OPEN = 2.0
# What the edges of recognised lines may be off by.
_ROUGH = 0.6


def measure(stack: Stack, stacks: Sequence[Stack]) -> Rect:
    """Left and right edge of the column that a stack stands in.

    Its own, widened by the stacks of the same size above and below that have
    about the same edges; for one or two lines the nearest longer stack's.
    """
    own = stack.rect
    mates = [
        mate
        for mate in stacks
        if mate.rect.across(own) > 0.7 * min(own.width, mate.rect.width)
        and abs(mate.size - stack.size) <= 0.12 * stack.size
        and len(mate.lines) >= 2
    ]
    mates.sort(key=lambda m: (m is not stack, abs(m.rect.middle - own.middle), m.rect.left))
    wide = [m.rect for m in mates if len(m.lines) >= 3 and _covers(m.rect, own, stack.size)]
    base = own if len(stack.lines) >= 3 or not wide else wide[0]
    left, right = base.left, base.right
    for mate in (own, *(m.rect for m in mates)):
        if abs(mate.left - base.left) < 3 * stack.size:
            left = min(left, mate.left)
        if abs(mate.right - base.right) < 3 * stack.size:
            right = max(right, mate.right)
    return Rect(left, own.top, right, own.bottom)


def _covers(mate: Rect, own: Rect, size: float) -> bool:
    return mate.left <= own.left + size and mate.right >= own.right - size


def has_indents(pages: Sequence[Sequence[Stack]]) -> bool:
    """Whether the paragraphs of a report are set in at their first line.

    Args:
        pages: the running text of each page.
    """
    lines = indented = 0
    for stacks in pages:
        for stack in stacks:
            edges = measure(stack, stacks)
            lines += len(stack.lines)
            indented += sum(_is_indented(line, edges) for line in stack.lines)
    return indented >= 2 and indented >= _CUSTOM * lines


def split_paragraphs(stack: Stack, page: int, edges: Rect, indents: bool) -> list[Part]:
    """The paragraphs of a column's lines.

    Args:
        stack: the lines.
        page: number of their page.
        edges: the column's left and right edge.
        indents: whether first lines are set in as a rule.
    """
    steps = sorted(b.rect.middle - a.rect.middle for a, b in pairwise(stack.lines))
    step = steps[len(steps) // 2] if steps else 0.0
    groups: list[list[Piece]] = [[stack.lines[0]]]
    # Lines that all end a sentence are one paragraph each, however full they are.
    single = len(stack.lines) > 2 and all(FINISHED.search(line.text) for line in stack.lines)
    for above, line in pairwise(stack.lines):
        if single or _begins(above, line, edges, step, indents):
            groups.append([line])
        else:
            groups[-1].append(line)
    return [_paragraph(group, page, edges, index) for index, group in enumerate(groups)]


def _paragraph(lines: Sequence[Piece], page: int, edges: Rect, index: int) -> Part:
    first, last = lines[0], lines[-1]
    return Part(
        Kind.BODY,
        tuple(Print(line.text, page, line.rect) for line in lines),
        fresh=index > 0 or _is_indented(first, edges) or starts_anew(first.text),
        open=_room(last, edges) < _ROOM_OPEN,
    )


def _is_indented(line: Piece, edges: Rect) -> bool:
    indent = (line.rect.left - edges.left) / line.size
    return _LEAST_INDENT <= indent <= _MOST_INDENT


def _room(line: Piece, edges: Rect) -> float:
    """Characters that the line's end leaves free."""
    return (edges.right - line.rect.right) / line.size


def _begins(above: Piece, line: Piece, edges: Rect, step: float, indents: bool) -> bool:
    """Whether a line begins another paragraph than the one above it."""
    if _is_indented(line, edges):
        return True
    finished = bool(FINISHED.search(above.text))
    if finished and line.rect.middle - above.rect.middle > 1.35 * step:
        return True
    if starts_anew(line.text) and (finished or _room(above, edges) > _ROOM_OPEN):
        return not re.match(r"\d", line.text) or finished
    room = _room(above, edges) - first_unit(line.text)
    slack = _ROOM_FINISHED if finished else _ROOM_OPEN
    if finished and indents:
        slack = _ROOM_OPEN  # the indent would have told
    return room > slack + (_ROUGH if line.rough else 0.0)


def goes_on(before: Part, after: Part, indents: bool) -> bool:
    """Whether a paragraph at the end of a column goes on at the top of the next."""
    if before.kind is not Kind.BODY or after.kind is not Kind.BODY or after.fresh:
        return False
    if FINISHED.search(before.lines[-1].text):
        return before.open and indents
    return True
