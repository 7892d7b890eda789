"""A file of questions answered into a file of answers."""

import json
import os
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from datetime import date
from multiprocessing import get_context
from pathlib import Path

from tqdm import tqdm

from answerer.assistant import Assistant
from core.errors import BadInputError, QuestionError
from core.index.store import Check

# A process takes some seconds to start: it must have this many questions to answer.
_WORTH_A_PROCESS = 40
_CHUNK = 8


@dataclass(frozen=True, slots=True)
class AskedQuestion:
    """One line of a question file, as far as answering needs it."""

    id: str
    question: str
    asked: date | None
    context: tuple[str, ...]


def answer_file(questions: Path, out: Path, index: Path | None, jobs: int = 0) -> int:
    """Answer every question, in order; the number answered or refused.

    `jobs` processes answer side by side, each with the index open; 0 is one
    for each core, as far as there are questions enough to pay for its start.

    Raises:
        QuestionError: a line of the file cannot be used (named by its number).
        BadInputError: a file cannot be read or written.
    """
    asked = list(read_questions(questions))
    jobs = jobs or min(cores(), max(1, len(asked) // _WORTH_A_PROCESS))
    try:
        with out.open("w", encoding="utf-8") as stream:
            for line in tqdm(
                _answers(asked, index, jobs), total=len(asked), desc="回答", unit="题", disable=None
            ):
                stream.write(line + "\n")
    except OSError as error:
        raise BadInputError(f"{out}: {error}", message=f"无法写入结果文件：{out}") from error
    return len(asked)


def cores() -> int:
    """The cores that this process may use."""
    counted = getattr(os, "sched_getaffinity", None)
    return len(counted(0)) if counted else os.cpu_count() or 1


def _answers(asked: Sequence[AskedQuestion], index: Path | None, jobs: int) -> Iterator[str]:
    """Each answer as a line of JSON, in the order asked."""
    if jobs < 2:
        assistant = Assistant.open(index, check=Check.MOMENT)
        yield from (_answer(assistant, item) for item in asked)
        return
    with ProcessPoolExecutor(
        jobs, mp_context=get_context("spawn"), initializer=_start, initargs=(index,)
    ) as pool:
        yield from pool.map(_answer_here, asked, chunksize=_CHUNK)


# What a process of the pool answers with.
_here: dict[str, Assistant] = {}


def _start(index: Path | None) -> None:
    _here["assistant"] = Assistant.open(index, check=Check.MOMENT)


def _answer_here(item: AskedQuestion) -> str:
    return _answer(_here["assistant"], item)


def _answer(assistant: Assistant, item: AskedQuestion) -> str:
    answer = assistant.ask(
        item.question, today=assistant.asked_on(item.asked), context=item.context
    )
    return json.dumps(answer.to_json(item.id), ensure_ascii=False)


def read_questions(path: Path) -> Iterator[AskedQuestion]:
    """The questions of a JSONL file, in order; blank lines are skipped."""
    try:
        lines = path.read_text(encoding="utf-8-sig").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise BadInputError(f"{path}: {error}", message=f"无法读取问题文件：{path}") from error
    for number, line in enumerate(lines, start=1):
        if line.strip():
            yield _read_line(path, number, line)


def _read_line(path: Path, number: int, line: str) -> AskedQuestion:
    try:
        data = json.loads(line)
        said = data.get("context") or ()
        context = (said,) if isinstance(said, str) else tuple(str(earlier) for earlier in said)
        asked = date.fromisoformat(data["asked"]) if data.get("asked") else None
        return AskedQuestion(str(data.get("id", number)), str(data["question"]), asked, context)
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise QuestionError(
            f"{path}:{number}: {error!r}", message=f"问题文件第{number}行格式不对：{path.name}"
        ) from error
