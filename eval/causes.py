"""Why an answer is wrong, decided from frames, facts and quotes; answers in their JSON form."""

from collections.abc import Iterable, Sequence
from typing import Any

from core.index.snapshot import Snapshot
from core.language.lexicon import group_of
from core.language.periods import Period
from core.language.quantities import find_quantities
from core.language.quantity import Quantity
from core.schema import Fact
from eval.evidence import facts_taken, facts_wanted, frame_of
from eval.grounding import all_citations
from eval.judge import Verdict, headline_of
from eval.question import Question
from eval.wording import overlaps, squeeze

MISREAD = "asked type misread"
NO_REPORT = "report not retrieved"
NO_PASSAGE = "passage not retrieved"
REFUSED = "refused though answerable"
ANSWERED = "answered though unanswerable"
INCOMPLETE = "part of the answer missing"
COMPETING = "competing value beside the right one"
TOO_LONG = "headline too long"
OTHER_UNIT = "value in another unit"
OTHER_YEAR = "value of another year"
OTHER_REGION = "value of another region or subject"
OTHER_QUALIFIER = "value under another qualifier"
SAME_SENTENCE = "other value of the same sentence"
OTHER_VALUE = "other value"
WRONG_CITATION = "right value, wrong citation"

_BY_VERDICT = {"incomplete": INCOMPLETE, "competing": COMPETING, "too_long": TOO_LONG}
# Question type -> (frame types, measures) that are a fair reading of it; no measures: any.
_READINGS: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "count": (("value",), ("", "count", "measure")),
    "amount": (("value",), ("", "money", "measure", "count")),
    "percent": (("value",), ("", "percent", "point", "ratio")),
    "rank": (("rank",), ()),
    "date": (("date",), ()),
    "name": (("name", "text"), ()),
    "text": (("text", "name", "list"), ()),
    "list": (("list",), ()),
    "compare": (("compare",), ()),
}


def cause_of(
    question: Question,
    answer: dict[str, Any],
    verdict: Verdict,
    citation_correct: bool | None,
    snapshot: Snapshot | None,
) -> str:
    """The cause of a wrong answer; empty where nothing is wrong.

    Without a snapshot a wrong value is told apart only by what the quotes show.
    """
    if verdict.right:
        return WRONG_CITATION if citation_correct is False else ""
    if not question.answerable:
        return ANSWERED
    if _is_misread(question, answer):
        return MISREAD
    if answer["hits"] or answer["status"] == "refused":
        missing = _not_retrieved(question, answer["hits"])
        if missing:
            return missing
    if answer["status"] == "refused":
        return REFUSED
    return _BY_VERDICT.get(verdict.why) or _which_other(question, answer, snapshot)


def _is_misread(question: Question, answer: dict[str, Any]) -> bool:
    frame = answer.get("frame") or {}
    if question.type not in _READINGS or "asked" not in frame:
        return False
    asked, measures = _READINGS[question.type]
    if frame["asked"] not in asked:
        return True
    return bool(measures) and frame.get("measure", "") not in measures


def _not_retrieved(question: Question, hits: Sequence[dict[str, Any]]) -> str:
    """What is missing among the hits: of a comparison, any side."""
    found = {hit["doc_id"] for hit in hits}
    if not found.issuperset(question.doc_ids):
        return NO_REPORT
    passages = [squeeze(hit["text"]) for hit in hits]
    held = [any(squeeze(piece) in text for text in passages) for piece in question.evidence]
    return "" if all(held) else NO_PASSAGE


def _which_other(question: Question, answer: dict[str, Any], snapshot: Snapshot | None) -> str:
    """Which other value was taken."""
    got = find_quantities(headline_of(answer))
    if _units_differ(got, [q for form in question.answers for q in find_quantities(form)]):
        return OTHER_UNIT
    quotes = [citation["quote"] for citation in all_citations(answer)]
    same = any(overlaps(quote, piece) for quote in quotes for piece in question.evidence)
    if snapshot is not None:
        taken = facts_taken(answer, got, snapshot)
        wanted = facts_wanted(question, snapshot)
        differs = _difference(taken, wanted, answer)
        if differs:
            return differs
    return SAME_SENTENCE if same else OTHER_VALUE


def _units_differ(got: Iterable[Quantity], wanted: Iterable[Quantity]) -> bool:
    units = {(q.kind, q.unit) for q in got if q.unit}
    accepted = {(q.kind, q.unit) for q in wanted if q.unit}
    return bool(units and accepted) and not units & accepted


def _difference(taken: Sequence[Fact], wanted: Sequence[Fact], answer: dict[str, Any]) -> str:
    """In what the facts taken differ from the question, where it is silent from the evidence."""
    if not taken:
        return ""
    frame = frame_of(answer)
    periods = set(frame.periods) or {f.period for f in wanted if f.period}
    if _all_apart({f.period for f in taken if f.period}, periods):
        return OTHER_YEAR
    regions = set(frame.regions) or {f.region for f in wanted if f.region}
    found = {f.region for f in taken if f.region}
    if found and regions and not found & regions:
        return OTHER_REGION
    qualifiers = set(frame.qualifiers) or {q for f in wanted for q in f.qualifiers}
    if _disagree({q for f in taken for q in f.qualifiers}, qualifiers):
        return OTHER_QUALIFIER
    return ""


def _disagree(taken: set[str], wanted: set[str]) -> bool:
    """Whether a group of qualifiers (签约, 开工, ...) is named by both, with no member shared."""
    groups = {group_of(q) for q in taken} & {group_of(q) for q in wanted}
    shared = {group_of(q) for q in taken & wanted}
    return bool(groups - shared)


def _all_apart(taken: set[Period], wanted: set[Period]) -> bool:
    return bool(taken and wanted) and all(
        first.end < second.start or second.end < first.start for first in taken for second in wanted
    )
