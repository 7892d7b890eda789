"""Questions asked before: those of this session, and of all sessions if a setting says so."""

import logging
from dataclasses import asdict
from datetime import datetime

from core.settings import settings
from ui.lines import append_line, keep_lines, read_lines
from ui.session import Asked, Session, Turn, leaves

# Longest text kept of a question or an answer.
LONGEST = 500

log = logging.getLogger("policyqa.ui")


def remember(state: Session, turn: Turn, context: tuple[str, ...]) -> None:
    """Add a turn to the history; a disk that refuses costs no answer.

    `context` are the earlier questions that it may have leaned on.
    """
    now = datetime.now().astimezone().isoformat(timespec="seconds")
    question = turn.ask.words
    answer = turn.answer.answer if turn.answer else ""
    if turn.ask.frame and question == turn.ask.question:  # not of the question as it is written
        answer = ""
    leans = any(part.frame.inherited for part in leaves(turn.answer))
    context = tuple(words[:LONGEST] for words in context) if leans else ()
    asked = Asked(now, question[:LONGEST], answer[:LONGEST], context)
    state.asked.append(asked)
    file = settings().history
    if file:
        try:
            append_line(file, asdict(asked))
        except OSError as error:
            log.warning("history: %s", error)


def found(state: Session, words: str, most: int) -> list[Asked]:
    """The latest that hold all these words, each question once."""
    file = settings().history
    rows = [_asked(row) for row in read_lines(file)] if file else state.asked
    wanted = words.lower().split()
    latest: dict[str, Asked] = {}
    for asked in reversed(rows):
        text = " ".join((asked.question, *asked.context, asked.answer)).lower()
        if all(word in text for word in wanted):
            latest.setdefault(asked.question + "\n".join(asked.context), asked)
    return list(latest.values())[:most]


def forget(state: Session, question: str | None = None) -> None:
    """Delete a question wherever it stands, or (None) everything.

    Raises:
        OSError: the disk refused.
    """
    state.asked = [a for a in state.asked if question is not None and a.question != question]
    file = settings().history
    if file:
        keep_lines(file, lambda row: question is not None and row.get("question") != question)


def _asked(row: dict[str, object]) -> Asked:
    context = row.get("context")
    words = tuple(map(str, context)) if isinstance(context, list) else ()
    time, question, answer = (str(row.get(name, "")) for name in ("time", "question", "answer"))
    return Asked(time, question, answer, words)
