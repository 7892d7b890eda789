"""How the question was understood, as chips that can be removed or changed to ask again."""

import streamlit as st

from core.errors import QuestionError
from core.parser.frame import Frame
from ui import texts
from ui.frames import Chip, chips, joined_values, marked, typed_over, values, with_values, without
from ui.safe import escape, label
from ui.session import Ask, Session, session

# An indicator changes from question to question; the others may hold for many.
PINNABLE = ("regions", "subjects", "periods", "qualifiers")


def show_chips(frame: Frame, key: str, *, editable: bool) -> None:
    """The chips row; `editable` only under the latest answer."""
    shown = chips(frame)
    if not shown:
        return
    # One element in either case, never a place made empty first: a page that is drawn again
    # between the two would let what stands below jump.
    if not editable:
        items = "".join(
            f'<span class="qa-chip">{escape(marked(frame, chip))}</span>' for chip in shown
        )
        st.html(f'<div class="qa-chips">{items}</div>')
        return
    with st.container():
        st.html(f'<p class="qa-small">{escape(texts.UNDERSTOOD)}</p>')
        with st.container(
            key=f"chips-{key}", horizontal=True, gap="xsmall", vertical_alignment="center"
        ):
            _show_pills(frame, shown, key)
            with st.popover(texts.EDIT, icon=":material/tune:", type="tertiary"):
                _show_form(frame, key)
                _show_pinning(frame, key)


def _show_pills(frame: Frame, shown: tuple[Chip, ...], key: str) -> None:
    widget = f"frame-{key}"

    def removed() -> None:
        kept = st.session_state[widget]
        gone = [chip for chip in shown if chip not in kept]
        edited = frame
        for chip in gone:
            edited = without(edited, chip)
        _ask_again(edited, texts.ASKED_WITHOUT + "、".join(chip.text for chip in gone))

    st.pills(
        texts.UNDERSTOOD,
        shown,
        selection_mode="multi",
        default=shown,
        format_func=lambda chip: f"{_pin(frame, chip)}{label(marked(frame, chip))} ✕",
        key=widget,
        on_change=removed,
        label_visibility="collapsed",
        wrap=True,
    )


def _pin(frame: Frame, chip: Chip) -> str:
    return ":material/keep: " if chip.field in frame.pinned else ""


def _show_form(frame: Frame, key: str) -> None:
    def submitted() -> None:
        typed = {name: st.session_state[f"edit-{name}-{key}"] for name in typed_over(frame)}
        try:
            edited = with_values(frame, typed)
        except QuestionError as error:
            st.toast(label(error.message), icon=":material/warning:")
            return
        new = [chip.text for chip in chips(edited) if chip not in chips(frame)]
        gone = [chip.text for chip in chips(frame) if chip not in chips(edited)]
        if new or gone:
            note = (texts.ASKED_WITH, new) if new else (texts.ASKED_WITHOUT, gone)
            _ask_again(edited, note[0] + "、".join(note[1]))

    with st.form(f"edit-{key}", border=False):
        st.html(f'<p class="qa-small">{escape(texts.SEVERAL)}</p>')
        with st.container(horizontal=True, gap="xsmall"):
            for name in typed_over(frame):
                value = joined_values(frame, name)
                width = 298 if name == "indicator" else 145
                st.text_input(
                    texts.FIELDS[name], value=value, key=f"edit-{name}-{key}", width=width
                )
        st.form_submit_button(texts.EDIT_AGAIN, type="primary", on_click=submitted)


def _show_pinning(frame: Frame, key: str) -> None:
    """Which fields later questions keep, and no near miss may leave."""
    fields = [name for name in PINNABLE if values(frame, name)]
    widget = f"pin-{key}"

    def chosen() -> None:
        names = tuple(name for name in fields if name in st.session_state[widget])
        pins = frame.changed(pinned=names)
        session().pins = pins if names else None
        said = "、".join(f"{texts.FIELDS[name]} {joined_values(frame, name)}" for name in names)
        _ask_again(pins, texts.ASKED_PINNED + said if names else texts.ASKED_UNPINNED)

    if fields:
        st.html(f'<p class="qa-small">{escape(texts.PIN)}</p>')
        st.pills(
            texts.PIN,
            fields,
            selection_mode="multi",
            default=[name for name in frame.pinned if name in fields],
            format_func=lambda name: label(f"{texts.FIELDS[name]} {joined_values(frame, name)}"),
            key=widget,
            on_change=chosen,
            label_visibility="collapsed",
        )


def show_pins(state: Session) -> None:
    """What is pinned, with a button that lets go of it."""
    if state.pins:
        frame = state.pins
        said = "、".join(joined_values(frame, name) for name in frame.pinned)

        def let_go() -> None:
            state.pins = None

        st.button(
            label(texts.PINNED.format(what=said)),
            key="unpin",
            help=texts.UNPIN,
            icon=":material/keep:",
            type="tertiary",
            on_click=let_go,
        )


def _ask_again(frame: Frame, note: str) -> None:
    session().ask(Ask(frame.question, frame, note))
