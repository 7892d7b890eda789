"""The 指标 page: the figures of the index by region, year, indicator and unit."""

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TypeVar

import streamlit as st

from core.index.browsing import FactBrowser, FactFilter, Overview
from core.index.snapshot import Snapshot
from core.schema import Fact
from ui import texts
from ui.boundary import boundary
from ui.citations import cite
from ui.coverage import show_coverage
from ui.facts_chart import show_chart
from ui.facts_table import fact_row, to_csv
from ui.passage import show_head, show_quote
from ui.safe import escape, label
from ui.service import current_assistant, known_reports, overview
from ui.table import page_of, show_rows

PAGE = 25
Option = TypeVar("Option", str, int)

# A file of more does not open in a spreadsheet.
EXPORTED = 100_000


def show_facts() -> None:
    """Draw the page."""
    with boundary():
        snapshot = current_assistant().snapshot
        st.html(
            f'<div class="qa-welcome"><h1>{escape(texts.FACTS_PAGE)}</h1>'
            f"<p>{escape(texts.FACTS_HINT)}</p></div>"
        )
        wanted = _filter(snapshot)
        found = overview(snapshot, wanted)
        if found.count:
            _show_found(snapshot, wanted, found)
        else:
            st.info(label(texts.FACTS_NONE))
        show_coverage(found, expanded=wanted == FactFilter())


def _filter(snapshot: Snapshot) -> FactFilter:
    known = overview(snapshot, FactFilter())
    with st.container(key="facts-filter", horizontal=True, gap="small"):
        indicator = st.text_input(
            texts.FIELDS["indicator"], key="facts-indicator", placeholder=texts.FACTS_WORDS
        )
        region = _choice(texts.FIELDS["regions"], known.regions, "facts-region")
        year = _choice(texts.FIELDS["periods"], known.years, "facts-year")
        wanted = FactFilter(region, year, indicator.strip())
        units = [name for name in overview(snapshot, wanted).units if name]
        unit = _choice(texts.UNIT, units, "facts-unit")
    return replace(wanted, unit=unit)


def _choice(title: str, options: Sequence[Option], key: str) -> Option | None:
    """A list to choose from, or nothing; a choice that is gone is let go."""
    if st.session_state.get(key) not in options:
        st.session_state[key] = None
    return st.selectbox(title, options, key=key, placeholder=texts.ANY)


def _show_found(snapshot: Snapshot, wanted: FactFilter, found: Overview) -> None:
    count = found.count
    browser = FactBrowser(snapshot)
    reports = {report.doc_id: report for report in known_reports(snapshot)}
    with st.container(horizontal=True, vertical_alignment="center"):
        st.html(f"<p>{escape(texts.FACTS_COUNT.format(count=count))}</p>")
        if count <= EXPORTED:
            st.download_button(
                texts.DOWNLOAD_CSV,
                data=lambda: to_csv(browser.page(wanted, 0, EXPORTED), reports),
                file_name="facts.csv",
                mime="text/csv",
                on_click="ignore",
                key="facts-csv",
            )
    show_chart(browser, wanted, found.units)
    with st.container(key="layout"):
        left, right = st.columns([3, 2], gap="large")
    with left, st.container(key="chat"):
        start = page_of(count, PAGE, "facts-page")
        facts = browser.page(wanted, start, PAGE)
        show_rows(texts.FACT_COLUMNS, [fact_row(f) for f in facts], _rows_key(facts), _open(facts))
    with right:
        _show_source(snapshot)


def _rows_key(facts: Sequence[Fact]) -> str:
    """Another key for other rows: a click on a list that is just replaced opens nothing wrong."""
    places = "\n".join(f"{fact.chunk_id} {fact.start}" for fact in facts)
    return f"facts-{hashlib.sha256(places.encode()).hexdigest()[:8]}"


def _open(facts: Sequence[Fact]) -> Callable[[int], None]:
    def opened(number: int) -> None:
        st.session_state["fact"] = facts[number]

    return opened


def _show_source(snapshot: Snapshot) -> None:
    fact: Fact | None = st.session_state.get("fact")
    chunk = next(iter(snapshot.chunks([fact.chunk_id])), None) if fact else None
    with st.container(key="source-opened" if fact else "source-latest"):
        if not fact:
            st.html(f'<div class="qa-hint"><p>{escape(texts.FACTS_SOURCE_HINT)}</p></div>')
            return
        show_head(texts.SOURCE_PANEL, "close-fact", _close)
        if chunk is None:
            st.warning(label(texts.SOURCE_GONE))
            return
        pieces = cite(snapshot.report(fact.doc_id), chunk, fact.sentence)
        show_quote(snapshot, pieces, pieces, "fact")


def _close() -> None:
    st.session_state["fact"] = None
