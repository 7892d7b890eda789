"""Public collections read as reports and questions: SQuAD-style JSON and BEIR folders.

SQuAD (CMRC2018, DRCD): each paragraph is a report, each question of type `text`
with the sentence of its answer as evidence. BEIR: each document is a report,
each query of type `search`, which is judged by retrieval alone.
"""

import csv
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from core.errors import QuestionError
from core.language.text import sentence_spans
from eval.question import Question, load_questions

# The fields of a line of a `.jsonl` of reports: doc_id, title, text.
ReportLine = dict[str, str]


@dataclass(frozen=True, slots=True)
class Dataset:
    """Questions and, where the collection brings them, the reports they are about."""

    questions: tuple[Question, ...]
    reports: tuple[ReportLine, ...] = ()


def load_dataset(path: Path) -> Dataset:
    """Read a question file (.jsonl), a SQuAD-style .json, or a BEIR folder.

    Raises:
        QuestionError: it cannot be read, or is none of these.
    """
    if path.is_dir():
        reader = _read_beir
    elif path.suffix == ".json":
        reader = _read_squad
    else:
        return Dataset(tuple(load_questions(path)))
    try:
        return reader(path)
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise QuestionError(
            f"{path}: {error!r}", message=f"{path} 不是能读的问题集（SQuAD JSON 或 BEIR 目录）。"
        ) from error


def write_reports(reports: Iterable[ReportLine], folder: Path) -> None:
    """Write reports as a corpus folder of one `.jsonl` that the indexer reads."""
    folder.mkdir(parents=True, exist_ok=True)
    lines = (json.dumps(report, ensure_ascii=False) for report in reports)
    (folder / "reports.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")


def _read_squad(path: Path) -> Dataset:
    articles = json.loads(path.read_text(encoding="utf-8-sig"))["data"]
    reports: dict[str, ReportLine] = {}
    questions: dict[str, Question] = {}
    for number, (title, paragraph) in enumerate(_paragraphs(articles)):
        doc_id = str(paragraph.get("id") or f"{path.stem}-{number:05d}")
        text = paragraph["context"]
        reports[doc_id] = {"doc_id": doc_id, "title": title, "text": text}
        for asked in paragraph["qas"]:
            questions[asked["id"]] = _squad_question(asked, doc_id, text)
    return Dataset(tuple(questions.values()), tuple(reports.values()))


def _paragraphs(articles: Iterable[dict[str, Any]]) -> Iterator[tuple[str, dict[str, Any]]]:
    for article in articles:
        for paragraph in article["paragraphs"]:
            yield str(article.get("title") or ""), paragraph


def _squad_question(asked: dict[str, Any], doc_id: str, text: str) -> Question:
    """A question without answers (SQuAD 2.0) cannot be answered."""
    answers = tuple(dict.fromkeys(answer["text"] for answer in asked["answers"] if answer["text"]))
    return Question(
        id=str(asked["id"]),
        question=asked["question"],
        type="text" if answers else "unanswerable",
        answerable=bool(answers),
        answers=answers,
        doc_ids=(doc_id,),
        evidence=_sentence_with(answers[0], text, asked["answers"][0]) if answers else (),
    )


def _sentence_with(answer: str, text: str, place: dict[str, Any]) -> tuple[str, ...]:
    """The sentence that holds the answer, as evidence; `answer_start` is often a little off."""
    near = int(place.get("answer_start", 0))
    starts = [at for at in range(len(text)) if text.startswith(answer, at)]
    if not starts:
        return ()
    start = min(starts, key=lambda at: (abs(at - near), at))
    for low, high in sentence_spans(text):
        if low <= start and start + len(answer) <= high:
            return (text[low:high],)
    return (answer,)


def _read_beir(path: Path) -> Dataset:
    reports = tuple(
        {"doc_id": row["_id"], "title": row.get("title") or "", "text": row["text"]}
        for row in _json_lines(path / "corpus.jsonl")
    )
    relevant = _read_qrels(path)
    questions = tuple(
        Question(
            id=row["_id"],
            question=row["text"],
            type="search",
            answerable=True,
            doc_ids=tuple(relevant[row["_id"]]),
        )
        for row in _json_lines(path / "queries.jsonl")
        if row["_id"] in relevant
    )
    if not questions:
        raise ValueError("no query has a relevant document")
    return Dataset(questions, reports)


def _read_qrels(path: Path) -> dict[str, list[str]]:
    """Query -> relevant documents: of the test split where there is one."""
    files = sorted((path / "qrels").glob("*.tsv")) or sorted(path.glob("qrels*.tsv"))
    chosen = [file for file in files if file.stem == "test"] or files
    found: dict[str, list[str]] = {}
    for file in chosen:
        with file.open(encoding="utf-8", newline="") as lines:
            for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
                if float(row["score"]) > 0:
                    found.setdefault(row["query-id"], []).append(row["corpus-id"])
    return found


def _json_lines(file: Path) -> Iterator[dict[str, Any]]:
    with file.open(encoding="utf-8") as lines:
        for line in lines:
            if line.strip():
                yield json.loads(line)
