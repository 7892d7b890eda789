"""The captions of pictures: no passages, but read where what is asked stands in none of those."""

import re
from collections.abc import Iterator
from dataclasses import replace

from answerer.candidate import Evidence
from answerer.overlap import grams
from core.language.pictures import CAPTION, is_marked_caption
from core.schema import Chunk, Hit, Report, Span

_READ_FOR = frozenset({"name", "text", "list"})
_MARK = re.compile(r"图\s*[①-⑳\d]")
# So many bigrams of the question that only the caption holds are its subject.
_LEAST = 2


def with_captions(evidence: Evidence) -> Evidence:
    """The evidence with the captions that the question asks about before all passages."""
    frame = evidence.frame
    if frame.asked not in _READ_FOR or not evidence.hits:
        return evidence
    # A section's passages seldom repeat its place: a caption that names it says no more of it.
    asked = grams(frame.question) - grams(" ".join(frame.regions))
    told = frozenset[str]().union(*(grams(hit.chunk.text) for hit in evidence.hits))
    marks = set(_MARK.findall(frame.question))
    found = []
    for report in evidence.reports.values():
        for number, (place, caption) in enumerate(_captions(report)):
            own = asked & grams(caption)
            if marks & set(_MARK.findall(caption)) or len(own - told) >= _LEAST:
                hit = Hit(_chunk(report, number, place), evidence.hits[0].score)
                found.append((-len(own - told), number, hit))
    if not found:
        return evidence
    best = min(found, key=lambda row: (*row[:2], row[2].chunk.chunk_id))
    return replace(evidence, hits=(best[2], *evidence.hits))


def _captions(report: Report) -> Iterator[tuple[Span, str]]:
    for line in re.finditer(r"[^\n]+", report.text):
        text = line.group().strip()
        if is_marked_caption(text) and CAPTION.sub("", text):
            start = line.start() + line.group().index(text)
            yield Span(start, start + len(text)), text


def _chunk(report: Report, number: int, place: Span) -> Chunk:
    """A caption as a passage of its own; the place of a picture is the report's."""
    return Chunk(
        f"{report.doc_id}#图{number}",
        report.doc_id,
        -1,
        report.text[place.start : place.end],
        (place,),
        region=report.region,
        page=report.page_at(place.start),
        year=report.year,
    )
