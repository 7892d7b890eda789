"""A quote where it stands: its passage, its neighbours, its page, the file to take away."""

import base64
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

import streamlit as st

from answerer.answer import Citation
from core.errors import BadInputError
from core.index.snapshot import Snapshot
from core.schema import Box, Chunk, Report, Span
from ui import texts
from ui.citations import section_path
from ui.originals import original, page_picture
from ui.safe import escape, joined, label, marked

# Characters shown around a quote at most, each side, and how far a line is completed.
AROUND = 600
LINE = 200
# Room around a frame, in shares of the page.
_MARGIN = 0.004


def show_quote(
    snapshot: Snapshot, pieces: Sequence[Citation], citations: Sequence[Citation], key: str
) -> None:
    """A sentence (in `pieces`) in its report, with every quote of `citations` marked."""
    report = _report(snapshot, pieces[0])
    if report is None:
        st.warning(label(texts.SOURCE_GONE))
        return
    chunk = next(iter(snapshot.chunks([pieces[0].chunk_id])), None)
    st.html(_heading(pieces[0]) + _passages(report, chunk, pieces, citations))
    _show_page(snapshot, report, pieces)
    _show_neighbours(snapshot, pieces[0])
    _show_download(report, key)


def show_head(title: str, key: str, close: Callable[[], None]) -> None:
    """The head of the column that a source is shown in, with the button that closes it."""
    with st.container(horizontal=True, vertical_alignment="center"):
        st.html(f'<h3 class="qa-panel">{escape(title)}</h3>')
        icon = ":material/close:"
        st.button(texts.CLOSE, key=key, type="tertiary", icon=icon, on_click=close)


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


def page_html(picture: bytes, boxes: Iterable[Box], page: int) -> str:
    """The page with these boxes framed; a click (see `page.js`) enlarges it."""
    frames = "".join(f'<span class="qa-frame" style="{_place(box)}"></span>' for box in boxes)
    source = base64.b64encode(picture).decode()
    title = texts.PAGE_PICTURE.format(page=page)
    return (
        f'<div class="qa-page" role="button" tabindex="0" title="{escape(texts.ENLARGE)}">'
        f'<div><img src="data:image/jpeg;base64,{source}" alt="{escape(title)}">{frames}</div>'
        "</div>"
    )


def _place(box: Box) -> str:
    left, top = max(0.0, box.left - _MARGIN), max(0.0, box.top - _MARGIN)
    right, bottom = min(1.0, box.right + _MARGIN), min(1.0, box.bottom + _MARGIN)
    return (
        f"left:{left:.2%};top:{top:.2%};"
        f"width:{max(0.0, right - left):.2%};height:{max(0.0, bottom - top):.2%}"
    )


def _report(snapshot: Snapshot, citation: Citation) -> Report | None:
    """The report, if this index still holds it with the quote in its place."""
    try:
        report = snapshot.report(citation.doc_id)
    except BadInputError:
        return None
    return report if report.text[citation.start : citation.end] == citation.quote else None


def _heading(citation: Citation) -> str:
    page = f"第{citation.page}页" if citation.page else ""
    known = (citation.publisher, citation.published, page)
    return (
        f'<p class="qa-title">{escape(citation.title or citation.doc_id)}</p>'
        f'<p class="qa-source">{escape(" · ".join(part for part in known if part))}</p>'
        f'<p class="qa-source">{escape(section_path(citation))}</p>'
    )


def _passages(
    report: Report,
    chunk: Chunk | None,
    pieces: Sequence[Citation],
    citations: Sequence[Citation],
) -> str:
    return f'<p class="qa-gap">{escape(texts.GAP)}</p>'.join(
        passage_html(report, span, citations) for span in passage_spans(report, chunk, pieces)
    )


def _show_page(snapshot: Snapshot, report: Report, pieces: Sequence[Citation]) -> None:
    """The page that the sentence begins on, where the file has pages to look at."""
    file = original(report)
    boxes = [box for p in pieces for box in snapshot.boxes(report.doc_id, p.start, p.end)]
    page = boxes[0].page if boxes else pieces[0].page
    picture = page_picture(file, page) if file and page else None
    if picture and page:
        st.html(page_html(picture, [box for box in boxes if box.page == page], page))


def _show_neighbours(snapshot: Snapshot, citation: Citation) -> None:
    previous, following = snapshot.neighbours(citation.chunk_id)
    for title, chunk in ((texts.PREVIOUS, previous), (texts.NEXT, following)):
        if chunk is not None:
            with st.expander(title):
                st.html(f'<div class="qa-passage">{escape(chunk.text)}</div>')


def _show_download(report: Report, key: str) -> None:
    file = original(report)
    name = file.name if file else f"{Path(report.doc_id).stem or 'report'}.txt"
    st.download_button(
        texts.DOWNLOAD_ORIGINAL,
        data=file.read_bytes if file else report.text.encode,
        file_name=name,
        mime="application/octet-stream" if file else "text/plain",
        icon=":material/download:",
        on_click="ignore",
        key=f"download-{key}",
    )
