"""What staff say of an answer, kept for `python -m eval adopt`: one JSON line a click.

Nothing is ever changed or removed: who thinks again adds a line, and the last
line of a question counts.
"""

import json
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from io import FileIO
from pathlib import Path
from typing import Any, Literal

from answerer.answer import Answer
from core.errors import PolicyQAError
from ui import texts

Verdict = Literal["right", "wrong"]

# Most characters of one field, and most items of a list.
LONGEST = 2000
LONGEST_EXPECTED = 200
MOST = 20

# Windows locks a part of a file: one that no line will ever reach.
_LOCKED_BYTE = 1 << 40


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
    """Add a line, whole or not at all, one writer at a time.

    Raises:
        PolicyQAError: the disk refused (full, read-only).
    """
    line = (json.dumps(row, ensure_ascii=False) + "\n").encode("utf-8", "replace")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        with file.open("ab", buffering=0) as opened, _locked(opened):
            _write_whole(opened, line)
    except OSError as error:
        raise PolicyQAError(f"{file}: {error}", message=texts.FEEDBACK_FAILED) from error


def feedback_count(file: Path) -> int:
    """How many lines there are; 0 where there is no file yet."""
    try:
        with file.open("rb") as opened:
            return sum(1 for line in opened if line.strip())
    except FileNotFoundError:
        return 0


def _write_whole(file: FileIO, line: bytes) -> None:
    size = os.fstat(file.fileno()).st_size
    try:
        written = file.write(line)
        if written != len(line):
            raise OSError(f"{written} of {len(line)} bytes written")
    except OSError:
        with suppress(OSError):
            file.truncate(size)
        raise


@contextmanager
def _locked(file: FileIO) -> Iterator[None]:
    """Wait for other writers; the system frees the lock when the file is closed."""
    if sys.platform == "win32":
        import msvcrt

        file.seek(_LOCKED_BYTE)
        msvcrt.locking(file.fileno(), msvcrt.LK_LOCK, 1)
        try:
            yield
        finally:
            file.seek(_LOCKED_BYTE)
            msvcrt.locking(file.fileno(), msvcrt.LK_UNLCK, 1)
    else:
        import fcntl

        fcntl.flock(file, fcntl.LOCK_EX)
        yield


def _bounded(value: Any) -> Any:
    """The same with long texts cut and long lists shortened, at any depth."""
    if isinstance(value, str):
        return value[:LONGEST]
    if isinstance(value, list):
        return [_bounded(item) for item in value[:MOST]]
    if isinstance(value, dict):
        return {name: _bounded(item) for name, item in value.items()}
    return value
