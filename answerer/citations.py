"""Quotes with their places, numbered as an answer uses them."""

from dataclasses import replace

from answerer.answer import Citation
from answerer.candidate import Candidate
from core.schema import Chunk, Report, Span


class Citations:
    """Collects the citations of one answer; the same place is cited once."""

    def __init__(self) -> None:
        self._found: dict[tuple[str, int, int], Citation] = {}

    def cite(self, candidate: Candidate) -> int:
        """Cite the candidate's sentence; the number of the piece that holds its value.

        A sentence that a caption or a column break interrupts gets one
        citation for each unbroken piece.
        """
        chunk = candidate.chunk
        pieces = chunk.source_spans(candidate.sentence.start, candidate.sentence.end)
        value = chunk.source_spans(candidate.span.start, candidate.span.end)
        numbers = {piece: self._number(chunk, candidate.report, piece) for piece in pieces}
        for piece, number in numbers.items():
            if value and piece.start <= value[0].start < piece.end:
                return number
        return next(iter(numbers.values()))

    def all(self) -> tuple[Citation, ...]:
        """Every citation so far, by number."""
        return tuple(self._found.values())

    def _number(self, chunk: Chunk, report: Report, piece: Span) -> int:
        key = (report.doc_id, piece.start, piece.end)
        if key not in self._found:
            self._found[key] = Citation(
                n=len(self._found) + 1,
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
        return self._found[key].n


def line_of(report: Report, chunk: Chunk, line: str) -> Candidate | None:
    """A line that stands over a passage as what is cited, at its own place; None if not there."""
    start = report.text.rfind(line, 0, chunk.start + len(line))
    if start < 0:
        return None
    whole, place = Span(0, len(line)), Span(start, start + len(line))
    own = replace(chunk, text=line, spans=(place,))
    return Candidate(own, report, whole, line, clause=whole, sentence=whole)
