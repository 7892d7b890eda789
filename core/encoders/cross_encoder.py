"""A cross-encoder: reads question and passage together and scores them, slowly and well."""

from collections.abc import Sequence
from functools import cache, cached_property
from pathlib import Path
from typing import Any

from core.encoders.encoder import locate
from core.errors import EncoderError


class CrossEncoder:
    """A sentence-transformers cross-encoder in a folder, on the CPU; loaded when first used."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def scores(self, question: str, passages: Sequence[str]) -> list[float]:
        """One score a passage, higher is better.

        Raises:
            EncoderError: the model cannot be loaded.
        """
        pairs = [(question, passage) for passage in passages]
        return [float(score) for score in self._model.predict(pairs, show_progress_bar=False)]

    @cached_property
    def _model(self) -> Any:
        try:
            import sentence_transformers

            return sentence_transformers.CrossEncoder(
                str(self.folder), device="cpu", local_files_only=True, trust_remote_code=False
            )
        except (OSError, ValueError, RuntimeError, ImportError, KeyError) as error:
            raise EncoderError(f"{self.folder}: {error}") from error


@cache
def load_cross_encoder(name: str) -> CrossEncoder:
    """The cross-encoder of this name: a folder, or a name on the model hub.

    Raises:
        EncoderError: no such model on this machine.
    """
    return CrossEncoder(locate(name))
