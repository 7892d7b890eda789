"""`python -m eval adopt FEEDBACK`: turn 对/错 feedback into questions.

Each row of the chat's feedback (JSONL: `time, question, verdict` right or wrong,
`expected` where a person wrote one, `context` the earlier questions, `note` the
condition changed before asking, `frame, citations, answer`) is shown, the last of
each question, and a person confirms or writes the right answer. Nobody's click becomes a test by
itself: without a terminal, only with `--yes-to-confirmed`, and then only what
was marked right or was given an expected answer.
"""

import hashlib
import json
from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from core.errors import QuestionError
from core.language.quantities import find_quantities
from eval.question import Question, load_questions, save_questions
from eval.wording import occurrences, squeeze

REFUSAL = "-"
_PROMPT = "回车接受 [{default}]，或输入正确答案（多个写法用 / 分开，无答案输入 -），s 跳过："
_KINDS = {"money": "amount", "percent": "percent", "point": "percent", "rank": "rank"}
_ASKED = frozenset({"rank", "date", "name", "list", "text", "compare"})


@dataclass(frozen=True, slots=True)
class Feedback:
    """One click of 对 or 错 in the chat."""

    time: str
    question: str
    verdict: str
    expected: str
    frame: dict[str, Any]
    citations: tuple[dict[str, Any], ...]
    answer: str
    context: tuple[str, ...] = ()
    note: str = ""

    @property
    def proposed(self) -> str:
        """The answer that the feedback speaks for; empty if it names none."""
        if self.note:  # answered under other conditions than the question's
            return ""
        if self.expected:
            return self.expected
        return (self.answer or REFUSAL) if self.verdict == "right" else ""


def add_arguments(parser: ArgumentParser) -> None:
    """The arguments of `adopt`."""
    parser.add_argument("feedback", type=Path, help="feedback of the chat (JSONL)")
    parser.add_argument("--out", type=Path, required=True, help="question file to add to")
    parser.add_argument(
        "--yes-to-confirmed",
        action="store_true",
        help="ask nothing: take what was marked right or given an expected answer",
    )


def main(arguments: Namespace) -> int:
    """Ask about each row and add what was confirmed to the question file."""
    rows = load_feedback(arguments.feedback)
    known = load_questions(arguments.out) if arguments.out.exists() else []
    confirm = _take_proposed if arguments.yes_to_confirmed else _ask_person
    adopted = adopt(rows, confirm, known)
    if adopted:
        save_questions([*known, *adopted], arguments.out)
    print(f"{len(adopted)} of {len(rows)} rows adopted into {arguments.out}")
    return 0


def adopt(
    rows: Iterable[Feedback], confirm: Callable[[Feedback], str], known: Iterable[Question] = ()
) -> list[Question]:
    """The confirmed rows as questions, those known already left out.

    `confirm` gives the right answer of a row (several forms apart by `/`, `-`
    for none), or nothing to skip it.
    """
    seen = {question.id for question in known}
    adopted = []
    for row in _last_of_each(rows):
        name = question_id(row.question, row.context)
        answer = "" if name in seen else confirm(row).strip()
        if answer:
            seen.add(name)
            adopted.append(to_question(row, answer))
    return adopted


def _last_of_each(rows: Iterable[Feedback]) -> list[Feedback]:
    """Who changes their mind clicks again: the last row of a question counts."""
    return list({(row.question, row.context, row.note): row for row in rows}.values())


def question_id(question: str, context: tuple[str, ...] = ()) -> str:
    """The same question gets the same id, however often it is clicked."""
    asked = squeeze("\n".join((*context, question)))
    return f"feedback-{hashlib.sha256(asked.encode()).hexdigest()[:10]}"


def to_question(row: Feedback, answer: str) -> Question:
    """A row with its confirmed answer as a question; the quotes that hold it are the evidence."""
    refusal = answer == REFUSAL
    forms = () if refusal else tuple(form.strip() for form in answer.split("/") if form.strip())
    held = [
        citation
        for citation in row.citations
        if any(occurrences(squeeze(form), squeeze(citation["quote"])) for form in forms)
    ]
    compared = row.frame.get("asked") == "compare" and not refusal
    chosen = row.citations if compared else held
    return Question(
        id=question_id(row.question, row.context),
        question=row.question,
        type="unanswerable" if refusal else _type_of(row.frame, forms),
        answerable=not refusal,
        answers=forms,
        doc_ids=tuple(dict.fromkeys(citation["doc_id"] for citation in chosen)),
        evidence=tuple(dict.fromkeys(citation["quote"] for citation in chosen)),
        context=row.context,
    )


def _type_of(frame: dict[str, Any], forms: tuple[str, ...]) -> str:
    asked = str(frame.get("asked", ""))
    if asked in _ASKED:
        return asked
    figures = [figure for form in forms for figure in find_quantities(form)]
    return _KINDS.get(figures[0].kind, "count") if figures else "text"


def load_feedback(file: Path) -> list[Feedback]:
    """Read feedback rows.

    Raises:
        QuestionError: the file cannot be read, or a line is no feedback; names the line.
    """
    try:
        lines = file.read_text(encoding="utf-8-sig").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise QuestionError(f"{file}: {error}", message=f"读不了反馈文件：{file}") from error
    rows = []
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            rows.append(_read(json.loads(line)))
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise QuestionError(
                f"{file}:{number}: {error!r}", message=f"反馈文件 {file} 第 {number} 行有误。"
            ) from error
    return rows


def _read(data: dict[str, Any]) -> Feedback:
    if data["verdict"] not in ("right", "wrong"):
        raise ValueError(data["verdict"])
    answer = data.get("answer") or ""
    return Feedback(
        time=str(data.get("time", "")),
        question=str(data["question"]),
        verdict=data["verdict"],
        expected=str(data.get("expected") or ""),
        frame=dict(data.get("frame") or {}),
        citations=tuple(data.get("citations") or ()),
        answer=str(answer.get("answer", "") if isinstance(answer, dict) else answer),
        context=tuple(str(earlier) for earlier in data.get("context") or ()),
        note=str(data.get("note") or ""),
    )


def _take_proposed(row: Feedback) -> str:
    return row.proposed


def _ask_person(row: Feedback) -> str:
    """Show a row and ask; nothing where the person skips it or there is no terminal."""
    for line in (*row.context, f"{row.time}  {row.question}  {row.note}".rstrip()):
        print(f"\n{line}", end="")
    print(f"\n  回答：{row.answer or '（未回答）'}  评价：{row.verdict}")
    for citation in row.citations:
        print(f"  [{citation.get('n', '')}] {citation['quote']}")
    try:
        typed = input(_PROMPT.format(default=row.proposed or "无")).strip()
    except EOFError:
        return ""
    return "" if typed == "s" else typed or row.proposed
