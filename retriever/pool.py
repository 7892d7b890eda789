"""The candidates of one question: what both searches found, with what is known of each."""

from collections.abc import Sequence
from dataclasses import dataclass
from threading import Lock
from typing import NamedTuple

from core.index.heads import FactHead, ReportHead, fact_heads, report_heads
from core.index.snapshot import Snapshot
from core.schema import Chunk
from retriever.fusion import reciprocal_rank_fusion

Ranking = Sequence[tuple[str, float]]

# Passages kept, the least recently found go first: about three kilobytes each.
MOST_KEPT = 4096


@dataclass(frozen=True, slots=True)
class Candidate:
    """A passage with its scores; `bm25` and `cosine` are None where that search did not find it."""

    chunk: Chunk
    report: ReportHead
    facts: tuple[FactHead, ...]
    bm25: float | None
    cosine: float | None


class Passage(NamedTuple):
    """What the store knows of a passage."""

    chunk: Chunk
    report: ReportHead
    facts: tuple[FactHead, ...]


class Passages:
    """The passages of one snapshot, those read last remembered; thread-safe.

    Questions of one talk find the same passages again and again.
    """

    def __init__(self, snapshot: Snapshot, most: int = MOST_KEPT) -> None:
        self._snapshot = snapshot
        self._most = most
        self._known: dict[str, Passage] = {}
        self._lock = Lock()

    def read(self, ids: Sequence[str]) -> list[Passage]:
        """In their order; unknown ids are left out."""
        with self._lock:
            found = {name: self._known[name] for name in ids if name in self._known}
        found |= self._look_up([name for name in ids if name not in found])
        with self._lock:
            for name, passage in found.items():
                self._known.pop(name, None)
                self._known[name] = passage
            while len(self._known) > self._most:
                del self._known[next(iter(self._known))]
        return [found[name] for name in ids if name in found]

    def _look_up(self, ids: Sequence[str]) -> dict[str, Passage]:
        if not ids:
            return {}
        chunks = self._snapshot.chunks(ids)
        reports = report_heads(self._snapshot, [chunk.doc_id for chunk in chunks])
        facts = fact_heads(self._snapshot, ids)
        return {
            name: Passage(chunk, reports[chunk.doc_id], tuple(facts.get(name, ())))
            for name, chunk in ((chunk.chunk_id, chunk) for chunk in chunks)
        }


def read_pool(passages: Passages, lexical: Ranking, dense: Ranking) -> list[Candidate]:
    """The best of two rankings by their fusion, in its order: as many as the longer one has.

    What only one of them has far down is never first after reranking either.
    """
    names = [[name for name, _ in ranking] for ranking in (lexical, dense)]
    fused = [name for name, _ in reciprocal_rank_fusion(names, max(map(len, names)))]
    bm25, cosine = dict(lexical), dict(dense)
    return [
        Candidate(
            chunk=passage.chunk,
            report=passage.report,
            facts=passage.facts,
            bm25=bm25.get(passage.chunk.chunk_id),
            cosine=cosine.get(passage.chunk.chunk_id),
        )
        for passage in passages.read(fused)
    ]
