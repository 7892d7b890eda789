"""Whether a figure's time answers for the asked one."""

import re

from answerer.candidate import Candidate
from core.language.calendar import around
from core.language.periods import Period, agreement, find_periods
from core.parser.frame import Frame

# A figure of a year's part answers for the year only where it runs up to a day of that year.
_DAYS = frozenset({"asof", "day", "days"})
_RUNNING = frozenset({"asof", "since", "day", "half", "months"})


def period_fits(asked: Period, found: Period) -> bool:
    """Whether a figure of period `found` answers a question about `asked`."""
    how = agreement(asked, found)
    if how == "same":
        return True
    if asked.grain == "asof" and how == "covers":
        return asked.end == found.end  # 到2022年底 is what a figure of 2022年 ended on
    loosely = around(asked)
    if loosely and found.grain in _DAYS:
        return loosely.start <= found.end <= loosely.end and found.start.year == found.end.year
    if "since" in (asked.grain, found.grain):
        return asked.start == found.start or how == "within"
    return how == "within" and found.grain in _RUNNING


def agrees_but_for_year(frame: Frame, candidate: Candidate) -> bool:
    """Whether a figure of 前4个月, of whatever year, is what is asked by 头4个月.

    A bare 15日 must stand in a report that names the asked month, if the question names one.
    """
    if not frame.year_assumed or candidate.report.published or not candidate.wording:
        return False
    vague = "月" not in frame.question  # 15日 of a question that names no month either
    return any(_is_of(asked, candidate, anyway=vague) for asked in frame.periods)


_OF_LATE = re.compile(r"(?:最近|近)(?P<count>[两二三四五六七八九十\d]+)年")


def said_of_late(frame: Frame, candidate: Candidate) -> bool:
    """Whether question and report both speak of 近两年, and mean the same years but for one.

    A report of spring counts the year that began, or does not.
    """
    asked, told = _OF_LATE.search(frame.question), _OF_LATE.search(candidate.wording)
    if not asked or not told or asked["count"] != told["count"] or candidate.period is None:
        return False
    last = candidate.period.end.year
    return any(abs(period.end.year - last) <= 1 for period in frame.periods)


def _is_of(asked: Period, candidate: Candidate, *, anyway: bool) -> bool:
    month = anyway or f"{asked.start.month}月" in candidate.report.text
    mentions = find_periods(
        candidate.wording, anchor=asked.start if month else None, year=asked.start.year
    )
    return any(m.period is not None and agreement(asked, m.period) == "same" for m in mentions)
