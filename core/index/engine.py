"""What searches the passages of a snapshot: its own files, or a Milvus server beside them."""

from collections.abc import Iterable
from functools import cached_property
from pathlib import Path
from typing import Protocol

from core.encoders.encoder import Vectors
from core.errors import IndexCorrupt
from core.index.dense import DenseIndex
from core.index.lexical import LexicalIndex
from core.index.manifest import SnapshotManifest
from core.index.milvus import MilvusEngine
from core.index.ranking import Keys, Scored
from core.settings import settings

LEXICAL = "lexical"


class Engine(Protocol):
    """Both searches over one snapshot: keys and scores, best first, ties with the k-th too.

    `within` are the only passages that may be found, None for all. It changes no score,
    and is never widened: where it holds nothing, nothing is found. Any call may raise
    IndexUnusable.
    """

    def lexical(self, text: str, k: int, within: Keys | None = None) -> Scored:
        """The best by BM25 over the terms of `core.language.tokens`."""

    def frequencies(self, terms: Iterable[str]) -> dict[str, int]:
        """How many passages hold each term; 0 for those that none holds."""

    def holding(self, wordings: Iterable[str]) -> Keys:
        """The passages that hold all terms of one of the wordings, wherever these stand."""

    def dense(self, vector: Vectors, k: int, within: Keys | None = None) -> Scored:
        """The best by cosine to a unit vector (dimension,)."""


class LocalEngine:
    """tantivy and FAISS over the files of the snapshot, each opened when first asked."""

    def __init__(self, folder: Path, chunks: int) -> None:
        self._folder = folder
        self._chunks = chunks

    def lexical(self, text: str, k: int, within: Keys | None = None) -> Scored:
        """The best by BM25."""
        return self._lexical.search(text, k, within)

    def frequencies(self, terms: Iterable[str]) -> dict[str, int]:
        """How many passages hold each term."""
        return self._lexical.frequencies(terms)

    def holding(self, wordings: Iterable[str]) -> Keys:
        """The passages that hold all terms of one of the wordings."""
        return self._lexical.holding(wordings)

    def dense(self, vector: Vectors, k: int, within: Keys | None = None) -> Scored:
        """The best by cosine."""
        return self._vectors.search(vector, k, within)

    @cached_property
    def _lexical(self) -> LexicalIndex:
        return LexicalIndex(self._folder / LEXICAL)

    @cached_property
    def _vectors(self) -> DenseIndex:
        vectors = DenseIndex(self._folder)
        if len(vectors) != self._chunks:
            raise IndexCorrupt(f"{self._folder}: {len(vectors)} vectors")
        return vectors


def engine_of(folder: Path, manifest: SnapshotManifest) -> Engine:
    """The engine that the settings name, for one snapshot."""
    if settings().milvus:
        return MilvusEngine(settings().milvus, manifest.id)
    return LocalEngine(folder, manifest.chunks)
