"""A file of questions answered into a file of answers."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from tqdm import tqdm

from answerer.assistant import Assistant
from core.errors import BadInputError, QuestionError


@dataclass(frozen=True, slots=True)
class AskedQuestion:
    """One line of a question file, as far as answering needs it."""

    id: str
    question: str
    asked: date | None
    context: tuple[str, ...]


def answer_file(questions: Path, out: Path, index: Path | None) -> int:
    """Answer every question; the number answered or refused.

    Raises:
        QuestionError: a line of the file cannot be used (named by its number).
        BadInputError: a file cannot be read or written.
    """
    asked = list(read_questions(questions))
    assistant = Assistant.open(index)
    try:
        with out.open("w", encoding="utf-8") as stream:
            for item in tqdm(asked, desc="回答", unit="题", disable=None):
                answer = assistant.ask(item.question, today=item.asked, context=item.context)
                stream.write(json.dumps(answer.to_json(item.id), ensure_ascii=False) + "\n")
    except OSError as error:
        raise BadInputError(f"{out}: {error}", message=f"无法写入结果文件：{out}") from error
    return len(asked)


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
