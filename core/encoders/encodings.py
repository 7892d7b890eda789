"""What was encoded once: text -> vector, on disk, one file an encoder."""

import hashlib
import logging
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from types import TracebackType

import numpy as np

from core.encoders.encoder import BATCH, Encoder, Vectors
from core.errors import IndexWriteFailed

_LOOKUP = 500
# How far from 1 the length of a unit vector in 32 bits may be.
_UNSURE = 1e-3

log = logging.getLogger("policyqa.encodings")


class EncodingCache:
    """Vectors by the hash of their text; it only saves time, so a file that is damaged
    anywhere is started anew, and a vector that is no unit vector any more is not known.

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
        """The known ones among the texts; none where the file turns out damaged.

        Raises:
            IndexWriteFailed: the disk refused.
        """
        try:
            return self._look_up(texts)
        except sqlite3.OperationalError as error:
            raise IndexWriteFailed(f"{self._path}: {error}") from error
        except sqlite3.DatabaseError:
            self._start_anew()
            return {}

    def _look_up(self, texts: Sequence[str]) -> dict[str, Vectors]:
        keys = {_key(text): text for text in texts}
        found: dict[str, Vectors] = {}
        wanted = list(keys)
        for start in range(0, len(wanted), _LOOKUP):
            part = wanted[start : start + _LOOKUP]
            marks = ",".join("?" * len(part))
            rows = self._connection.execute(
                f"SELECT key, vector FROM encodings WHERE key IN ({marks})", part
            )
            vectors = ((key, _vector(blob)) for key, blob in rows)
            found.update((keys[key], vector) for key, vector in vectors if vector is not None)
        return found

    def put_many(self, texts: Sequence[str], vectors: Vectors) -> None:
        """Keep vectors (len(texts), dimension); on disk when this returns.

        Raises:
            IndexWriteFailed: the disk refused.
        """
        rows = [(_key(t), v.astype("<f4").tobytes()) for t, v in zip(texts, vectors, strict=True)]
        try:
            try:
                self._insert(rows)
            except sqlite3.OperationalError:
                raise
            except sqlite3.DatabaseError:
                self._start_anew()
                self._insert(rows)
        except sqlite3.Error as error:
            raise IndexWriteFailed(f"{self._path}: {error}") from error

    def close(self) -> None:
        """Release the file."""
        self._connection.close()

    def _insert(self, rows: Sequence[tuple[bytes, bytes]]) -> None:
        with self._connection:
            self._connection.executemany("INSERT OR REPLACE INTO encodings VALUES (?, ?)", rows)

    def _open(self) -> sqlite3.Connection:
        try:
            return _connect(self._path)
        except sqlite3.OperationalError:
            raise
        except sqlite3.DatabaseError:
            return self._anew()

    def _start_anew(self) -> None:
        self.close()
        try:
            self._connection = self._anew()
        except (OSError, sqlite3.Error) as error:
            raise IndexWriteFailed(f"{self._path}: {error}") from error

    def _anew(self) -> sqlite3.Connection:
        log.warning("%s is damaged, starting anew", self._path)
        # What SQLite keeps beside it belongs to the old file.
        for suffix in ("-wal", "-shm", ""):
            self._path.with_name(f"{self._path.name}{suffix}").unlink(missing_ok=True)
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


def _vector(blob: bytes) -> Vectors | None:
    """What was kept, if it still is a unit vector."""
    if len(blob) % 4:
        return None
    vector = np.frombuffer(blob, dtype="<f4")
    with np.errstate(over="ignore", invalid="ignore"):  # of what bits are left
        return vector if abs(np.linalg.norm(vector) - 1) < _UNSURE else None


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
