"""Public collections read as questions and reports."""

import json
from pathlib import Path

import pytest

from core.errors import QuestionError
from eval.datasets import load_dataset, write_reports

SHARED = Path(__file__).parents[3] / "shared" / "cmrc" / "cmrc2018_trial.json"
TEXT = "甲河长30公里。乙河长50公里，流经甲县。"


def squad(folder: Path, **answer: object) -> Path:
    answers = [answer] if answer else []
    asked = {"id": "Q1", "question": "乙河多长？", "answers": answers}
    paragraph = {"id": "P1", "context": TEXT, "qas": [asked]}
    data = {"version": "1", "data": [{"title": "河", "paragraphs": [paragraph]}]}
    (folder / "squad.json").write_text(json.dumps(data), encoding="utf-8")
    return folder / "squad.json"


def test_squad(tmp_path: Path) -> None:
    found = load_dataset(squad(tmp_path, text="50公里", answer_start=12))
    (question,), (report,) = found.questions, found.reports
    assert report == {"doc_id": "P1", "title": "河", "text": TEXT}
    assert question.type == "text"
    assert question.answers == ("50公里",)
    assert question.evidence == ("乙河长50公里，流经甲县。",)
    assert question.doc_ids == ("P1",)


def test_squad_without_an_answer(tmp_path: Path) -> None:
    (question,) = load_dataset(squad(tmp_path)).questions
    assert question.type == "unanswerable"
    assert not question.answerable


def test_beir(tmp_path: Path) -> None:
    (tmp_path / "corpus.jsonl").write_text(
        '{"_id": "d1", "title": "河", "text": "甲河"}\n{"_id": "d2", "text": "乙河"}\n'
    )
    (tmp_path / "queries.jsonl").write_text(
        '{"_id": "q1", "text": "乙河多长"}\n{"_id": "q2", "text": "丙河多长"}\n'
    )
    (tmp_path / "qrels").mkdir()
    header = "query-id\tcorpus-id\tscore\n"
    (tmp_path / "qrels" / "test.tsv").write_text(header + "q1\td2\t1\nq1\td1\t0\n")
    (tmp_path / "qrels" / "train.tsv").write_text(header + "q2\td1\t1\n")
    found = load_dataset(tmp_path)
    assert [report["doc_id"] for report in found.reports] == ["d1", "d2"]
    (question,) = found.questions
    assert (question.type, question.doc_ids) == ("search", ("d2",))


def test_reports_are_written_for_the_indexer(tmp_path: Path) -> None:
    write_reports([{"doc_id": "d", "title": "", "text": "甲\n乙"}], tmp_path / "new")
    (line,) = (tmp_path / "new" / "reports.jsonl").read_text(encoding="utf-8").splitlines()
    assert json.loads(line)["text"] == "甲\n乙"


@pytest.mark.parametrize("content", ["{", "[]", '{"data": [{}]}'])
def test_what_is_no_collection(tmp_path: Path, content: str) -> None:
    (tmp_path / "odd.json").write_text(content)
    with pytest.raises(QuestionError):
        load_dataset(tmp_path / "odd.json")
    with pytest.raises(QuestionError):
        load_dataset(tmp_path)


@pytest.mark.skipif(not SHARED.exists(), reason="../shared/cmrc is not here")
def test_cmrc() -> None:
    found = load_dataset(SHARED)
    texts = {report["doc_id"]: report["text"] for report in found.reports}
    assert len(found.questions) > 1000
    for question in found.questions:
        assert question.evidence[0] in texts[question.doc_ids[0]]
