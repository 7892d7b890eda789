"""The lock that lets one build run at a time; the system frees it when the holder dies."""

import sys
from pathlib import Path
from types import TracebackType

from core.errors import IndexBusy, IndexWriteFailed


class BuildLock:
    """Held for a `with` block, over a lock file.

    Raises:
        IndexBusy: another process holds it.
        IndexWriteFailed: the lock file cannot be made.
    """

    def __init__(self, path: Path) -> None:
        self._path = path

    def __enter__(self) -> "BuildLock":
        try:
            self._file = self._path.open("a+b")
        except OSError as error:
            raise IndexWriteFailed(f"{self._path}: {error}") from error
        try:
            self._acquire()
        except OSError as error:
            self._file.close()
            raise IndexBusy(f"{self._path} is held: {error}") from error
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._file.close()

    def _acquire(self) -> None:
        if sys.platform == "win32":
            import msvcrt

            self._file.seek(0)
            msvcrt.locking(self._file.fileno(), msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB)
