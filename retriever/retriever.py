"""A question -> hits."""

from typing import Literal

from core.encoder import Encoder
from core.schema import Hit
from core.snapshot import Snapshot
from retriever.fusion import reciprocal_rank_fusion

Mode = Literal["lexical", "dense", "fused"]


class Retriever:
    """Searches one snapshot, by words, by meaning, or by both fused."""

    def __init__(self, snapshot: Snapshot, encoder: Encoder) -> None:
        self.snapshot = snapshot
        self.encoder = encoder

    def search(
        self, question: str, k: int = 10, *, mode: Mode = "fused", candidates: int = 50
    ) -> list[Hit]:
        """The best k chunks, best first.

        `candidates` is how many each search hands to fusion (at least k). A
        hit's score is BM25, cosine or the fused score, as the mode says. A
        lexical search needs no encoder.

        Raises:
            IndexCorrupt: a file of the index is damaged.
            EncoderError: the encoder cannot be loaded.
        """
        if k < 1 or not question.strip():
            return []
        depth = max(k, candidates)
        lexical = self.snapshot.lexical_search(question, depth) if mode != "dense" else []
        dense = self._dense(question, depth) if mode != "lexical" else []
        if mode == "fused":
            names = [[name for name, _ in ranking] for ranking in (lexical, dense)]
            best = reciprocal_rank_fusion(names, k)
        else:
            best = (lexical or dense)[:k]
        lexical_rank = {name: rank for rank, (name, _) in enumerate(lexical, 1)}
        dense_rank = {name: rank for rank, (name, _) in enumerate(dense, 1)}
        chunks = self.snapshot.chunks([name for name, _ in best])
        return [
            Hit(chunk, score, lexical_rank.get(name), dense_rank.get(name))
            for chunk, (name, score) in zip(chunks, best, strict=True)
        ]

    def _dense(self, question: str, depth: int) -> list[tuple[str, float]]:
        if not self.snapshot.manifest.chunks:
            return []
        return self.snapshot.dense_search(self.encoder.encode_question(question), depth)
