"""A bounded number of questions at once, of those that wait, and of one person's a minute."""

import threading
import time

import pytest

from core.errors import TooBusy
from ui.turnstile import Turnstile


def test_no_more_at_once_than_said_and_the_rest_wait() -> None:
    door = Turnstile(at_once=2, waiting=10, a_minute=100)
    inside, most, lock = 0, 0, threading.Lock()

    def ask(who: str) -> None:
        nonlocal inside, most
        with door.turn(who):
            with lock:
                inside += 1
                most = max(most, inside)
            time.sleep(0.02)
            with lock:
                inside -= 1

    people = [threading.Thread(target=ask, args=(str(n),)) for n in range(12)]
    for person in people:
        person.start()
    for person in people:
        person.join()
    assert most == 2


def test_a_full_queue_turns_away_and_says_so() -> None:
    door = Turnstile(at_once=1, waiting=0, a_minute=100)
    with door.turn("a"), pytest.raises(TooBusy) as busy, door.turn("b"):
        pass
    assert "提问的人太多" in busy.value.message
    with door.turn("b"):
        pass


def test_waiting_has_an_end() -> None:
    door = Turnstile(at_once=1, waiting=1, a_minute=100, patience=0.05)
    with door.turn("a"), pytest.raises(TooBusy), door.turn("b"):
        pass
    with door.turn("b"):
        pass


def test_one_person_asks_so_often_a_minute(monkeypatch: pytest.MonkeyPatch) -> None:
    door = Turnstile(at_once=1, waiting=0, a_minute=3)
    for _ in range(3):
        with door.turn("a"):
            pass
    with pytest.raises(TooBusy) as busy, door.turn("a"):
        pass
    assert "3 个问题" in busy.value.message
    with door.turn("b"):
        pass
    later = time.monotonic() + 61
    monkeypatch.setattr(time, "monotonic", lambda: later)
    with door.turn("a"):
        pass


def test_an_error_gives_the_place_back() -> None:
    door = Turnstile(at_once=1, waiting=0, a_minute=100)
    with pytest.raises(ZeroDivisionError), door.turn("a"):
        raise ZeroDivisionError
    with door.turn("a"):
        pass
