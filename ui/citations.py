"""Citations as words: the line that names a source, and which pieces are one sentence."""

from collections.abc import Sequence

from answerer.answer import Answer, Citation
from core.schema import Chunk, Report, Span

# A quote that ends in none of these goes on in the next piece of its passage.
_SENTENCE_ENDS = tuple("。！？!?；;…”）)\n")


def source_line(citation: Citation) -> str:
    """标题 · 发布者 · 日期 · 第n页 · 章节, leaving out what is not known."""
    page = f"第{citation.page}页" if citation.page else ""
    title = citation.title or citation.doc_id
    parts = (title, citation.publisher, citation.published, page, section_path(citation))
    return " · ".join(part for part in parts if part)


def main_citation(answer: Answer) -> Citation | None:
    """The citation of the first value, else the first there is."""
    wanted = answer.values[0].citation if answer.values else 1
    cited = {citation.n: citation for citation in answer.citations}
    return cited.get(wanted) or next(iter(answer.citations), None)


def section_path(citation: Citation) -> str:
    """The headings above the quote, outermost first, without the report's own title."""
    return " > ".join(heading for heading in citation.section if heading != citation.title)


def by_sentence(citations: Sequence[Citation]) -> list[tuple[Citation, ...]]:
    """The citations in order, the pieces of one sentence together.

    A caption or a column break can interrupt a sentence: its pieces are
    citations of their own, one after another in the same passage.
    """
    groups: list[tuple[Citation, ...]] = []
    for citation in sorted(citations, key=lambda c: c.n):
        if groups and _goes_on(groups[-1][-1], citation):
            groups[-1] += (citation,)
        else:
            groups.append((citation,))
    return groups


def numbers(pieces: Sequence[Citation]) -> str:
    """[1], or [1][2] for a sentence in two pieces."""
    return "".join(f"[{piece.n}]" for piece in pieces)


def cite(report: Report, chunk: Chunk, part: Span) -> tuple[Citation, ...]:
    """`chunk.text[part]` as citations, one for each unbroken piece, numbered from 1."""
    return tuple(
        Citation(
            n=n,
            doc_id=report.doc_id,
            chunk_id=chunk.chunk_id,
            title=report.title,
            publisher=report.publisher,
            published=report.published.isoformat() if report.published else "",
            page=report.page_at(piece.start),
            section=chunk.section,
            quote=report.text[piece.start : piece.end],
            start=piece.start,
            end=piece.end,
        )
        for n, piece in enumerate(chunk.source_spans(part.start, part.end), 1)
    )


def _goes_on(piece: Citation, following: Citation) -> bool:
    return (
        piece.chunk_id == following.chunk_id
        and piece.n + 1 == following.n
        and piece.end <= following.start
        and not piece.quote.rstrip().endswith(_SENTENCE_ENDS)
    )
