"""The history behind a button: look through it, ask again, delete."""

import logging

import streamlit as st

from core.settings import settings
from ui import texts
from ui.history import forget, found
from ui.safe import escape, label, shorten
from ui.session import Ask, Asked, Session

SHOWN = 15
QUESTION, ANSWER = 32, 12

log = logging.getLogger("policyqa.ui")


def show_history(state: Session) -> None:
    """A popover; there is none to open where nothing has been asked yet."""
    words = st.session_state.get("history-search", "")
    rows = found(state, words, SHOWN)
    empty = not rows and not words
    with st.popover(
        texts.HISTORY, icon=":material/history:", type="tertiary", disabled=empty, key="asked"
    ):
        st.html(f'<p class="qa-small">{escape(_note())}</p>')
        st.text_input(
            texts.HISTORY_SEARCH,
            key="history-search",
            placeholder=texts.HISTORY_SEARCH,
            label_visibility="collapsed",
        )
        with st.container(key="history", gap="xsmall"):
            for number, asked in enumerate(rows):
                _show_row(state, number, asked)
        if not words:
            st.button(texts.DELETE_ALL, key="forget-all", on_click=_forget, args=(state, None))
        elif not rows:
            st.html(f'<p class="qa-small">{escape(texts.HISTORY_NONE)}</p>')


def _show_row(state: Session, number: int, asked: Asked) -> None:
    with st.container(horizontal=True, gap="xsmall", vertical_alignment="center"):
        st.button(
            label(_line(asked)),
            key=f"again-{number}",
            help=label(f"{asked.time[:16].replace('T', ' ')} {asked.question}"),
            type="tertiary",
            width="stretch",
            on_click=state.ask,
            args=(Ask(asked.question, context=asked.context),),
        )
        st.button(
            texts.DELETE,
            key=f"forget-{number}",
            type="tertiary",
            on_click=_forget,
            args=(state, asked.question),
        )


def _line(asked: Asked) -> str:
    """The question, what it leaned on, what came of it."""
    answer = f" · {shorten(asked.answer, ANSWER)}" if asked.answer else ""
    before = texts.AFTER.format(question=asked.context[-1]) if asked.context else ""
    return shorten(asked.question + before, QUESTION) + answer


def _note() -> str:
    return texts.HISTORY_SHARED if settings().history else texts.HISTORY_OWN


def _forget(state: Session, question: str | None) -> None:
    try:
        forget(state, question)
    except OSError as error:
        log.warning("history: %s", error)
        st.toast(texts.HISTORY_FAILED, icon=":material/warning:")
