"""The second look at the candidates: which of them holds what was asked."""

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import NamedTuple, Protocol

import numpy as np

from core.encoders.cross_encoder import CrossEncoder, load_cross_encoder
from core.errors import SettingsError
from retriever.measures import MEASURES, measured
from retriever.reading import Reading, Values

LEARNED = "learned"
WEIGHTS = Path(__file__).with_name("weights.toml")
# How many of the learned order a cross-encoder reads: it takes milliseconds for each.
READ_BY_CROSS_ENCODER = 20
# Equal passages may differ in the last bits.
SCORE_DECIMALS = 5


class Score(NamedTuple):
    """A candidate's score and what each measure adds to it, against the candidates' mean."""

    total: float
    shares: Mapping[str, float]


class Reranker(Protocol):
    """Scores the candidates of a question, in their order; higher is better."""

    def scores(self, reading: Reading) -> list[Score]:
        """One score a candidate; there is at least one candidate."""


class LearnedReranker:
    """A weighted sum of the measures; `python -m eval learn` learns the weights."""

    def __init__(self, weights: Mapping[str, float]) -> None:
        self._weights = np.array([weights[name] for name in MEASURES], dtype=np.float32)

    def scores(self, reading: Reading) -> list[Score]:
        """One score a candidate."""
        values: Values = measured(reading)
        shares = (values - values.mean(axis=0)) * self._weights
        totals = np.round(shares.sum(axis=1, dtype=np.float64), SCORE_DECIMALS)
        return [
            Score(total, dict(zip(MEASURES, row, strict=True)))
            for total, row in zip(totals.tolist(), shares.tolist(), strict=True)
        ]


class CrossReranker:
    """The best of the learned order, read by a cross-encoder; the rest stay behind them."""

    def __init__(self, model: CrossEncoder, first: Reranker, read: int) -> None:
        self._model = model
        self._first = first
        self._read = read

    def scores(self, reading: Reading) -> list[Score]:
        """One score a candidate; those not read keep their order, a point below the lowest."""
        learned = self._first.scores(reading)
        ids = [candidate.chunk.chunk_id for candidate in reading.candidates]
        order = sorted(range(len(ids)), key=lambda n: (-learned[n].total, ids[n]))
        read, rest = order[: self._read], order[self._read :]
        texts = [f"{reading.heads[n]}\n{reading.candidates[n].chunk.text}" for n in read]
        found = self._model.scores(reading.frame.question, texts)
        scores = {
            n: Score(score, {"cross_encoder": score}) for n, score in zip(read, found, strict=True)
        }
        top = max((learned[n].total for n in rest), default=0.0)
        for n in rest:
            total = min(found) - 1 - (top - learned[n].total)
            scores[n] = Score(total, learned[n].shares)
        return [scores[n] for n in range(len(ids))]


def load_reranker(name: str) -> Reranker:
    """The learned one (`learned`), or a cross-encoder: a folder or a name on the model hub.

    Raises:
        EncoderError: no such model on this machine.
    """
    learned = LearnedReranker(read_weights(WEIGHTS))
    if name == LEARNED:
        return learned
    return CrossReranker(load_cross_encoder(name), learned, READ_BY_CROSS_ENCODER)


@cache
def read_weights(file: Path) -> Mapping[str, float]:
    """Weight by measure.

    Raises:
        SettingsError: the file cannot be read, or names other measures than the code.
    """
    try:
        found = tomllib.loads(file.read_text(encoding="utf-8"))
        weights = {name: float(value) for name, value in found["weights"].items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise SettingsError(f"{file}: {error!r}") from error
    if set(weights) != set(MEASURES):
        raise SettingsError(f"{file}: other measures: {sorted(set(weights) ^ set(MEASURES))}")
    return weights


def in_order(shares: Mapping[str, float]) -> list[tuple[str, float]]:
    """The shares of a score, those that move it most first."""
    return sorted(shares.items(), key=lambda item: (-abs(item[1]), item[0]))
