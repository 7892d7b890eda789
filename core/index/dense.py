"""The dense index of a snapshot: a file that stays, and what changed since.

A large `vectors.faiss` is not rewritten: the next snapshot links it. New vectors
stand in `changes.faiss`, a small flat index; `removed.json` lists the keys of
the store that no longer count.
"""

import json
from collections.abc import Sequence
from functools import cached_property
from pathlib import Path

import numpy as np

from core.encoders.encoder import Vectors
from core.errors import IndexCorrupt
from core.files import SHARED_FROM, link_or_copy
from core.index.ranking import Keys, Scored
from core.index.vectors import IVF_FROM, VectorIndex, new_vectors, open_vectors

STORE = "vectors.faiss"
CHANGES = "changes.faiss"
REMOVED = "removed.json"
# Changes beyond this share of the store are merged into one new file.
MERGE_SHARE = 0.1


class DenseIndex:
    """The vectors in a snapshot's folder; `None` begins an empty index.

    Raises:
        IndexCorrupt: a file is missing or damaged.
    """

    def __init__(self, folder: Path | None) -> None:
        self._folder = folder
        self._changes: VectorIndex | None = None
        self._removed: list[int] = []
        if folder and (folder / CHANGES).exists():
            self._changes = open_vectors(folder / CHANGES, writable=True)
        if folder and (folder / REMOVED).exists():
            self._removed = _read_keys(folder / REMOVED)

    def __len__(self) -> int:
        store, changes = self._store, self._changes
        return (len(store) if store else 0) - len(self._removed) + (len(changes) if changes else 0)

    @cached_property
    def _store(self) -> VectorIndex | None:
        if self._folder is None or not (self._folder / STORE).exists():
            return None
        return open_vectors(self._folder / STORE)

    def search(
        self, vector: Vectors, k: int, within: Keys | None = None, *, exact: bool = False
    ) -> Scored:
        """Keys and cosines to a unit vector (dimension,), best first, ties with the k-th too.

        Only keys `within` are found, None for all.
        """
        store, gone = self._store, self._removed
        here = within if within is None or not gone else np.setdiff1d(within, gone)
        found = store.search(vector, k, here, without=gone, exact=exact) if store else []
        if self._changes:
            found = found + self._changes.search(vector, k, within)
            found.sort(key=lambda item: (-item[1], item[0]))
        return found

    def remove(self, keys: Sequence[int]) -> None:
        """Forget keys."""
        recent = set(self._changes.keys()) if self._changes else set()
        if self._changes:
            self._changes.remove([key for key in keys if key in recent])
        self._removed += [key for key in keys if key not in recent]

    def add(self, keys: Sequence[int], vectors: Vectors) -> None:
        """Add unit vectors (len(keys), dimension) under new keys."""
        self._changes = self._changes or new_vectors(vectors.shape[1])
        self._changes.add(keys, vectors)

    def save(self, folder: Path, ivf_from: int = IVF_FROM, shared_from: int = SHARED_FROM) -> None:
        """Write the index into another folder.

        A store of `shared_from` bytes is linked, unless the changes have outgrown it.

        Raises:
            IndexWriteFailed, OSError: the disk refused.
        """
        if self._folder is None or not self._goes_on(self._folder / STORE, shared_from):
            whole = self._merged()
            if whole:
                whole.settle(ivf_from)
                whole.save(folder / STORE)
            return
        link_or_copy(self._folder / STORE, folder / STORE)
        if self._changes:
            self._changes.save(folder / CHANGES)
        if self._removed:
            (folder / REMOVED).write_text(json.dumps(self._removed), encoding="utf-8")

    def _goes_on(self, path: Path, shared_from: int) -> bool:
        store, changes = self._store, self._changes
        if store is None or path.stat().st_size < shared_from:
            return False
        changed = len(self._removed) + (len(changes) if changes else 0)
        return changed <= MERGE_SHARE * len(store)

    def _merged(self) -> VectorIndex | None:
        if self._folder is None or self._store is None:
            return self._changes
        whole = open_vectors(self._folder / STORE, writable=True)
        whole.remove(self._removed)
        if self._changes and len(self._changes):
            whole.add(self._changes.keys(), self._changes.flat_vectors())
        return whole


def _read_keys(path: Path) -> list[int]:
    try:
        keys = json.loads(path.read_bytes())
    except (OSError, ValueError) as error:
        raise IndexCorrupt(f"{path}: {error}") from error
    if not isinstance(keys, list) or not all(isinstance(key, int) for key in keys):
        raise IndexCorrupt(f"{path} is not a list of keys")
    return keys
