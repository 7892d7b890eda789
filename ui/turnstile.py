"""How many questions are answered at once, how many wait, how many one person may ask."""

import threading
import time
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager

import streamlit as st

from core.errors import TooBusy
from core.settings import settings
from ui import texts

# Longest that a question waits for its turn.
PATIENCE_SECONDS = 60.0
MINUTE_SECONDS = 60.0


class Turnstile:
    """Lets a bounded number through at once and a bounded number wait; for all sessions."""

    def __init__(
        self, at_once: int, waiting: int, a_minute: int, patience: float = PATIENCE_SECONDS
    ) -> None:
        self._free = threading.BoundedSemaphore(at_once)
        self._most = at_once + waiting
        self._a_minute = a_minute
        self._patience = patience
        self._lock = threading.Lock()
        self._inside = 0
        self._asked: dict[str, deque[float]] = {}

    @contextmanager
    def turn(self, who: str) -> Iterator[None]:
        """Hold a place for the block; `who` is whose questions are counted together.

        Raises:
            TooBusy: too many by this person, too many waiting, or too long a wait.
        """
        self._enter(who)
        try:
            with self.place():
                yield
        finally:
            with self._lock:
                self._inside -= 1

    @contextmanager
    def place(self) -> Iterator[None]:
        """Hold a place for what nobody asked for, and so counts for nobody.

        Raises:
            TooBusy: too long a wait.
        """
        if not self._free.acquire(timeout=self._patience):
            raise TooBusy(f"waited {self._patience} s")
        try:
            yield
        finally:
            self._free.release()

    def _enter(self, who: str) -> None:
        with self._lock:
            self._forget()
            asked = self._asked.get(who, deque())
            if len(asked) >= self._a_minute:
                wait = max(1, round(MINUTE_SECONDS - (time.monotonic() - asked[0])))
                message = texts.TOO_MANY_QUESTIONS.format(most=self._a_minute, wait=wait)
                raise TooBusy(f"{len(asked)} questions a minute", message=message)
            if self._inside >= self._most:
                raise TooBusy(f"{self._inside} questions at once")
            self._inside += 1
            self._asked.setdefault(who, deque()).append(time.monotonic())

    def _forget(self) -> None:
        since = time.monotonic() - MINUTE_SECONDS
        for who in list(self._asked):
            asked = self._asked[who]
            while asked and asked[0] < since:
                asked.popleft()
            if not asked:
                del self._asked[who]


@st.cache_resource(show_spinner=False)
def turnstile() -> Turnstile:
    """The one of this process."""
    chosen = settings()
    return Turnstile(chosen.questions_at_once, chosen.questions_waiting, chosen.questions_a_minute)
