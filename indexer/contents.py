"""The digests of the files' contents; a file that nobody has touched is not read for it again."""

import hashlib
import json
import time
from pathlib import Path

from core.files import write_atomically

# A file touched this shortly before it was read may be written again without a trace:
# file systems count time in steps of up to two seconds (as git's index knows).
_SETTLED = 2_000_000_000

Stamp = list[int]


class ContentDigests:
    """SHA-256 by file, remembered with size, times of change and place on disk.

    A file is taken for untouched only if all of these are as they were: the
    time of change (`st_ctime`) is set by the system itself, whatever a copying
    program does to the date of the file. It only saves time, so a damaged
    memory is started anew; `trusting=False` reads every file.
    """

    def __init__(self, path: Path, *, trusting: bool = True) -> None:
        self._path = path
        self._before = _read(path) if trusting else {}
        self._now: dict[str, tuple[Stamp, str]] = {}

    def digest(self, path: Path) -> str:
        """SHA-256 of the file's bytes, as hexadecimal digits.

        Raises:
            OSError: it cannot be read.
        """
        key = str(path.absolute())
        stamp = _stamp(path)
        known, digest = self._before.get(key, ([], ""))
        if known != stamp:
            looked = time.time_ns()
            with path.open("rb") as file:
                digest = hashlib.file_digest(file, "sha256").hexdigest()
            if looked - max(stamp[1:3]) < _SETTLED or _stamp(path) != stamp:
                return digest
        self._now[key] = (stamp, digest)
        return digest

    def save(self) -> None:
        """Keep what is known for the next build.

        Raises:
            OSError: the disk refused.
        """
        if self._now != self._before:
            write_atomically(self._path, json.dumps(self._now, ensure_ascii=True).encode())


def _stamp(path: Path) -> Stamp:
    status = path.stat()
    return [status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_ino]


def _read(path: Path) -> dict[str, tuple[Stamp, str]]:
    try:
        record = json.loads(path.read_bytes())
        return {str(key): (list(stamp), str(digest)) for key, (stamp, digest) in record.items()}
    except (OSError, ValueError, TypeError, AttributeError):
        return {}
