"""A snapshot handed over to the Milvus server that the settings name."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path

from core.encoders.encoder import Encoder, Vectors
from core.encoders.encodings import EncodingCache, encode_through
from core.index.milvus import Batch, MilvusWriter
from core.index.passages import search_text
from core.index.records import chunk_of
from core.index.snapshot import Snapshot
from core.settings import settings

# Passages sent at a time: some megabytes.
_BATCH = 1000
_ROWS = (
    "SELECT reports.title, chunks.* FROM chunks JOIN reports USING (doc_id)"
    " WHERE key > ? ORDER BY key LIMIT ?"
)


def hand_over(
    snapshot: Snapshot, encoder: Encoder, cache: Path, progress: Callable[[int, int], None]
) -> None:
    """Write the snapshot to the server, if there is one and it lacks it.

    The vectors come from the encodings that the build has kept.

    Raises:
        EngineUnreachable: no server at the address, or it refused.
    """
    if not settings().milvus or not snapshot.manifest.chunks:
        return
    writer, rows = MilvusWriter(settings().milvus), snapshot.manifest.chunks
    if writer.holds(snapshot.id, rows):
        return
    with EncodingCache(cache, encoder.fingerprint) as known:
        encode = partial(_encoded, known, encoder)
        batches = _batches(snapshot, encode, lambda done: progress(done, rows))
        writer.write(snapshot.id, encoder.dimension, rows, batches)


def answer_from(snapshot: str, gone: Iterable[str]) -> None:
    """Let the server's alias name a snapshot, and forget those that are gone."""
    if settings().milvus:
        writer = MilvusWriter(settings().milvus)
        writer.answer_from(snapshot)
        writer.drop(gone)


def _encoded(cache: EncodingCache, encoder: Encoder, texts: Sequence[str]) -> Vectors:
    return encode_through(cache, encoder, texts, lambda done: None)


def _batches(
    snapshot: Snapshot, encode: Callable[[Sequence[str]], Vectors], progress: Callable[[int], None]
) -> Iterator[Batch]:
    done, last = 0, -1
    while rows := snapshot.select(_ROWS, last, _BATCH):
        texts = [search_text(row["title"], chunk_of(row)) for row in rows]
        keys = [row["key"] for row in rows]
        yield keys, [row["doc_id"] for row in rows], texts, encode(texts)
        done, last = done + len(rows), keys[-1]
        progress(done)
