"""What staff say of an answer, kept for `python -m eval adopt`: one JSON line a click.

Nothing is ever changed or removed: who thinks again adds a line, and the last
line of a question counts.
"""

from datetime import datetime
from pathlib import Path
from typing import Any, Literal

from answerer.answer import Answer
from core.errors import PolicyQAError
from ui import texts
from ui.lines import append_line

Verdict = Literal["right", "wrong"]

# Most characters of one field, and most items of a list.
LONGEST = 2000
LONGEST_EXPECTED = 200
MOST = 20


def feedback_row(
    answer: Answer, verdict: Verdict, expected: str, context: tuple[str, ...], note: str = ""
) -> dict[str, Any]:
    """A line of the file; `note` tells which condition was changed before asking."""
    data = _bounded(answer.to_json())
    return {
        "time": datetime.now().astimezone().isoformat(timespec="seconds"),
        "question": data["question"],
        "verdict": verdict,
        "expected": " ".join(expected.split())[:LONGEST_EXPECTED],
        "context": _bounded(list(context)),
        "note": note[:LONGEST],
        "answer": data["answer"],
        "frame": data["frame"],
        "citations": data["citations"],
    }


def append_row(file: Path, row: dict[str, Any]) -> None:
    """Add a line, whole or not at all.

    Raises:
        PolicyQAError: the disk refused (full, read-only).
    """
    try:
        append_line(file, row)
    except OSError as error:
        raise PolicyQAError(f"{file}: {error}", message=texts.FEEDBACK_FAILED) from error


def feedback_count(file: Path) -> int:
    """How many lines there are; 0 where there is no file yet."""
    try:
        with file.open("rb") as opened:
            return sum(1 for line in opened if line.strip())
    except FileNotFoundError:
        return 0


def _bounded(value: Any) -> Any:
    """The same with long texts cut and long lists shortened, at any depth."""
    if isinstance(value, str):
        return value[:LONGEST]
    if isinstance(value, list):
        return [_bounded(item) for item in value[:MOST]]
    if isinstance(value, dict):
        return {name: _bounded(item) for name, item in value.items()}
    return value
