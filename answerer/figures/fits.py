"""How the place and the time of a figure meet those that were asked.

What the figure's own sentence states decides; what it only inherits from the
text before it (or from the report's date) is a guess, and weighed as one.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from answerer.candidate import Candidate
from answerer.figures.asked import Asked
from answerer.objections.agreement import (
    REGION,
    REGION_UNKNOWN,
    WHOLE_YEAR,
    YEAR,
    YEAR_UNKNOWN,
    runs_to_now,
)
from answerer.timing import agrees_but_for_year, period_fits, said_of_late
from core.language.joint import is_joint, is_joint_of, is_partly_named
from core.language.periods import Period, agreement, find_periods
from core.language.quantities import find_quantities
from core.language.text import sentence_spans
from core.language.titles import year_reported

_NATION, _OPENING = "中国", 160
# The parts of a year that reports give figures for; a day or month may only date an event.
_REPORTED = frozenset({"half", "quarter", "months"})
_ONE_YEAR = _REPORTED | {"year", "month"}
# How long after the asked time a report may tell of it without naming it.
_SOON = timedelta(days=31)
# Of this month or quarter, not of the year up to its end.
_ALONE = re.compile(r"[当单][月季]")
# 市统计局, 省基金: a body of the wider place.
_BODY = re.compile(r"(?:^|[，,。；;：:、由])(?P<level>[省市县区])(?=[\u4e00-\u9fff])")
_DEICTIC = re.compile(r"[该全我本][县区市省州国]")


@dataclass(frozen=True, slots=True)
class Fit:
    """One reading: its sign in the weights, the word that staff read, and whether it decides."""

    sign: str
    word: str = ""
    decides: bool = False


AGREES = Fit("")


def region_fit(asked: Asked, candidate: Candidate) -> Fit:
    """How the figure's place meets the asked one."""
    regions = asked.frame.regions
    if not regions:
        return AGREES
    if is_joint(candidate.region):
        return _joint_fit(asked, candidate)
    named = _named(asked, candidate)
    if candidate.region in regions and (named or len(regions) == 1):
        return Fit("region_stated" if named == "sentence" else "region_carried")
    if regions == (_NATION,) and not candidate.region:
        return Fit("region_carried")
    word = REGION if candidate.region else REGION_UNKNOWN
    if not named:
        return Fit("", word, decides=True)
    if not candidate.region:
        return Fit(f"region_unknown_{named}", word)
    if named == "sentence" and _only_beside(asked, candidate):
        return Fit(f"region_other_{named}", word)
    other = asked.rivals(candidate.region) or _under_own_heading(asked, candidate)
    if candidate.region == candidate.chunk.region and other and named != "sentence":
        return Fit("", word, decides=True)  # it stands in another county's section
    if asked.inside(candidate.region) and _is_about(asked, candidate):
        return Fit(f"region_other_{named}", word)
    if asked.inside(candidate.region) and (named != "sentence" or _stated(asked, candidate)):
        return Fit("", word, decides=True)  # what is said of 全市 is no county's
    if _stated(asked, candidate) and (named != "sentence" or asked.related(candidate.region)):
        return Fit("", word, decides=True)
    if asked.rivals(candidate.region) and _owned(asked, candidate):
        return Fit("", word, decides=True)
    return Fit(f"region_other_{named}", word)


def _only_beside(asked: Asked, candidate: Candidate) -> bool:
    """Whether a wider place is told before the figure, but not of it.

    A country in another clause (西藏受中国商务部委托，累计实施12个), or the field in which the
    asked place has its rank (居全省第二位).
    """
    clause = candidate.chunk.text[candidate.clause.start : candidate.span.end]
    if candidate.kind == "rank":
        return asked.inside(candidate.region)
    country = any(r.level == "country" for r in asked.gazetteer.named(candidate.region))
    names = (*asked.names(candidate.region), "我国", "全国")
    return country and not any(name in clause for name in names)


def _is_about(asked: Asked, candidate: Candidate) -> bool:
    """Whether the report opens with the asked place, and the figure only inherits a wider one.

    Neither its sentence nor its headings say the wider one, and no other place of the asked
    kind stands in the passage.
    """
    report, chunk = candidate.report, candidate.chunk
    opening = f"{report.title} {report.text[:_OPENING]}"
    opens = all(any(name in opening for name in names) for names in asked.places)
    bodies = _BODY.finditer(chunk.text[candidate.sentence.start : candidate.span.end])
    wider = any(match["level"] == candidate.region[-1] for match in bodies)
    if not opens or wider or chunk.region == candidate.region or _stated(asked, candidate):
        return False
    earlier = f"{candidate.before}。{chunk.text[: candidate.sentence.start]}"
    near = asked.gazetteer.find(f"{candidate.before}。{chunk.text}")
    others = {place.regions[0].name for place in near} - set(asked.frame.regions)
    return not (_has_figures_of(asked, candidate.region, earlier) or any(map(asked.rivals, others)))


def _has_figures_of(asked: Asked, region: str, text: str) -> bool:
    """Whether a sentence tells figures of a place, so that those behind it may be of it too."""
    sentences = (text[start:end] for start, end in sentence_spans(text))
    told = (find_quantities(one) for one in sentences if _names_only(asked, region, one))
    return any(quantity.unit for quantities in told for quantity in quantities)


def _names_only(asked: Asked, region: str, text: str) -> bool:
    """Whether a text names a region and none of the asked ones."""
    asked_here = any(name in text for names in asked.places for name in names)
    return not asked_here and any(name in text for name in asked.names(region))


def _joint_fit(asked: Asked, candidate: Candidate) -> Fit:
    """How a figure of several places meets the asked ones.

    That of 甲县等5县 may be told of the city that they lie in.
    """
    if is_joint_of(candidate.region, asked.frame.regions):
        return Fit("region_stated")
    named = _named(asked, candidate)
    if named and is_partly_named(candidate.region) and asked.holds(candidate.region):
        return Fit("region_carried")
    return Fit("", REGION, decides=True)


def _under_own_heading(asked: Asked, candidate: Candidate) -> bool:
    """Whether a section of its own, at any depth, tells of a place inside the asked one.

    A report may be of a county as a whole, and yet tell of its city.
    """
    headings = [h for h in candidate.chunk.section if h != candidate.report.title]
    named = any(name in h for h in headings for name in asked.names(candidate.region))
    return named and asked.holds(candidate.region)


def _owned(asked: Asked, candidate: Candidate) -> bool:
    """Whether the words beside the figure name its place and not the asked one: 中国粗钢产量."""
    return _names_only(asked, candidate.region, candidate.near)


def _stated(asked: Asked, candidate: Candidate) -> bool:
    """Whether the sentence names the figure's place before it, or says 全市."""
    scope = candidate.chunk.text[candidate.sentence.start : candidate.span.end]
    names = asked.names(candidate.region)
    deictic = {match.group()[-1] for match in _DEICTIC.finditer(scope)}
    return any(name in scope for name in names) or candidate.region[-1] in deictic


def _named(asked: Asked, candidate: Candidate) -> str:
    """Where the asked places are all named, nearest first: sentence, chunk, over; else empty."""
    report = candidate.report
    passage = candidate.before + candidate.chunk.text
    heads = (report.title, *candidate.chunk.section, report.text[:_OPENING], report.region)
    for where, text in (
        ("sentence", candidate.sentence_text),
        ("chunk", passage),
        ("over", passage + candidate.chunk.region + " ".join(heads)),
    ):
        if all(any(name in text for name in names) for names in asked.places):
            return where
    return ""


def period_fit(asked: Asked, candidate: Candidate) -> Fit:
    """How the figure's time meets the asked one; the best of several asked."""
    periods = asked.frame.periods
    if not periods:
        return AGREES
    question = asked.frame.question
    whole = bool(WHOLE_YEAR.search(question))
    unwritten = candidate.period is None and agrees_but_for_year(asked.frame, candidate)
    if unwritten or said_of_late(asked.frame, candidate):
        return Fit("period_inferred")
    if _SO_FAR.search(question) and _runs_to_now(periods, candidate):
        return Fit("period_inferred")
    fits = [_one_period(period, candidate, whole) for period in periods]
    if _ALONE.search(question) and not any(_is_alone(p, candidate) for p in periods):
        return Fit("", YEAR, decides=True)
    return min(fits, key=lambda fit: (fit.decides, bool(fit.word), fit.sign))


# 今年到现在完成了多少: what stands in the report as 截至目前 is of just that time.
_SO_FAR = re.compile(r"已经?(?!上)|到现在|到目前|截[至止]|至今|目前|眼下|迄今|现在")


def _runs_to_now(periods: Sequence[Period], candidate: Candidate) -> bool:
    found = candidate.period
    if found is None or found.grain not in ("asof", "since"):
        return False
    return any(period_fits(asked, found) for asked in periods)


def _one_period(asked: Period, candidate: Candidate, whole: bool) -> Fit:
    found = candidate.period
    if found is None:
        return Fit("", YEAR_UNKNOWN, decides=True)
    stated = candidate.states_period
    how = agreement(asked, found)
    if how == "same":
        return Fit("period_stated" if stated and not candidate.inferred else "period_inferred")
    if "fiscal" in (asked.grain, found.grain):
        return Fit("", YEAR, decides=True)
    if how == "within" and found.grain in _REPORTED and _is_too_short(asked, candidate, whole):
        return Fit("", YEAR, decides=True)
    if asked.grain == "years" and how == "within" and found.grain in _ONE_YEAR:
        return Fit("", YEAR, decides=True)  # one of several years is not all of them
    if period_fits(asked, found):
        return Fit("period_runs")
    if how == "within" and (found.grain not in _REPORTED or not stated):
        return Fit("period_part_stated" if stated else "period_part_carried", YEAR)
    if stated and asked.grain == found.grain == "asof":
        return Fit("", YEAR, decides=True)  # 截至7月15日 is not 到6月底
    if how == "covers" or _same_end(asked, found):
        return _covering(asked, candidate, stated)
    if _read_anew(asked, candidate):
        return Fit("period_anew", YEAR)
    if asked.grain == found.grain == "month":
        return Fit("", YEAR, decides=True)
    if not stated and set(asked.years) & set(found.years) and asked.grain not in _REPORTED:
        return Fit("period_other_carried", YEAR)
    return Fit("", YEAR, decides=True)


def _is_alone(asked: Period, candidate: Candidate) -> bool:
    """Whether a figure is of just the month or quarter that was asked."""
    return candidate.period is not None and agreement(asked, candidate.period) == "same"


def _is_too_short(asked: Period, candidate: Candidate, whole: bool) -> bool:
    """A part of a time answers only for a year that still ran: 1至5月 is no 上半年."""
    if asked.grain == "year":
        return whole or not runs_to_now(asked, candidate)
    return asked.grain in _REPORTED and candidate.states_period


def _same_end(asked: Period, found: Period) -> bool:
    return asked.grain == "asof" and asked.end.year == found.end.year and found.end >= asked.end


def _covering(asked: Period, candidate: Candidate, stated: bool) -> Fit:
    """A longer time than asked: a guess where the sentence does not state it, or only a year."""
    if asked.grain in _REPORTED and not _speaks_of(asked, candidate):
        return Fit("", YEAR, decides=True)
    loosely = candidate.wording.startswith("截") or asked.grain in ("day", "days", "asof")
    if stated and not loosely:
        return Fit("", YEAR, decides=True)
    return Fit("period_covers_carried", YEAR)


def _speaks_of(asked: Period, candidate: Candidate) -> bool:
    """Whether the passage, or what the report begins with, names the asked part of a year."""
    report = candidate.report
    text = f"{report.title} {report.text[:_OPENING]}。{candidate.before}。{candidate.chunk.text}"
    mentions = find_periods(text, anchor=report.published, year=candidate.chunk.year)
    return any(m.period is not None and agreement(asked, m.period) == "same" for m in mentions)


def _of_another_year(asked: Period, candidate: Candidate, published: date) -> bool:
    """Whether a report tells of the year before (2022年年度报告), or of a part still to come."""
    year = year_reported(candidate.report.title, published.year)
    ahead = asked.grain in _REPORTED and asked.end > published + _SOON
    return ahead or (year is not None and year not in asked.years)


def _read_anew(asked: Period, candidate: Candidate) -> bool:
    """Whether the report's date alone makes it the asked time.

    That of a relative wording (上半年), and that of a figure of no time of its own.
    """
    published = candidate.report.published
    if published is None:
        return False
    if not candidate.wording:
        known = candidate.period is not None and published.year in candidate.period.years
        soon = asked.start <= published <= asked.end + _SOON
        return soon and asked.grain not in _REPORTED and (known or asked.grain != "year")
    if not candidate.inferred or _of_another_year(asked, candidate, published):
        return False
    anew = find_periods(candidate.wording, anchor=published)
    return any(m.period is not None and period_fits(asked, m.period) for m in anew)
