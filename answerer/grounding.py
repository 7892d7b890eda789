"""The proof that an answer must pass before it is shown."""

import re
from collections.abc import Callable, Sequence
from itertools import pairwise

from answerer.answer import Answer, Citation
from core.errors import UngroundedAnswer
from core.language.text import fold
from core.schema import Report

# What parts the cells of a row in plain text.
_GAP = re.compile(r"\t|[ \u3000]{2,}")
# The operations whose headline names things compared.
_WON = frozenset({"most", "least", "ranking", "passing", "leading"})
# What such a headline may say beside names and figures of the table.
_BESIDE = re.compile(r"相同$|^没有$|（[^）]*）|[、＞]")
_NUMERAL = re.compile(r"\d+(?:\.\d+)?")


def proved(answer: Answer, report_of: Callable[[str], Report]) -> Answer:
    """The same answer, if each quote is the report's text and each figure is grounded.

    A figure of the headline must stand in a cited quote or in a shown step; a
    figure of the table in a cited quote; the winner of a comparison must be the
    label of rows with a figure.

    Raises:
        UngroundedAnswer: a quote is not at its place, a figure stands nowhere, or a winner
            is no row.
    """
    for citation in answer.citations:
        text = report_of(citation.doc_id).text
        if text[citation.start : citation.end] != citation.quote:
            raise UngroundedAnswer(f"quote {citation.n} is not the text of {citation.doc_id}")
    quotes = {figure for quote in _sentences(answer.citations) for figure in _figures(quote)}
    shown = quotes | {figure for step in answer.steps for figure in _figures(step)}
    for part in answer.parts:
        proved(part, report_of)
        shown |= _figures(part.answer)
    _demand(_figures(answer.answer), shown, answer)
    for cell in answer.table:
        _demand(_figures(cell.value), quotes, answer)
    if answer.status == "compared" and answer.frame.operation in _WON and not answer.parts:
        _demand_rows(answer)
    return answer


def _demand_rows(answer: Answer) -> None:
    """The headline must be made of labels of the table's rows that have a cited figure."""
    rows = [cell for cell in answer.table if cell.value and cell.citation]
    labels = {label for c in rows for label in (c.region, c.subject, c.period)}
    rest = answer.answer
    for label in sorted(labels - {""}, key=len, reverse=True):
        rest = rest.replace(label, "")
    if _BESIDE.sub("", rest):
        raise UngroundedAnswer(f"{answer.answer!r} is no row of its table")


def _sentences(citations: Sequence[Citation]) -> list[str]:
    """The quotes, and the pieces of one interrupted sentence put together again."""
    found = [citation.quote for citation in citations]
    for one, other in pairwise(citations):
        if one.chunk_id == other.chunk_id and one.end <= other.start:
            found.append(one.quote + other.quote)
    return found


def _demand(figures: set[str], grounds: set[str], answer: Answer) -> None:
    missing = figures - grounds
    if missing:
        raise UngroundedAnswer(f"{sorted(missing)} of {answer.answer!r} stand in no quote or step")


def _figures(text: str) -> set[str]:
    """The numerals of a text, read on across blanks, and as the blanks part them.

    A table's row has its cells apart, and 15012345678 2、 two numbers.
    """
    pieces = {text, *_GAP.split(text), *text.split()}
    return {n for piece in pieces for n in _NUMERAL.findall(re.sub(r"\s", "", fold(piece)))}
