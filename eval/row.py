"""One judged question: a line of `rows.jsonl`."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from core.errors import QuestionError
from eval.measures import score_prints
from eval.question import Question, question_from_json

Scores = dict[str, float]
_JUDGED = (
    "right",
    "why",
    "cause",
    "note",
    "grounded",
    "citation_correct",
    "report_scores",
    "evidence_scores",
    "latency_ms",
    "answer",
)


@dataclass(frozen=True, slots=True)
class Row:
    """A question, the answer in its published JSON form, and what was measured.

    `right` is None where the question only asks for retrieval; `cause` is empty
    where nothing is wrong, `note` says how the index had read the evidence of a
    wrong answer. `report_scores` and `evidence_scores` hold the
    retrieval measures by name, None where there is nothing to find.
    """

    question: Question
    answer: dict[str, Any]
    right: bool | None
    why: str
    cause: str
    note: str
    grounded: bool | None
    citation_correct: bool | None
    report_scores: Scores | None
    evidence_scores: Scores | None
    latency_ms: float

    @property
    def refused(self) -> bool:
        """Whether the assistant refused."""
        return bool(self.answer["status"] == "refused")

    @property
    def print_scores(self) -> Scores | None:
        """As `report_scores`, where a reprint of the report does too."""
        return score_prints(self.question, self.answer["hits"])

    def to_json(self) -> dict[str, Any]:
        """The question's own fields, `got` (the headline) and what was measured."""
        judged = {name: getattr(self, name) for name in _JUDGED}
        return {**self.question.to_json(), "got": self.answer["answer"], **judged}


def row_from_json(data: dict[str, Any]) -> Row:
    """The inverse of `Row.to_json`."""
    return Row(question=question_from_json(data), **{name: data[name] for name in _JUDGED})


def save_rows(rows: Sequence[Row], file: Path) -> None:
    """Write rows as JSONL."""
    with file.open("w", encoding="utf-8") as out:
        for row in rows:
            out.write(json.dumps(row.to_json(), ensure_ascii=False) + "\n")


def load_rows(run: Path) -> list[Row]:
    """The rows of a run folder.

    Raises:
        QuestionError: the folder holds no usable rows.
    """
    file = run / "rows.jsonl"
    try:
        lines = file.read_text(encoding="utf-8").split("\n")
        return [row_from_json(json.loads(line)) for line in lines if line]
    except (OSError, ValueError, KeyError) as error:
        raise QuestionError(f"{file}: {error}", message=f"读不了评测结果：{run}") from error
