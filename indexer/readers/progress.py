"""How far the reader of a long report is, page by page."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

_listener: ContextVar[Callable[[int, int], None] | None] = ContextVar("listener", default=None)


def page_done(done: int, total: int) -> None:
    """Say that `done` of `total` pages are read; a reader that stays silent too long is stopped."""
    listener = _listener.get()
    if listener:
        listener(done, total)


@contextmanager
def listening(listener: Callable[[int, int], None]) -> Iterator[None]:
    """Hear of every page that is read in this block."""
    token = _listener.set(listener)
    try:
        yield
    finally:
        _listener.reset(token)
