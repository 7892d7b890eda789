"""Files of JSON lines that several sessions write to, one line at a time."""

import json
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from io import FileIO
from pathlib import Path
from typing import Any

# Windows locks a part of a file: one that no line will ever reach.
_LOCKED_BYTE = 1 << 40


def append_line(file: Path, row: dict[str, Any]) -> None:
    """Add a line, whole or not at all, one writer at a time.

    Raises:
        OSError: the disk refused (full, read-only).
    """
    line = (json.dumps(row, ensure_ascii=False) + "\n").encode("utf-8", "replace")
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.open("ab", buffering=0) as opened, _locked(opened):
        _write_whole(opened, line)


def read_lines(file: Path) -> list[dict[str, Any]]:
    """The rows, oldest first; lines that are none are passed over."""
    try:
        lines = file.read_bytes().splitlines()
    except FileNotFoundError:
        return []
    return [row for line in lines if (row := _row(line))]


def keep_lines(file: Path, wanted: Callable[[dict[str, Any]], bool]) -> None:
    """Delete the rows that are not wanted.

    Raises:
        OSError: the disk refused.
    """
    if not file.exists():
        return
    with file.open("rb+", buffering=0) as opened, _locked(opened):
        lines = opened.readall().splitlines(keepends=True)
        kept = b"".join(line for line in lines if (row := _row(line)) and wanted(row))
        opened.seek(0)
        opened.write(kept)
        opened.truncate()


def _row(line: bytes) -> dict[str, Any] | None:
    try:
        row = json.loads(line)
    except ValueError:
        return None
    return row if isinstance(row, dict) else None


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
