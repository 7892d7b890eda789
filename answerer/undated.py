"""Times without a year: a report that has none, and a question that names none either."""

from answerer.candidate import Candidate
from core.frame import Frame
from core.periods import Period, agreement, find_periods


def agrees_but_for_year(frame: Frame, candidate: Candidate) -> bool:
    """Whether a figure of 前4个月, of whatever year, is what is asked by 头4个月.

    A bare 15日 must stand in a report that names the asked month.
    """
    if not frame.year_assumed or candidate.report.published or not candidate.wording:
        return False
    return any(_is_of(asked, candidate) for asked in frame.periods)


def _is_of(asked: Period, candidate: Candidate) -> bool:
    month = f"{asked.start.month}月" in candidate.report.text
    mentions = find_periods(
        candidate.wording, anchor=asked.start if month else None, year=asked.start.year
    )
    return any(m.period is not None and agreement(asked, m.period) == "same" for m in mentions)
