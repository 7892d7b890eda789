"""The time of a report that names none, told by the reports that it came with.

News leaves its year out (本报8月10日讯, 截至8月3日, 今年以来). What was put in together is mostly
of one time. Of 2,527 undated news reports that are dated so, 0.8% are of another year; of those
that name no day at all, two fifths are, so that these stay undated.
"""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import PurePosixPath

from core.schema import Report
from indexer.dates import find_dateline, make_date
from indexer.years import present_year

# A batch tells something where so many of its reports are dated, nearly all in one year.
_FEWEST, _SHARE = 10, 0.95
# Of the dates at either end some are of other things; what they bound is told of for so long.
_ENDS, _MARGIN = 0.02, timedelta(days=14)
# A report whose latest year lies so far back may be as old as that.
_PAST = 3
_HEAD = 300
_DAY = re.compile(r"(?<![\d年])(?<!年 )(1[0-2]|[1-9])\s?月\s?(3[01]|[12]\d|[1-9])\s?日")
_NAMED_YEAR = re.compile(r"(?<!\d)((?:19|20)\d{2})(?!\d)")


@dataclass(frozen=True, slots=True)
class Batch:
    """Reports that lie together, nearly all of one year: the days that they tell of."""

    first: date
    last: date

    @property
    def year(self) -> int:
        """The year that they are of."""
        return (self.first + (self.last - self.first) / 2).year

    def day(self, month: int, day: int) -> date | None:
        """That day, if it is one of theirs; else None."""
        years = range(self.first.year, self.last.year + 1)
        days = (make_date(year, month, day) for year in years)
        return next((one for one in days if one and self.first <= one <= self.last), None)


def batches_of(dated: Iterable[tuple[str, date]]) -> dict[str, Batch]:
    """The batches of reports, each told by its file's path and its date, by what lies together."""
    days: dict[str, list[date]] = {}
    for path, day in dated:
        days.setdefault(batch_name(path), []).append(day)
    found = {name: batch_of(own) for name, own in days.items()}
    return {name: batch for name, batch in found.items() if batch}


def holds_many(path: str) -> bool:
    """Whether a file holds reports that came together, apart from its folder."""
    return path.lower().endswith(".jsonl")


def batch_name(path: str) -> str:
    """What a report lies in with others: its file, if that holds many, else its folder."""
    return path if holds_many(path) else str(PurePosixPath(path).parent)


def batch_of(days: Iterable[date]) -> Batch | None:
    """The batch of reports published on these days; None if too few, or of several years."""
    known = sorted(days)
    if len(known) < _FEWEST:
        return None
    ((year, count),) = Counter(day.year for day in known).most_common(1)
    if count < _SHARE * len(known):
        return None
    own = [day for day in known if day.year == year]
    cut = int(_ENDS * len(own))
    return Batch(own[cut] - _MARGIN, own[-1 - cut] + _MARGIN)


def dated_beside(report: Report, batch: Batch | None) -> Report:
    """The report with the year of its batch's days, and its dateline's day, if these fit.

    It fits if its dateline is of the batch's days; or if at least half of the days are
    that it names without a year, and it does not speak of long ago. A report that is
    dated, or whose title or file names another year, stays as it is.
    """
    if batch is None or report.published or _is_of_another_year(report, batch):
        return report
    line = find_dateline(report.text[:_HEAD])
    if line:
        day = batch.day(line.month, line.day)
        return replace(report, published=day, year=day.year) if day else report
    spoken = present_year(report.text)
    if spoken is not None and spoken <= batch.year - _PAST:
        return report
    named = [batch.day(int(m[1]), int(m[2])) for m in _DAY.finditer(report.text)]
    fitting = [day for day in named if day]
    years = {day.year for day in fitting}
    fits = len(years) == 1 and 2 * len(fitting) >= len(named)
    return replace(report, year=years.pop()) if fits else report


def _is_of_another_year(report: Report, batch: Batch) -> bool:
    named = _NAMED_YEAR.findall(f"{report.title} {report.path}")
    return any(int(year) != batch.year for year in named)
