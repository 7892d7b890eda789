"""Repeats: a passage that a recognition loop wrote again and again is kept once.

Recognition of print sometimes falls into a loop and writes a passage a dozen
times, from anywhere to anywhere, the last copy cut in mid-sentence. The search
keeps the first place of every aligned block of characters and extends each
block met again to the left and to the right, as Lempel-Ziv coding (1977) does,
so its time grows linearly with the text. Where a loop's turn is too short for
that, three copies that follow one another show it.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

import numpy as np

from core.schema import Kind, Span
from indexer.blocks import Block

# Shortest repeat that is dropped, in characters; shorter ones may be meant.
MINIMUM = 80
# A shorter turn is a loop where it is said this often without a break, is long enough
# to say something, and ends a clause or is no mere column name.
COPIES = 3
SHORTEST_TURN = 6
_SHORTEST_BARE = 16
_LEAST_HAN = 4
# As many characters may agree by chance.
_CHANCE = 3
_HAN = re.compile(r"[\u4e00-\u9fff]")
_CLAUSE_END = re.compile(r"[，,。！？；;：:、!?]")
_SENTENCE_END = re.compile(r"[。！？；!?][”’）)】》」』\"]*")
# A paragraph that opens with a name and a colon speaks about another subject.
_LEAD = re.compile(r"[\u4e00-\u9fff]{2,10}[:：]")


def find_repeats(text: str, boundaries: Sequence[int] = (), minimum: int = MINIMUM) -> list[Span]:
    """Spans of `text` that repeat what stands before them, in order.

    Args:
        text: the text to search.
        boundaries: sorted offsets where another subject begins. A repeat across
            one is dropped only if it is a loop: copies that follow one another.
        minimum: shortest repeat, in characters.
    """
    block = max(1, minimum // 2)
    first: dict[str, int] = {}
    found: list[Span] = []
    position = floor = 0
    while position + block <= len(text):
        window = text[position : position + block]
        earlier = first.get(window)
        if earlier is not None:
            span, origin = _extend(text, earlier, position, floor)
            if span.end - span.start >= minimum:
                if _is_loop(span, origin, boundaries):
                    found.append(_from_first_period(text, origin, span))
                position = floor = span.end
                continue
        if position % block == 0:
            first.setdefault(window, position)
        position += 1
    return found


def _extend(text: str, earlier: int, position: int, floor: int) -> tuple[Span, int]:
    """The longest repeat around a block met again, and where its first copy begins."""
    left = 0
    while earlier > left and position - left > floor and _same(text, earlier, position, -left - 1):
        left += 1
    right = 0
    while position + right < len(text) and _same(text, earlier, position, right):
        right += 1
    return Span(position - left, position + right), earlier - left


def _same(text: str, one: int, other: int, shift: int) -> bool:
    return text[one + shift] == text[other + shift]


def _is_loop(span: Span, origin: int, boundaries: Sequence[int]) -> bool:
    """Whether the copies follow one another, or at least speak about the same subject."""
    if span.end - span.start >= 0.9 * (span.start - origin):
        return True
    return bisect_right(boundaries, origin) == bisect_right(boundaries, span.start)


def _from_first_period(text: str, origin: int, span: Span) -> Span:
    """The repeat from the second turn of the loop on, however short its turn is.

    The smallest period is the length less the longest border (Knuth, Morris and
    Pratt 1977).
    """
    if span.end - span.start < span.start - origin:
        return span
    loop = text[origin : span.end]
    borders = [0] * len(loop)
    length = 0
    for index in range(1, len(loop)):
        while length and loop[index] != loop[length]:
            length = borders[length - 1]
        if loop[index] == loop[length]:
            length += 1
        borders[index] = length
    return Span(origin + len(loop) - borders[-1], span.end)


def find_loops(text: str, headings: Sequence[int] = ()) -> list[Span]:
    """Spans of `text` after the first turn of a loop whose turn is short, in order.

    Three copies or more follow one another, the last perhaps cut. `headings` are
    sorted offsets where a heading stands: what is said under several is no loop, and
    what follows one may begin as the next turn would.
    """
    codes = np.frombuffer(text.encode("utf-32-le"), dtype=np.uint32)
    covered = np.zeros(len(codes), dtype=bool)
    found: list[tuple[Span, int]] = []
    for turn in range(1, min(MINIMUM, len(codes) // COPIES + 1)):
        same = np.concatenate(([False], codes[turn:] == codes[:-turn], [False]))
        edges = np.flatnonzero(same[1:] != same[:-1])
        starts, ends = edges[::2], edges[1::2]
        long = ends - starts >= (COPIES - 1) * turn
        for start, end in zip(starts[long].tolist(), ends[long].tolist(), strict=True):
            # A multiple of a turn is met again as a turn of its own.
            if not covered[start:end].all():
                covered[start : end + turn] = True
                found.append((Span(start, end + turn), turn))
    return sorted(
        Span(part.start + turn, part.end)
        for span, turn in found
        for part in _under_one_heading(span, headings)
        if part.end - part.start >= COPIES * turn
        and _is_said_again(text[part.start : part.start + turn])
    )


def _under_one_heading(span: Span, headings: Sequence[int]) -> list[Span]:
    """The parts of a span between the headings inside it."""
    inside = headings[bisect_right(headings, span.start) : bisect_left(headings, span.end)]
    return [Span(*edges) for edges in pairwise((span.start, *inside, span.end))]


def _is_said_again(turn: str) -> bool:
    if len(turn) < SHORTEST_TURN or len(_HAN.findall(turn)) < _LEAST_HAN:
        return False
    return len(turn) >= _SHORTEST_BARE or bool(_CLAUSE_END.search(turn))


def drop_repeats(blocks: Sequence[Block], source: str) -> list[Block]:
    """The blocks, the later copies of repeated body text set aside as such.

    The cut is moved to whole sentences, so that what is left reads on.
    """
    body = [index for index, block in enumerate(blocks) if block.kind is Kind.BODY]
    starts: list[int] = []
    headings: list[int] = []
    boundaries: list[int] = []
    size = 0
    previous = -1
    for index in body:
        start, end = blocks[index].spans[0]
        headed = any(blocks[i].kind is Kind.HEADING for i in range(previous + 1, index))
        if headed:
            headings.append(size)
        if headed or _LEAD.match(source, start, end):
            boundaries.append(size)
        starts.append(size)
        size += end - start
        previous = index
    text = "".join(blocks[index].text(source) for index in body)
    ends = [*starts, size]
    repeats = [*find_repeats(text, boundaries), *find_loops(text, headings)]
    dropped = _merged([_whole_sentences(text, span, ends, headings) for span in sorted(repeats)])
    return _cut(blocks, body, starts, dropped)


def _merged(spans: Sequence[Span]) -> list[Span]:
    """Spans in order, those that meet made one and empty ones left out."""
    merged: list[Span] = []
    for span in sorted(span for span in spans if span.start < span.end):
        if merged and span.start <= merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
        else:
            merged.append(span)
    return merged


def _whole_sentences(
    text: str, span: Span, paragraph_ends: Sequence[int], headings: Sequence[int]
) -> Span:
    """The repeat from its first sentence to its last whole one, or to its paragraph's end;
    clauses count where no sentence ends in it. What follows a loop may begin as its
    next turn does: a few characters after the paragraph, any number after a heading.
    """
    repeat = text[span.start : span.end]
    mark = _SENTENCE_END if _SENTENCE_END.search(repeat) else _CLAUSE_END
    inside = [span.start + match.end() for match in mark.finditer(repeat)]
    if not inside:
        return span
    before = text[max(0, span.start - 3) : span.start]
    start, end = span
    ended = [match.end() for match in mark.finditer(before)]
    if start and not (ended and ended[-1] == len(before)):
        start = inside[0]
    stops = [
        *paragraph_ends[
            bisect_left(paragraph_ends, end - _CHANCE) : bisect_right(paragraph_ends, end)
        ],
        *headings[bisect_right(headings, start) : bisect_right(headings, end)],
    ]
    return Span(start, max([inside[-1], *stops]))


def _cut(
    blocks: Sequence[Block], body: Sequence[int], starts: Sequence[int], dropped: Sequence[Span]
) -> list[Block]:
    """The blocks, the dropped spans of the body text as blocks of their own; `starts` are
    offsets in that text.
    """
    parts = [[block] for block in blocks]
    first = 0  # the first dropped span that may reach into the block
    for index, offset in zip(body, starts, strict=True):
        block = blocks[index]
        start, end = block.spans[0]
        shift = start - offset
        while first < len(dropped) and dropped[first].end + shift <= start:
            first += 1
        pieces: list[Span] = []
        copies: list[Block] = []
        at = start
        reach = bisect_left(dropped, (end - shift,), lo=first)
        for low, high in dropped[first:reach]:
            pieces.append(Span(at, max(low + shift, at)))
            at = min(high + shift, end)
            copies.append(Block(Kind.REPEATED, (Span(pieces[-1].end, at),)))
        spans = tuple(piece for piece in (*pieces, Span(at, end)) if piece.start < piece.end)
        kept = [replace(block, spans=spans)] if spans else []
        parts[index] = sorted((*kept, *copies), key=lambda part: part.spans[0])
    return [part for block_parts in parts for part in block_parts]
