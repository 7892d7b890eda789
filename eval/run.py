"""`python -m eval run`: ask every question, judge every answer, keep it all in a folder."""

import json
import platform
import sys
from argparse import ArgumentParser, Namespace
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import Any

from tqdm import tqdm

from core.errors import PolicyQAError, QuestionError
from core.index.snapshot import Snapshot
from core.index.store import IndexStore
from core.settings import PROJECT, settings
from eval.corpora import index_for
from eval.datasets import Dataset, load_dataset
from eval.judging import judge_row
from eval.question import Question
from eval.row import Row, save_rows
from eval.summary import retrieval_table, summarise
from eval.table import percent, render

RUNS = PROJECT / "runs"
SAMPLE = PROJECT / "eval" / "questions" / "sample.jsonl"
AnswerJson = dict[str, Any]
Ask = Callable[[Question], AnswerJson]


def add_arguments(parser: ArgumentParser) -> None:
    """The arguments of `run`, which `gate` takes too."""
    parser.add_argument(
        "--questions",
        type=Path,
        default=SAMPLE,
        help="question file (.jsonl), SQuAD-style .json or BEIR folder (default: the sample set)",
    )
    parser.add_argument("--corpus", type=Path, help="folder of reports, .jsonl or .jsonl.gz")
    parser.add_argument("--index", type=Path, help="an index that is built already")
    parser.add_argument("--answers", type=Path, help="score these answers (JSONL), ask nothing")
    parser.add_argument("--encoder", default="", help="sentence-transformers model or its folder")
    parser.add_argument("--name", default="", help="name of the run")
    parser.add_argument("--runs", type=Path, default=RUNS, help="where runs are kept")
    parser.add_argument("--limit", type=int, help="only the first N questions")


def main(arguments: Namespace) -> int:
    """Run, print the table, say where the rest is."""
    folder, summary, rows = run(arguments)
    print(render_summary(summary))
    notes = Counter(row.note for row in rows if row.note)
    if notes:
        print("\n" + render(("the evidence of wrong answers", "n"), notes.most_common()))
    print(f"\n{folder}")
    return 0


def run(arguments: Namespace) -> tuple[Path, dict[str, Any], list[Row]]:
    """Ask or read all answers and write the run folder; its path, summary and rows.

    Raises:
        PolicyQAError: the questions, the answers or the index cannot be used.
    """
    dataset = load_dataset(arguments.questions)
    questions = dataset.questions[: arguments.limit]
    if arguments.answers:
        # Quotes are only checked against an index that is named: another one would fail them all.
        named = arguments.index or arguments.corpus
        index = _index(arguments, dataset) if named else None
        ask = answers_ask(load_answers(arguments.answers))
    else:
        index = _index(arguments, dataset)
        ask = assistant_ask(index, arguments.encoder)
    with ExitStack() as stack:
        snapshot = stack.enter_context(IndexStore(index).open()) if index else None
        rows = list(judged(questions, ask, snapshot))
        about = _describe(arguments, index, snapshot)
    summary = summarise(rows)
    name = arguments.name or arguments.questions.stem
    folder = write_run(arguments.runs, name, rows, summary, about)
    return folder, summary, rows


def _index(arguments: Namespace, dataset: Dataset) -> Path:
    return index_for(
        index=arguments.index,
        corpus=arguments.corpus,
        reports=dataset.reports,
        encoder=arguments.encoder,
    )


def judged(questions: Sequence[Question], ask: Ask, snapshot: Snapshot | None) -> Iterator[Row]:
    """Ask and judge one question after the other, with time left shown on a terminal."""
    for question in tqdm(questions, desc="questions", unit="q", disable=not sys.stderr.isatty()):
        yield judge_row(question, ask(question), snapshot)


def assistant_ask(index: Path, encoder: str = "") -> Ask:
    """Ask the assistant; one question before the clock starts loads what is loaded once.

    An error of the assistant is an answer that refuses, with the error as reason.
    """
    from answerer.assistant import Assistant

    assistant = Assistant.open(index, encoder or None)
    assistant.ask("预热")

    def ask(question: Question) -> AnswerJson:
        try:
            today = assistant.asked_on(question.asked)
            answer = assistant.ask(question.question, today=today, context=question.context)
        except PolicyQAError as error:
            return failed_answer(question, error)
        return answer.to_json(question.id)

    return ask


def failed_answer(question: Question, error: PolicyQAError) -> AnswerJson:
    """What stands in a run for a question at which the assistant failed."""
    lists = ("values", "table", "steps", "parts", "citations", "near_misses", "conflicts", "hits")
    return {
        "id": question.id,
        "question": question.question,
        "status": "refused",
        "answer": "",
        "message": error.message,
        "reason": f"{type(error).__name__}: {error}",
        "frame": {},
        "latency_ms": 0.0,
        **{name: [] for name in lists},
    }


def load_answers(file: Path) -> dict[str, AnswerJson]:
    """Answers in the published JSONL format, by question id.

    Raises:
        QuestionError: the file cannot be read.
    """
    try:
        lines = file.read_text(encoding="utf-8-sig").split("\n")
        answers = [json.loads(line) for line in lines if line.strip()]
        return {answer["id"]: answer for answer in answers}
    except (OSError, ValueError, KeyError) as error:
        raise QuestionError(f"{file}: {error!r}", message=f"读不了答案文件：{file}") from error


def write_run(
    runs: Path, name: str, rows: Sequence[Row], summary: dict[str, Any], about: dict[str, Any]
) -> Path:
    """Write `<time>-<name>/` with settings, rows, summary and retrieval measures."""
    folder = runs / f"{datetime.now():%Y%m%d-%H%M%S}-{name}"
    folder.mkdir(parents=True)
    save_rows(rows, folder / "rows.jsonl")
    files = {"settings": about, "summary": summary, "retrieval": retrieval_table(rows)}
    for file, data in files.items():
        text = json.dumps(data, ensure_ascii=False, indent=1)
        (folder / f"{file}.json").write_text(text + "\n", encoding="utf-8")
    return folder


def render_summary(summary: dict[str, Any]) -> str:
    """The summary as tables for the terminal."""
    intervals = summary["intervals"]
    rates = [(name, value) for name, value in _flat(summary) if not name.startswith("latency")]
    lines = [
        (name, percent(value), " – ".join(map(percent, intervals.get(name, ()))))
        for name, value in rates
    ]
    tables = [render(("measure", "value", "95% interval"), lines)]
    types = [
        (name, f"{row['right']}/{row['n']}", percent(row["accuracy"]))
        for name, row in summary["by_type"].items()
    ]
    tables.append(render(("type", "right", "accuracy"), types))
    if summary["causes"]:
        tables.append(render(("cause", "n"), list(summary["causes"].items())))
    latency = summary["latency_ms"]
    tables.append(f"n {summary['n']}, latency p50 {latency['p50']} ms, p95 {latency['p95']} ms")
    return "\n\n".join(tables)


def _flat(summary: dict[str, Any]) -> Iterator[tuple[str, float | None]]:
    """The rates by the names that `intervals` uses."""
    for name, value in summary.items():
        if name in ("n", "by_type", "causes", "intervals"):
            continue
        if isinstance(value, dict):
            yield from ((f"{name}.{inner}", rate) for inner, rate in value.items())
        else:
            yield name, value


def answers_ask(answers: dict[str, AnswerJson]) -> Ask:
    """Look up the answers that another program gave."""

    def ask(question: Question) -> AnswerJson:
        if question.id not in answers:
            raise QuestionError(
                f"no answer to {question.id}", message=f"答案文件里没有问题 {question.id} 的答案。"
            )
        return answers[question.id]

    return ask


def _describe(
    arguments: Namespace, index: Path | None, snapshot: Snapshot | None
) -> dict[str, Any]:
    """What the run was made with."""
    about: dict[str, Any] = {
        "arguments": {name: value for name, value in vars(arguments).items() if name != "command"},
        "settings": asdict(settings()),
        "python": platform.python_version(),
        "machine": platform.machine(),
    }
    if snapshot is not None:
        manifest = asdict(snapshot.manifest)
        kept = ("id", "built", "encoder", "recipe", "tokenizer", "reports", "chunks", "facts")
        about["index"] = {"folder": index, "manifest": {name: manifest[name] for name in kept}}
    return dict(json.loads(json.dumps(about, default=str)))
