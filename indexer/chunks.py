"""Chunks: the passages of a report that are indexed, each with its exact place."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import lru_cache
from itertools import accumulate, groupby
from typing import TYPE_CHECKING

from core.language.regions import Gazetteer
from core.schema import Chunk, Kind, Report, Span
from indexer.blocks import Block
from indexer.cleaning import clean
from indexer.sections import Section, read_sections

if TYPE_CHECKING:
    from langchain_text_splitters import RecursiveCharacterTextSplitter

_CLOSERS = '[”’」』）)】》"]*'
_SEPARATORS = ["\n+", rf"[。！？!?…]+{_CLOSERS}", rf"[；;]+{_CLOSERS}", "[，,：:]+", "、", ""]
# A piece under this share of the chunk size goes to its neighbour where there is room.
_SMALL = 0.4


def chunk_report(report: Report, gazetteer: Gazetteer, chunk_size: int = 350) -> list[Chunk]:
    """The chunks of a report, in reading order, none across a section's border.

    Args:
        report: the report; its text is cleaned, its sections are read.
        gazetteer: places, for headings that name one.
        chunk_size: longest chunk, in characters. A sentence is cut only where it
            is longer than that.
    """
    return chunk_blocks(clean(report, gazetteer), report, gazetteer, chunk_size)


def chunk_blocks(
    blocks: Sequence[Block], report: Report, gazetteer: Gazetteer, chunk_size: int
) -> list[Chunk]:
    """The same of a report that is cleaned already."""
    chunks: list[Chunk] = []
    for section in read_sections(blocks, report, gazetteer):
        for rows, run in groupby(section.paragraphs, lambda block: block.kind is Kind.ROW):
            cut = _row_pieces if rows else _pieces
            for spans in cut(tuple(run), report.text, chunk_size):
                chunks.append(_chunk(report, section, len(chunks) + 1, spans))
    return chunks


def _chunk(report: Report, section: Section, number: int, spans: tuple[Span, ...]) -> Chunk:
    return Chunk(
        chunk_id=f"{report.doc_id}#{number:04d}",
        doc_id=report.doc_id,
        number=number,
        text="".join(report.text[start:end] for start, end in spans),
        spans=spans,
        section=section.path,
        region=section.region,
        page=report.page_at(spans[0].start),
        year=section.year_at(spans[0].start),
    )


def _pieces(paragraphs: Sequence[Block], source: str, size: int) -> list[tuple[Span, ...]]:
    """The paragraphs of a section as spans of at most `size` characters each."""
    spans = _with_breaks(paragraphs, source)
    text = "".join(source[start:end] for start, end in spans)
    offsets = list(accumulate((end - start for start, end in spans), initial=0))[:-1]
    lengths = [len(text)] if len(text) <= size else list(map(len, _splitter(size).split_text(text)))
    pieces: list[tuple[Span, ...]] = []
    start = 0
    for length in _merged(lengths, size):
        piece = _stripped(_slice(spans, offsets, start, start + length), source)
        if piece:
            pieces.append(piece)
        start += length
    return pieces


def _row_pieces(rows: Sequence[Block], source: str, size: int) -> list[tuple[Span, ...]]:
    """Rows of tables as pieces of about `size` characters, none cut.

    Each piece of a table that keeps its own words begins with its header.
    """
    pieces: list[tuple[Span, ...]] = []
    first = 0
    while first < len(rows):
        heads = rows[first].heads
        last = next((i for i in range(first + 1, len(rows)) if rows[i].heads), len(rows))
        head = rows[first : first + heads]
        for body in _shared_out(rows[first + heads : last] or rows[first:last], size):
            over = [] if body[0] in head else head
            piece = _stripped(_with_breaks([*over, *body], source), source)
            if piece:
                pieces.append(piece)
        first = last
    return pieces


def _shared_out(rows: Sequence[Block], size: int) -> list[list[Block]]:
    """Rows in as few parts as hold `size` characters each, the parts about equally long."""
    lengths = [sum(end - start + 2 for start, end in row.spans) for row in rows]
    share = sum(lengths) / -(-sum(lengths) // size)
    parts: list[list[Block]] = []
    filled = 0
    for row, length in zip(rows, lengths, strict=True):
        if not parts or filled + length > size or filled >= share:
            parts.append([])
            filled = 0
        parts[-1].append(row)
        filled += length
    return parts


@lru_cache(maxsize=8)
def _splitter(size: int) -> "RecursiveCharacterTextSplitter":
    """LangChain's splitter, set so that its pieces put together are the text again.

    It takes a second to load, and a report of short sections does without it.
    """
    from langchain_text_splitters import RecursiveCharacterTextSplitter

    return RecursiveCharacterTextSplitter(
        separators=_SEPARATORS,
        is_separator_regex=True,
        keep_separator="end",
        chunk_size=size,
        chunk_overlap=0,
        strip_whitespace=False,
    )


def _merged(lengths: Sequence[int], size: int) -> list[int]:
    """Lengths of the pieces, small ones put together with a neighbour that has room."""
    merged: list[int] = []
    for length in lengths:
        small = merged and min(length, merged[-1]) < _SMALL * size
        if small and merged[-1] + length <= size:
            merged[-1] += length
        else:
            merged.append(length)
    return merged


def _with_breaks(paragraphs: Sequence[Block], source: str) -> list[Span]:
    """Spans of the paragraphs, each with the line breaks after it, as many as two."""
    spans: list[Span] = []
    for block in paragraphs:
        spans.extend(block.spans)
        end = spans[-1].end
        found = source.find("\n", end)
        if found >= 0 and not source[end:found].strip():
            blank = source.startswith("\n", found + 1)
            spans.append(Span(found, found + (2 if blank else 1)))
    return _touching(spans)


def _touching(spans: Sequence[Span]) -> list[Span]:
    """The spans, neighbours without a gap between them made one."""
    result: list[Span] = []
    for span in spans:
        if result and result[-1].end == span.start:
            result[-1] = Span(result[-1].start, span.end)
        else:
            result.append(span)
    return result


def _slice(spans: Sequence[Span], offsets: Sequence[int], start: int, end: int) -> list[Span]:
    """Spans behind `text[start:end]`, `text` being the spans put together.

    `offsets` says where each span begins in `text`.
    """
    found: list[Span] = []
    for index in range(bisect_right(offsets, start) - 1, bisect_left(offsets, end)):
        span, shift = spans[index], spans[index].start - offsets[index]
        found.append(Span(max(start + shift, span.start), min(end + shift, span.end)))
    return found


def _stripped(spans: list[Span], source: str) -> tuple[Span, ...]:
    """The spans without blanks at the outer ends; empty if nothing else is there."""
    while spans and not source[slice(*spans[0])].strip():
        spans = spans[1:]
    while spans and not source[slice(*spans[-1])].strip():
        spans = spans[:-1]
    if not spans:
        return ()
    first, last = source[slice(*spans[0])], source[slice(*spans[-1])]
    spans[0] = Span(spans[0].start + len(first) - len(first.lstrip()), spans[0].end)
    spans[-1] = Span(spans[-1].start, spans[-1].end - (len(last) - len(last.rstrip())))
    return tuple(spans)
