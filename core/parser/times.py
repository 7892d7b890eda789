"""The periods that a question asks about."""

import re
from dataclasses import replace
from datetime import date

from core.language.calendar import year_of
from core.language.periods import Period, PeriodMention, find_periods

_NOW = re.compile(r"截[至止]目前|目前|至今|近日|日前|最近|当前")
_ANCHORED = re.compile(r"[今去明本当次近]|前年|前一年|[上下]一?个?[年月季]|\d{4}|目前|至今")
_OWN_YEAR = re.compile(r"\d{4}|[今去前明本当上近]年|[上下本近]个?(?:月|季)|目前|至今")
_YEAR = re.compile(r"(\d{4})年")
_JOINED = re.compile(r"\s*[和与跟、及]\s*")
_BASE = re.compile(r"(?:比|较|与|跟|同)\s*$")


def question_periods(
    question: str, today: date | None, year: int | None = None, latest: date | None = None
) -> list[PeriodMention]:
    """The periods that a question names, in order.

    去年 is resolved against `today`; a month or day without a year against
    `latest`, the day of the newest report, where that is past. 目前 asks for
    the latest figure, whenever that is, and is left out.
    """
    found = _found(question, today, year)
    if latest and today and latest < today and all(m.relative for m in found):
        late = _found(question, latest, year)
        found = [
            old if _ANCHORED.search(old.text) else new for old, new in zip(found, late, strict=True)
        ]
    found = [m for m in found if not _NOW.fullmatch(m.text) and not _names_a_plan(question, m)]
    found = [m for m in found if not _is_asked(question, m) and not _dates_a_work(question, m)]
    return _of_the_year_behind(question, found)


_WHEN = re.compile(r"哪一?[天日年]|几[月日号点]|什么时[候间]|何时")


def _is_asked(question: str, mention: PeriodMention) -> bool:
    """Whether 一月 is that of 哪一月."""
    return question[: mention.start].endswith("哪")


def _dates_a_work(question: str, mention: PeriodMention) -> bool:
    """Whether 2022年度 tells which accounts came out, where it is asked when they did."""
    yearly = mention.text.endswith("年度") or question.startswith("度", mention.end)
    return yearly and bool(_WHEN.search(question))


_PLAN = re.compile(r"度?的?(?:目标|计划|任务|预算)")


def _names_a_plan(question: str, mention: PeriodMention) -> bool:
    """全年 of 占全年计划的百分之几 says which plan is meant, not when."""
    return mention.text == "全年" and bool(_PLAN.match(question, mention.end))


# 22年签约多少 means 2022; 22年来 and 第22年 are lengths of time.
_SHORT_YEAR = re.compile(
    r"(?<![\d.第近满约这用花过了])(?=(?:1[5-9]|2\d)年(?![来间多期前后内以的历余长]))"
)


def _found(question: str, anchor: date | None, year: int | None) -> list[PeriodMention]:
    """The periods of a question, in which a year may be written with two digits."""
    short = [match.start() for match in _SHORT_YEAR.finditer(question)]
    if not short:
        return find_periods(question, anchor=anchor, year=year)
    whole = _SHORT_YEAR.sub("20", question)
    added = [start + 2 * number for number, start in enumerate(short)]

    def back(offset: int) -> int:
        return offset - 2 * sum(1 for place in added if place < offset)

    found = []
    for mention in find_periods(whole, anchor=anchor, year=year):
        start, end = back(mention.start), back(mention.end)
        found.append(replace(mention, start=start, end=end, text=question[start:end]))
    return found


def _of_the_year_behind(question: str, found: list[PeriodMention]) -> list[PeriodMention]:
    """A part of a year takes the one year named after it: 上半年签了几个？2023年的."""
    if len(found) != 2:
        return found
    part, whole = found
    named = _YEAR.fullmatch(whole.text)
    if not named or not part.relative or _OWN_YEAR.search(part.text):
        return found
    if _BASE.search(question[: whole.start]) or _JOINED.fullmatch(question[part.end : whole.start]):
        return found
    anew = find_periods(part.text, year=int(named[1]))
    if len(anew) != 1 or anew[0].period is None:
        return found
    return [replace(mention, period=anew[0].period) for mention in found]


def is_year_assumed(mentions: list[PeriodMention], year: int | None) -> bool:
    """Whether none of the periods named has a year of its own, nor one spoken of before."""
    named = [mention for mention in mentions if mention.period is not None]
    return (
        bool(named)
        and year is None
        and not any(_OWN_YEAR.search(m.text) or not m.relative for m in named)
    )


_EACH_YEAR = re.compile(r"分别|各(?!类|种|项|级|地|[县市区省国])|哪一?年|逐年|每年")
_MOST_YEARS = 6


def years_apart(question: str, mentions: list[PeriodMention]) -> list[PeriodMention]:
    """2021到2022年各多少 asks about each of the years."""
    if len(mentions) != 1 or not _EACH_YEAR.search(question):
        return mentions
    (mention,) = mentions
    years = years_within(mention.period) if mention.period else ()
    return [replace(mention, period=year) for year in years] or mentions


def years_within(period: Period) -> tuple[Period, ...]:
    """Each year of 2021—2023年; none of any other time, nor of very many years."""
    if period.grain != "years" or len(period.years) > _MOST_YEARS:
        return ()
    return tuple(year_of(year) for year in period.years)


def _is_base(question: str, mention: PeriodMention) -> bool:
    return mention.text in ("去年", "上年") and bool(_BASE.search(question[: mention.start]))


_GREW = re.compile(
    r"[^,，。？?]{0,8}(?:增长|增加|增|涨|提[高升]|扩大|翻|[减降]|下[降滑跌]|缩小|多|少|高|低)(?:了|出)?(?:多少|几|百分)"
)


_SET_BESIDE = re.compile(r"(?:同期)?相?[比较](?:起来)?[,，]")


def _sets_against(question: str, mention: PeriodMention) -> bool:
    """Whether the one year that is named is only what a growth is measured from."""
    base = _BASE.search(question[: mention.start]) and _YEAR.search(mention.text)
    grown = _GREW.match(question, mention.end) or _SET_BESIDE.match(question, mention.end)
    return bool(base and grown)


def asked_periods(question: str, mentions: list[PeriodMention], measure: str) -> tuple[Period, ...]:
    """The periods asked about, in order.

    年初 beside another period is where it is measured from; so is 上年 in 比上年
    where a rate is asked, which the reports state as such.
    """
    found = [m for m in mentions if m.period is not None]
    if len(found) > 1:
        found = [m for m in found if not m.text.endswith("初")] or found
    if any(m.period and m.period.grain == "asof" for m in found):
        found = [m for m in found if m.period and m.period.grain != "since"]  # 截至7月底今年以来
    if len(found) > 1 and measure == "percent":
        found = [m for m in found if not (m.relative and _BASE.search(question[: m.start]))]
    if len(found) == 1 and measure == "percent" and _is_base(question, found[0]):
        found = []  # 比去年多掏钱的占多少 names no time of its own
    if len(found) == 1 and _sets_against(question, found[0]):
        found = []  # 较2012年底增长了几倍: by now
    return tuple(dict.fromkeys(m.period for m in found if m.period is not None))
