"""The gate: thresholds in one file, and the smoke set over the sample corpus."""

from pathlib import Path

import pytest

from core.encoders.encoder import SentenceEncoder
from core.errors import SettingsError
from core.index.store import IndexStore
from core.settings import PROJECT
from eval.gate import THRESHOLDS, failures, load_thresholds
from eval.question import load_questions
from eval.run import assistant_ask, judged
from eval.summary import RATES, summarise
from indexer.build import build

SUMMARY = {"grounded": 1.0, "false_refusal": 0.2, "report_recall": {"1": 0.5}, "mrr": None}


@pytest.mark.parametrize(
    ("thresholds", "missed"),
    [
        ({"grounded": 1.0, "false_refusal_most": 0.2, "report_recall": {"1": 0.5}}, 0),
        ({"false_refusal_most": 0.1}, 1),
        ({"report_recall": {"1": 0.6, "5": 0.1}}, 2),
        ({"mrr": 0.0}, 1),
        ({"no_such_rate": 0.0}, 1),
    ],
)
def test_failures(thresholds: dict[str, object], missed: int) -> None:
    assert len(list(failures(SUMMARY, thresholds))) == missed


def test_every_threshold_names_a_rate() -> None:
    for name in ("sample", "smoke"):
        for key, wanted in load_thresholds(THRESHOLDS, name).items():
            keys = [f"{key}.{k}" for k in wanted] if isinstance(wanted, dict) else [key]
            assert {k.removesuffix("_most") for k in keys} <= RATES.keys()


def test_a_set_without_thresholds() -> None:
    with pytest.raises(SettingsError):
        load_thresholds(THRESHOLDS, "unknown")


@pytest.mark.slow
def test_the_smoke_set_passes(tmp_path: Path, encoder: SentenceEncoder, encodings: Path) -> None:
    build(PROJECT / "corpus", tmp_path, encoder, encodings=encodings)
    questions = load_questions(PROJECT / "eval" / "questions" / "smoke.jsonl")
    with IndexStore(tmp_path).open() as snapshot:
        summary = summarise(list(judged(questions, assistant_ask(tmp_path), snapshot)))
    assert list(failures(summary, load_thresholds(THRESHOLDS, "smoke"))) == []
