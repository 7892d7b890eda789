"""Question files, good and bad."""

import json
from pathlib import Path

import pytest

from core.errors import QuestionError
from eval.question import Question, load_questions, save_questions

GOOD = {"id": "a", "question": "多少个", "type": "count", "answers": ["4个"]}


def written(folder: Path, *lines: object) -> Path:
    texts = [line if isinstance(line, str) else json.dumps(line) for line in lines]
    (folder / "q.jsonl").write_text("\n".join(texts), encoding="utf-8")
    return folder / "q.jsonl"


def test_missing_fields_take_their_defaults(tmp_path: Path) -> None:
    found = load_questions(written(tmp_path, {**GOOD, "distractor": None}, "", ""))
    assert found == [Question("a", "多少个", "count", True, answers=("4个",))]


def test_questions_come_back_as_they_were(tmp_path: Path, question: Question) -> None:
    save_questions([question], tmp_path / "q.jsonl")
    assert load_questions(tmp_path / "q.jsonl") == [question]


def test_evidence_is_split(tmp_path: Path) -> None:
    (found,) = load_questions(written(tmp_path, {**GOOD, "evidence": "甲 || 乙"}))
    assert found.evidence == ("甲", "乙")


@pytest.mark.parametrize(
    "line",
    [
        "{",
        "[]",
        {**GOOD, "type": "odd"},
        {**GOOD, "match": "some"},
        {**GOOD, "answers": []},
        {**GOOD, "answers": "4个"},
        {**GOOD, "question": " "},
        {**GOOD, "answerable": False},
        {**GOOD, "asked": "昨天"},
        {"id": "b"},
        GOOD,
    ],
)
def test_a_bad_line_is_named(tmp_path: Path, line: object) -> None:
    with pytest.raises(QuestionError, match=r"q\.jsonl:2") as caught:
        load_questions(written(tmp_path, GOOD, line))
    assert "第 2 行" in caught.value.message


def test_no_file_and_no_question(tmp_path: Path) -> None:
    with pytest.raises(QuestionError):
        load_questions(tmp_path / "none.jsonl")
    with pytest.raises(QuestionError):
        load_questions(written(tmp_path, ""))
