"""Rebuilding the index in a child process, one at a time, told to every session.

The child is `python -m indexer build --json`: this process never loads what
only a build needs, and the index that is open goes on answering.
"""

import atexit
import json
import logging
import os
import subprocess
import sys
import threading
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import Any

import streamlit as st

from core.console import UNUSABLE
from core.errors import PolicyQAError
from core.settings import PROJECT
from ui import texts

log = logging.getLogger("policyqa.ui")

# The chat comes first: the child gets what it leaves.
_NICENESS = 5
_COMMAND_SECONDS = 120


@dataclass(frozen=True, slots=True)
class State:
    """Where the rebuild stands; `summary` and `error` tell of the latest one that ended.

    `number` counts those that ended. `summary` holds the fields of the
    indexer's `BuildSummary`, `failed` as (file, reason) in Chinese.
    """

    running: bool = False
    stage: str = ""
    done: int = 0
    total: int = 0
    number: int = 0
    summary: Mapping[str, Any] | None = None
    error: str = ""


class Rebuild:
    """The one rebuild of this process; safe to use from any thread."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._state = State()
        self._child: subprocess.Popen[str] | None = None
        atexit.register(self.stop)

    @property
    def state(self) -> State:
        """Where it stands."""
        return self._state

    def start(self) -> bool:
        """Begin to rebuild; False if that is under way already."""
        with self._lock:
            if self._state.running:
                return False
            self._state = replace(self._state, running=True, stage="", done=0, total=0, error="")
        threading.Thread(target=self._run, daemon=True).start()
        return True

    def stop(self) -> None:
        """End the child; the old index goes on answering."""
        child = self._child
        if child and child.poll() is None:
            child.terminate()

    def _run(self) -> None:
        try:
            with _indexer("build", "--json") as self._child:
                _give_way(self._child.pid)
                for line in self._child.stdout or ():
                    self._take(line)
            status = self._child.returncode
            if status != 0 and self._state.summary is None and not self._state.error:
                self._state = replace(self._state, error=texts.REBUILD_STOPPED)
        except OSError as error:
            log.error("rebuild: %s", error)
            self._state = replace(self._state, error=texts.REBUILD_STOPPED)
        finally:
            self._state = replace(self._state, running=False, number=self._state.number + 1)

    def _take(self, line: str) -> None:
        try:
            told = json.loads(line)
        except ValueError:
            log.warning("indexer: %s", line.rstrip())
            return
        if "stage" in told:
            self._state = replace(self._state, summary=None, **told)
        elif "error" in told:
            self._state = replace(self._state, summary=None, error=str(told["error"]))
        else:
            self._state = replace(self._state, summary=told)


@st.cache_resource(show_spinner=False)
def rebuild() -> Rebuild:
    """The one of this process."""
    return Rebuild()


def leave_out(doc_id: str, *, out: bool) -> None:
    """Exclude a report from later builds, or include it again.

    Raises:
        PolicyQAError: the indexer refused.
    """
    with _indexer("exclude" if out else "include", doc_id) as child:
        try:
            told, _ = child.communicate(timeout=_COMMAND_SECONDS)
        except subprocess.TimeoutExpired as error:
            child.kill()
            raise PolicyQAError(str(error), message=texts.REBUILD_STOPPED) from error
    if child.returncode:
        first = told.strip().partition("\n")[0]
        known = child.returncode == UNUSABLE and first
        raise PolicyQAError(told, message=first if known else texts.REBUILD_STOPPED)


def _indexer(*arguments: str) -> subprocess.Popen[str]:
    """`python -m indexer` with the settings of this process."""
    command: Sequence[str] = (sys.executable, "-m", "indexer", *arguments)
    return subprocess.Popen(
        command,
        cwd=PROJECT,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
        env=os.environ | {"PYTHONUTF8": "1"},
    )


def _give_way(pid: int) -> None:
    if sys.platform != "win32":
        with suppress(OSError):
            os.setpriority(os.PRIO_PROCESS, pid, _NICENESS)
