"""A search beside the bare encoder: what is measured, not how long it takes."""

from pathlib import Path

import pytest

from eval.beside import CLOCKS, search_beside_encoder

pytestmark = pytest.mark.slow

QUESTIONS = ("松原县2022年签约项目多少个", "柏溪县2022年引资多少", "枫林市降雨多少")


def test_both_clocks_tell_of_search_and_encoder(sample_index: Path, tmp_path: Path) -> None:
    figures = search_beside_encoder(sample_index, QUESTIONS, tmp_path)
    for clock in CLOCKS:
        turns = figures[f"turns_ms_{clock}"]
        assert all(0 < turn["p50"] <= turn["p95"] for turn in turns.values())
        ratio = turns["search"]["p50"] / turns["sentence_transformers"]["p50"]
        assert figures[f"search_to_encoder_p50_{clock}"] == pytest.approx(ratio, abs=0.006)
