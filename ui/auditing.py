"""Each question goes to the audit log, where a setting asks for one."""

import logging
from datetime import datetime

import streamlit as st

from core.audit import AuditEntry, AuditLog
from core.logs import request_id
from core.settings import settings
from ui.session import Session, Turn, leaves

LONGEST = 500

log = logging.getLogger("policyqa.ui")


def record(state: Session, turn: Turn) -> None:
    """Add a turn to the audit log; a disk that refuses costs no answer and is logged."""
    audit = _audit()
    if audit is None:
        return
    cited = {c.doc_id: None for answer in leaves(turn.answer) for c in answer.citations}
    now = datetime.now().astimezone().isoformat(timespec="seconds")
    status = turn.answer.status if turn.answer else "error"
    question = turn.ask.question[:LONGEST]
    try:
        audit.write(AuditEntry(now, request_id(), state.who, question, status, tuple(cited)))
    except OSError as error:
        log.error("audit log: %s", error)


@st.cache_resource(show_spinner=False)
def _audit() -> AuditLog | None:
    chosen = settings()
    return AuditLog(chosen.audit, chosen.audit_days) if chosen.audit else None
