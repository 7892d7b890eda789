"""The dense index: inner product over unit vectors, kept by FAISS.

Small indexes are flat (exact). Past `IVF_FROM` vectors an inverted file with
float16 codes takes over: a quarter of the reading, still able to forget a key.
"""

import math
import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

from core.encoders.encoder import Vectors
from core.errors import IndexCorrupt, IndexWriteFailed
from core.index.ranking import Keys, Scored, with_ties

IVF_FROM = 50_000
SAMPLES_PER_LIST = 100
# An inverted file reads one list in so many. Of the exact search's ten best, for 106 questions to
# 48,887 real passages, one in 16 found .911, one in 8 .959, one in 4 .984 (1.8 ms, one thread).
READ_ONE_IN = 4
# Equal vectors may differ in the last bits by where they lie in a block.
SCORE_DECIMALS = 6


class VectorIndex:
    """Vectors under integer keys."""

    def __init__(self, index: Any) -> None:
        self._index = index

    def __len__(self) -> int:
        return int(self._index.ntotal)

    def search(
        self,
        vector: Vectors,
        k: int,
        within: Keys | None = None,
        *,
        without: Sequence[int] = (),
        exact: bool = False,
    ) -> Scored:
        """Keys and cosines to a unit vector (dimension,), best first, ties with the k-th too.

        Only keys `within` are found; without it, all but those in `without`. `exact` reads
        every list of an inverted file.

        Raises:
            IndexCorrupt: the file that it was opened from is damaged.
        """
        if k < 1 or not len(self) or (within is not None and not len(within)):
            return []
        if self._index.d != len(vector):
            raise IndexCorrupt(f"vectors of {self._index.d} numbers, not {len(vector)}")
        _use_threads(1)
        options = self._options(within, without, exact)

        def best(n: int) -> Scored:
            scores, keys = self._index.search(vector.reshape(1, -1), n, params=options)
            rounded = np.round(scores[0].astype(np.float64), SCORE_DECIMALS)
            pairs = zip(keys[0], rounded, strict=True)
            return [(int(key), float(score)) for key, score in pairs if key >= 0]

        return with_ties(best, k)

    def _options(self, within: Keys | None, without: Sequence[int], exact: bool) -> Any:
        import faiss

        selector = _selector(within, without)
        chosen = {"sel": selector} if selector else {}
        if not isinstance(self._index, faiss.IndexIVF):
            return faiss.SearchParameters(**chosen) if chosen else None
        options: Any = faiss.SearchParametersIVF(**chosen)
        options.nprobe = self._index.nlist if exact else self._lists_read(within)
        return options

    def _lists_read(self, within: Keys | None) -> int:
        """One in `READ_ONE_IN`; more where few vectors count, to read as many that do."""
        lists = int(self._index.nlist)
        share = 1.0 if within is None else min(1.0, len(within) / len(self))
        return max(1, min(lists, int(lists / READ_ONE_IN / share)))

    def keys(self) -> list[int]:
        """The keys of a flat index."""
        import faiss

        return [int(key) for key in faiss.vector_to_array(self._index.id_map)]

    def flat_vectors(self) -> Vectors:
        """The vectors (n, dimension) of a flat index, in the order of its keys."""
        vectors: Vectors = self._index.index.reconstruct_n(0, len(self))
        return vectors

    def remove(self, keys: Sequence[int]) -> None:
        """Forget keys."""
        if keys:
            self._index.remove_ids(np.array(keys, dtype=np.int64))

    def add(self, keys: Sequence[int], vectors: Vectors) -> None:
        """Add unit vectors (len(keys), dimension) under new keys."""
        self._index.add_with_ids(vectors, np.array(keys, dtype=np.int64))

    def settle(self, ivf_from: int = IVF_FROM) -> None:
        """Turn a flat index that has outgrown `ivf_from` vectors into an inverted file."""
        import faiss

        if not isinstance(self._index, faiss.IndexIDMap2) or len(self) < ivf_from:
            return
        keys, vectors = np.array(self.keys()), self.flat_vectors()
        lists = max(1, int(4 * math.sqrt(len(self))))
        inverted: Any = faiss.index_factory(
            vectors.shape[1], f"IVF{lists},SQfp16", faiss.METRIC_INNER_PRODUCT
        )
        picked = np.random.default_rng(0).permutation(len(self))[: lists * SAMPLES_PER_LIST]
        _use_threads(os.cpu_count() or 1)
        inverted.train(vectors[np.sort(picked)])
        inverted.add_with_ids(vectors, keys)
        self._index = inverted

    def save(self, path: Path) -> None:
        """Write the index.

        Raises:
            IndexWriteFailed: the disk refused.
        """
        import faiss

        try:
            # Through Python's file, which takes any path on Windows; FAISS's does not.
            path.write_bytes(faiss.serialize_index(self._index).data)
        except OSError as error:
            raise IndexWriteFailed(f"{path}: {error}") from error


def _selector(within: Keys | None, without: Sequence[int]) -> Any:
    """What tells FAISS which keys may be found; None if all may."""
    import faiss

    if within is not None:
        held = np.zeros(int(within[-1]) + 1, dtype=np.bool_)
        held[within] = True
        bitmap: Any = faiss.IDSelectorBitmap
        return bitmap(np.packbits(held, bitorder="little"))
    if without:
        return faiss.IDSelectorNot(faiss.IDSelectorBatch(np.array(without, dtype=np.int64)))
    return None


def _use_threads(count: int) -> None:
    """How many threads FAISS takes from here on, in this thread.

    One question is read faster by one thread than it takes to wake others,
    and on a busy machine each would wait for the slowest.
    """
    import faiss

    faiss.omp_set_num_threads(count)


def new_vectors(dimension: int) -> VectorIndex:
    """An empty, flat index."""
    import faiss

    return VectorIndex(faiss.IndexIDMap2(faiss.IndexFlatIP(dimension)))


def open_vectors(path: Path, *, writable: bool = False) -> VectorIndex:
    """Open an index: mapped into memory for searching, read whole for changing.

    Raises:
        IndexCorrupt: the file is missing or no index.
    """
    import faiss

    try:
        if writable or os.name == "nt":
            return VectorIndex(faiss.deserialize_index(np.fromfile(path, dtype=np.uint8)))
        return VectorIndex(faiss.read_index(str(path), faiss.IO_FLAG_MMAP_IFC))
    except (RuntimeError, OSError, MemoryError) as error:
        raise IndexCorrupt(f"{path}: {error}") from error
