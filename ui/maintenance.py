"""What a maintainer does on the reports page: hand in files, rebuild, see what came of it."""

from collections.abc import Mapping, Sequence
from typing import Any

import streamlit as st

from core.errors import PolicyQAError
from core.formats import SUFFIXES
from core.settings import settings
from ui import texts
from ui.boundary import message_for
from ui.rebuild import State, leave_out, rebuild
from ui.safe import escape, label, notice
from ui.table import table_html
from ui.uploads import keep_upload

POLL_SECONDS = 2
LISTED = 10
_COUNTED = ("added", "changed", "removed", "unchanged", "failed")


def show_upload() -> None:
    """Files by drag and drop, and the button that keeps them and rebuilds."""
    with st.expander(texts.UPLOAD, icon=":material/upload_file:"), st.container(key="upload"):
        limit = settings().max_report_mb
        kinds = "、".join(suffix.removeprefix(".") for suffix in SUFFIXES)
        st.html(f'<p class="qa-small">{escape(texts.UPLOAD_HINT.format(kinds=kinds, limit=limit))}')
        turn = st.session_state.setdefault("upload_turn", 0)
        files = st.file_uploader(
            texts.UPLOAD,
            type=[suffix.removeprefix(".") for suffix in SUFFIXES],
            accept_multiple_files=True,
            key=f"upload-{turn}",
            max_upload_size=limit,
            label_visibility="collapsed",
        )
        replace = st.checkbox(texts.UPLOAD_REPLACE, key="upload-replace")
        if st.button(texts.UPLOAD_KEEP, type="primary", disabled=not files, key="upload-keep"):
            st.session_state["upload_told"] = [_kept(file, replace) for file in files]
            st.session_state["upload_turn"] = turn + 1
            rebuild().start()
            st.rerun()
        for name, trouble in st.session_state.get("upload_told", []):
            said = texts.UPLOAD_TROUBLE if trouble else texts.UPLOAD_KEPT
            st.html(f'<p role="status">{escape(said.format(name=name, trouble=trouble))}</p>')


def _kept(file: Any, replace: bool) -> tuple[str, str]:
    """The name of an upload, and why it was not kept (empty if it was)."""
    try:
        return keep_upload(file.name, file.getvalue(), settings().corpus, replace=replace), ""
    except PolicyQAError as error:
        return file.name, message_for(error)


@st.fragment(run_every=POLL_SECONDS)
def show_rebuild() -> None:
    """How far the rebuild is, of whichever session began it; what the latest one changed."""
    state = rebuild().state
    seen = st.session_state.setdefault("rebuild_seen", state.number)
    if seen != state.number:
        st.session_state["rebuild_seen"] = state.number
        st.rerun()
    with st.container(key="rebuild"):
        if state.running:
            _show_progress(state)
        else:
            st.button(
                texts.REBUILD,
                key="rebuild-start",
                help=texts.REBUILD_HELP,
                icon=":material/sync:",
                on_click=_start,
            )
            _show_outcome(state)


def _start() -> None:
    rebuild().start()


def _show_progress(state: State) -> None:
    share = state.done / state.total if state.total else 0.0
    counted = f" {state.done}/{state.total}" if state.total else ""
    st.progress(min(1.0, share), text=label(f"{state.stage or texts.REBUILDING}{counted}"))
    st.html(f'<p class="qa-small">{escape(texts.REBUILD_MEANWHILE)}</p>')
    st.button(texts.STOP, key="rebuild-stop", type="tertiary", on_click=rebuild().stop)


def _show_outcome(state: State) -> None:
    if state.error:
        st.error(notice(state.error), icon=":material/error:")
    elif state.summary is not None:
        st.html(outcome_html(state.summary))


def outcome_html(summary: Mapping[str, Any]) -> str:
    """What a rebuild changed, with the names where they are few, and why files failed."""
    counts = "，".join(f"{texts.CHANGES[name]} {len(summary[name])}" for name in _COUNTED)
    done = texts.REBUILT if summary["published"] else texts.NOTHING_NEW
    lines = [f'<p role="status">{escape(done)}{escape(counts)}</p>']
    for name in ("added", "changed", "removed", "stale"):
        if found := summary[name]:
            more = texts.AND_MORE.format(count=len(found)) if len(found) > LISTED else ""
            listed = "、".join(found[:LISTED]) + more
            lines.append(f'<p class="qa-small">{escape(f"{texts.CHANGES[name]}：{listed}")}</p>')
    return "".join(lines)


def show_failed(failed: Mapping[str, str]) -> None:
    """The files that could not be read, with what to do."""
    if failed:
        with st.expander(
            label(texts.FAILED.format(count=len(failed))),
            icon=":material/warning:",
            expanded=True,
        ):
            rows = [(escape(name), escape(reason)) for name, reason in sorted(failed.items())]
            st.html(table_html(texts.FAILED_COLUMNS, rows))


def show_excluded(excluded: Sequence[str], gone: Mapping[str, str]) -> None:
    """Reports that are left out, each with a button that takes it in again.

    `gone` are those that the index already lacks; the others wait for a rebuild.
    """
    if not excluded:
        return
    with st.expander(label(texts.EXCLUDED.format(count=len(excluded)))):
        for doc_id in excluded:
            with st.container(horizontal=True, vertical_alignment="center"):
                waits = "" if doc_id in gone else texts.EXCLUDED_WAITS
                st.html(f"<p>{escape(doc_id + waits)}</p>")
                show_leave_out(doc_id, out=False)


def show_leave_out(doc_id: str, *, out: bool) -> None:
    """The button that excludes a report or includes it again, and rebuilds."""

    def clicked() -> None:
        try:
            leave_out(doc_id, out=out)
        except PolicyQAError as error:
            st.toast(label(message_for(error)), icon=":material/warning:")
            return
        rebuild().start()

    st.button(
        texts.EXCLUDE if out else texts.INCLUDE,
        key=f"{'exclude' if out else 'include'}-{doc_id}",
        help=texts.EXCLUDE_HELP if out else None,
        on_click=clicked,
        disabled=rebuild().state.running,
    )
