"""Chunks: the passages of a report that are indexed, each with its exact place."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import lru_cache
from itertools import accumulate

from langchain_text_splitters import RecursiveCharacterTextSplitter

from core.regions import Gazetteer
from core.schema import Chunk, Report, Span
from indexer.blocks import Block
from indexer.cleaning import clean
from indexer.sections import Section, read_sections

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
        for spans in _pieces(section.paragraphs, report.text, chunk_size):
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
    lengths = [len(piece) for piece in _splitter(size).split_text(text)]
    pieces: list[tuple[Span, ...]] = []
    start = 0
    for length in _merged(lengths, size):
        piece = _stripped(_slice(spans, offsets, start, start + length), source)
        if piece:
            pieces.append(piece)
        start += length
    return pieces


@lru_cache(maxsize=8)
def _splitter(size: int) -> RecursiveCharacterTextSplitter:
    """LangChain's splitter, set so that its pieces put together are the text again."""
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
