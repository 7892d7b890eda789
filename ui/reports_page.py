"""The reports that the index holds, as a list to look through."""

import streamlit as st

from core.snapshot import ReportInfo
from ui import texts
from ui.boundary import boundary
from ui.feedback_view import show_export
from ui.safe import escape
from ui.service import current_assistant, known_reports


def show_reports() -> None:
    """Draw the page."""
    with boundary():
        reports = known_reports(current_assistant().snapshot)
        st.html(
            f'<div class="qa-welcome"><h1>{escape(texts.REPORTS_PAGE)}</h1>'
            f"<p>{escape(texts.REPORT_COUNT.format(count=len(reports)))}</p></div>"
        )
        wanted = st.text_input(
            texts.REPORT_SEARCH,
            key="report-search",
            placeholder=texts.REPORT_SEARCH,
            label_visibility="collapsed",
        )
        rows = [row(report) for report in reports if matches(report, wanted)]
        st.dataframe(
            [dict(zip(texts.REPORT_COLUMNS, values, strict=True)) for values in rows],
            hide_index=True,
            width="stretch",
            key="report-list",
        )
        show_export()


def row(report: ReportInfo) -> tuple[str, str, str, str, int, str]:
    """One line of the list, in the order of `texts.REPORT_COLUMNS`."""
    published = report.published.isoformat() if report.published else ""
    return (
        report.title or report.doc_id,
        report.publisher,
        published,
        report.region,
        report.chunks,
        report.path + (texts.STALE if report.stale else ""),
    )


def matches(report: ReportInfo, wanted: str) -> bool:
    """Whether every word looked for stands in the title, the publisher or the file's name."""
    text = f"{report.title} {report.publisher} {report.doc_id} {report.path}".lower()
    return all(word in text for word in wanted.lower().split())
