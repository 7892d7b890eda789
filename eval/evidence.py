"""How the index read the evidence of a question, and the figures that an answer took.

A right figure is refused where its fact was read under another year, place or
qualifier than the question was: `note_on_evidence` tells that apart from a
figure that was read well and ranked too low.
"""

from collections.abc import Iterable, Sequence
from typing import Any

from answerer.candidate import Candidate
from answerer.objections.agreement import differences
from core.index.snapshot import Snapshot
from core.language.quantities import find_quantities
from core.language.quantity import Quantity
from core.parser.frame import Frame, frame_from_json
from core.schema import Chunk, Fact, Span
from eval.grounding import all_citations
from eval.question import Question

NOT_READ = "no figure read at the evidence"
READ_WELL = "evidence read well, but not chosen"
_READ_AS = "evidence read under another "
_FIGURES = frozenset({"count", "amount", "percent", "rank"})


def frame_of(answer: dict[str, Any]) -> Frame:
    """The frame of an answer; an empty one where another program gives none."""
    frame = answer.get("frame") or {}
    return frame_from_json({"question": answer.get("question", ""), **frame})


def note_on_evidence(question: Question, answer: dict[str, Any], snapshot: Snapshot) -> str:
    """How the figure that was wanted had been read; empty for what is no single figure."""
    if question.type not in _FIGURES:
        return ""
    wanted = facts_wanted(question, snapshot)
    if not wanted:
        return NOT_READ
    frame = frame_of(answer)
    found = [differences(frame, _candidate(fact, snapshot)) for fact in wanted]
    least = min(found, key=len)
    return _READ_AS + "、".join(least) if least else READ_WELL


def _candidate(fact: Fact, snapshot: Snapshot) -> Candidate:
    (chunk,) = snapshot.chunks([fact.chunk_id])
    return Candidate(
        chunk=chunk,
        report=snapshot.report(fact.doc_id),
        span=Span(fact.start, fact.end),
        text=fact.text,
        clause=fact.clause,
        sentence=fact.sentence,
        region=fact.region,
        period=fact.period,
        qualifiers=fact.qualifiers,
    )


def facts_taken(answer: dict[str, Any], got: Sequence[Quantity], snapshot: Snapshot) -> list[Fact]:
    """The facts that the headline's figures were read from: same number, inside a citation."""
    citations = all_citations(answer)
    chunks = snapshot.chunks(list(dict.fromkeys(c["chunk_id"] for c in citations)))
    places = {
        chunk.chunk_id: [
            Span(c["start"], c["end"]) for c in citations if c["chunk_id"] == chunk.chunk_id
        ]
        for chunk in chunks
    }
    return _matching(chunks, places, {q.number for q in got}, snapshot)


def facts_wanted(question: Question, snapshot: Snapshot) -> list[Fact]:
    """The facts of the evidence whose number an accepted form names."""
    numbers = {q.number for form in question.answers for q in find_quantities(form)}
    places: dict[str, list[Span]] = {}
    chunks = []
    known = {info.doc_id for info in snapshot.reports()}
    for doc_id in known.intersection(question.doc_ids):
        text = snapshot.report(doc_id).text
        spans = [span for piece in question.evidence for span in _places(piece, text)]
        for chunk in snapshot.chunks_of(doc_id):
            chunks.append(chunk)
            places[chunk.chunk_id] = spans
    return _matching(chunks, places, numbers, snapshot)


def _places(piece: str, text: str) -> list[Span]:
    found, start = [], text.find(piece)
    while start >= 0:
        found.append(Span(start, start + len(piece)))
        start = text.find(piece, start + 1)
    return found


def _matching(
    chunks: Sequence[Chunk],
    places: dict[str, list[Span]],
    numbers: Iterable[object],
    snapshot: Snapshot,
) -> list[Fact]:
    """The facts of the chunks that lie in one of the places and have one of the numbers."""
    wanted, by_id = set(numbers), {chunk.chunk_id: chunk for chunk in chunks}
    return [
        fact
        for fact in snapshot.facts(list(by_id))
        if fact.number in wanted
        and any(
            piece.start < place.end and place.start < piece.end
            for piece in by_id[fact.chunk_id].source_spans(fact.start, fact.end)
            for place in places[fact.chunk_id]
        )
    ]
