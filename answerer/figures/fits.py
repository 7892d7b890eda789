"""How the time of a figure meets the asked one.

What the figure's own sentence states decides; what it only inherits from the
text before it, or from the report's date, is a guess, and weighed as one.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from answerer.candidate import Candidate
from answerer.figures.asked import Asked
from answerer.objections.agreement import WHOLE_YEAR, runs_to_now
from answerer.objections.words import YEAR, YEAR_UNKNOWN
from answerer.timing import agrees_but_for_year, period_fits, said_of_late
from core.language.periods import Period, agreement, find_periods
from core.language.titles import year_reported

OPENING = 160
# The parts of a year that reports give figures for; a day or month may only date an event.
_REPORTED = frozenset({"half", "quarter", "months"})
_DATES = frozenset({"month", "day", "days", "asof"})
_ONE_YEAR = _REPORTED | {"year", "month"}
# How long after the asked time a report may tell of it without naming it.
_SOON = timedelta(days=31)
# Of this month or quarter, not of the year up to its end.
_ALONE = re.compile(r"[当单][月季]")


@dataclass(frozen=True, slots=True)
class Fit:
    """One reading: its sign in the weights, the word that staff read, and whether it decides."""

    sign: str
    word: str = ""
    decides: bool = False


AGREES = Fit("")


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
    if asked.grain == found.grain == "asof" and (stated or _of_other_day(asked, found)):
        return Fit("", YEAR, decides=True)  # 截至7月15日 is not 到6月底
    if how == "covers" or _same_end(asked, found):
        return _covering(asked, candidate, stated)
    if _read_anew(asked, candidate) or _only_dated(asked, candidate):
        return Fit("period_anew", YEAR)
    if asked.grain == found.grain == "month":
        return Fit("", YEAR, decides=True)
    if _may_be_of_any_day(asked, candidate):
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


def _of_other_day(asked: Period, found: Period) -> bool:
    """Whether both name the day up to which they count, and not the same."""
    return asked.label[-1] == found.label[-1] == "日" and asked.end != found.end


def _same_end(asked: Period, found: Period) -> bool:
    return asked.grain == "asof" and asked.end.year == found.end.year and found.end >= asked.end


def _covering(asked: Period, candidate: Candidate, stated: bool) -> Fit:
    """A longer time than asked: a guess where the sentence does not state it, or only a year."""
    if asked.grain in _REPORTED and not _speaks_of(asked, candidate):
        return Fit("", YEAR, decides=True)
    if _may_be_of_any_day(asked, candidate):
        return Fit("", YEAR, decides=True)
    loosely = candidate.wording.startswith("截") or asked.grain in ("day", "days", "asof")
    if stated and not loosely:
        return Fit("", YEAR, decides=True)
    return Fit("period_covers_carried", YEAR)


def _may_be_of_any_day(asked: Period, candidate: Candidate) -> bool:
    """Whether a report of an unknown day does not even name the asked month, or the day asked."""
    report = candidate.report
    if report.published or asked.grain not in _DATES or "月" not in asked.label:
        return False
    text = re.sub(r"\s", "", report.text)
    month = re.search(rf"(?<!\d)0?{asked.end.month}月", text)
    days = asked.grain in ("day", "days") or asked.label.endswith("日")
    named = {asked.start.day, asked.end.day}
    return not month or (days and not any(re.search(rf"(?<!\d)0?{day}日", text) for day in named))


def _speaks_of(asked: Period, candidate: Candidate) -> bool:
    """Whether the passage, or what the report begins with, names the asked part of a year."""
    report = candidate.report
    text = f"{report.title} {report.text[:OPENING]}。{candidate.before}。{candidate.chunk.text}"
    mentions = find_periods(text, anchor=report.published, year=candidate.chunk.year)
    return any(m.period is not None and agreement(asked, m.period) == "same" for m in mentions)


def _only_dated(asked: Period, candidate: Candidate) -> bool:
    """Whether the figure has only the day of its report, which tells of the asked part of a year.

    What a passage of 8月14日 on the first half of the year says without a time is of that half.
    """
    found = candidate.period
    if found is None or candidate.states_period or found.grain != "asof":
        return False
    behind = asked.end < found.end and set(asked.years) == set(found.years)
    return behind and asked.grain in _REPORTED and _speaks_of(asked, candidate)


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
