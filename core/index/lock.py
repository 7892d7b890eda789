"""The lock that lets one build run at a time; the system frees it when the holder dies."""

import json
import os
import platform
import sys
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from types import TracebackType

from core.errors import IndexBusy, IndexWriteFailed

# Where Windows locks: past the text, which others must be able to read.
_FAR = 2**30


@dataclass(frozen=True, slots=True)
class Holder:
    """Who holds the lock: process, machine, and since when (local time)."""

    pid: int
    host: str
    since: str

    def __str__(self) -> str:
        return f"进程 {self.pid}，主机 {self.host}，自 {self.since} 起"


class BuildLock:
    """Held for a `with` block, over a lock file that says who holds it.

    `left_by` is the holder before, if it died without letting go.

    Raises:
        IndexBusy: another process holds it; the message says which.
        IndexWriteFailed: the lock file cannot be made.
    """

    left_by: Holder | None = None

    def __init__(self, path: Path) -> None:
        self._path = path

    def __enter__(self) -> "BuildLock":
        try:
            self._file = self._path.open("a+b", buffering=0)
        except OSError as error:
            raise IndexWriteFailed(f"{self._path}: {error}") from error
        try:
            self._acquire()
        except BlockingIOError as error:
            raise self._busy() from error
        except OSError as error:
            if sys.platform == "win32":
                raise self._busy() from error
            self._file.close()
            raise IndexWriteFailed(f"{self._path} cannot be locked: {error}") from error
        self.left_by = self._read()
        now = datetime.now().astimezone().isoformat(" ", "seconds")
        self._write(json.dumps(asdict(Holder(os.getpid(), platform.node(), now))).encode())
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._write(b"")
        self._file.close()

    def _busy(self) -> IndexBusy:
        holder = self._read()
        self._file.close()
        who = f"（{holder}）" if holder else ""
        return IndexBusy(
            f"{self._path} is held by {holder}",
            message=f"另一个建索引的程序正在运行{who}，请等它结束后再试。",
        )

    def _read(self) -> Holder | None:
        try:
            self._file.seek(0)
            record = json.loads(self._file.read(1000))
            return Holder(int(record["pid"]), str(record["host"]), str(record["since"]))
        except (OSError, ValueError, TypeError, KeyError):
            return None

    def _write(self, text: bytes) -> None:
        try:
            self._file.seek(0)
            self._file.truncate()
            self._file.write(text)
        except OSError:  # a full disk: the lock holds all the same
            pass

    def _acquire(self) -> None:
        if sys.platform == "win32":
            import msvcrt

            self._file.seek(_FAR)
            msvcrt.locking(self._file.fileno(), msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB)
