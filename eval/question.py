"""A question of an evaluation, and the file it stands in."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from core.errors import QuestionError

TYPES = (
    "count",
    "amount",
    "percent",
    "rank",
    "date",
    "name",
    "list",
    "text",
    "compare",
    "unanswerable",
    "search",  # judged by retrieval alone
)
EVIDENCE_SEPARATOR = " || "


@dataclass(frozen=True, slots=True)
class Question:
    """One question with what is accepted as right.

    `evidence` are exact substrings of the reports in `doc_ids`. `asked` is
    the day it is asked on, `context` the earlier turns of the conversation.
    """

    id: str
    question: str
    type: str
    answerable: bool
    answers: tuple[str, ...] = ()
    match: str = "any"
    doc_ids: tuple[str, ...] = ()
    evidence: tuple[str, ...] = ()
    distractor: str = ""
    asked: date | None = None
    context: tuple[str, ...] = ()

    def to_json(self) -> dict[str, Any]:
        """The question as one line of a question file holds it."""
        return {
            "id": self.id,
            "question": self.question,
            "type": self.type,
            "answerable": self.answerable,
            "answers": list(self.answers),
            "match": self.match,
            "doc_ids": list(self.doc_ids),
            "evidence": EVIDENCE_SEPARATOR.join(self.evidence),
            "distractor": self.distractor,
            **({"asked": self.asked.isoformat()} if self.asked else {}),
            **({"context": list(self.context)} if self.context else {}),
        }


def load_questions(file: Path) -> list[Question]:
    """Read a question file (JSONL).

    Raises:
        QuestionError: the file is missing or empty, or a line cannot be used; names the line.
    """
    try:
        lines = file.read_text(encoding="utf-8-sig").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise QuestionError(f"{file}: {error}", message=f"读不了问题文件：{file}") from error
    questions: dict[str, Question] = {}
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            question = question_from_json(_parse(line))
            if question.id in questions:
                raise ValueError(f"编号 {question.id} 重复")
        except (ValueError, TypeError) as error:
            raise QuestionError(
                f"{file}:{number}: {error}", message=f"问题文件 {file} 第 {number} 行有误：{error}"
            ) from error
        questions[question.id] = question
    if not questions:
        raise QuestionError(f"{file}: empty", message=f"问题文件里没有问题：{file}")
    return list(questions.values())


def save_questions(questions: Iterable[Question], file: Path) -> None:
    """Write questions as JSONL."""
    lines = [json.dumps(question.to_json(), ensure_ascii=False) for question in questions]
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")


def question_from_json(data: object) -> Question:
    """The inverse of `Question.to_json`; missing optional fields take their defaults.

    Raises:
        ValueError: a field is missing or cannot be used; the text is Chinese, for staff.
    """
    if not isinstance(data, Mapping):
        raise ValueError("应是一个 JSON 对象")
    evidence = str(data.get("evidence") or "")
    question = Question(
        id=_text(data, "id"),
        question=_text(data, "question"),
        type=_text(data, "type"),
        answerable=bool(data.get("answerable", data["type"] != "unanswerable")),
        answers=_texts(data, "answers"),
        match=str(data.get("match") or "any"),
        doc_ids=_texts(data, "doc_ids"),
        evidence=tuple(p for piece in evidence.split("||") if (p := piece.strip())),
        distractor=str(data.get("distractor") or ""),
        asked=date.fromisoformat(data["asked"]) if data.get("asked") else None,
        context=_texts(data, "context"),
    )
    _check(question)
    return question


def _parse(line: str) -> object:
    try:
        return json.loads(line)
    except (ValueError, RecursionError) as error:  # the latter: brackets without end
        raise ValueError("不是有效的 JSON") from error


def _check(question: Question) -> None:
    if question.type not in TYPES:
        raise ValueError(f"不认识的题型 {question.type}")
    if question.match not in ("any", "all"):
        raise ValueError("match 只能是 any 或 all")
    if question.answerable == (question.type == "unanswerable"):
        raise ValueError("answerable 与题型不符")
    if question.answerable and not question.answers and question.type != "search":
        raise ValueError("缺少 answers")


def _text(data: Mapping[str, Any], name: str) -> str:
    value = data.get(name)
    if not isinstance(value, str) or not value.strip():
        raise ValueError(f"缺少 {name}")
    return value


def _texts(data: Mapping[str, Any], name: str) -> tuple[str, ...]:
    value = data.get(name) or []
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        raise ValueError(f"{name} 应是字符串列表")
    return tuple(value)
