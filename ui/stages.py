"""What is being done, told only where an answer takes longer than a moment."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import streamlit as st
from streamlit.runtime.scriptrunner import add_script_run_ctx, get_script_run_ctx

from ui import texts
from ui.safe import escape

PATIENCE = 1.0
# After so long the encoder is probably being loaded: say that it takes a while.
LOADING = 4.0


@contextmanager
def stages() -> Iterator[Callable[[str], None]]:
    """A function that takes the name of each stage; the page shows it after a second."""
    place = st.empty()
    over = threading.Event()
    now = [texts.THINKING]

    def watch() -> None:
        for wait, note in ((PATIENCE, ""), (LOADING - PATIENCE, texts.FIRST_QUESTION)):
            if over.wait(wait):
                return
            _show(place, f"{now[0]}…{note}")

    watcher = threading.Thread(target=watch, daemon=True)
    add_script_run_ctx(watcher, get_script_run_ctx())
    watcher.start()
    try:
        yield lambda name: now.__setitem__(0, name)
    finally:
        over.set()
        watcher.join()
        place.empty()


def _show(place: "st.delta_generator.DeltaGenerator", text: str) -> None:
    place.html(f'<p class="qa-note qa-busy" role="status">{escape(text)}</p>')
