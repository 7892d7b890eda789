"""Candidates made from a line of text, for the tests of single rules."""

from datetime import date
from typing import Any

from answerer.candidate import Candidate
from core.language.quantities import find_quantities
from core.schema import Chunk, Report, Span


def made(
    text: str,
    figure: str,
    *,
    doc_id: str = "a.txt",
    title: str = "",
    published: date | None = None,
    **fields: Any,
) -> Candidate:
    """The candidate of `figure` in a report that says `text` and nothing else."""
    start = text.index(figure)
    quantities = find_quantities(figure)
    if quantities:
        fields.setdefault("number", quantities[0].number)
        fields.setdefault("unit", quantities[0].unit)
        fields.setdefault("kind", quantities[0].kind)
    whole = Span(0, len(text))
    return Candidate(
        chunk=Chunk(f"{doc_id}#0000", doc_id, 0, text, (whole,)),
        report=Report(doc_id, doc_id, text, title=title, published=published),
        span=Span(start, start + len(figure)),
        text=figure,
        clause=fields.pop("clause", whole),
        sentence=fields.pop("sentence", whole),
        **fields,
    )
