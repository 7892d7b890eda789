"""The chat page: the conversation, the box to ask in, the source beside it."""

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from answerer.answer import Answer, with_questions
from answerer.assistant import Assistant
from core.errors import IndexCorrupt
from ui import texts
from ui.answer_view import show_turn
from ui.auditing import record
from ui.boundary import boundary, message_for
from ui.chips import show_pins
from ui.history import remember
from ui.history_view import show_history
from ui.safe import escape, label, notice
from ui.service import current_assistant, known_examples, known_reports, sound_assistant
from ui.session import Ask, Session, Turn, leaves, session
from ui.sources import show_sources
from ui.stages import stages
from ui.turnstile import turnstile

# Grey signs: Streamlit's own faces are red and orange, which read as warnings.
ASKED, ANSWERED = ":material/person:", ":material/article:"
# How often a page without examples looks for them.
GLANCE_SECONDS = 0.5

log = logging.getLogger("policyqa.ui")


def show_chat() -> None:
    """Draw the page; ask what is waiting to be asked."""
    state = session()
    tools = _show_foot(state)
    with boundary():
        assistant = current_assistant()
        _tell_of_new_index(assistant, state)
        if not known_reports(assistant.snapshot):
            st.info(notice(texts.NO_REPORTS), icon=":material/inventory_2:")
            return
        with st.container(key="layout"):
            chat, source = st.columns([3, 2], gap="large")
        with chat, st.container(key="chat"):
            _show_conversation(assistant, state)
        with tools:  # last: the history knows of a question once it is answered
            _show_tools(state)
        with source:
            show_sources(assistant.snapshot)
        _try_out(assistant, state)


def _show_foot(state: Session) -> DeltaGenerator:
    """The box to ask in; gives the row above it, to be filled.

    Inside a container: else Streamlit follows the foot of the page as it grows,
    and the answer runs out of sight.
    """
    with st.bottom, st.container(key="foot"):
        chat, _ = st.columns([3, 2], gap="large")  # as wide as the conversation
        with chat:
            tools = st.container(
                key="tools", horizontal=True, gap="small", vertical_alignment="center"
            )
            typed = st.chat_input(texts.INPUT, key="question")
    if typed and typed.strip():
        state.ask(Ask(typed.strip()))
    return tools


def _show_conversation(assistant: Assistant, state: Session) -> None:
    if not state.turns and state.pending is None:
        with st.container():
            _show_welcome(assistant, state)
        return
    st.empty()  # the welcome is gone at once: the answer pushes nothing down
    last = len(state.turns) - 1
    with st.container(key="turns"):
        for number, turn in enumerate(state.turns):
            with _turn(number, turn.ask):
                st.empty()  # where the stages stood: what is drawn again keeps its place
                show_turn(turn, number, editable=number == last and state.pending is None)
        if state.pending is not None:
            with _turn(last + 1, state.pending):
                _ask_and_show(assistant, state, state.pending)


def _show_tools(state: Session) -> None:
    """What can be done with the conversation, and what later questions keep."""
    show_history(state)
    if state.turns:
        st.button(
            texts.CLEAR,
            key="clear",
            help=texts.CLEAR_HELP,
            icon=":material/delete_sweep:",
            type="tertiary",
            on_click=state.clear,
        )
    show_pins(state)


def _show_welcome(assistant: Assistant, state: Session) -> None:
    st.html(
        f'<div class="qa-welcome"><h1>{escape(texts.APP_TITLE)}</h1>'
        f"<p>{escape(texts.WELCOME)}</p></div>"
    )

    def chosen() -> None:
        state.ask(Ask(st.session_state["example"]))

    examples = known_examples(assistant)
    if examples is None:
        _await_examples(assistant)
    if examples:
        st.html(f'<p class="qa-small">{escape(texts.EXAMPLES)}</p>')
        st.pills(
            texts.EXAMPLES,
            examples,
            format_func=label,
            key="example",
            on_change=chosen,
            label_visibility="collapsed",
            wrap=True,
        )


@st.fragment(run_every=GLANCE_SECONDS)
def _await_examples(assistant: Assistant) -> None:
    """Draw the page again once the examples are found; what is asked meanwhile is not kept."""
    if known_examples(assistant) is not None:
        st.rerun()
    # Browsers load what draws pills with the first of them: later it would move the first answer.
    st.pills(texts.EXAMPLES, (), key="example-awaited", label_visibility="collapsed")


@contextmanager
def _turn(number: int, ask: Ask) -> Iterator[None]:
    """A question, and the place for what is said to it."""
    with st.container(key=f"turn-{number}"):
        _show_question(ask)
        with st.chat_message("assistant", avatar=ANSWERED):
            yield


def _show_question(ask: Ask) -> None:
    with st.chat_message("user", avatar=ASKED):
        note = f'<p class="qa-ask-note">{escape(ask.note)}</p>' if ask.note else ""
        st.html(f'<div class="qa-question">{escape(ask.question)}</div>{note}')


def _ask_and_show(assistant: Assistant, state: Session, ask: Ask) -> None:
    context = state.context()
    with stages() as stage:
        turn = _answered(assistant, state, ask, stage)
    state.add(turn)
    remember(state, turn, context)
    record(state, turn)
    show_turn(turn, len(state.turns) - 1, editable=True)


def _answered(assistant: Assistant, state: Session, ask: Ask, stage: Callable[[str], None]) -> Turn:
    def answer(assistant: Assistant) -> Answer:
        return assistant.ask(
            ask.question,
            context=state.context(),
            frame=ask.frame,
            pins=state.pins,
            miss=ask.miss,
            stage=stage,
        )

    try:
        with turnstile().turn(state.who or state.id):
            try:
                found = answer(assistant)
            except IndexCorrupt as error:
                log.error("asking again, of a sound index: %s", error)
                found = answer(sound_assistant(assistant))
        return Turn(ask, found, untried=any(part.near_misses for part in leaves(found)))
    except Exception as error:  # whatever it is, the conversation goes on
        return Turn(ask, error=message_for(error))


def _try_out(assistant: Assistant, state: Session) -> None:
    """Ask what the near misses offer, now that all the page stands; then they can be pressed."""
    number = state.untried()
    answer = state.turns[number].answer if number is not None else None
    if number is None or answer is None:
        return
    try:
        with turnstile().place():
            tried = assistant.tried_out(answer)
    except Exception as error:  # they can still be asked for by their frames
        log.error("near misses not tried out: %s", error)
        tried = with_questions(answer, lambda miss: False)
    state.turns[number] = replace(state.turns[number], answer=tried, untried=False)
    st.rerun()


def _tell_of_new_index(assistant: Assistant, state: Session) -> None:
    if state.snapshot_id and state.snapshot_id != assistant.snapshot.id:
        st.toast(texts.NEW_INDEX, icon=":material/update:")
    state.snapshot_id = assistant.snapshot.id
