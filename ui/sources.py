"""The source panel: a citation in its passage, with everything needed to check it."""

from collections.abc import Sequence
from pathlib import Path

import streamlit as st

from answerer.answer import Citation
from core.errors import BadInputError
from core.schema import Chunk, Report, Span
from core.settings import settings
from core.snapshot import Snapshot
from ui import texts
from ui.safe import escape, joined, label, marked
from ui.service import known_reports
from ui.session import Place, session

# Characters shown around a quote at most, each side, and how far a line is completed.
AROUND = 600
LINE = 200

# A quote that ends in none of these goes on in the next piece of its passage.
_SENTENCE_ENDS = tuple("。！？!?；;…”）)\n")

# Formats that people open as they are; of the others the decoded text is handed out.
_ORIGINALS = {".pdf", ".docx", ".xlsx", ".html", ".csv"}


def source_line(citation: Citation) -> str:
    """标题 · 发布者 · 日期 · 第n页 · 章节, leaving out what is not known."""
    page = f"第{citation.page}页" if citation.page else ""
    title = citation.title or citation.doc_id
    parts = (title, citation.publisher, citation.published, page, section_path(citation))
    return " · ".join(part for part in parts if part)


def section_path(citation: Citation) -> str:
    """The headings above the quote, outermost first, without the report's own title."""
    return " > ".join(heading for heading in citation.section if heading != citation.title)


def by_sentence(citations: Sequence[Citation]) -> list[tuple[Citation, ...]]:
    """The citations in order, the pieces of one sentence together.

    A caption or a column break can interrupt a sentence: its pieces are
    citations of their own, one after another in the same passage.
    """
    groups: list[tuple[Citation, ...]] = []
    for citation in sorted(citations, key=lambda c: c.n):
        if groups and _goes_on(groups[-1][-1], citation):
            groups[-1] += (citation,)
        else:
            groups.append((citation,))
    return groups


def numbers(pieces: Sequence[Citation]) -> str:
    """[1], or [1][2] for a sentence in two pieces."""
    return "".join(f"[{piece.n}]" for piece in pieces)


def _goes_on(piece: Citation, following: Citation) -> bool:
    return (
        piece.chunk_id == following.chunk_id
        and piece.n + 1 == following.n
        and piece.end <= following.start
        and not piece.quote.rstrip().endswith(_SENTENCE_ENDS)
    )


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


def passage_span(report: Report, chunk: Chunk | None, citation: Citation) -> Span:
    """The part of the report to show: the quote's passage, filled up to whole lines."""
    start, end = citation.start, citation.end
    for span in chunk.spans if chunk else ():
        if span.start < end and start < span.end:
            start, end = min(start, span.start), max(end, span.end)
    start = max(start, citation.start - AROUND)
    end = min(end, citation.end + AROUND)
    line_start = report.text.rfind("\n", max(0, start - LINE), start) + 1
    line_end = report.text.find("\n", end, end + LINE)
    return Span(line_start or start, end if line_end < 0 else line_end)


def passage_spans(report: Report, chunk: Chunk | None, pieces: Sequence[Citation]) -> list[Span]:
    """The parts of the report to show for a sentence in pieces; only words make a gap."""
    whole: list[Span] = []
    for span in joined([passage_span(report, chunk, piece) for piece in pieces], len(report.text)):
        if whole and not report.text[whole[-1].end : span.start].strip():
            whole[-1] = Span(whole[-1].start, span.end)
        else:
            whole.append(span)
    return whole


def passage_html(report: Report, span: Span, citations: Sequence[Citation]) -> str:
    """The passage with every quote of these citations marked."""
    quotes = [
        Span(c.start - span.start, c.end - span.start)
        for c in citations
        if c.doc_id == report.doc_id and c.start < span.end and span.start < c.end
    ]
    text = marked(report.text[span.start : span.end], quotes)
    return f'<div class="qa-passage">{text}</div>'


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
    with st.container(horizontal=True, vertical_alignment="center"):
        title = f"{texts.SOURCE_PANEL} {numbers(pieces)}"
        st.html(f'<h3 class="qa-panel">{escape(title)}</h3>')
        st.button(
            texts.CLOSE,
            key="close-source",
            type="tertiary",
            icon=":material/close:",
            on_click=close_source,
        )
    report = _report(snapshot, citation)
    if report is None:
        st.warning(label(texts.SOURCE_GONE))
        return
    chunk = next(iter(snapshot.chunks([citation.chunk_id])), None)
    _show_passage(report, chunk, citations, pieces)
    _show_neighbours(snapshot, citation)
    _show_download(report)


def _report(snapshot: Snapshot, citation: Citation) -> Report | None:
    """The report, if this index still holds it with the quote in its place."""
    try:
        report = snapshot.report(citation.doc_id)
    except BadInputError:
        return None
    return report if report.text[citation.start : citation.end] == citation.quote else None


def _show_passage(
    report: Report,
    chunk: Chunk | None,
    citations: Sequence[Citation],
    pieces: Sequence[Citation],
) -> None:
    citation = pieces[0]
    page = f"第{citation.page}页" if citation.page else ""
    known = (citation.publisher, citation.published, page)
    spans = passage_spans(report, chunk, pieces)
    st.html(
        f'<p class="qa-title">{escape(citation.title or citation.doc_id)}</p>'
        f'<p class="qa-source">{escape(" · ".join(part for part in known if part))}</p>'
        f'<p class="qa-source">{escape(section_path(citation))}</p>'
        + f'<p class="qa-gap">{escape(texts.GAP)}</p>'.join(
            passage_html(report, span, citations) for span in spans
        )
    )


def _show_neighbours(snapshot: Snapshot, citation: Citation) -> None:
    previous, following = snapshot.neighbours(citation.chunk_id)
    for title, chunk in ((texts.PREVIOUS, previous), (texts.NEXT, following)):
        if chunk is not None:
            with st.expander(title):
                st.html(f'<div class="qa-passage">{escape(chunk.text)}</div>')


def _show_download(report: Report) -> None:
    original = _original(report)
    name = original.name if original else f"{Path(report.doc_id).stem or 'report'}.txt"
    st.download_button(
        texts.DOWNLOAD_ORIGINAL,
        data=original.read_bytes if original else report.text.encode,
        file_name=name,
        mime="application/octet-stream" if original else "text/plain",
        icon=":material/download:",
        on_click="ignore",
        key="download-original",
    )


def _original(report: Report) -> Path | None:
    """The report's file, if it still lies in the corpus folder and people can open it."""
    corpus = settings().corpus.resolve()
    file = (corpus / report.path).resolve()
    usable = file.suffix.lower() in _ORIGINALS and file.is_relative_to(corpus) and file.is_file()
    return file if usable else None


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
