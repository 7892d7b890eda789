"""Encoding while the reports are still being read: the two take turns on no resource but cores."""

import threading
from collections import deque
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType

from core.encoders.encoder import Encoder
from core.encoders.encodings import EncodingCache, encode_through
from core.errors import PolicyQAError
from core.index.passages import search_text
from core.schema import Chunk

# Passages encoded in one go; sorted by length within, so that little is padded.
_SLICE = 256


class _Ended(Exception):
    """The block has ended."""


class EncodingAhead:
    """A thread that puts the vectors of new passages into the cache of encodings.

    It loads the model with the first report, unless its passages are known. What it
    has not come to when its block ends, the build encodes itself; so does its trouble
    become the build's.
    """

    def __init__(self, encoder: Encoder, cache: Path) -> None:
        self._encoder = encoder
        self._cache = cache
        self._waiting: deque[str] = deque()
        self._news = threading.Condition()
        self._ended = False
        self._thread: threading.Thread | None = None

    def __enter__(self) -> "EncodingAhead":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        with self._news:
            self._ended = True
            self._news.notify()
        if self._thread:
            self._thread.join()

    def add(self, title: str, chunks: Sequence[Chunk]) -> None:
        """The passages of another report."""
        with self._news:
            self._waiting.extend(search_text(title, chunk) for chunk in chunks)
            self._news.notify()
        if self._thread is None:
            self._thread = threading.Thread(target=self._work, daemon=True)
            self._thread.start()

    def _work(self) -> None:
        try:
            with EncodingCache(self._cache, self._encoder.fingerprint) as known:
                self._load(known)
                while texts := self._next():
                    encode_through(known, self._encoder, texts, self._go_on)
        except (PolicyQAError, _Ended):
            return

    def _load(self, known: EncodingCache) -> None:
        """Load the model, seconds in which the first reports are read, if that first is new."""
        with self._news:
            texts = list(self._waiting)
        if len(known.get_many(texts)) < len(set(texts)):
            _ = self._encoder.dimension

    def _go_on(self, _done: int) -> None:
        """Called after each batch, so that the end of the block is never waited for long."""
        if self._ended:
            raise _Ended

    def _next(self) -> list[str]:
        """The next full slice; nothing once the block has ended."""
        with self._news:
            self._news.wait_for(lambda: self._ended or len(self._waiting) >= _SLICE)
            if self._ended:
                return []
            return [self._waiting.popleft() for _ in range(_SLICE)]
