"""The reports page: what the index holds and how well it was read, and how it is kept up."""

from collections.abc import Callable

import streamlit as st

from core.index.snapshot import Snapshot
from core.index.store import IndexStore, stands_in
from core.schema import ReportInfo
from core.settings import settings
from ui import texts
from ui.boundary import boundary
from ui.feedback_view import show_export
from ui.maintenance import show_excluded, show_failed, show_rebuild, show_upload
from ui.report_view import published_line, quality_line, show_report
from ui.safe import escape, label, notice
from ui.service import current_assistant, known_reports
from ui.table import page_of, show_rows

PAGE = 25
# The report that is open, in the page's address: it survives a reload and can be sent on.
OPENED = "report"


def show_reports() -> None:
    """Draw the page. Files can be handed in and indexed even where there is no index yet."""
    st.html(f'<div class="qa-welcome"><h1>{escape(texts.REPORTS_PAGE)}</h1></div>')
    opened = st.query_params.get(OPENED)
    with boundary():
        if not opened:
            show_upload()
        show_rebuild()
    with boundary():
        snapshot = current_assistant().snapshot
        if snapshot.instead_of:
            st.warning(notice(stands_in(snapshot.id)), icon=":material/healing:")
        if opened:
            _show_one(snapshot, opened)
        else:
            _show_all(snapshot)


def _show_one(snapshot: Snapshot, doc_id: str) -> None:
    st.button(texts.BACK, key="close-report", icon=":material/arrow_back:", on_click=_close)
    info = next((info for info in known_reports(snapshot) if info.doc_id == doc_id), None)
    if info:
        show_report(snapshot, info)
    else:
        st.info(label(texts.REPORT_GONE.format(name=doc_id)))


def _show_all(snapshot: Snapshot) -> None:
    show_failed(snapshot.manifest.failed)
    excluded = sorted(IndexStore(settings().index).excluded())
    show_excluded(excluded, snapshot.manifest.excluded)
    reports = known_reports(snapshot)
    st.html(f"<p>{escape(texts.REPORT_COUNT.format(count=len(reports)))}</p>")
    wanted = st.text_input(
        texts.REPORT_SEARCH,
        key="report-search",
        placeholder=texts.REPORT_SEARCH,
        label_visibility="collapsed",
    )
    found = [report for report in reports if matches(report, wanted)]
    start = page_of(len(found), PAGE, "report-page")
    shown = found[start : start + PAGE]
    show_rows(texts.REPORT_COLUMNS, [row(report) for report in shown], "reports", _open(shown))
    show_export()


def _open(shown: list[ReportInfo]) -> Callable[[int], None]:
    def opened(number: int) -> None:
        st.query_params[OPENED] = shown[number].doc_id

    return opened


def _close() -> None:
    st.query_params.pop(OPENED, None)


def row(report: ReportInfo) -> tuple[str, ...]:
    """One line of the list, in the order of `texts.REPORT_COLUMNS`."""
    return (
        report.title or report.doc_id,
        report.publisher,
        published_line(report),
        report.region,
        quality_line(report.quality),
        report.path + (texts.STALE if report.stale else ""),
    )


def matches(report: ReportInfo, wanted: str) -> bool:
    """Whether every word looked for stands in the title, the publisher or the file's name."""
    text = f"{report.title} {report.publisher} {report.doc_id} {report.path}".lower()
    return all(word in text for word in wanted.lower().split())
