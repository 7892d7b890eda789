"""Two answers made one."""

from collections.abc import Sequence
from dataclasses import replace

from answerer.answer import Answer, Citation


def join_parts(question: str, parts: Sequence[Answer]) -> Answer:
    """One answer of several parts: headlines joined, citations numbered through.

    It is answered if any part is; a refused part says so in `message`.
    """
    citations: list[Citation] = []
    moved = []
    for part in parts:
        moved.append(_renumbered(part, len(citations)))
        citations += moved[-1].citations
    answered = [part for part in moved if part.status != "refused"]
    first = answered[0] if answered else moved[0]
    return Answer(
        question=question,
        status=first.status,
        frame=first.frame,
        answer="；".join(part.answer for part in answered),
        message="；".join(part.message for part in moved if part.status == "refused"),
        reason="" if answered else first.reason,
        sentence=first.sentence,
        values=tuple(value for part in moved for value in part.values),
        table=tuple(cell for part in moved for cell in part.table),
        steps=tuple(step for part in moved for step in part.steps),
        parts=tuple(moved),
        citations=tuple(citations),
        near_misses=tuple(miss for part in moved for miss in part.near_misses),
        conflicts=tuple(conflict for part in moved for conflict in part.conflicts),
        reprints=tuple(dict.fromkeys(name for part in moved for name in part.reprints)),
        hits=first.hits,
    )


def _renumbered(part: Answer, offset: int) -> Answer:
    """The part with its citation numbers moved up by `offset`."""

    def moved(number: int | None) -> int | None:
        return None if number is None else number + offset

    return replace(
        part,
        citations=tuple(replace(c, n=c.n + offset) for c in part.citations),
        values=tuple(replace(v, citation=v.citation + offset) for v in part.values),
        table=tuple(replace(cell, citation=moved(cell.citation)) for cell in part.table),
        near_misses=tuple(replace(m, citation=m.citation + offset) for m in part.near_misses),
        conflicts=tuple(replace(c, citation=c.citation + offset) for c in part.conflicts),
    )
