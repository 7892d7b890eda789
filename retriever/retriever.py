"""A question -> hits."""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import cached_property
from typing import Literal

from core.encoders.encoder import Encoder
from core.index.ranking import Keys
from core.index.snapshot import Snapshot
from core.language.wordings import expand
from core.parser.frame import Frame
from core.parser.question import parse_question
from core.schema import Hit
from core.settings import settings
from retriever.fusion import reciprocal_rank_fusion
from retriever.pool import Passages, Ranking, read_pool
from retriever.reading import Reading
from retriever.rerank import Reranker, load_reranker
from retriever.scope import Scope
from retriever.terms import terms_of

Mode = Literal["lexical", "dense", "fused", "reranked"]

# The encoder works outside Python: the question is read and looked for by its words meanwhile.
_BESIDE = ThreadPoolExecutor(thread_name_prefix="dense")


class Retriever:
    """Searches one snapshot: by words, by meaning, by both fused, or these read once more."""

    def __init__(
        self, snapshot: Snapshot, encoder: Encoder, reranker: Reranker | None = None
    ) -> None:
        """`reranker` is the one that the settings name, if none is given."""
        self.snapshot = snapshot
        self.encoder = encoder
        self.scope = Scope(snapshot)
        self._passages = Passages(snapshot)
        self._given = reranker

    def search(
        self,
        question: str,
        k: int = 10,
        *,
        mode: Mode = "reranked",
        candidates: int = 50,
        frame: Frame | None = None,
        within: Keys | None = None,
    ) -> list[Hit]:
        """The best k chunks, best first; only those `within`, however few these are.

        `candidates` is how many each search hands on (at least k). A hit's
        score is BM25, cosine, the fused or the reranked score, as the mode
        says. `frame` is how the question was understood, read here if not
        given. A lexical search needs no encoder. For reranking both searches
        also look for what reports say for the question's words.

        Raises:
            IndexCorrupt: a file of the index is damaged.
            EncoderError: the encoder or the reranker cannot be loaded.
        """
        if k < 1 or not question.strip() or (within is not None and not len(within)):
            return []
        depth = max(k, candidates)
        text = in_wordings(question) if mode == "reranked" else question
        beside = _BESIDE.submit(self._dense, text, depth, within) if mode != "lexical" else None
        lexical = self.snapshot.lexical_search(text, depth, within) if mode != "dense" else []
        if mode == "reranked":
            frame = frame or parse_question(question, self.snapshot.gazetteer)
        dense = beside.result() if beside else []
        if mode == "reranked":
            return self.rerank(question, lexical, dense, frame)[:k]
        if mode == "fused":
            best = reciprocal_rank_fusion(_names(lexical, dense), k)
        else:
            best = list(lexical or dense)[:k]
        return self._hits(best, lexical, dense)

    def _dense(self, question: str, depth: int, within: Keys | None) -> Ranking:
        if not self.snapshot.manifest.chunks:
            return []
        return self.snapshot.dense_search(self.encoder.encode_question(question), depth, within)

    def _hits(
        self, best: Sequence[tuple[str, float]], lexical: Ranking, dense: Ranking
    ) -> list[Hit]:
        lexical_rank, dense_rank = _ranks(lexical), _ranks(dense)
        chunks = self.snapshot.chunks([name for name, _ in best])
        return [
            Hit(chunk, score, lexical_rank.get(name), dense_rank.get(name))
            for chunk, (name, score) in zip(chunks, best, strict=True)
        ]

    def rerank(
        self, question: str, lexical: Ranking, dense: Ranking, frame: Frame | None = None
    ) -> list[Hit]:
        """The best that both searches found, read once more, best first.

        Raises:
            IndexCorrupt: a file of the index is damaged.
            EncoderError: the reranker cannot be loaded.
        """
        pool = read_pool(self._passages, lexical, dense)
        if not pool:
            return []
        terms = terms_of(question, self.snapshot.manifest.chunks, self.snapshot.frequencies)
        frame = frame or parse_question(question, self.snapshot.gazetteer)
        scores = self._reranker.scores(Reading(frame, terms, pool, self.snapshot.gazetteer))
        lexical_rank, dense_rank = _ranks(lexical), _ranks(dense)
        hits = [
            Hit(
                candidate.chunk,
                score.total,
                lexical_rank.get(candidate.chunk.chunk_id),
                dense_rank.get(candidate.chunk.chunk_id),
                score.shares,
            )
            for candidate, score in zip(pool, scores, strict=True)
        ]
        return sorted(hits, key=lambda hit: (-hit.score, hit.chunk.chunk_id))

    @cached_property
    def _reranker(self) -> Reranker:
        return self._given or load_reranker(settings().reranker)


def in_wordings(question: str) -> str:
    """The question with what reports say for its words, as both searches look for it."""
    return " ".join([question, *expand(question)])


def _names(*rankings: Ranking) -> list[list[str]]:
    return [[name for name, _ in ranking] for ranking in rankings]


def _ranks(ranking: Ranking) -> dict[str, int]:
    return {name: rank for rank, (name, _) in enumerate(ranking, 1)}
