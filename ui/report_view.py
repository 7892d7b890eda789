"""One report as the indexer understood it: its sections, its text, the figures found in it."""

from collections.abc import Sequence
from itertools import groupby

import streamlit as st

from core.index.snapshot import Snapshot
from core.schema import Chunk, Fact, Quality, ReportInfo, Span
from ui import texts
from ui.facts_table import fact_row
from ui.maintenance import show_leave_out
from ui.safe import escape, label, marked
from ui.table import page_of, table_html

# Passages, and facts, of one page.
PASSAGES = 20
FACTS = 50


def show_report(snapshot: Snapshot, info: ReportInfo) -> None:
    """The report under the list."""
    st.html(
        f'<p class="qa-title">{escape(info.title or info.doc_id)}</p>'
        f'<p class="qa-source">{escape(_origin(info))}</p>'
        f'<p class="qa-source">{escape(quality_line(info.quality))}</p>'
    )
    show_leave_out(info.doc_id, out=True)
    text, facts = st.tabs([texts.REPORT_TEXT, texts.REPORT_FACTS])
    with text:
        _show_text(snapshot, info)
    with facts:
        _show_facts(snapshot, info)


def quality_line(quality: Quality) -> str:
    """How well a report was read, on one line."""
    parts = [f"段落 {quality.chunks}", f"数据 {quality.facts}"]
    if quality.pages:
        parts.insert(0, f"{quality.pages} 页")
    if quality.recognised and quality.confidence is not None:
        parts.append(f"文字识别 {quality.recognised} 页，平均把握 {quality.confidence:.0%}")
    if quality.aside:
        parts.append(f"不作答的文字 {quality.aside:.0%}")
    if quality.repeated:
        parts.append(f"重复段落 {quality.repeated} 处")
    return "，".join(parts)


def published_line(info: ReportInfo) -> str:
    """The day or year that a report is of, and whether it says so itself; empty if unknown."""
    if info.published:
        return info.published.isoformat() + (texts.YEAR_GUESSED if info.year else "")
    return f"{info.year}年{texts.GUESSED}" if info.year else ""


def _origin(info: ReportInfo) -> str:
    stale = texts.STALE if info.stale else ""
    parts = (info.publisher, published_line(info), info.region, info.path + stale)
    return " · ".join(part for part in parts if part)


def _show_text(snapshot: Snapshot, info: ReportInfo) -> None:
    chunks = snapshot.chunks_of(info.doc_id)
    start = page_of(len(chunks), PASSAGES, f"passages-{info.doc_id}")
    shown = chunks[start : start + PASSAGES]
    found: dict[str, list[Fact]] = {}
    for fact in snapshot.facts([chunk.chunk_id for chunk in shown]):
        found.setdefault(fact.chunk_id, []).append(fact)
    for section, passages in groupby(shown, key=lambda chunk: chunk.section):
        html = "".join(chunk_html(chunk, found.get(chunk.chunk_id, ())) for chunk in passages)
        st.html(f'<p class="qa-part">{escape(" > ".join(section) or texts.NO_SECTION)}</p>{html}')


def chunk_html(chunk: Chunk, facts: Sequence[Fact]) -> str:
    """A passage with its figures marked and what 该县 and 今年 mean in it."""
    text = marked(chunk.text, [Span(fact.start, fact.end) for fact in facts])
    page = f"第{chunk.page}页" if chunk.page else ""
    year = f"{chunk.year}年" if chunk.year else ""
    known = " · ".join(part for part in (page, chunk.region, year) if part)
    note = f'<p class="qa-small">{escape(known)}</p>' if known else ""
    return f'<div class="qa-passage">{text}</div>{note}'


def _show_facts(snapshot: Snapshot, info: ReportInfo) -> None:
    facts = snapshot.facts_of(info.doc_id)
    if not facts:
        st.info(label(texts.NO_FACTS))
        return
    start = page_of(len(facts), FACTS, f"facts-{info.doc_id}")
    rows = [[escape(cell) for cell in fact_row(fact)] for fact in facts[start : start + FACTS]]
    st.html(table_html(texts.FACT_COLUMNS, rows))
