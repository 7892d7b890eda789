"""Repeats: a passage that a recognition loop wrote again and again is kept once.

Recognition of print sometimes falls into a loop and writes a passage a dozen
times, from anywhere to anywhere, the last copy cut in mid-sentence. The search
keeps the first place of every aligned block of characters and extends each
block met again to the left and to the right, as Lempel-Ziv coding (1977) does,
so its time grows linearly with the text.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Sequence
from dataclasses import replace

from core.schema import Kind, Span
from indexer.blocks import Block

# Shortest repeat that is dropped, in characters; shorter ones may be meant.
MINIMUM = 80
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


def drop_repeats(blocks: Sequence[Block], source: str) -> list[Block]:
    """The blocks without the later copies of repeated body text.

    The cut is moved to whole sentences, so that what is left reads on.
    """
    body = [index for index, block in enumerate(blocks) if block.kind is Kind.BODY]
    starts: list[int] = []
    boundaries: list[int] = []
    size = 0
    previous = -1
    for index in body:
        start, end = blocks[index].spans[0]
        headed = any(blocks[i].kind is Kind.HEADING for i in range(previous + 1, index))
        if headed or _LEAD.match(source, start, end):
            boundaries.append(size)
        starts.append(size)
        size += end - start
        previous = index
    text = "".join(blocks[index].text(source) for index in body)
    ends = {*starts, size}
    dropped = [_whole_sentences(text, span, ends) for span in find_repeats(text, boundaries)]
    return _cut(blocks, body, starts, [span for span in dropped if span.start < span.end])


def _whole_sentences(text: str, span: Span, paragraph_ends: Collection[int]) -> Span:
    """The repeat from its first sentence to its last whole one, or to its paragraph's end."""
    inside = [span.start + m.end() for m in _SENTENCE_END.finditer(text[span.start : span.end])]
    if not inside:
        return span
    before = text[max(0, span.start - 3) : span.start]
    start, end = span
    ended = [match.end() for match in _SENTENCE_END.finditer(before)]
    if start and not (ended and ended[-1] == len(before)):
        start = inside[0]
    if end not in paragraph_ends:
        end = inside[-1]
    return Span(start, end)


def _cut(
    blocks: Sequence[Block], body: Sequence[int], starts: Sequence[int], dropped: Sequence[Span]
) -> list[Block]:
    """The blocks without the dropped spans of the body text; `starts` are offsets in it."""
    kept = list(blocks)
    first = 0  # the first dropped span that may reach into the block
    for index, offset in zip(body, starts, strict=True):
        block = blocks[index]
        start, end = block.spans[0]
        shift = start - offset
        while first < len(dropped) and dropped[first].end + shift <= start:
            first += 1
        pieces: list[Span] = []
        at = start
        reach = bisect_left(dropped, (end - shift,), lo=first)
        for low, high in dropped[first:reach]:
            pieces.append(Span(at, max(low + shift, at)))
            at = min(high + shift, end)
        spans = tuple(piece for piece in (*pieces, Span(at, end)) if piece.start < piece.end)
        kept[index] = replace(block, spans=spans)
    return [block for block in kept if block.spans]
