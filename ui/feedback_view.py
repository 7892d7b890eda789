"""对 / 错 under an answer, with room for the right answer, and the file to take away."""

import streamlit as st

from core.errors import PolicyQAError
from core.settings import settings
from ui import texts
from ui.boundary import message_for
from ui.feedback import LONGEST_EXPECTED, Verdict, append_row, feedback_count, feedback_row
from ui.safe import escape, label
from ui.session import Turn, session

_VERDICTS: dict[Verdict, str] = {
    "right": f":material/check: {texts.RIGHT}",
    "wrong": f":material/close: {texts.WRONG}",
}


def show_verdict(turn: Turn, number: int) -> None:
    """The two buttons, what was said about this answer, and thanks."""
    key = f"verdict-{number}"

    def clicked() -> None:
        chosen: Verdict | None = st.session_state[key]
        if chosen and not _keep(turn, number, chosen):
            st.session_state[key] = None

    with st.container(
        key=f"feedback-{number}", horizontal=True, gap="small", vertical_alignment="center"
    ):
        st.html(f'<p class="qa-small">{escape(texts.IS_IT_RIGHT)}</p>', width="content")
        st.pills(
            texts.IS_IT_RIGHT,
            list(_VERDICTS),
            format_func=_VERDICTS.__getitem__,
            key=key,
            on_change=clicked,
            label_visibility="collapsed",
        )
        said = session().said.get(number, "")
        if said:
            st.html(f'<p class="qa-small" role="status">{escape(said)}</p>', width="content")
    if st.session_state.get(key) == "wrong":
        _show_form(turn, number)


def _show_form(turn: Turn, number: int) -> None:
    key = f"expected-{number}"

    def submitted() -> None:
        expected = st.session_state[key]
        if expected.strip():
            _keep(turn, number, "wrong", expected)

    with (
        st.form(f"correction-{number}", border=False),
        st.container(horizontal=True, vertical_alignment="bottom", gap="small"),
    ):
        st.text_input(
            texts.EXPECTED,
            key=key,
            max_chars=LONGEST_EXPECTED,
            placeholder=texts.EXPECTED_EXAMPLE,
        )
        st.form_submit_button(texts.SUBMIT, on_click=submitted)


def _keep(turn: Turn, number: int, verdict: Verdict, expected: str = "") -> bool:
    """Append a row; what came of it stands beside the buttons from then on."""
    state = session()
    if turn.answer is None:
        return False
    row = feedback_row(turn.answer, verdict, expected, state.context(number), turn.ask.note)
    try:
        append_row(settings().feedback, row)
    except PolicyQAError as error:
        state.said[number] = message_for(error)
        return False
    state.said[number] = texts.THANKS_ANSWER if expected else texts.THANKS
    return True


def show_export() -> None:
    """How much feedback there is, and the file as a download."""
    file = settings().feedback
    count = feedback_count(file)
    with st.expander(label(texts.FEEDBACK.format(count=count)), icon=":material/rate_review:"):
        st.html(
            f'<p class="qa-small">{escape(texts.FEEDBACK_USE if count else texts.NO_FEEDBACK)}</p>'
        )
        if count:
            st.download_button(
                texts.DOWNLOAD_FEEDBACK,
                data=file.read_bytes,
                file_name=file.name,
                mime="application/jsonl",
                icon=":material/download:",
                on_click="ignore",
                key="download-feedback",
            )
