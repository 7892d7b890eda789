"""Feedback becomes questions, once a person has confirmed it."""

import json
from argparse import Namespace
from pathlib import Path
from typing import Any

import pytest

from core.errors import QuestionError
from eval.adopt import adopt, load_feedback, main
from eval.question import load_questions

CITATION = {"n": 1, "doc_id": "甲.txt", "quote": "甲县2022年签约项目40个。"}


def row(question: str, verdict: str, answer: str = "40个", **others: Any) -> dict[str, Any]:
    frame = {"asked": "value", "measure": "count"}
    base = {"time": "2024-01-01T09:00:00", "question": question, "verdict": verdict}
    return {**base, "answer": answer, "frame": frame, "citations": [CITATION], **others}


def written(folder: Path, *rows: object) -> Path:
    file = folder / "feedback.jsonl"
    file.write_text("\n".join(json.dumps(each) for each in rows), encoding="utf-8")
    return file


def arguments(feedback: Path, **others: Any) -> Namespace:
    out = feedback.parent / "adopted.jsonl"
    return Namespace(feedback=feedback, out=out, **{"yes_to_confirmed": True, **others})


def test_only_what_names_an_answer_is_taken_unasked(tmp_path: Path) -> None:
    file = written(
        tmp_path,
        row("甲县签约多少个", "right"),
        row("甲县开工多少个", "wrong"),
        row("甲县投产多少个", "wrong", expected="12个/十二个"),
        row("甲县达产多少个", "right", ""),
        row("甲县签约多少个", "right"),
    )
    assert main(arguments(file)) == 0
    first, second, third = load_questions(tmp_path / "adopted.jsonl")
    assert (first.type, first.answers, first.doc_ids) == ("count", ("40个",), ("甲.txt",))
    assert first.evidence == ("甲县2022年签约项目40个。",)
    assert second.answers == ("12个", "十二个")
    assert second.evidence == ()
    assert third.type == "unanswerable"
    assert not third.answerable


def test_a_question_is_adopted_once(tmp_path: Path) -> None:
    file = written(tmp_path, row("甲县签约多少个", "right"))
    main(arguments(file))
    main(arguments(file))
    assert len(load_questions(tmp_path / "adopted.jsonl")) == 1


@pytest.mark.parametrize(
    ("typed", "answers"),
    [("", ("40个",)), ("41个", ("41个",)), ("-", ()), ("s", None)],
)
def test_a_person_decides(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, typed: str, answers: tuple[str, ...] | None
) -> None:
    monkeypatch.setattr("builtins.input", lambda prompt: typed)
    file = written(tmp_path, row("甲县签约多少个", "right"))
    main(arguments(file, yes_to_confirmed=False))
    out = tmp_path / "adopted.jsonl"
    assert [q.answers for q in load_questions(out)] == [answers] if answers is not None else True
    assert out.exists() == (answers is not None)


def test_the_type_comes_from_frame_and_figure(tmp_path: Path) -> None:
    rows = load_feedback(
        written(
            tmp_path,
            row("投资多少", "right", "9亿元"),
            row("增长多少", "right", "9%"),
            row("哪天开工", "right", "3月1日", frame={"asked": "date"}),
            row("怎么说", "right", "稳中有进", frame={}),
        )
    )
    adopted = adopt(rows, lambda each: each.proposed)
    assert [question.type for question in adopted] == ["amount", "percent", "date", "text"]


def test_a_bad_line_is_named(tmp_path: Path) -> None:
    file = written(tmp_path, row("甲", "right"), {"question": "乙", "verdict": "maybe"})
    with pytest.raises(QuestionError, match=":2") as caught:
        load_feedback(file)
    assert "第 2 行" in caught.value.message
