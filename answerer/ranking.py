"""Every candidate of the asked type, best first."""

import math
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta

from answerer.candidate import Candidate, Evidence
from answerer.figures.asked import Asked
from answerer.figures.scoring import acceptable, scored
from answerer.figures.values import value_candidates
from answerer.homes import find_homes
from answerer.objections.agreement import differences
from answerer.objections.events import of_another_event
from answerer.objections.words import QUALIFIER, REGION, REGION_UNKNOWN, THRESHOLD, YEAR
from answerer.spans.clock import find_hours
from answerer.spans.dates import find_dates, is_later
from answerer.spans.entities import find_entities
from answerer.spans.joined_times import find_joined_times
from answerer.spans.kindred import asked_noun, kindred_in
from answerer.spans.lists import find_lists
from answerer.spans.names import find_names
from answerer.spans.particulars import find_particulars
from answerer.spans.passages import find_passages
from answerer.spans.placed_names import PLACED, asked_place, find_placed
from answerer.spans.plan_years import find_plan_years
from answerer.spans.ranks import find_ranks
from answerer.spans.recurring import find_recurrences
from answerer.spans.spans import (
    Finder,
    Found,
    View,
    candidate_of,
    is_named_around,
    is_within,
    views_of,
)
from answerer.spans.told_days import find_told_days
from answerer.spans.traits import (
    SpanQuestion,
    Traits,
    context_traits,
    read_span_question,
    span_traits,
    weighed,
    weights_of,
)
from core.language.lexicon import looks_ahead
from core.language.regions import Gazetteer
from core.language.terms import told_terms
from core.parser.frame import Frame

_FINDERS: dict[str, tuple[Finder, ...]] = {
    "date": (find_dates, find_hours, find_told_days, find_recurrences, find_plan_years),
    "name": (find_particulars, find_placed, find_homes, find_names, find_entities),
    "list": (find_lists, find_joined_times, find_plan_years),
    "text": (find_passages,),
    "rank": (find_ranks,),
}
# How long after a report's day it may still tell of, as of a coming meeting.
_SOON = timedelta(days=31)
_CUT_FIGURE = re.compile(r"\d[.．]$")  # 资本金2. of 2. 5亿元
_PRIZE = re.compile(r"[一二三四特]等奖|优秀奖|鼓励奖|[金银铜]奖")
# By so much a span of another year, which its sentence only inherits, must be the likelier.
_FAR_AHEAD = 1.0
# Sentences looked into, and how much of a long one is compared by meaning.
_MOST_SENTENCES = 10
_MOST_OF_A_KIND = 3
_LONGEST_COMPARED = 60
_PARTS = frozenset({"quarter", "half"})
_YEAR = re.compile(r"(?:19|20)\d{2}年")
_YEAR_OF_CASE = re.compile(r"(?:19|20)\d{2}年[^，,。？?]{2,20}?案的")


def rank_candidates(evidence: Evidence, gazetteer: Gazetteer) -> list[Candidate]:
    """Every candidate of the asked type, scored, best first."""
    if evidence.frame.asked not in _FINDERS:
        return scored(evidence, value_candidates(evidence))
    weights = weights_of(evidence.frame.asked)
    found = [
        replace(candidate, score=weighed(traits, weights))
        for candidate, traits in described(evidence, gazetteer)
    ]
    return sorted(found, key=lambda candidate: candidate.order)


def accepted_among(frame: Frame, ranked: Sequence[Candidate]) -> list[Candidate]:
    """Those that are sure enough to be an answer, in order.

    A figure must agree in everything. A span is weighed as a whole, its score in log
    odds against "the reports hold no answer"; only another limit or reading, and
    another place or year that its sentence states, refuse it anyway. One that only
    inherits another year stands behind one of the asked year.
    """
    if frame.asked not in _FINDERS:
        return acceptable(ranked)
    accepted = [c for c in ranked if _sure(c, ranked) and not _contradicts(frame, c)]
    agreeing = max((c.score for c in accepted if YEAR not in c.differs), default=None)
    if agreeing is None:
        return accepted
    return [c for c in accepted if YEAR not in c.differs or c.score > agreeing + _FAR_AHEAD]


def prints_place(evidence: Evidence, gazetteer: Gazetteer) -> bool:
    """Whether a report prints the place on a list whose holder is asked (甲县第二)."""
    frame = evidence.frame
    if frame.asked != "name" or asked_place(frame.question) is None:
        return False
    accepted = accepted_among(frame, rank_candidates(evidence, gazetteer))
    return bool(accepted) and accepted[0].sort == PLACED


def _sure(candidate: Candidate, ranked: Sequence[Candidate]) -> bool:
    """Whether it, or what overlaps it and so says the same, is as likely right as no answer."""
    odds = 0.0
    for other in ranked:
        same = other.chunk.chunk_id == candidate.chunk.chunk_id
        if same and other.span.start < candidate.span.end and candidate.span.start < other.span.end:
            odds += math.exp(other.score)
    return odds >= 1


# 该县 names nothing by itself.
_DEICTIC = re.compile(r"[该本我全两各][县市区省州国镇乡村]")


def _contradicts(frame: Frame, candidate: Candidate) -> bool:
    """Whether it is certainly of something else; a date of another time than asked always is."""
    if {THRESHOLD, QUALIFIER, REGION} & set(candidate.differs):
        return True
    if frame.asked == "name" and _DEICTIC.fullmatch(candidate.text):
        return True
    if frame.asked == "rank" and all(told_terms(frame.indicator, _told_with(candidate))):
        return True  # of another term of statistics
    if _of_another_prize(frame, candidate) or of_another_event(frame, candidate):
        return True
    dated = frame.asked == "date"
    if YEAR not in candidate.differs or (dated and is_later(frame, candidate.period)):
        return False
    if dated and _YEAR_OF_CASE.search(frame.question) and not _out_of_reach(frame, candidate):
        return False  # 1994年命案的嫌疑人哪天落网
    stated = bool(candidate.wording) and not candidate.inferred
    stated = stated or _of_another_part(frame, candidate)
    if frame.asked == "rank" and all(p.grain in _PARTS for p in frame.periods):
        return True  # a place of the fourth quarter is told as such
    if stated or _out_of_reach(frame, candidate) or _headed_otherwise(frame, candidate):
        return True
    return dated and not looks_ahead(frame.question)


def _of_another_prize(frame: Frame, candidate: Candidate) -> bool:
    """Whether the question names a prize (三等奖), and its sentence another or its passage none."""
    asked = set(_PRIZE.findall(frame.question))
    if not asked:
        return False
    told = set(_PRIZE.findall(candidate.sentence_text))
    around = f"{candidate.report.title} {candidate.before} {candidate.chunk.text}"
    return not asked & told if told else not asked & set(_PRIZE.findall(around))


def _of_another_part(frame: Frame, candidate: Candidate) -> bool:
    """Whether its sentence tells of another quarter or half of the asked year."""
    found = candidate.period
    return (
        found is not None
        and candidate.states_period
        and found.grain in _PARTS
        and all(p.grain in _PARTS and p.years == found.years for p in frame.periods)
    )


def _headed_otherwise(frame: Frame, candidate: Candidate) -> bool:
    """Whether the headings name another year than asked, and the passage never the asked one."""
    heads = " ".join((candidate.report.title, *candidate.chunk.section))
    asked = {f"{day.year}年" for period in frame.periods for day in (period.start, period.end)}
    headed = set(_YEAR.findall(heads))
    return bool(headed) and not asked & {*headed, *_YEAR.findall(candidate.chunk.text)}


def _told_with(candidate: Candidate) -> str:
    return f"{candidate.sentence_text} {candidate.near}"


def _out_of_reach(frame: Frame, candidate: Candidate) -> bool:
    """Whether the asked time lies after what a report can tell of, or years before it."""
    report = candidate.report
    year = report.published.year if report.published else report.year
    if year is None or looks_ahead(frame.question):
        return False
    told = (report.published or date(year, 12, 31)) + _SOON
    return all(period.start > told or period.end.year < year - 1 for period in frame.periods)


def described(evidence: Evidence, gazetteer: Gazetteer) -> Iterator[tuple[Candidate, Traits]]:
    """The candidates of a question that asks for no figure, each with its traits."""
    question = read_span_question(evidence.frame, evidence.rarity)
    asked = Asked(evidence.frame, evidence.rarity, gazetteer)
    finders = _FINDERS[evidence.frame.asked]
    for view, rank, context in _best_sentences(question, evidence, gazetteer):
        for candidate in _distinct(candidate_of(view, rank, f) for f in _found(view, finders)):
            weighty = replace(
                candidate,
                before=evidence.before(candidate.chunk),
                similarity=context["similarity"],
                support=context["cover"],
            )
            found = differences(view.frame, weighty)
            traits = context | span_traits(question, weighty, found)
            yield replace(weighty, differs=_excused(found, view, weighty, asked)), traits


def _excused(
    found: tuple[str, ...], view: View, candidate: Candidate, asked: Asked
) -> tuple[str, ...]:
    """What disagrees (`found`), but a place that its sentence does not name is only unknown.

    Unless it stands in a section on another place of the asked kind: 县长乔砚舟 there
    is no other county's.
    """
    if _is_elsewhere(view):
        return tuple(REGION if what == REGION_UNKNOWN else what for what in found)
    named = {place.name for place in view.sentence.places if not place.scope}
    elsewhere = candidate.region == view.chunk.region and asked.rivals(candidate.region)
    if REGION in found and not elsewhere and not named - set(view.frame.regions):
        return tuple(REGION_UNKNOWN if what == REGION else what for what in found)
    return found


def _is_elsewhere(view: View) -> bool:
    """Whether the passage is of a place apart from all that are asked, and names none of them."""
    home = view.chunk.region or view.report.region
    if not home or not view.frame.regions:
        return False
    return not any(
        is_within(home, region, view.gazetteer)
        or is_within(region, home, view.gazetteer)
        or is_named_around(view, region)
        for region in view.frame.regions
    )


def _best_sentences(
    question: SpanQuestion, evidence: Evidence, gazetteer: Gazetteer
) -> list[tuple[View, int, Traits]]:
    """The sentences that hold most of the question, compared with it by meaning."""
    rows = [
        (view, rank, context_traits(question, view, rank, evidence.before(view.chunk)))
        for view, _, rank in views_of(evidence, gazetteer)
    ]
    weights = weights_of(question.frame.asked)
    rows.sort(key=lambda row: (-weighed(row[2], weights), row[1], row[0].start))
    rows = rows[:_MOST_SENTENCES] + _of_the_kind(question, rows[_MOST_SENTENCES:])
    if not rows:
        return []
    texts = [_compared(view) for view, _, _ in rows]
    vectors = evidence.encoder.encode([question.text, *texts])
    close = (vectors[1:] @ vectors[0]).tolist()
    return [
        (view, rank, traits | {"similarity": float(alike), "any": 1.0})
        for (view, rank, traits), alike in zip(rows, close, strict=True)
    ]


def _of_the_kind(
    question: SpanQuestion, rows: Sequence[tuple[View, int, Traits]]
) -> list[tuple[View, int, Traits]]:
    """Sentences in other words that list what the question asks by its kind (哪几个率)."""
    kind = asked_noun(question.frame.question) if question.frame.asked == "list" else ""
    told = [row for row in rows if kind and any(kindred_in(kind, row[0].text))]
    return told[:_MOST_OF_A_KIND]


def _compared(view: View) -> str:
    """What is compared with the question: the heading and the sentence's start."""
    return " ".join((*view.chunk.section[-1:], view.with_asking[:_LONGEST_COMPARED]))


def _found(view: View, finders: tuple[Finder, ...]) -> Iterator[Found]:
    for finder in finders:
        yield from (found for found in finder(view) if not _CUT_FIGURE.search(found.text))


def _distinct(candidates: Iterable[Candidate]) -> list[Candidate]:
    """One candidate for each span: its best look, and what kind of name it is."""
    found: dict[tuple[int, int, str], Candidate] = {}
    for candidate in candidates:
        place = (candidate.span.start, candidate.span.end, candidate.text)
        known = found.get(place)
        if known is not None:
            best = max(known, candidate, key=lambda c: c.fit)
            candidate = replace(best, sort=known.sort or candidate.sort)
        found[place] = candidate
    return list(found.values())
