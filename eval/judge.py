"""Whether an answer is right, as the design defines it.

The status fits, and the headline holds an accepted form on a number boundary
with no competing value beside it; a list holds every item; a comparison names
one winner. Answers are read in their published JSON form.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from core.language.quantities import find_quantities
from core.schema import Span
from eval.question import Question
from eval.wording import occurrences, squeeze

LONGEST_VALUE = 40
_VALUE_TYPES = frozenset({"count", "amount", "percent", "rank", "date", "name"})
_DATE = re.compile(r"(?:\d{4}年)?(?:\d{1,2}月)?(?:\d{1,2}[日号])?")
_HOUR = re.compile(r"\D{0,3}\d{1,2}[时点:：]")
_PART_OF_DAY = re.compile(r"[凌清早晨上中下午晚夜间里傍]{0,2}")
_RANK = re.compile(r"第(?:\d+|[一二三四五六七八九十百两]+)|首位|榜首|末位")
_YEAR = re.compile(r"\d{4}年")
_PLACE_ENDING = re.compile(r"(?<=..)(?:省|市|县|区|自治区|自治州|自治县)$")
_FIGURE = re.compile(r"\d")
# Words that join several winners.
_SEVERAL = re.compile(r"[、;/]|和|与|跟|一样|并列|持平")


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether an answer is right, and if not, why.

    `why` is empty when right, else one of: status, missing, incomplete,
    competing, too_long.
    """

    right: bool
    why: str = ""


RIGHT = Verdict(True)


def judge(question: Question, answer: dict[str, Any]) -> Verdict:
    """Judge an answer in its published JSON form."""
    refused = answer["status"] == "refused"
    if refused or not question.answerable:
        return RIGHT if refused != question.answerable else Verdict(False, "status")
    headline = squeeze(headline_of(answer))
    forms = [squeeze(form) for form in question.answers]
    places = [_places(form, headline, forms) for form in forms]
    if not any(places):
        return Verdict(False, "missing")
    if question.match == "all" and not all(places):
        return Verdict(False, "incomplete")
    accepted = [place for found in places for place in found]
    said = answer.get("parts") or [answer]
    if question.type in _VALUE_TYPES and any(len(p["answer"]) > LONGEST_VALUE for p in said):
        return Verdict(False, "too_long")
    if _has_rival(question, answer, headline, accepted):
        return Verdict(False, "competing")
    return RIGHT


def headlines_of(answer: dict[str, Any]) -> list[str]:
    """The headline and, for two questions in one, those of the parts."""
    texts = [answer["answer"], *(part["answer"] for part in answer.get("parts", ()))]
    return list(dict.fromkeys(text for text in texts if text))


def headline_of(answer: dict[str, Any]) -> str:
    """All that the answer says in its headlines, one a line."""
    whole, *parts = headlines_of(answer) or [""]
    return "\n".join([whole, *(part for part in parts if part not in whole)])


def _places(form: str, headline: str, forms: Sequence[str]) -> list[Span]:
    """Where a form is accepted; 412.23 also before 亿元 where 412.23亿元 is a form too."""
    found = occurrences(form, headline)
    if form and form[-1].isdigit():
        longer = [other for other in forms if other != form and other.startswith(form)]
        found += [place for other in longer for place in occurrences(other, headline)]
    return found


def _has_rival(
    question: Question, answer: dict[str, Any], headline: str, accepted: list[Span]
) -> bool:
    if question.type == "date" or _asks_year(question):
        dates = [place for place in _dates(headline) if not _leads(place, accepted, headline)]
        return _other_year(headline, question) or _outside(dates, accepted)
    if question.type == "rank":
        return _outside(_ranks(headline), accepted)
    if question.type == "compare" and not _FIGURE.search("".join(question.answers)):
        return question.match == "any" and _second_winner(question, answer, headline, accepted)
    if question.type in _VALUE_TYPES - {"name"} or question.type == "compare":
        return _other_figure(headline, accepted)
    return False


def _asks_year(question: Question) -> bool:
    """Whether the winner of a comparison is a year."""
    return question.type == "compare" and all(
        _YEAR.fullmatch(squeeze(form)) for form in question.answers
    )


def _outside(places: list[Span], accepted: list[Span]) -> bool:
    return any(not _touches(place, accepted) for place in places)


def _touches(place: Span, others: list[Span]) -> bool:
    return any(place.start < other.end and other.start < place.end for other in others)


def _leads(date: Span, accepted: list[Span], headline: str) -> bool:
    """Whether a date is that of an accepted hour right behind it: 2023年8月3日 of 19时40分."""
    hours = [p for p in accepted if p.start >= date.end and _HOUR.match(headline, p.start)]
    return any(_PART_OF_DAY.fullmatch(headline, date.end, p.start) for p in hours)


def _dates(headline: str) -> list[Span]:
    return [Span(*match.span()) for match in _DATE.finditer(headline) if match.group()]


def _ranks(headline: str) -> list[Span]:
    return [Span(*match.span()) for match in _RANK.finditer(headline)]


def _other_year(headline: str, question: Question) -> bool:
    """Whether the headline names a year that no accepted form does, though some name one."""
    years = {year for form in question.answers for year in _YEAR.findall(squeeze(form))}
    return bool(years) and not years.issuperset(_YEAR.findall(headline))


def _other_figure(headline: str, accepted: list[Span]) -> bool:
    """Whether a second figure of the same kind stands outside the accepted forms."""
    quantities = find_quantities(headline)
    kinds = {q.kind for q in quantities if _touches(Span(q.start, q.end), accepted)}
    return any(q.kind in kinds and not _touches(Span(q.start, q.end), accepted) for q in quantities)


def _second_winner(
    question: Question, answer: dict[str, Any], headline: str, accepted: list[Span]
) -> bool:
    """Whether the headline names another of those compared, or joins several names."""
    rest = list(headline)
    for place in accepted:
        rest[place.start : place.end] = "\n" * (place.end - place.start)
    forms = [squeeze(form) for form in question.answers]
    remainder = "".join(rest)
    for name in _compared(answer):
        at = headline.find(name)
        if at >= 0 and any(form in name for form in forms):  # 乙市长赵某 names no 乙市
            remainder = remainder[:at] + "\n" * len(name) + remainder[at + len(name) :]
    if _SEVERAL.search(remainder):
        return True
    rivals = {
        name
        for name in _compared(answer)
        if not any(name in form or _short(form) in name for form in forms)
    }
    return any(_short(name) in remainder for name in rivals)


def _compared(answer: dict[str, Any]) -> set[str]:
    frame = answer.get("frame", {})
    names = [*frame.get("regions", ()), *frame.get("subjects", ())]
    names += [cell[key] for cell in answer.get("table", ()) for key in ("region", "subject")]
    return {squeeze(name) for name in names if name}


def _short(name: str) -> str:
    """A place without its ending: 濮阳 of 濮阳县."""
    return _PLACE_ENDING.sub("", name)
