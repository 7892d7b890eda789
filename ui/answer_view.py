"""One answer on the page: the value, the sentence, the source, and what stands beside it."""

from collections.abc import Sequence

import streamlit as st

from answerer.answer import Answer, Citation, NearMiss
from answerer.refusal import asked_words
from ui import texts
from ui.chips import show_chips
from ui.citations import by_sentence, main_citation, numbers, section_path, source_line
from ui.comparison import show_comparison
from ui.copying import copy_html, copy_text
from ui.feedback_view import show_verdict
from ui.safe import escape, find_values, label, marked, notice, shorten
from ui.session import Ask, Place, Turn, leaves, session
from ui.sources import open_source, pills_key
from ui.table import link_html, table_html

# A longer headline is a sentence rather than a figure and is set smaller.
SHORT_HEADLINE = 16
PILL_TITLE = 16
PASSAGES = 3
# Refused before anything was looked up: there is nothing to judge.
NOT_ASKED = ("empty_question", "too_long")


def show_turn(turn: Turn, number: int, *, editable: bool) -> None:
    """What the assistant said in this turn; `editable` chips can ask again."""
    if turn.answer is None:
        st.error(notice(turn.error), icon=":material/error:")
        return
    parts = leaves(turn.answer)
    for part, answer in enumerate(parts):
        if len(parts) > 1:
            st.html(f'<p class="qa-part">{escape(answer.question)}</p>')
        show_answer(answer, number, part, untried=turn.untried)
        show_chips(answer.frame, f"{number}-{part}", editable=editable)
    if turn.answer.reason not in NOT_ASKED:
        show_verdict(turn, number)


def show_answer(answer: Answer, turn: int, part: int, *, untried: bool) -> None:
    """One answer with its citations; `turn` and `part` name its place in the session."""
    if answer.status == "refused":
        st.html(refusal_html(answer))
    else:
        st.html(headline_html(answer))
        show_comparison(answer, pills_key(turn, part))
    _show_pills(answer, turn, part)
    _show_conflicts(answer, pills_key(turn, part))
    _show_near_misses(answer, turn, part, untried=untried)
    _show_reprints(answer)
    if answer.status == "refused" and not answer.near_misses:
        _show_passages(answer)


def headline_html(answer: Answer) -> str:
    """The value large, the note, the sentence with the value marked, the source line."""
    size = "" if len(answer.answer) <= SHORT_HEADLINE else " qa-long"
    lines = [f'<p class="qa-value{size}">{escape(answer.answer)}</p>']
    if answer.message:
        lines.append(f'<p class="qa-note">{escape(answer.message)}</p>')
    if answer.sentence:
        values = [value.text for value in answer.values] or [answer.answer]
        sentence = marked(answer.sentence, find_values(answer.sentence, values))
        lines.append(f'<p class="qa-sentence">{sentence}</p>')
    source = main_citation(answer)
    if source and answer.status == "answered":
        lines.append(f'<p class="qa-source">{escape(source_line(source))}</p>')
    lines.append(copy_html(copy_text(answer)))
    return f'<div class="qa-answer">{"".join(lines)}</div>'


def refusal_html(answer: Answer) -> str:
    """Why there is no answer."""
    return f'<div class="qa-refused">{escape(answer.message or texts.NOT_FOUND)}</div>'


def _show_pills(answer: Answer, turn: int, part: int) -> None:
    if not answer.citations:
        return
    names = {
        pieces[0].n: label(f"{numbers(pieces)} {_pill_name(answer, pieces)}")
        for pieces in by_sentence(answer.citations)
    }
    key = pills_key(turn, part)

    def chosen() -> None:
        n = st.session_state[key]
        open_source(None if n is None else Place(turn, part, n))

    st.pills(
        texts.SOURCES,
        list(names),
        format_func=names.__getitem__,
        key=key,
        on_change=chosen,
        label_visibility="collapsed",
        wrap=True,
    )


def _pill_name(answer: Answer, pieces: Sequence[Citation]) -> str:
    """In a comparison the row that it proves, else the report and the place in it."""
    for cell in answer.table:
        if cell.citation in {piece.n for piece in pieces}:
            return f"{cell.subject or cell.region} {cell.period}".strip()
    citation = pieces[0]
    where = f"第{citation.page}页" if citation.page else section_path(citation).split(" > ")[-1]
    title = shorten(citation.title or citation.doc_id, PILL_TITLE)
    return f"{title} {shorten(where, 10)}".rstrip()


def _show_conflicts(answer: Answer, pills: str) -> None:
    if not answer.conflicts:
        return
    groups = by_sentence(answer.citations)
    pill = {piece.n: place for place, pieces in enumerate(groups) for piece in pieces}
    rows = [
        (
            link_html(conflict.answer, pills, pill.get(conflict.citation, 0)),
            escape(conflict.why),
            escape(f"[{conflict.citation}]"),
        )
        for conflict in answer.conflicts
    ]
    title = f'<p class="qa-small">{escape(texts.CONFLICTS)}</p>'
    st.html(title + table_html(texts.CONFLICT_COLUMNS, rows))


def _show_near_misses(answer: Answer, turn: int, part: int, *, untried: bool) -> None:
    """A button for each that asks for it, in words or, where none find it, by its frame.

    Those still to be tried stand where they will, and cannot be pressed yet.
    """
    if not answer.near_misses:
        return
    st.html(f'<p class="qa-small">{escape(texts.NEAR_MISSES)}</p>')
    with st.container(key=f"near-{turn}-{part}", gap="xsmall"):
        for number, miss in enumerate(answer.near_misses):
            st.button(
                label(near_miss_text(miss)),
                key=f"near-{turn}-{part}-{number}",
                icon=":material/search:",
                disabled=untried,
                on_click=session().ask,
                args=(ask_for(miss),),
            )


def ask_for(miss: NearMiss) -> Ask:
    """What its button asks: its question, which leads to it, or else its frame."""
    if miss.question:
        return Ask(miss.question, context=())
    note = texts.ASKED_NEAR + asked_words(miss.frame)
    return Ask(miss.frame.question, miss.frame, note, context=(), miss=miss)


def near_miss_text(miss: NearMiss) -> str:
    """What the button of a near miss reads: what it is of, the value and its source."""
    value = f"{miss.answer} [{miss.citation}]"
    unknown = [name for name in miss.differs if name.endswith(texts.UNKNOWN)]
    other = [name for name in miss.differs if name not in unknown]
    said = [*unknown, f"{'、'.join(other)}{texts.DIFFERENT}"] if other else unknown
    differs = f"（{'，'.join(said)}）" if said else ""
    return f"{miss.question.rstrip('？?') or asked_words(miss.frame)}：{value}{differs}"


def _show_reprints(answer: Answer) -> None:
    if answer.reprints:
        with st.expander(label(texts.REPRINTS.format(count=len(answer.reprints)))):
            items = "".join(f"<li>{escape(name)}</li>" for name in answer.reprints)
            st.html(f'<ul class="qa-list">{items}</ul>')


def _show_passages(answer: Answer) -> None:
    if answer.hits:
        with st.expander(label(texts.PASSAGES)):
            for hit in answer.hits[:PASSAGES]:
                path = " > ".join((hit.chunk.doc_id, *hit.chunk.section))
                st.html(
                    f'<p class="qa-source">{escape(path)}</p>'
                    f'<div class="qa-passage">{escape(hit.chunk.text)}</div>'
                )
