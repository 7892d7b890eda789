"""The candidates of one question: what both searches found, with what is known of each."""

from collections.abc import Sequence
from dataclasses import dataclass

from core.heads import FactHead, ReportHead, fact_heads, report_heads
from core.schema import Chunk
from core.snapshot import Snapshot
from retriever.fusion import reciprocal_rank_fusion

Ranking = Sequence[tuple[str, float]]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A passage with its scores; `bm25` and `cosine` are None where that search did not find it."""

    chunk: Chunk
    report: ReportHead
    facts: tuple[FactHead, ...]
    bm25: float | None
    cosine: float | None


def read_pool(snapshot: Snapshot, lexical: Ranking, dense: Ranking) -> list[Candidate]:
    """The best of two rankings by their fusion, in its order: as many as the longer one has.

    What only one of them has far down is never first after reranking either.
    """
    names = [[name for name, _ in ranking] for ranking in (lexical, dense)]
    fused = [name for name, _ in reciprocal_rank_fusion(names, max(map(len, names)))]
    bm25, cosine = dict(lexical), dict(dense)
    chunks = snapshot.chunks(fused)
    reports = report_heads(snapshot, [chunk.doc_id for chunk in chunks])
    facts = fact_heads(snapshot, fused)
    return [
        Candidate(
            chunk=chunk,
            report=reports[chunk.doc_id],
            facts=tuple(facts.get(chunk.chunk_id, ())),
            bm25=bm25.get(chunk.chunk_id),
            cosine=cosine.get(chunk.chunk_id),
        )
        for chunk in chunks
    ]
