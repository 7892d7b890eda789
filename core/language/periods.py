"""Periods named in Chinese text: 2023年上半年, 今年, 1—7月, 截至6月底, 去年同期."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date

from core.language.calendar import (
    PLANS,
    Period,
    PeriodMention,
    agreement,
    as_of,
    day_of,
    days_of,
    edge_of,
    fiscal_of,
    lies_ahead,
    month_of,
    months_before,
    months_of,
    plan_of,
    since,
    year_before,
    year_of,
    years_of,
)
from core.language.dates import YEAR, number_of, part_of, period_of
from core.language.hours import joined_by_hours
from core.language.period_pattern import PERIOD
from core.language.text import normalise

__all__ = ["Period", "PeriodMention", "agreement", "find_periods"]


_SENTENCE_END = re.compile(r"[。!?]|\n\s*\n")
_COMPARISONS = ("比", "较", "与", "于")
_STATED = re.compile(YEAR)
_BACK = {
    "今年": 0,
    "本年": 0,
    "去年": 1,
    "上年": 1,
    "上一年": 1,
    "前一年": 1,
    "头一年": 1,
    "前年": 2,
    "明年": -1,
}
# Counted from the year named last.
_OF_THE_LAST = {"当年": 0, "同年": 0, "次年": 1, "翌年": 1}
# 全年计划, 四季度将: what is still to come.
_PLANNED = re.compile(r"[^,;。]{0,6}?(?:计划|目标|力争|预计|预期|任务|拟|将|要|确保)")
# 将于24日: of this month, though the day is still to come.
_AHEAD = re.compile(r"(?:将|拟|计划|预计|定)[于在]?$")
_MONTHS_BACK = {"上": -1, "本": 0, "当": 0, "下": 1, "次": 1}


def find_periods(
    text: str, anchor: date | None = None, year: int | None = None
) -> list[PeriodMention]:
    """Periods that a text names, in order, not overlapping.

    `anchor` is the day it was published (今年 is its year); `year` is the year of
    the section: it completes a 全年, 上半年 or 年末, and stands for the anchor where
    there is none. A year earlier in the same sentence completes a later 上半年 or
    7月; a written year beats a 今年 or 去年 right beside it. 29日20时至31日9时 is one period.
    """
    normal = normalise(text)
    reader = _Reader(anchor, year)
    mentions: list[PeriodMention] = []
    position = last = 0
    for match in PERIOD.finditer(normal.text):
        if _SENTENCE_END.search(normal.text, position, match.start()):
            reader.sentence_year = reader.fiscal = None
        position = match.end()
        start, end = normal.span(match.start(), match.end())
        if start < last:
            continue  # two periods of one compatibility character
        last = end
        period, relative = reader.read(match)
        mentions.append(PeriodMention(start, end, text[start:end], period, relative))
    return joined_by_hours(mentions, text)


class _Reader:
    """Resolves matches in order and remembers the year, month and period last named."""

    def __init__(self, anchor: date | None, year: int | None) -> None:
        self.anchor = anchor
        self.base = anchor.year if anchor else year
        self.section = year
        self.sentence_year: int | None = None
        self.fiscal: tuple[int, int] | None = None
        self.last: Period | None = None
        self.month: tuple[int, int] | None = None
        if anchor:
            self.month = anchor.year, anchor.month

    def read(self, match: re.Match[str]) -> tuple[Period | None, bool]:
        """The period of a match, and whether it took more than the match to know it."""
        try:
            period, relative = _RULES[_rule_of(match)](self, match)
        except (ValueError, OverflowError):  # 2月30日, the year 0
            return None, False
        if period is not None:
            self._remember(period, match)
        return period, relative

    def _remember(self, period: Period, match: re.Match[str]) -> None:
        compared = match.string.endswith(_COMPARISONS, 0, match.start())
        if compared or match["same"] or match["now"] or match["near_month"]:
            return
        if match["iso"] or match["bare_year"] or (match["year"] and "上" not in match["year"]):
            self.sentence_year = period.end.year
        if period.grain in ("month", "day", "days", "asof"):
            self.month = _month(period.start)
        if period.grain not in ("day", "fiscal"):
            self.last = period

    def _iso(self, match: re.Match[str]) -> tuple[Period | None, bool]:
        year, month, day = (int(piece) for piece in re.split(r"[-/.]", match["iso"]))
        return day_of(date(year, month, day)), False

    def _fiscal(self, match: re.Match[str]) -> tuple[Period | None, bool]:
        year, _, part = match["fiscal"].partition("财年")
        numbers = [int(number) for number in re.findall(r"\d+", year)]
        if not numbers:
            return None, True  # 本财年: which one is not said
        self.fiscal = numbers[0], numbers[0] // 100 * 100 + numbers[-1] % 100
        return fiscal_of(*self.fiscal, part.lstrip("的第")), False

    def _between(self, match: re.Match[str]) -> tuple[Period | None, bool]:
        first, last = period_of(match["from"]), period_of(match["to"])
        if first.start > last.end:
            return None, False
        if first.grain == last.grain == "year":
            return years_of(first.start.year, last.end.year), False
        if first.grain == last.grain == "month":
            return months_of(_month(first.start), _month(last.end)), False
        if first.grain == last.grain == "day":
            return days_of(first.start, last.end), False
        return Period(first.start, last.end, f"{first.label}—{last.label}"), False

    def _years(self, match: re.Match[str]) -> tuple[Period | None, bool]:
        first, last = number_of(match["first"]), number_of(match["last"])
        return (years_of(first, last), False) if first < last else (None, False)

    def _year(self, match: re.Match[str]) -> tuple[Period | None, bool]:
        year, relative = self._year_named(match["year"])
        if year is None:
            return None, True
        if match["same"]:
            return self._same_period(year), True
        period = part_of(match["part"], year) if match["part"] else year_of(year)
        return self._with_tail(period, match), relative

    def _year_named(self, text: str) -> tuple[int | None, bool]:
        stated = _STATED.search(text)
        if stated:
            return number_of(stated[0]), False
        name = text.removesuffix("度")
        if name in _OF_THE_LAST:
            known = self.sentence_year or (self.last.end.year if self.last else None)
            return (None if known is None else known + _OF_THE_LAST[name]), True
        base = self.base
        if name in ("上年", "上一年", "前一年", "头一年"):
            base = self.sentence_year or self.section or base  # told of the year of a section
        return (None if base is None else base - _BACK[name]), True

    def _same_period(self, year: int) -> Period:
        """The period last named, moved to another year (去年同期)."""
        if self.last is None:
            return year_of(year)
        moved = year_before(self.last, self.last.end.year - year)
        if self.last.grain in ("since", "asof"):
            return replace(moved, label=f"{year}年同期")
        return moved

    def _part(self, match: re.Match[str]) -> tuple[Period | None, bool]:
        if self.fiscal and "月" not in match["alone"]:
            return fiscal_of(*self.fiscal, match["alone"].lstrip("第")), True
        whole = self.section if "月" not in match["alone"] else None
        year = self.sentence_year or whole or self.base
        if year is None:
            return None, True
        period = part_of(match["alone"], year)
        told = self.sentence_year or whole or _PLANNED.match(match.string, match.end())
        if self.anchor and not told and lies_ahead(period, self.anchor):
            period = part_of(match["alone"], year - 1)  # 12月 in a report of January
        return self._with_tail(period, match), True

    def _with_tail(self, period: Period, match: re.Match[str]) -> Period:
        if match["edge"]:
            period = edge_of(period, match["edge"][-1])
        if match["since"]:
            return since(period, self._until(period))
        return as_of(period) if match["upto"] else period

    def _until(self, period: Period) -> date:
        year = max(self.base or 0, period.start.year)
        return self.anchor or date(year, 12, 31)

    def _plan(self, match: re.Match[str]) -> tuple[Period | None, bool]:
        period = plan_of(PLANS[match["plan"]])
        if match["plan_edge"]:
            return edge_of(period, "末"), False
        if match["plan_since"]:
            until = self.anchor or period.end
            return since(period, until), self.anchor is not None
        return period, False

    def _now(self, match: re.Match[str]) -> tuple[Period | None, bool]:
        if self.anchor:
            return as_of(day_of(self.anchor)), True
        year = self.sentence_year or self.base
        if year is None:
            return None, True
        return replace(year_of(year), label=f"截至目前（{year}年）"), True

    def _recent(self, match: re.Match[str]) -> tuple[Period | None, bool]:
        count = number_of(match["recent"])
        if count == 0:
            return None, False
        if match["span"] == "年" and self.base:
            return years_of(self.base - count + 1, self.base), True
        if match["span"] == "个月" and self.anchor:
            return days_of(months_before(self.anchor, count), self.anchor), True
        return None, True

    def _edge(self, match: re.Match[str]) -> tuple[Period | None, bool]:
        year = self.sentence_year or self.section or self.base
        return (edge_of(year_of(year), match["bare_edge"][-1]) if year else None), True

    def _near_month(self, match: re.Match[str]) -> tuple[Period | None, bool]:
        if self.month is None:
            return None, True
        count = self.month[0] * 12 + self.month[1] - 1 + _MONTHS_BACK[match["near_month"][0]]
        year, month = count // 12, count % 12 + 1
        if match["near_day"]:
            return day_of(date(year, month, number_of(match["near_day"]))), True
        return month_of(year, month), True

    def _same(self, match: re.Match[str]) -> tuple[Period | None, bool]:
        return self.last, True

    def _day(self, match: re.Match[str]) -> tuple[Period | None, bool]:
        if self.month is None:
            return None, True
        year, month = self.month
        day = int(match["bare_day"].partition("日")[0])
        ahead = _AHEAD.search(match.string, max(0, match.start() - 4), match.start())
        now = self.anchor and self.month == _month(self.anchor) and not ahead
        if self.anchor and now and day > self.anchor.day + 7:
            year, month = (year, month - 1) if month > 1 else (year - 1, 12)
        first, last = date(year, month, day), date(year, month, int(match["bare_last"] or day))
        return (day_of(first) if first >= last else days_of(first, last)), True

    def _bare_year(self, match: re.Match[str]) -> tuple[Period | None, bool]:
        return year_of(int(match["bare_year"])), False


_RULES: dict[str, Callable[[_Reader, re.Match[str]], tuple[Period | None, bool]]] = {
    "iso": _Reader._iso,
    "fiscal": _Reader._fiscal,
    "from": _Reader._between,
    "first": _Reader._years,
    "year": _Reader._year,
    "alone": _Reader._part,
    "plan": _Reader._plan,
    "now": _Reader._now,
    "recent": _Reader._recent,
    "bare_edge": _Reader._edge,
    "near_month": _Reader._near_month,
    "bare_same": _Reader._same,
    "bare_day": _Reader._day,
    "bare_year": _Reader._bare_year,
}


def _rule_of(match: re.Match[str]) -> str:
    return next(name for name in _RULES if match[name])


def _month(day: date) -> tuple[int, int]:
    return day.year, day.month
