"""The source panel beside the chat: one citation, with everything needed to check it."""

import streamlit as st

from answerer.answer import Citation
from core.index.snapshot import Snapshot
from ui import texts
from ui.citations import by_sentence, numbers
from ui.passage import show_head, show_quote
from ui.safe import escape
from ui.service import known_reports
from ui.session import Place, session


def show_sources(snapshot: Snapshot) -> None:
    """The panel beside the chat: the source that was opened, else the latest answer's first."""
    state = session()
    opened = state.source is not None
    place = state.source or (None if state.source_closed else state.first_source())
    citation = state.citation(place) if place else None
    with st.container(key="source-opened" if opened and citation else "source-latest"):
        if place is None or citation is None:
            _show_hint(snapshot)
        else:
            _show_citation(snapshot, citation, place)


def _show_hint(snapshot: Snapshot) -> None:
    reports = known_reports(snapshot)
    years = sorted({report.published.year for report in reports if report.published})
    scope = texts.REPORT_COUNT.format(count=len(reports))
    if years:
        scope += f"，{years[0]}年" if len(years) == 1 else f"，{years[0]}–{years[-1]}年发布"
    st.html(
        f'<div class="qa-hint"><h3>{escape(texts.SCOPE)}</h3><p>{escape(scope)}</p>'
        f"<p>{escape(texts.SOURCE_HINT)}</p></div>"
    )


def _show_citation(snapshot: Snapshot, citation: Citation, place: Place) -> None:
    citations = session().citations(place)
    pieces = next(group for group in by_sentence(citations) if citation in group)
    show_head(f"{texts.SOURCE_PANEL} {numbers(pieces)}", "close-source", close_source)
    show_quote(snapshot, pieces, citations, "original")


def open_source(place: Place | None) -> None:
    """Open a source (None closes) and let go of the pills of all other citations."""
    state = session()
    if place is None:
        state.close_source()
    else:
        state.show_source(place)
    for key in list(st.session_state):
        if str(key).startswith("cite-") and (
            place is None or key != pills_key(place.turn, place.part)
        ):
            st.session_state[key] = None


def close_source() -> None:
    """Close the panel."""
    open_source(None)


def pills_key(turn: int, part: int) -> str:
    """The widget key of the citation pills of one answer."""
    return f"cite-{turn}-{part}"
