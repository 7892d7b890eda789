"""An answer turned into a row: right or wrong, proved or not, found or not, and why."""

from typing import Any

from core.errors import BadInputError
from core.index.snapshot import Snapshot
from eval.causes import cause_of
from eval.evidence import note_on_evidence
from eval.grounding import TextOf, is_citation_correct, is_grounded
from eval.judge import judge
from eval.measures import score_evidence, score_reports
from eval.question import Question
from eval.row import Row


def judge_row(question: Question, answer: dict[str, Any], snapshot: Snapshot | None) -> Row:
    """Judge an answer in its published JSON form.

    Without a snapshot the offsets of quotes cannot be checked: `citation_correct`
    is None then, and causes are told only from the answer.
    """
    judged = question.type != "search"
    verdict = judge(question, answer)
    cited = None
    if snapshot is not None and judged:
        cited = is_citation_correct(question, answer, text_source(snapshot))
    cause = cause_of(question, answer, verdict, cited, snapshot) if judged else ""
    note = ""
    if snapshot is not None and cause and question.answerable:
        note = note_on_evidence(question, answer, snapshot)
    return Row(
        question=question,
        answer=answer,
        right=verdict.right if judged else None,
        why=verdict.why if judged else "",
        cause=cause,
        note=note,
        grounded=is_grounded(answer),
        citation_correct=cited,
        report_scores=score_reports(question, answer["hits"]),
        evidence_scores=score_evidence(question, answer["hits"]),
        latency_ms=float(answer["latency_ms"]),
    )


def text_source(snapshot: Snapshot) -> TextOf:
    """The texts of a snapshot's reports."""

    def text_of(doc_id: str) -> str | None:
        try:
            return snapshot.report(doc_id).text
        except BadInputError:
            return None

    return text_of
