"""The audit log: who asked what and when, and which reports were cited; a JSONL file a day."""

import json
import re
import threading
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime, timedelta
from pathlib import Path

_FILE = re.compile(r"audit-(\d{4}-\d{2}-\d{2})\.jsonl")


@dataclass(frozen=True, slots=True)
class AuditEntry:
    """One question: `request` is its number in the logs, `cited` the ids of reports."""

    time: str
    request: str
    user: str
    question: str
    status: str
    cited: Sequence[str] = ()


class AuditLog:
    """Appends to a folder and deletes what is older than `days`; safe to use from any thread."""

    def __init__(self, folder: Path, days: int) -> None:
        self._folder = folder
        self._days = days
        self._lock = threading.Lock()
        self._cleaned: date | None = None

    def write(self, entry: AuditEntry) -> None:
        """Add a line to the file of its day.

        Raises:
            OSError: the disk refused.
        """
        line = json.dumps(asdict(entry), ensure_ascii=False) + "\n"
        day = datetime.fromisoformat(entry.time).date()
        with self._lock:
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            if self._cleaned != day:
                self._clean(day)
                self._cleaned = day
            with (self._folder / f"audit-{day}.jsonl").open("a", encoding="utf-8") as file:
                file.write(line)

    def _clean(self, today: date) -> None:
        oldest = today - timedelta(days=self._days - 1)
        for path in self._folder.iterdir():
            named = _FILE.fullmatch(path.name)
            if named and date.fromisoformat(named[1]) < oldest:
                path.unlink(missing_ok=True)
