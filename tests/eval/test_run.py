"""Whole runs: answers handed in, and the real assistant asked."""

import json
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from core.encoders.encoder import SentenceEncoder
from core.errors import QuestionError, UngroundedAnswer
from core.settings import settings
from eval import corpora, run
from eval.__main__ import main
from eval.ablate import ablate
from eval.bench import bench
from eval.bench_tables import render_figures
from eval.corpora import index_for
from eval.judging import judge_row
from eval.question import Question, save_questions
from eval.row import load_rows
from eval.run import failed_answer
from tests.indexes import give_encoder

Maker = Callable[..., dict[str, Any]]
ASKED = Question(
    "s1",
    "松原县2022年签约亿元以上项目多少个",
    "count",
    True,
    answers=("37个",),
    doc_ids=("projects_2022.md",),
    evidence=("签约亿元以上项目37个",),
)
NEAR_MISS = Question("s2", "松原县2020年签约亿元以上项目多少个", "unanswerable", False)


def run_in(folder: Path, questions: Path) -> list[str]:
    return ["run", "--questions", str(questions), "--runs", str(folder / "runs")]


@pytest.fixture
def asked(tmp_path: Path, question: Question) -> Path:
    save_questions([question], tmp_path / "asked.jsonl")
    return tmp_path / "asked.jsonl"


def test_answers_handed_in(
    tmp_path: Path, asked: Path, answer: Maker, capsys: pytest.CaptureFixture[str]
) -> None:
    answers = tmp_path / "answers.jsonl"
    quote = "甲县2022年签约项目40个，引资273亿元。"
    answers.write_text(json.dumps(answer("40个", (quote,), (quote,))), encoding="utf-8")
    assert main([*run_in(tmp_path, asked), "--answers", str(answers)]) == 0
    assert re.search(r"single_accuracy +100\.0%", capsys.readouterr().out)
    (folder,) = (tmp_path / "runs").iterdir()
    assert {file.name for file in folder.iterdir()} == {
        "settings.json",
        "rows.jsonl",
        "summary.json",
        "retrieval.json",
    }
    assert load_rows(folder)[0].right
    assert main(["report", str(folder)]) == 0
    assert main(["compare", str(folder), str(folder)]) == 0
    assert "0 fixed, 0 broken" in capsys.readouterr().out


def test_a_missing_answer_is_named(tmp_path: Path, asked: Path) -> None:
    (tmp_path / "answers.jsonl").write_text("")
    assert main([*run_in(tmp_path, asked), "--answers", str(tmp_path / "answers.jsonl")]) == 2
    with pytest.raises(QuestionError):
        run.load_answers(tmp_path / "none.jsonl")


def test_an_index_that_is_not_there(tmp_path: Path, asked: Path) -> None:
    assert main([*run_in(tmp_path, asked), "--index", str(tmp_path / "none")]) == 2
    assert not (tmp_path / "runs").exists()


def test_an_error_is_a_wrong_answer_not_the_end(question: Question) -> None:
    row = judge_row(question, failed_answer(question, UngroundedAnswer("odd")), None)
    assert row.right is False
    assert row.refused


@pytest.mark.slow
def test_the_assistant_is_asked(tmp_path: Path, sample_index: Path) -> None:
    save_questions([ASKED, NEAR_MISS], tmp_path / "asked.jsonl")
    arguments = run_in(tmp_path, tmp_path / "asked.jsonl")
    assert main([*arguments, "--index", str(sample_index)]) == 0
    (folder,) = (tmp_path / "runs").iterdir()
    found, refused = load_rows(folder)
    assert found.right
    assert found.grounded
    assert found.citation_correct
    assert found.evidence_scores is not None
    assert found.evidence_scores["recall_5"] == 1
    assert found.latency_ms > 0
    assert refused.right


@pytest.mark.slow
def test_a_corpus_is_indexed_once(
    tmp_path: Path,
    sample_corpus: Path,
    copies: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("eval.corpora.CACHE", tmp_path)
    monkeypatch.setattr("eval.corpora.ENCODINGS", tmp_path / "encodings")
    index = index_for(corpus=sample_corpus)
    current = (index / "CURRENT").read_text()
    assert index_for(corpus=sample_corpus) == index
    assert (index / "CURRENT").read_text() == current
    assert list((index / "encoders").iterdir())
    lines = sample_corpus / "briefs.jsonl"
    give_encoder(corpora._work_folder(lines, (), settings().encoder) / "index", copies)
    one_line = index_for(corpus=lines)
    assert one_line != index
    assert (one_line / "CURRENT").exists()
    assert list((tmp_path / "encodings").glob("*.sqlite"))


@pytest.mark.slow
def test_searched_in_every_way(index: Path, encoder: SentenceEncoder) -> None:
    elsewhere = replace(ASKED, id="s3", question="柏溪县2022年签约亿元以上项目多少个")
    elsewhere = replace(elsewhere, evidence=("签约亿元以上项目29个",))
    variants = {each.name: each for each in ablate([ASKED, elsewhere], index, encoder)}
    assert len(variants) == 8
    reranked = variants["fused + rerank"].evidence
    assert reranked is not None
    assert reranked["recall_1"] == 1
    with_headings, without = variants["lexical"].evidence, variants["lexical, no headings"].evidence
    assert with_headings is not None
    assert without is not None
    assert with_headings["recall_1"] == 1
    assert without["mrr"] < with_headings["mrr"]


@pytest.mark.usefixtures("always_near")
@pytest.mark.slow
def test_the_benchmark_measures_every_stage(
    tmp_path: Path,
    sample_corpus: Path,
    encoder: SentenceEncoder,
    copies: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    # What is measured is the same over fewer copies of the corpus.
    monkeypatch.setattr("eval.rates.GROWTH", 6)
    figures = bench(sample_corpus, [ASKED], encoder, tmp_path / "work", copies)
    assert figures["passages"] >= 5
    # Each rate alone depends on what else the machine does; how they hang together does not.
    rates = figures["build_per_second"], figures["encoder_per_second"]
    assert figures["build_to_encoder"] == pytest.approx(rates[0] / rates[1], rel=0.02)
    assert all(times["p50"] > 0 for times in figures["stages_ms"].values())
    assert "build_to_encoder" in render_figures(figures)
