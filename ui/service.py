"""The one assistant of this process, opened once and swapped when a newer index is published."""

import logging
import threading
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path

import streamlit as st

from answerer.assistant import Assistant
from core.errors import PolicyQAError
from core.index.browsing import FactBrowser, FactFilter, Overview
from core.index.snapshot import Snapshot
from core.index.store import Check, IndexStore
from core.schema import ReportInfo
from core.settings import settings

MOST_INDICATORS = 24

# Its end is awaited where the process ends: a thread that is inside onnxruntime or torch then
# would abort it.
_behind = ThreadPoolExecutor(1, thread_name_prefix="behind")

log = logging.getLogger("policyqa.ui")


class Service:
    """Holds the assistant of one index for all sessions; safe to use from any thread."""

    def __init__(self, index: Path) -> None:
        self._index = index
        self._lock = threading.Lock()
        self._assistant: Assistant | None = None

    def assistant(self) -> Assistant:
        """The assistant of the newest index that opens.

        Raises:
            IndexUnusable: no index has been opened yet and none can be.
        """
        with self._lock:
            if self._assistant is None:
                self._assistant = Assistant.open(self._index)
                self._check(self._assistant)
            elif self._assistant.is_stale():
                self._swap()
            return self._assistant

    def sound(self, damaged: Assistant) -> Assistant:
        """The assistant to go on with once reading failed: of the newest index that is whole.

        Raises:
            IndexUnusable: none is.
        """
        with self._lock:
            if self._assistant is None or self._assistant is damaged:
                self._assistant = Assistant.open(self._index, check=Check.ALL)
            return self._assistant

    def _swap(self) -> None:
        """Open the newer index; if it cannot be used, the old one goes on answering."""
        try:
            self._assistant = Assistant.open(self._index)
        except PolicyQAError as error:
            log.warning("newer index not usable, keeping the old one: %s", error)
        else:
            self._check(self._assistant)

    def _check(self, assistant: Assistant) -> None:
        """Read every byte behind the page: opening looks at sizes, and a flipped bit keeps them."""
        threading.Thread(target=self._read_through, args=(assistant,), daemon=True).start()

    def _read_through(self, assistant: Assistant) -> None:
        try:
            found = IndexStore(self._index).damage(assistant.snapshot.id)
            if found:
                log.error("%s is damaged: %s", assistant.snapshot.id, "; ".join(found))
                self.sound(assistant)
        except PolicyQAError as error:
            log.error("no sound index: %s", error)


def _find_examples(assistant: Assistant) -> tuple[str, ...]:
    try:
        return assistant.examples()
    except Exception:  # the person who asks will be told; the page must not die of a warm-up
        log.exception("warm-up failed")
        return ()


@st.cache_resource(show_spinner=False)
def _service(index: Path) -> Service:
    return Service(index)


def current_assistant() -> Assistant:
    """The assistant of the index that the settings name; its examples are looked for behind it.

    Raises:
        IndexUnusable: there is no index, or it cannot be used.
    """
    assistant = _service(settings().index).assistant()
    known_examples(assistant)
    return assistant


def sound_assistant(damaged: Assistant) -> Assistant:
    """The one to go on with where reading this one's index failed.

    Raises:
        IndexUnusable: no index is whole.
    """
    return _service(settings().index).sound(damaged)


def left_damaged() -> bool:
    """Go over to the newest index that is whole; whether that is another one."""
    try:
        assistant = current_assistant()
        return sound_assistant(assistant).snapshot.id != assistant.snapshot.id
    except PolicyQAError as error:
        log.error("no sound index: %s", error)
        return False


def known_reports(snapshot: Snapshot) -> list[ReportInfo]:
    """All reports of the index without their texts, read once per snapshot."""
    return _reports(snapshot.id, snapshot)


def known_examples(assistant: Assistant) -> tuple[str, ...] | None:
    """Questions that the index can answer, found once per snapshot; None while they are not yet.

    Finding them asks real questions, which load what a question needs: the first answer is quick.
    """
    found = _examples(assistant.snapshot.id, assistant)
    return found.result() if found.done() else None


def overview(snapshot: Snapshot, wanted: FactFilter) -> Overview:
    """What there is behind a filter of facts, kept for a while."""
    return _overview(snapshot.id, wanted, snapshot)


@st.cache_resource(show_spinner=False, max_entries=64)
def _overview(snapshot_id: str, wanted: FactFilter, _snapshot: Snapshot) -> Overview:
    return FactBrowser(_snapshot).overview(wanted, MOST_INDICATORS)


@st.cache_resource(show_spinner=False, max_entries=2)
def _reports(snapshot_id: str, _snapshot: Snapshot) -> list[ReportInfo]:
    return _snapshot.reports()


@st.cache_resource(show_spinner=False, max_entries=2)
def _examples(snapshot_id: str, _assistant: Assistant) -> Future[tuple[str, ...]]:
    return _behind.submit(_find_examples, _assistant)
