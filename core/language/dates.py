"""Patterns of years, months and days in Chinese, and the parts of a year they name."""

import re
from datetime import date
from functools import lru_cache

from core.language.calendar import (
    Period,
    day_of,
    days_of,
    half_of,
    month_end,
    month_of,
    months_of,
    quarter_of,
    quarters_of,
    year_of,
)

_CN = "一二三四五六七八九"
YEAR = rf"(?:(?<!\d)(?:1[89]|20)\d\d|(?:一[八九]|二[〇零○])[〇零○{_CN}]{{2}})"
RELATIVE_YEAR = (
    r"(?:今年|去年|上一?年(?![级代龄])|前一年|头一年|前年|明年|本年度?|当年|[次翌]年"
    r"|同年(?![级龄代段]))"
)
MONTH = rf"(?:1[0-2]|0?[1-9]|十[一二]?|[{_CN}])"
DAY = rf"(?:[12]\d|3[01]|0?[1-9]|[一二]?十[{_CN}]?|三十一?|[{_CN}])"
BARE_PART = (
    r"[上下]半年|(?<![提以之])[前后]半年|第?[一二三四1-4]季度|(?<=年)第[一二三四]季(?![次届度])"
)
"""What may follow a year without 年 (2023上半年)."""
COURSE = r"第?[一三13]季报(?!道)|(?<![上下])半年(?:度报告?|报)(?!道)"
"""The part of a year that a company's report tells of: 一季报, 半年度报告."""
STATED_COURSE = rf"{COURSE}|中报(?!道)|年(?:度报告|报)(?!道)"
"""The same right behind a year; alone, 中报 may be of 其中报道."""

PART = (
    rf"(?:{BARE_PART}|[前头][一二两三1-3]个?季度?(?!度?[报节])|[一1][-至到][二三23]季度|全年(?![红度])"
    rf"|(?<![\d.]){MONTH}月?份?[-至到]{MONTH}月份?|(?<![提以之])[前头]{MONTH}个?月(?![份末底初])"
    rf"|(?<![\d.]){MONTH}月(?![龄息球])(?:份(?!额)|[上中下]旬|{DAY}(?:[日号]|(?=[-至到]{DAY}[日号]))"
    rf"(?:[-至到](?:{MONTH}月)?{DAY}[日号])?)?)"
)
"""A part of a year: 上半年, 第二季度, 前三季度, 1-7月, 前7个月, 7月上旬, 7月20日至25日."""

_DIGITS = {char: value for value, char in enumerate("零一二三四五六七八九")} | {
    "〇": 0,
    "○": 0,
    "两": 2,
}
_QUARTERS = re.compile(r"(?:[前头]|[一1][-至到])([一二两三123])个?季度?")
_MONTH_RANGE = re.compile(rf"({MONTH})月?份?[-至到]({MONTH})月")
_LEADING = re.compile(rf"[前头]({MONTH})个?月")
_DAYS = re.compile(rf"({MONTH})月({DAY})[日号]?(?:[-至到](?:({MONTH})月)?({DAY})[日号])?")
_TEN_DAYS = {"上": (1, 10), "中": (11, 20), "下": (21, 31)}


def number_of(text: str) -> int:
    """Value of a year, month or day in Arabic or Chinese digits: 2023, 二〇二三, 三十一."""
    if text.isdecimal():
        return int(text)
    if "十" in text:
        tens, _, ones = text.partition("十")
        return 10 * (_DIGITS[tens] if tens else 1) + (_DIGITS[ones] if ones else 0)
    return int("".join(str(_DIGITS[char]) for char in text))


def part_of(text: str, year: int) -> Period:
    """The period that a part of a year (a match of `PART`) names.

    Raises:
        ValueError: there is no such day (2月30日) or the range falls.
    """
    if "报" in text:
        return _course(text, year)
    if "半年" in text:
        return half_of(year, 1 if text[0] in "上前" else 2)
    if "季" in text:
        several = _QUARTERS.match(text)
        if several and number_of(several[1]) > 1:
            return quarters_of(year, number_of(several[1]))
        return quarter_of(year, number_of(text.lstrip("第前头")[0]))
    if text == "全年":
        return year_of(year)
    leading = _LEADING.match(text)
    if leading:
        return months_of((year, 1), (year, number_of(leading[1])))
    several = _MONTH_RANGE.match(text)
    if several:
        return _month_range(number_of(several[1]), number_of(several[2]), year)
    days = _DAYS.match(text)
    if days:
        return _day_range(days, year)
    return _month(text, year)


@lru_cache(maxsize=1024)
def period_of(text: str) -> Period:
    """The period of a year alone or with its part: 2023年, 2023年7月20日.

    Raises:
        ValueError: there is no such day (2月30日).
    """
    year, _, part = text.partition("年")
    return part_of(part, number_of(year)) if part else year_of(number_of(year))


def _course(report: str, year: int) -> Period:
    """What a company's report of a year tells of; 三季报 of the three quarters together."""
    if "季报" in report:
        quarter = number_of(report.removeprefix("第")[0])
        return quarter_of(year, 1) if quarter == 1 else quarters_of(year, quarter)
    return half_of(year, 1) if "半年" in report or "中报" in report else year_of(year)


def _month_range(first: int, last: int, year: int) -> Period:
    if first > last:
        return months_of((year - 1, first), (year, last))
    return months_of((year, first), (year, last))


def _day_range(match: re.Match[str], year: int) -> Period:
    month = number_of(match[1])
    first = date(year, month, number_of(match[2]))
    if not match[4]:
        return day_of(first)
    last = date(year, number_of(match[3]) if match[3] else month, number_of(match[4]))
    if last < first:
        raise ValueError(f"{match[0]!r} falls")
    return days_of(first, last)


def _month(text: str, year: int) -> Period:
    head, _, tail = text.partition("月")
    month = number_of(head)
    if tail.endswith("旬"):
        first, last = _TEN_DAYS[tail[0]]
        end = min(last, month_end(year, month).day)
        label = f"{year}年{month}月{tail}"
        return Period(date(year, month, first), date(year, month, end), label)
    return month_of(year, month)
