"""The proof that an answer must pass before it is shown."""

import re
from collections.abc import Callable

from answerer.answer import Answer
from core.errors import UngroundedAnswer
from core.schema import Report
from core.text import fold

_NUMERAL = re.compile(r"\d+(?:\.\d+)?")


def proved(answer: Answer, report_of: Callable[[str], Report]) -> Answer:
    """The same answer, if each quote is the report's text and each figure is grounded.

    A figure of the headline must stand in a cited quote or in a shown step; a
    figure of the table in a cited quote.

    Raises:
        UngroundedAnswer: a quote is not at its place, or a figure stands nowhere.
    """
    for citation in answer.citations:
        text = report_of(citation.doc_id).text
        if text[citation.start : citation.end] != citation.quote:
            raise UngroundedAnswer(f"quote {citation.n} is not the text of {citation.doc_id}")
    quotes = _figures("".join(citation.quote for citation in answer.citations))
    for quoted in (citation.quote for citation in answer.citations):
        quotes |= _figures(quoted)
    shown = quotes | {figure for step in answer.steps for figure in _figures(step)}
    for part in answer.parts:
        proved(part, report_of)
        shown |= _figures(part.answer)
    _demand(_figures(answer.answer), shown, answer)
    for cell in answer.table:
        _demand(_figures(cell.value), quotes, answer)
    return answer


def _demand(figures: set[str], grounds: set[str], answer: Answer) -> None:
    missing = figures - grounds
    if missing:
        raise UngroundedAnswer(f"{sorted(missing)} of {answer.answer!r} stand in no quote or step")


def _figures(text: str) -> set[str]:
    return set(_NUMERAL.findall(re.sub(r"\s", "", fold(text))))
