"""Where a candidate disagrees with the frame. Acceptance is strict: any difference refuses it."""

import re
from datetime import date

from answerer.candidate import Candidate
from answerer.objections.each import asks_per_head, asks_total, is_each, told_for_each
from answerer.objections.given import day_figures, limits, strict_limits
from answerer.objections.outgrown import is_outgrown
from answerer.objections.planned import is_told_ahead
from answerer.objections.rates import done_of_plan
from answerer.objections.settings import earlier, is_setting
from answerer.objections.stages import is_told_beside, stages_meant
from answerer.objections.table import OBJECTIONS
from answerer.objections.trade import NATION
from answerer.objections.words import (
    DAY,
    QUALIFIER,
    REGION,
    REGION_UNKNOWN,
    SUBJECT,
    THRESHOLD,
    YEAR,
    YEAR_UNKNOWN,
)
from answerer.overlap import coverage, is_named
from answerer.timing import agrees_but_for_year, period_fits, said_of_late
from core.language.joint import is_joint_of
from core.language.lexicon import STRICT_GROUPS, STRICT_MEMBERS, group_of, qualifiers_in
from core.language.periods import Period
from core.language.quantities import find_quantities, format_number
from core.parser.frame import Frame

# Asked for the whole year, a part of it is another figure; 占全年计划 asks of the year so far.
WHOLE_YEAR = re.compile(r"[全整]年(?!度?的?(?:目标|计划|任务|预算))")
# What a report says at its start all of it is about.
_OPENING = 200
_EXCLUDED = 0.8
_ADDED = re.compile(r"日增|增加了?\d*$|多了\d*$")


def differences(frame: Frame, candidate: Candidate) -> tuple[str, ...]:
    """What disagrees, in the words that staff read; empty where all agrees."""
    found = [
        _region(frame, candidate),
        _period(frame, candidate),
        *matters(frame, candidate),
    ]
    return tuple(dict.fromkeys(word for word in found if word))


def matters(frame: Frame, candidate: Candidate) -> tuple[str, ...]:
    """What disagrees beside place and time: qualifiers, plan for deed, subject."""
    found = [
        *_qualifiers(frame, candidate),
        _day(frame, candidate),
        _threshold(frame, candidate),
        _untold_limit(frame, candidate),
        _subject(frame, candidate),
        _excluded(frame, candidate),
        _for_one(frame, candidate),
        _outgrown(frame, candidate),
        *(word for word, is_other in OBJECTIONS if is_other(frame, candidate)),
    ]
    return tuple(dict.fromkeys(word for word in found if word))


def _region(frame: Frame, candidate: Candidate) -> str:
    if not frame.regions or candidate.region in frame.regions:
        return ""
    if is_joint_of(candidate.region, frame.regions):
        return ""
    if not candidate.region:
        return "" if frame.regions == (NATION,) else REGION_UNKNOWN
    return REGION


def _period(frame: Frame, candidate: Candidate) -> str:
    if not frame.periods:
        return ""
    found = candidate.period
    if said_of_late(frame, candidate):
        return ""
    if found is None:
        return "" if agrees_but_for_year(frame, candidate) else YEAR_UNKNOWN
    whole = bool(WHOLE_YEAR.search(frame.question))
    fits = [
        asked
        for asked in frame.periods
        if period_fits(asked, found) and not (whole and found.end < asked.end)
    ]
    return "" if fits else YEAR


def runs_to_now(asked: Period, candidate: Candidate) -> bool:
    """Whether the asked year was still running when the report gave a figure for a part of it."""
    published = candidate.report.published
    return published is not None and asked.start <= published <= asked.end


def _qualifiers(frame: Frame, candidate: Candidate) -> list[str]:
    asked_groups = dict.fromkeys(group_of(q) for q in frame.qualifiers)
    found = []
    for group in asked_groups:
        asked = {q for q in frame.qualifiers if group_of(q) == group}
        given = {q for q in candidate.qualifiers if group_of(q) == group}
        agrees = bool(asked & given) or _stands_for(frame, asked, candidate)
        if agrees and not (group == "阶段" and _of_another_stage(frame, asked, given)):
            continue
        if group == "阶段" and not given and is_told_beside(asked, candidate):
            continue
        if group == "门槛":
            found.append(THRESHOLD)
        elif given:
            found.append(QUALIFIER)
        elif group.startswith("次序") or group == "规模":
            found += [] if asked & set(_over(candidate)) else [QUALIFIER]
        elif group == "阶段" and candidate.number is None and frame.asked != "date":
            continue  # a name says what was built in other words (创建了车间)
        elif group in STRICT_GROUPS or asked & STRICT_MEMBERS:
            found.append(QUALIFIER)
    return found


def _of_another_stage(frame: Frame, asked: set[str], given: set[str]) -> bool:
    """Whether of two stages the figure has the one of which the other is asked."""
    meant = stages_meant(frame.question) if len(asked) > 1 else set()
    return bool(meant) and not meant & given


def _day(frame: Frame, candidate: Candidate) -> str:
    """A day told by a figure (领跌3.51%那天) is one of the reports that have that figure."""
    text = candidate.report.text
    told = day_figures(frame.question)
    return "" if all(format_number(abs(q.number)) in text or q.text in text for q in told) else DAY


def _threshold(frame: Frame, candidate: Candidate) -> str:
    """What is counted over 50毫米 is not what is counted over 100毫米."""
    told = limits(frame.question) if candidate.number is not None else ()
    beside = find_quantities(candidate.clause_text) if told else []
    for limit in told:
        same = {q.number for q in beside if q.unit == limit.unit != candidate.unit}
        if same and limit.number not in same:
            return THRESHOLD
    return ""


def _untold_limit(frame: Frame, candidate: Candidate) -> str:
    """A limit of the question must stand over the figure or in the passage up to it.

    One that is a qualifier (亿元以上) is compared as such.
    """
    asked = [q for q in strict_limits(frame.question) if q.unit != candidate.unit]
    compared = any(group_of(q) == "门槛" for q in frame.qualifiers)
    if not asked or compared or candidate.number is None:
        return ""
    heads = " ".join((candidate.report.title, *candidate.chunk.section))
    text = f"{heads}。{candidate.before}。{candidate.chunk.text[: candidate.sentence.end]}"
    told = {(q.number, q.unit) for q in find_quantities(text)}
    return THRESHOLD if any((q.number, q.unit) not in told for q in asked) else ""


def _stands_for(frame: Frame, asked: set[str], candidate: Candidate) -> bool:
    """What is newly built (新上项目) is newly added, and the reverse; what lies ahead planned."""
    if "口径:计划" in asked:
        return _lies_ahead(candidate) or is_told_ahead(candidate)
    if "口径:完成" in asked and done_of_plan(frame, candidate):
        return True
    if "阶段:新建" in asked:
        return "范围:新增" in candidate.qualifiers or "新上" in candidate.clause_text
    return "范围:新增" in asked and (
        "阶段:新建" in candidate.qualifiers or bool(_ADDED.search(candidate.beside))
    )


def _lies_ahead(candidate: Candidate) -> bool:
    """Whether a figure's time had not come when its report was made."""
    report = candidate.report
    told = report.published or (date(report.year, 12, 31) if report.year else None)
    return candidate.period is not None and told is not None and candidate.period.end > told


def _over(candidate: Candidate) -> tuple[str, ...]:
    """What the passage and its headings say of the series (本届大赛 under 第三届)."""
    return qualifiers_in(_around(candidate))


def _around(candidate: Candidate) -> str:
    chunk = candidate.chunk
    return " ".join((candidate.report.title, *chunk.section, candidate.before, chunk.text))


def _excluded(frame: Frame, candidate: Candidate) -> str:
    """What the question leaves out (不算外观设计) is not its answer."""
    named = any(coverage(words, candidate.near) >= _EXCLUDED for words in frame.excluded)
    return QUALIFIER if named else ""


def _for_one(frame: Frame, candidate: Candidate) -> str:
    """What all cost together is no price of one (每股6.79美元), and what falls to each no total.

    A place on a list is neither.
    """
    if candidate.kind == "rank" or frame.asked == "rank":
        return ""
    if asks_total(frame.question) and is_each(candidate.beside):
        return QUALIFIER
    if not asks_per_head(frame.question) or told_for_each(frame.question, candidate):
        return ""
    heads = " ".join((*candidate.chunk.section, candidate.report.title))
    return "" if is_each(heads) else QUALIFIER


def _outgrown(frame: Frame, candidate: Candidate) -> str:
    """What something was before it changed is another time's."""
    before = candidate.chunk.text[candidate.sentence.start : candidate.span.start]
    after = candidate.chunk.text[candidate.span.end : candidate.sentence.end]
    return YEAR if is_outgrown(frame.question, before, after) else ""


def _subject(frame: Frame, candidate: Candidate) -> str:
    """Each subject named in the question must stand in the passage or over it."""
    around = f"{candidate.report.text[:_OPENING]} {_around(candidate)} {candidate.near}"
    missing = [s for s in frame.subjects if not is_named(s, around)]
    told = [s for s in missing if is_setting(frame.question, s) and s in earlier(candidate)]
    return SUBJECT if len(missing) > len(told) else ""
