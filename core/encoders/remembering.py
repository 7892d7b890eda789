"""An encoder that remembers: clauses of the same reports come up question after question."""

import threading
from collections import OrderedDict
from collections.abc import Callable, Sequence

import numpy as np

from core.encoders.encoder import Encoder, Vectors

# Vectors kept, the least recently used go first: 2,048 of 512 numbers are 4 MiB.
MOST_KEPT = 2048


class RememberingEncoder:
    """Another encoder's vectors, each text encoded once while it is remembered; thread-safe."""

    def __init__(self, encoder: Encoder, most: int = MOST_KEPT) -> None:
        self.encoder = encoder
        self._most = most
        self._known: OrderedDict[str, Vectors] = OrderedDict()
        self._lock = threading.Lock()

    @property
    def fingerprint(self) -> str:
        """The other encoder's."""
        return self.encoder.fingerprint

    @property
    def dimension(self) -> int:
        """The other encoder's."""
        return self.encoder.dimension

    def encode(
        self, texts: Sequence[str], *, progress: Callable[[int], None] | None = None
    ) -> Vectors:
        """Passages -> (len(texts), dimension); `progress` hears of the newly encoded ones."""
        found = self._remembered(texts)
        missing = [text for text in dict.fromkeys(texts) if text not in found]
        if missing:
            fresh = self.encoder.encode(missing, progress=progress)
            found |= dict(zip(missing, fresh, strict=True))
            self._remember(missing, found)
        vectors = np.empty((len(texts), self.dimension), dtype=np.float32)
        for row, text in enumerate(texts):
            vectors[row] = found[text]
        return vectors

    def encode_question(self, text: str) -> Vectors:
        """A question -> (dimension,)."""
        return self.encoder.encode_question(text)

    def _remembered(self, texts: Sequence[str]) -> dict[str, Vectors]:
        with self._lock:
            found = {text: self._known[text] for text in texts if text in self._known}
            for text in found:
                self._known.move_to_end(text)
            return found

    def _remember(self, texts: Sequence[str], vectors: dict[str, Vectors]) -> None:
        with self._lock:
            for text in texts:
                self._known[text] = np.array(vectors[text])
            while len(self._known) > self._most:
                self._known.popitem(last=False)
