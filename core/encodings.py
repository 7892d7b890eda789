"""What was encoded once: text -> vector, on disk, one file an encoder."""

import hashlib
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from types import TracebackType

import numpy as np

from core.encoder import BATCH, Encoder, Vectors
from core.errors import IndexWriteFailed

_LOOKUP = 500


class EncodingCache:
    """Vectors by the hash of their text; it only saves time, so a damaged file is started anew.

    Raises:
        IndexWriteFailed: the disk refused.
    """

    def __init__(self, folder: Path, fingerprint: str) -> None:
        self._path = folder / f"{fingerprint}.sqlite"
        try:
            folder.mkdir(parents=True, exist_ok=True)
            self._connection = self._open()
        except (OSError, sqlite3.OperationalError) as error:
            raise IndexWriteFailed(f"{self._path}: {error}") from error

    def __enter__(self) -> "EncodingCache":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def get_many(self, texts: Sequence[str]) -> dict[str, Vectors]:
        """The known ones among the texts."""
        keys = {_key(text): text for text in texts}
        found: dict[str, Vectors] = {}
        wanted = list(keys)
        for start in range(0, len(wanted), _LOOKUP):
            part = wanted[start : start + _LOOKUP]
            marks = ",".join("?" * len(part))
            rows = self._connection.execute(
                f"SELECT key, vector FROM encodings WHERE key IN ({marks})", part
            )
            found.update((keys[key], np.frombuffer(blob, dtype="<f4")) for key, blob in rows)
        return found

    def put_many(self, texts: Sequence[str], vectors: Vectors) -> None:
        """Keep vectors (len(texts), dimension); on disk when this returns.

        Raises:
            IndexWriteFailed: the disk refused.
        """
        rows = [(_key(t), v.astype("<f4").tobytes()) for t, v in zip(texts, vectors, strict=True)]
        try:
            with self._connection:
                self._connection.executemany("INSERT OR REPLACE INTO encodings VALUES (?, ?)", rows)
        except sqlite3.Error as error:
            raise IndexWriteFailed(f"{self._path}: {error}") from error

    def close(self) -> None:
        """Release the file."""
        self._connection.close()

    def _open(self) -> sqlite3.Connection:
        try:
            return _connect(self._path)
        except sqlite3.OperationalError:
            raise
        except sqlite3.DatabaseError:
            self._path.unlink()
            return _connect(self._path)


def encode_through(
    cache: EncodingCache,
    encoder: Encoder,
    texts: Sequence[str],
    progress: Callable[[int], None],
) -> Vectors:
    """Encode texts -> (len(texts), dimension), asking the encoder only for unknown ones.

    Every batch is kept as soon as it is done, so a killed build resumes there.
    """
    known = cache.get_many(texts)
    progress(sum(text in known for text in texts))
    missing = sorted(set(texts) - known.keys(), key=lambda text: (-len(text), text))
    repeats = len(texts) - sum(text in known for text in texts) - len(missing)
    for batch in _batches(missing):
        vectors = encoder.encode(batch)
        cache.put_many(batch, vectors)
        known.update(zip(batch, vectors, strict=True))
        progress(len(batch))
    progress(repeats)
    return np.stack([known[text] for text in texts])


def _batches(texts: Sequence[str]) -> Iterator[Sequence[str]]:
    for start in range(0, len(texts), BATCH):
        yield texts[start : start + BATCH]


def _key(text: str) -> bytes:
    return hashlib.sha256(text.encode()).digest()


def _connect(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, timeout=60)
    try:
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("PRAGMA synchronous=NORMAL")
        connection.execute(
            "CREATE TABLE IF NOT EXISTS encodings (key BLOB PRIMARY KEY, vector BLOB NOT NULL)"
        )
        connection.commit()
    except sqlite3.DatabaseError:
        connection.close()
        raise
    return connection
