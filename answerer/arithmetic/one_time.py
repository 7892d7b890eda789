"""Whether figures can be set side by side as of one time."""

from answerer.candidate import Candidate
from core.language.periods import Period, agreement

_NOW = "截至目前"


def of_one_time(one: Candidate, other: Candidate) -> bool:
    """Whether two figures can be set side by side as of one time.

    Where a sentence states none of its own, the year that it inherits must be one; of two
    such sentences of one report, nothing says that they tell of different times.
    """
    first, second = one.period, other.period
    if first is None or second is None:
        return True
    together = one.report.doc_id == other.report.doc_id
    if together and not one.states_period and not other.states_period:
        return True
    if together and all(period.label.startswith(_NOW) for period in (first, second)):
        return True  # one report is of one day, whichever year its neighbours tell of
    if not (one.states_period and other.states_period):
        return _meet(first, second)
    points = {first.grain, second.grain} <= {"day", "asof"}
    months = [(p.end.year, p.end.month) for p in (first, second)]
    return agreement(first, second) == "same" or (
        months[0] == months[1] if points else first.end == second.end
    )


def _meet(one: Period, other: Period) -> bool:
    """Whether two times share a year; what is told since one runs on to the report's own day."""
    begins = [p.start.year for p in (one, other) if p.grain == "since"]
    if begins:
        return min(one.end.year, other.end.year) >= min(begins)
    return bool(set(one.years) & set(other.years))
