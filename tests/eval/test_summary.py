"""The figures of a run, from rows made by hand."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from eval.bootstrap import difference, interval
from eval.judging import judge_row
from eval.question import Question
from eval.row import Row, load_rows, save_rows
from eval.summary import retrieval_table, summarise

Maker = Callable[..., dict[str, Any]]
KEYS = {
    "n",
    "single_accuracy",
    "compare_accuracy",
    "by_type",
    "refusal_of_unanswerable",
    "false_refusal",
    "grounded",
    "citation_correct",
    "report_recall",
    "report_or_reprint_recall",
    "evidence_recall",
    "mrr",
    "ndcg10",
    "latency_ms",
    "causes",
    "intervals",
}
QUOTE = "甲县2022年签约项目40个，引资273亿元。"


@pytest.fixture
def rows(question: Question, answer: Maker) -> list[Row]:
    nothing = Question("u", "乙县2022年签约项目多少个", "unanswerable", False)
    asked: list[tuple[Question, dict[str, Any]]] = [
        (question, answer("40个", (QUOTE,), (QUOTE,))),
        (replace(question, id="q2"), answer("273亿元", (QUOTE,), ("别的", QUOTE))),
        (replace(question, id="q3"), answer()),
        (nothing, answer()),
        (replace(nothing, id="u2"), answer("40个", (QUOTE,))),
    ]
    return [judge_row(each, said, None) for each, said in asked]


def test_the_summary(rows: list[Row]) -> None:
    summary = summarise(rows)
    assert set(summary) == KEYS
    assert summary["n"] == 5
    assert summary["single_accuracy"] == pytest.approx(1 / 3, abs=1e-4)
    assert summary["compare_accuracy"] is None
    assert summary["refusal_of_unanswerable"] == 0.5
    assert summary["false_refusal"] == pytest.approx(1 / 3, abs=1e-4)
    assert summary["grounded"] == 1
    assert summary["report_recall"] == dict.fromkeys("1", 0.6667) | {"5": 0.6667, "10": 0.6667}
    assert summary["evidence_recall"]["1"] == pytest.approx(1 / 3, abs=1e-4)
    assert summary["by_type"]["count"] == {"n": 3, "right": 1, "accuracy": 0.3333}
    assert summary["latency_ms"] == {"p50": 12.5, "p95": 12.5}
    assert summary["causes"] == {
        "answered though unanswerable": 1,
        "report not retrieved": 1,
        "value in another unit": 1,
    }
    low, high = summary["intervals"]["single_accuracy"]
    assert low <= 1 / 3 <= high
    assert retrieval_table(rows)["evidence"]["mrr"] == 0.5


def test_no_rows() -> None:
    assert summarise([])["single_accuracy"] is None


def test_rows_come_back_as_they_were(rows: list[Row], tmp_path: Any) -> None:
    save_rows(rows, tmp_path / "rows.jsonl")
    assert load_rows(tmp_path) == rows


def test_intervals_narrow_with_more_questions() -> None:
    few, many = interval([0, 1] * 10), interval([0, 1] * 1000)
    assert few is not None
    assert many is not None
    assert few[0] < many[0] < 0.5 < many[1] < few[1]
    assert interval([]) is None
    assert interval([1.0] * 9) == (1.0, 1.0)


def test_a_paired_difference() -> None:
    mean, low, high = difference([0] * 50, [1] * 40 + [0] * 10)
    assert low <= mean <= high
    assert mean == pytest.approx(0.8)
    assert low > 0.5
