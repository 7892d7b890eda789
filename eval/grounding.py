"""Whether an answer can be proved from what it cites, and whether the citation is the right one.

Answers are read in their published JSON form.
"""

import re
from collections.abc import Callable, Iterator
from typing import Any

from core.language.quantities import find_quantities
from core.language.quantity import Quantity
from eval.arithmetic import read_step
from eval.judge import headlines_of
from eval.question import Question
from eval.wording import occurrences, overlaps, squeeze

# Gives the text of a report, or None where it is not known.
TextOf = Callable[[str], str | None]
_GAP = re.compile(r"\t|[ \u3000]{2,}")
_WHEN = re.compile(r"\d{4}年(?:\d{1,2}月)?(?=.)")
# How a day was worked out from a printed word (昨天, 2023-01-18) that must stand in a quote.
_READ_AS = re.compile(
    r"原文写作“(?P<printed>[^”]+)”[^“”]*?(?:即|推定为)(?P<day>\d{4}年\d{1,2}月\d{1,2}日)"
)
# How a place was read off the order of a row, which begins behind 为 or a comma.
_IN_A_ROW = re.compile(
    r"从第(?P<first>\d+)位起依次列出[,，]“(?P<name>[^”]+)”排第(?P<nth>\d+)个[,，]即第(?P<place>\d+)位"
)
# Where one of the rows of a table stands among them.
_AMONG = re.compile(r"(?P<name>.+)在(?P<count>\d+)[地项]中排第(?P<place>\d+)位")
_ROW_BEGINS = re.compile(r"[为是:：,，]")
_ITEMS = re.compile(r"[、,;>\n]|相同")


def is_grounded(answer: dict[str, Any]) -> bool | None:
    """Whether each figure of the headline stands in a cited quote or is the result of a shown step.

    A step counts only if its own figures are grounded and, where it can be
    computed again, if it holds. A headline without figures must itself stand in
    a quote, item by item; the winner of a comparison, in its table with a cited
    value. None for a refusal.
    """
    if answer["status"] == "refused":
        return None
    proved = _Proved(answer)
    return all(proved.headline(text) for text in headlines_of(answer))


def all_citations(answer: dict[str, Any]) -> list[dict[str, Any]]:
    """The citations of the answer and of its parts."""
    own: list[dict[str, Any]] = list(answer["citations"])
    for part in answer.get("parts", ()):
        own += all_citations(part)
    return own


def is_citation_correct(question: Question, answer: dict[str, Any], text_of: TextOf) -> bool | None:
    """Whether every quote is the report's text at its offsets and the evidence is quoted.

    Of a comparison every piece of evidence must be overlapped by a quote, else
    any. None where there is nothing to judge: refused, or no evidence is known.
    """
    if answer["status"] == "refused" or not question.answerable or not question.evidence:
        return None
    citations = all_citations(answer)
    quoted = [
        any(overlaps(citation["quote"], piece) for citation in citations)
        for piece in question.evidence
    ]
    found = all(quoted) if question.type == "compare" else any(quoted)
    return found and all(reproduces(citation, text_of) for citation in citations)


def reproduces(citation: dict[str, Any], text_of: TextOf) -> bool:
    """Whether the offsets give the quote: `text[start:end] == quote`."""
    text = text_of(citation["doc_id"])
    return text is not None and text[citation["start"] : citation["end"]] == citation["quote"]


class _Proved:
    """What the quotes, the table and the steps of one answer prove."""

    def __init__(self, answer: dict[str, Any]) -> None:
        whole = [answer, *answer.get("parts", ())]
        quotes = [citation["quote"] for citation in all_citations(answer)]
        # Of a table's row in plain text each cell counts for itself.
        cells = [cell for quote in quotes for cell in _GAP.split(quote) if cell != quote]
        self.quotes = [squeeze(text) for text in (*quotes, *cells)]
        self._figures = [q for quote in self.quotes for q in find_quantities(quote)]
        self._table = [cell for part in whole for cell in part.get("table", ())]
        steps = [step for part in whole for step in part.get("steps", ())]
        self._steps = squeeze("".join(steps))
        self._days = {
            match["day"]
            for match in _READ_AS.finditer(self._steps)
            if any(match["printed"] in quote for quote in self.quotes)
        }
        for text in steps:
            step = read_step(self._without_names(text))
            if step and step.holds is not False and all(map(self.figure, step.operands)):
                self._figures += step.result
        self._places = {
            f"第{place}位"
            for text in steps
            for place in (*self._place_in_order(text), *self._place_in_table(text))
        }

    def _without_names(self, step: str) -> str:
        """The step less the names of the table's rows: 三个一批 in one is no figure."""
        cells = (cell[key] for cell in self._table for key in ("subject", "region", "period"))
        for name in sorted(filter(None, cells), key=len, reverse=True):
            step = step.replace(name, " ")
        return step

    def _place_in_order(self, step: str) -> Iterator[str]:
        """The place that a step reads off the order of a row, if a quote has the row so."""
        match = _IN_A_ROW.search(squeeze(step))
        if match is None or int(match["first"]) + int(match["nth"]) - 1 != int(match["place"]):
            return
        for quote in self.quotes:
            before, named, _ = quote.partition(match["name"])
            row = _ROW_BEGINS.split(before)[-1]
            if named and row.count("、") + 1 == int(match["nth"]):
                yield match["place"]

    def _place_in_table(self, step: str) -> Iterator[str]:
        """The place that a step counts in the table, if its figures are proved and give it."""
        match = _AMONG.fullmatch(squeeze(step))
        cells = [cell for cell in self._table if cell["value"]]
        names = [squeeze(c["subject"] or c["region"]) for c in cells]
        found = [find_quantities(c["value"])[:1] for c in cells]
        figures = dict(zip(names, found, strict=True))
        own = figures.get(match["name"], []) if match else []
        known = [figure for found in figures.values() for figure in found]
        if match is None or not own or not len(known) == len(cells) == int(match["count"]):
            return
        place = 1 + sum(figure.number > own[0].number for figure in known)
        if place == int(match["place"]) and all(map(self.figure, known)):
            yield match["place"]

    def headline(self, text: str) -> bool:
        if text in self._places:
            return True
        figures = find_quantities(text)
        if figures:
            return all(map(self.figure, figures))
        items = [item for item in _ITEMS.split(squeeze(text)) if item]
        return all(self._quoted(item) or self._wins(item) for item in items)

    def figure(self, figure: Quantity) -> bool:
        form = squeeze(figure.text)
        return any(occurrences(form, quote) for quote in self.quotes) or any(
            _equal(figure, known) for known in self._figures
        )

    def _quoted(self, item: str) -> bool:
        """Whether an item stands in a quote; a step may tell its year, or what day it is."""
        if item in self._days:
            return True
        when = next((w for w in _begins_with(item) if w in self._steps), "")
        bare = item.removeprefix(when)
        return any(item in quote or bare in quote for quote in self.quotes)

    def _wins(self, item: str) -> bool:
        """Whether an item names a row of the table, and every value of the table is proved."""
        cells = [cell for cell in self._table if cell["value"]]
        names = {squeeze(cell[key]) for cell in cells for key in ("region", "subject", "period")}
        named = any(name and (name in item or item in name) for name in names)
        figures = [figure for cell in cells for figure in find_quantities(cell["value"])]
        return named and all(map(self.figure, figures))


def _equal(first: Quantity, second: Quantity) -> bool:
    same_unit = not first.unit or not second.unit or first.unit == second.unit
    return same_unit and abs(first.number) == abs(second.number) and first.upper == second.upper


def _begins_with(date: str) -> list[str]:
    """The year, and the year with the month, that a date begins with; the longer first."""
    match = _WHEN.match(date)
    return [match.group(), match.group()[:5]] if match else []
