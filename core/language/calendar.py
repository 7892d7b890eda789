"""Periods: stretches of days with a canonical Chinese label, and how two compare."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

HALVES = ("上半年", "下半年")
QUARTERS = ("一季度", "二季度", "三季度", "四季度")
_FISCAL = "财年"
_FIVE_YEAR = {10: "十五", 11: "十一五", 12: "十二五", 13: "十三五", 14: "十四五", 15: "十五五"}


@dataclass(frozen=True, slots=True)
class Period:
    """Days from `start` to `end`, both counted, and how they are named with their year."""

    start: date
    end: date
    label: str

    @property
    def years(self) -> tuple[int, ...]:
        """The calendar years that it touches, ascending."""
        return tuple(range(self.start.year, self.end.year + 1))

    @property
    def grain(self) -> str:
        """One of year, half, quarter, months, month, day, days, years, since, asof, fiscal."""
        if _FISCAL in self.label:
            return "fiscal"
        if "以来" in self.label:
            return "since"
        if self.label.startswith("截至") or self.label[-1] in "底末初中":
            return "asof"
        if self.start == self.end:
            return "day"
        if self.start.day != 1 or self.end != month_end(self.end.year, self.end.month):
            return "days"
        return self._grain_of_months()

    def _grain_of_months(self) -> str:
        first = (self.start.year, self.start.month)
        last = (self.end.year, self.end.month)
        if first == last:
            return "month"
        if first[1] == 1 and last[1] == 12:
            return "year" if first[0] == last[0] else "years"
        length = (last[0] - first[0]) * 12 + last[1] - first[1] + 1
        if length == 6 and first[1] in (1, 7):
            return "half"
        return "quarter" if length == 3 and first[1] % 3 == 1 else "months"


@dataclass(frozen=True, slots=True)
class PeriodMention:
    """Where a text names a period.

    `period` is None if it could not be resolved; `relative` says that it took
    the anchor or a year from elsewhere.
    """

    start: int
    end: int
    text: str
    period: Period | None
    relative: bool


def month_end(year: int, month: int) -> date:
    """Last day of a month."""
    return date(year, month, monthrange(year, month)[1])


_EDGE = re.compile(r"\d{4}年\d{1,2}月(?P<edge>[底末初])")
_UP_TO_MONTH = re.compile(r"截至\d{4}年\d{1,2}月")


def around(period: Period) -> Period | None:
    """The days that who asks may mean by 7月底 or 截至8月; None for any other time."""
    year, month = period.end.year, period.end.month
    if _UP_TO_MONTH.fullmatch(period.label):
        return Period(date(year, month, 1), month_end(year, month), period.label)
    edge = _EDGE.fullmatch(period.label)
    if edge is None:
        return None
    if edge["edge"] == "初":
        return Period(date(year, month, 1), date(year, month, 10), period.label)
    return Period(date(year, month, 21), month_end(year, month) + timedelta(days=1), period.label)


def year_of(year: int) -> Period:
    """2022年."""
    return Period(date(year, 1, 1), date(year, 12, 31), f"{year}年")


def years_of(first: int, last: int) -> Period:
    """2021—2023年."""
    return Period(date(first, 1, 1), date(last, 12, 31), f"{first}—{last}年")


def half_of(year: int, half: int) -> Period:
    """2023年上半年; `half` is 1 or 2."""
    start, end = date(year, 6 * half - 5, 1), month_end(year, 6 * half)
    return Period(start, end, f"{year}年{HALVES[half - 1]}")


def quarter_of(year: int, quarter: int) -> Period:
    """2023年一季度; `quarter` is 1 to 4."""
    start, end = date(year, 3 * quarter - 2, 1), month_end(year, 3 * quarter)
    return Period(start, end, f"{year}年{QUARTERS[quarter - 1]}")


def quarters_of(year: int, last: int) -> Period:
    """2023年前三季度: the quarters from the first to `last`."""
    name = QUARTERS[last - 1][0]
    return Period(date(year, 1, 1), month_end(year, 3 * last), f"{year}年前{name}季度")


def month_of(year: int, month: int) -> Period:
    """2023年7月."""
    return Period(date(year, month, 1), month_end(year, month), f"{year}年{month}月")


def months_of(first: tuple[int, int], last: tuple[int, int]) -> Period:
    """2023年1—7月, 2022年7月—2023年6月; both ends are (year, month)."""
    if first == last:
        return month_of(*first)
    label = f"{first[0]}年{first[1]}—{last[1]}月"
    if first[0] != last[0]:
        label = f"{first[0]}年{first[1]}月—{last[0]}年{last[1]}月"
    return Period(date(*first, 1), month_end(*last), label)


def day_of(day: date) -> Period:
    """2023年7月20日."""
    return Period(day, day, _day_label(day))


def days_of(first: date, last: date) -> Period:
    """2023年8月21—25日, 2023年7月28日—8月8日."""
    if first.year != last.year:
        label = f"{_day_label(first)}—{_day_label(last)}"
    elif first.month != last.month:
        label = f"{_day_label(first)}—{last.month}月{last.day}日"
    else:
        label = f"{first.year}年{first.month}月{first.day}—{last.day}日"
    return Period(first, last, label)


def fiscal_of(first: int, last: int, part: str = "") -> Period:
    """2023/24财年, 2022财年第一季度. When it begins is not known: it is no calendar year."""
    name = f"{first}/{last % 100:02d}" if last > first else str(first)
    day = date(first, 1, 2)  # neither of its days is one that another period begins or ends on
    return Period(day, date(last, 12, 30), f"{name}{_FISCAL}{part}")


def since(period: Period, until: date) -> Period:
    """2021年以来: from the start of a period to a day, its own end at least."""
    return Period(period.start, max(until, period.start), f"{period.label}以来")


def as_of(period: Period) -> Period:
    """截至2023年6月底: the last day of a period."""
    return Period(period.end, period.end, f"截至{period.label}")


def edge_of(period: Period, edge: str) -> Period:
    """2023年底, 2023年6月末, 2023年初, 2023年中: the first, last or middle day of a period."""
    days = {"初": period.start, "中": date(period.start.year, 6, 30)}
    day = days.get(edge, period.end)
    return Period(day, day, period.label + edge)


def plan_of(number: int) -> Period:
    """“十四五”: the five-year plan of that number, from the tenth (2001) to the fifteenth."""
    first = 2001 + 5 * (number - 10)
    return Period(date(first, 1, 1), date(first + 4, 12, 31), f"“{_FIVE_YEAR[number]}”")


PLANS = {name: number for number, name in _FIVE_YEAR.items()}


def year_before(period: Period, years: int = 1) -> Period:
    """The same period some years earlier (去年同期)."""
    label = re.sub(r"\d{4}", lambda year: str(int(year[0]) - years), period.label)
    return Period(_shift(period.start, years), _shift(period.end, years), label)


def agreement(asked: Period, found: Period) -> str:
    """How a found period meets an asked one: same, within, covers or differs.

    `within`: found lies inside asked (asked 2023年, found 2023年上半年);
    `covers`: found holds asked (asked 2023年7月, found 2023年).

    A financial year meets only itself.
    """
    if _FISCAL in asked.label + found.label:
        return "same" if asked.label == found.label else "differs"
    if (asked.start, asked.end) == (found.start, found.end):
        return "same"
    if asked.start <= found.start and found.end <= asked.end:
        return "within"
    if found.start <= asked.start and asked.end <= found.end:
        return "covers"
    return "differs"


def _day_label(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"


def _shift(day: date, years: int) -> date:
    year = day.year - years
    if day == month_end(day.year, day.month):
        return month_end(year, day.month)
    return date(year, day.month, day.day)


# In these first months a whole year told of is the one before.
_BEGUN = 2


def lies_ahead(period: Period, day: date) -> bool:
    """Whether a part of a year can not be told of yet on a day: far off, or a year just begun."""
    first = period.start
    whole = period.grain == "year" and first.year == day.year and day.month <= _BEGUN
    return whole or (first.year - day.year) * 12 + first.month - day.month > 6


def months_before(day: date, count: int) -> date:
    """The day after the same day `count` months earlier: the start of 近三个月."""
    year, month = divmod(day.year * 12 + day.month - 1 - count, 12)
    last = month_end(year, month + 1)
    return min(date(year, month + 1, min(day.day, last.day)) + timedelta(days=1), day)
