"""How the question was understood, as chips that can be removed or changed to ask again."""

import re
from dataclasses import dataclass
from decimal import Decimal

import streamlit as st

from core.errors import QuestionError
from core.frame import Frame
from core.lexicon import group_of, member_of, qualifiers_in
from core.periods import Period, find_periods
from core.quantities import format_number
from ui import texts
from ui.safe import escape, label
from ui.session import Ask, Session, session

_THRESHOLD = re.compile(r"(\d+(?:\.\d+)?)(以上|以下)")
# An indicator changes from question to question; the others may hold for many.
PINNABLE = ("regions", "subjects", "periods", "qualifiers")
_SCALES = ((Decimal(10**8), "亿"), (Decimal(10**4), "万"))


@dataclass(frozen=True, slots=True)
class Chip:
    """One condition of a frame: the field's name and one of its values."""

    field: str
    value: str

    @property
    def text(self) -> str:
        """What the chip reads."""
        return f"{texts.FIELDS[self.field]} {shown(self.field, self.value)}"


def chips(frame: Frame) -> tuple[Chip, ...]:
    """The chips of a frame, in the order 地区｜对象｜年份｜指标｜口径."""
    return tuple(Chip(name, value) for name in texts.FIELDS for value in _values(frame, name))


def without(frame: Frame, chip: Chip) -> Frame:
    """The frame without this condition."""
    kept: tuple[str | Period, ...] | str
    if chip.field == "indicator":
        kept = ""
    elif chip.field == "periods":
        kept = tuple(period for period in frame.periods if period.label != chip.value)
    else:
        kept = tuple(value for value in getattr(frame, chip.field) if value != chip.value)
    return _edited(frame, **{chip.field: kept})


def shown(field: str, value: str) -> str:
    """A value as staff read it: 签约 for 阶段:签约, 1亿元以上 for 门槛:100000000以上."""
    if field != "qualifiers":
        return value.replace(" ", "")
    group, member = group_of(value), member_of(value)
    limit = _THRESHOLD.fullmatch(member)
    if limit:
        number = Decimal(limit[1])
        scale, sign = next(((s, sign) for s, sign in _SCALES if number >= s), (Decimal(1), ""))
        return f"{format_number(number / scale)}{sign}元{limit[2]}"
    if group.startswith("次序"):
        return f"第{member}{group.removeprefix('次序')}"
    return member or value


def with_values(frame: Frame, typed: dict[str, str]) -> Frame:
    """The frame with what was typed into the form.

    Raises:
        QuestionError: a period or a qualifier cannot be read.
    """
    changed = {
        name: _read(frame, name, text)
        for name, text in typed.items()
        if text.strip() != _joined(frame, name)
    }
    return _edited(frame, **changed)


def _read(frame: Frame, name: str, text: str) -> object:
    items = tuple(item for part in re.split("[、，,；;]", text) if (item := part.strip()))
    if name == "indicator":
        return "".join(items)
    if name == "periods":
        return tuple(_period(frame, item) for item in items)
    if name == "qualifiers":
        return tuple(dict.fromkeys(q for item in items for q in _qualifiers(frame, item)))
    return items


def _period(frame: Frame, text: str) -> Period:
    known = {period.label: period for period in frame.periods}
    found = find_periods(f"{text}年" if text.isdigit() else text)
    period = known.get(text) or (found[0].period if found else None)
    if period is None:
        raise QuestionError(f"period {text!r}", message=texts.BAD_PERIOD)
    return period


def _qualifiers(frame: Frame, text: str) -> tuple[str, ...]:
    known = {shown("qualifiers", value): value for value in frame.qualifiers}
    # A threshold limits what follows it; 的 stands for that.
    found = (known[text],) if text in known else qualifiers_in(f"{text}的")
    if not found:
        raise QuestionError(f"qualifier {text!r}", message=texts.BAD_QUALIFIER)
    return found


def show_chips(frame: Frame, key: str, *, editable: bool) -> None:
    """The chips row; `editable` only under the latest answer."""
    shown = chips(frame)
    if not shown:
        return
    if not editable:
        items = "".join(f'<span class="qa-chip">{escape(chip.text)}</span>' for chip in shown)
        st.html(f'<div class="qa-chips">{items}</div>')
        return
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
        format_func=lambda chip: f"{label(chip.text)} ✕",
        key=widget,
        on_change=removed,
        label_visibility="collapsed",
        wrap=True,
    )


def _show_form(frame: Frame, key: str) -> None:
    def submitted() -> None:
        typed = {name: st.session_state[f"edit-{name}-{key}"] for name in texts.FIELDS}
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
        for name, title in texts.FIELDS.items():
            st.text_input(
                title,
                value=_joined(frame, name),
                key=f"edit-{name}-{key}",
            )
        st.form_submit_button(texts.EDIT_AGAIN, type="primary", on_click=submitted)


def _show_pinning(frame: Frame, key: str) -> None:
    """Which fields later questions keep, and no near miss may leave."""
    fields = [name for name in PINNABLE if _values(frame, name)]
    widget = f"pin-{key}"

    def chosen() -> None:
        names = tuple(name for name in fields if name in st.session_state[widget])
        pins = frame.changed(pinned=names)
        session().pins = pins if names else None
        said = "、".join(f"{texts.FIELDS[name]} {_joined(frame, name)}" for name in names)
        _ask_again(pins, texts.ASKED_PINNED + said if names else texts.ASKED_UNPINNED)

    if fields:
        st.html(f'<p class="qa-small">{escape(texts.PIN)}</p>')
        st.pills(
            texts.PIN,
            fields,
            selection_mode="multi",
            default=[name for name in frame.pinned if name in fields],
            format_func=lambda name: label(f"{texts.FIELDS[name]} {_joined(frame, name)}"),
            key=widget,
            on_change=chosen,
            label_visibility="collapsed",
        )


def show_pins(state: Session) -> None:
    """What is pinned, with a button that lets go of it."""
    if state.pins:
        frame = state.pins
        said = "、".join(_joined(frame, name) for name in frame.pinned)

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


def _values(frame: Frame, name: str) -> tuple[str, ...]:
    value = getattr(frame, name)
    if name == "indicator":
        return (value,) if value else ()
    return tuple(period.label for period in value) if name == "periods" else value


def _joined(frame: Frame, name: str) -> str:
    return "、".join(shown(name, value) for value in _values(frame, name))


def _edited(frame: Frame, **fields: object) -> Frame:
    """A field that staff changed is theirs, no longer taken from an earlier question."""
    inherited = tuple(name for name in frame.inherited if name not in fields)
    return frame.changed(**fields, inherited=inherited)
