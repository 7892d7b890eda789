"""An encoder served by its ONNX copy: the same vectors, without loading torch.

A copy is a folder: `model.onnx` with its weights beside it (token ids and mask
-> the sentence's vector, pooled as the model itself pools), `tokenizer.json`
(which truncates and pads as the model does) and `copy.json`. `core.encoders.onnx_export`
makes it.
"""

import json
import logging
import os
import threading
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np

from core.encoders.encoder import Encoder, SentenceEncoder, Vectors, by_length, load_encoder, unit

GRAPH, WEIGHTS, TOKENIZER, RECORD = "model.onnx", "model.onnx.data", "tokenizer.json", "copy.json"
# Raise it whenever copies are made in another way: older ones are then made anew.
MAKING = 1
# Least cosine between a vector of the copy and the encoder's own.
ENOUGH = 0.9999
PROBE = "2022年，全县签约亿元以上项目37个。"
MOST_THREADS = 4
# Passages of a build that the copy encodes: in that time the model would just have loaded.
FEW = 128

log = logging.getLogger("policyqa.encoder")


@dataclass(frozen=True, slots=True)
class CopyRecord:
    """What `copy.json` says: the vector of `PROBE`, or why no copy could be made."""

    making: int = MAKING
    refused: str = ""
    dimension: int = 0
    probe: tuple[float, ...] = ()

    def to_bytes(self) -> bytes:
        """The record as the file holds it."""
        return json.dumps(asdict(self), ensure_ascii=False).encode()


def read_record(folder: Path) -> CopyRecord | None:
    """The record of a copy; None where there is none, or one of another making."""
    try:
        fields = json.loads((folder / RECORD).read_bytes())
        record = CopyRecord(**fields | {"probe": tuple(fields["probe"])})
    except (OSError, ValueError, TypeError, KeyError):
        return None
    return record if record.making == MAKING else None


class OnnxModel:
    """The graph and the tokenizer of a copy, loaded; safe to share between threads."""

    def __init__(self, folder: Path) -> None:
        os.environ.setdefault("TOKENIZERS_PARALLELISM", "false")
        import onnxruntime
        from tokenizers import Tokenizer

        options = onnxruntime.SessionOptions()
        options.log_severity_level = 3  # errors only
        options.intra_op_num_threads = _threads()
        # Threads that wait asleep leave the cores to the rest of the question,
        # and without an arena the memory of the longest batch is given back.
        options.add_session_config_entry("session.intra_op.allow_spinning", "0")
        options.enable_cpu_mem_arena = False
        self._session = onnxruntime.InferenceSession(
            str(folder / GRAPH), options, providers=["CPUExecutionProvider"]
        )
        self._tokenizer: Any = Tokenizer.from_file(str(folder / TOKENIZER))

    def encode(self, texts: Sequence[str]) -> Vectors:
        """One batch -> unit vectors (len(texts), dimension)."""
        tokens = self._tokenizer.encode_batch(list(texts))
        inputs = {
            "input_ids": np.array([each.ids for each in tokens], dtype=np.int64),
            "attention_mask": np.array([each.attention_mask for each in tokens], dtype=np.int64),
        }
        (vectors,) = self._session.run(None, inputs)
        return unit(np.asarray(vectors, dtype=np.float32))


def _threads() -> int:
    """As torch takes them: what OMP_NUM_THREADS says, else the cores; not too many."""
    given = os.environ.get("OMP_NUM_THREADS", "")
    wanted = int(given) if given.isdecimal() else 0
    return min(MOST_THREADS, wanted or os.cpu_count() or 1)


class OnnxEncoder:
    """Encodes by the copy; by the original where the copy does not open or differs."""

    def __init__(self, original: SentenceEncoder, folder: Path, record: CopyRecord) -> None:
        self.original = original
        self.dimension = record.dimension
        self._folder = folder
        self._record = record
        self._lock = threading.Lock()
        self._opened: OnnxModel | SentenceEncoder | None = None

    @property
    def fingerprint(self) -> str:
        """The original's: vectors of both may be compared."""
        return self.original.fingerprint

    def encode(
        self, texts: Sequence[str], *, progress: Callable[[int], None] | None = None
    ) -> Vectors:
        """Passages -> (len(texts), dimension), batched by length so that little is padded."""
        serving = self._serving()
        if isinstance(serving, SentenceEncoder):
            return serving.encode(texts, progress=progress)
        return by_length(texts, self.dimension, serving.encode, progress)

    def encode_question(self, text: str) -> Vectors:
        """A question -> (dimension,)."""
        vector: Vectors = self.encode([self.original.instruction + text])[0]
        return vector

    def _serving(self) -> OnnxModel | SentenceEncoder:
        with self._lock:
            self._opened = self._opened or self._open()
            return self._opened

    def _open(self) -> OnnxModel | SentenceEncoder:
        """The copy, if it still gives the probe's vector on this machine."""
        try:
            model = OnnxModel(self._folder)
            cosine = float(model.encode([PROBE])[0] @ np.array(self._record.probe))
        # onnxruntime and tokenizers raise classes of their own, some plain `Exception`.
        except Exception as error:
            log.warning("ONNX copy not used, torch serves: %s: %s", self._folder, error)
            return self.original
        if not cosine >= ENOUGH:
            log.warning("ONNX copy not used, torch serves: %s: cosine %s", self._folder, cosine)
            return self.original
        return model


class BuildingEncoder:
    """A build's encoder: the copy, which opens at once, for a few passages; then the model.

    The model takes seconds to load and makes up for them over many passages.
    """

    def __init__(self, copy: OnnxEncoder, few: int = FEW) -> None:
        self._copy = copy
        self._left = few
        self.fingerprint = copy.fingerprint
        self.dimension = copy.dimension

    def encode(
        self, texts: Sequence[str], *, progress: Callable[[int], None] | None = None
    ) -> Vectors:
        """Passages -> (len(texts), dimension)."""
        self._left -= len(texts)
        serving = self._copy if self._left >= 0 else self._copy.original
        return serving.encode(texts, progress=progress)

    def encode_question(self, text: str) -> Vectors:
        """A question -> (dimension,)."""
        return self._copy.encode_question(text)


def asking_encoder(name: str, instruction: str, copies: Path) -> SentenceEncoder | OnnxEncoder:
    """The encoder for questions: its copy in the folder `copies`, else itself.

    Raises:
        EncoderError: no such model on this machine.
    """
    encoder = load_encoder(name, instruction)
    folder = copies / encoder.fingerprint
    record = read_record(folder)
    if record is None or record.refused:
        return encoder
    return _shared(encoder, folder.resolve(), record)


def building_encoder(name: str, instruction: str, copies: Path) -> Encoder:
    """The encoder for a build: with its copy in the folder `copies`, if that is there.

    Raises:
        EncoderError: no such model on this machine.
    """
    serving = asking_encoder(name, instruction, copies)
    return BuildingEncoder(serving) if isinstance(serving, OnnxEncoder) else serving


@cache
def _shared(encoder: SentenceEncoder, folder: Path, record: CopyRecord) -> OnnxEncoder:
    """One a process, so that each copy is loaded once."""
    return OnnxEncoder(encoder, folder, record)
