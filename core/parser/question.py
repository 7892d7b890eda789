"""A question read into a frame."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from core.language.lexicon import group_of, looks_ahead, qualifiers_in, rival_spans, rivals_in
from core.language.periods import Period, PeriodMention
from core.language.regions import Gazetteer, Region, RegionMention
from core.language.subjects import blank, without_quoted
from core.parser.among import Among, asked_kind, kind_among, read_among
from core.parser.asked_places import (
    added_up,
    asked_places,
    beside_each_other,
    innermost,
    resolved,
    within_the_others,
)
from core.parser.asking import Ask, read_ask
from core.parser.bounds import Bound
from core.parser.comparing import (
    asks_of_each,
    both_written_out,
    by_rate,
    compared_names,
    grown_by_amount,
    placed,
    read_operation,
    without_figure,
    without_operation,
)
from core.parser.frame import Frame
from core.parser.indicators import indicator_of
from core.parser.moments import MOMENT, asks_moments
from core.parser.remaining import plan_and_deed
from core.parser.sides import Sides, read_sides
from core.parser.stated import stated_of, subjects_of
from core.parser.times import asked_periods, is_year_assumed, question_periods, years_apart


def parse_question(
    question: str,
    gazetteer: Gazetteer,
    today: date | None = None,
    year: int | None = None,
    latest: date | None = None,
) -> Frame:
    """Read a question; the first region is the outermost context for the others.

    去年 is resolved against `today`, 年底 against the `year` spoken of before, months
    without a year against `latest`, the day of the newest report.
    """
    apart = both_written_out(question)
    if apart != question and not gazetteer.find(question):
        frame = _parsed(apart, gazetteer, today, year, latest)
        if frame.operation:
            return replace(frame, question=question)
    return _parsed(question, gazetteer, today, year, latest)


def _parsed(
    question: str,
    gazetteer: Gazetteer,
    today: date | None,
    year: int | None,
    latest: date | None,
) -> Frame:
    mentions, regions = asked_places(question, gazetteer)
    periods = question_periods(question, today, year, latest)
    assumed = is_year_assumed(periods, year)
    among = read_among(question, [m.text for m in mentions], len(periods))
    sides = None if among else _sides(question, mentions, periods)
    if among:
        return _among_all(question, among, gazetteer, mentions, periods, assumed)
    if sides:
        return _side_by_side(question, sides, gazetteer, mentions, periods, assumed)
    return _plain(question, gazetteer, mentions, regions, periods, assumed)


def _plain(
    question: str,
    gazetteer: Gazetteer,
    mentions: list[RegionMention],
    regions: list[Region],
    periods: list[PeriodMention],
    assumed: bool,
) -> Frame:
    """The frame of a question about one thing, or about places, times or readings that it names."""
    ask = read_ask(question)
    if ask.asked == "value" and not ask.measure and asked_kind(question):
        ask = replace(ask, asked="list")  # 第二多的县
    excluded, stated, told = stated_of(question, periods)
    periods = years_apart(question, told)
    asked = asked_periods(question, periods, ask.measure)
    qualifiers = _qualifiers(stated)
    spans = [(m.start, m.end) for m in (mentions if len(mentions) > 1 else periods)]
    each = ask.asked in {"value", "rank"} and asks_of_each(question, spans)
    joined = each or len(periods) > len(told)
    operation = _operation(question, max(len(regions), len(asked)) >= 2, joined, qualifiers)
    operation = added_up(operation, question, mentions, gazetteer) if len(asked) < 2 else operation
    operation, ask = _of_two_readings(question, operation, ask, asked)
    indicator = indicator_of(stated, mentions, periods, ask)
    kept = beside_each_other if operation else _OF_ONE.get(ask.asked, innermost)
    operation, names = placed(question, operation, tuple(r.name for r in kept(regions, gazetteer)))
    return Frame(
        question=question,
        asked="compare" if operation else ask.asked,
        regions=names,
        subjects=subjects_of(question, stated, mentions, gazetteer, periods),
        periods=asked,
        indicator=without_operation(indicator) if operation else indicator,
        qualifiers=_compared(question, operation, qualifiers, len(asked)),
        excluded=excluded,
        measure=_measure(question, operation, ask),
        unit=ask.unit,
        operation=operation,
        among=kind_among(question) if operation and len(regions) < 2 else "",
        year_assumed=assumed,
    )


_OF_ONE = {"rank": within_the_others}


def _among_all(
    question: str,
    among: Among,
    gazetteer: Gazetteer,
    mentions: list[RegionMention],
    periods: list[PeriodMention],
    assumed: bool,
) -> Frame:
    """The frame of a question about all places of a kind, or all years."""
    excluded, stated, periods = stated_of(blank(question, among.words), periods)
    mentions = [m for m in mentions if not stated[m.start : m.end].isspace()]
    ask = read_ask(stated)
    bound = next((b for b in among.bounds if isinstance(b, Bound)), None)
    indicator = without_operation(indicator_of(stated, mentions, periods, ask))
    return Frame(
        question=question,
        asked="compare",
        regions=tuple(region.name for region in resolved(mentions, gazetteer)),
        subjects=subjects_of(question, stated, mentions, gazetteer, periods),
        periods=asked_periods(question, periods, ask.measure),
        indicator=indicator,
        qualifiers=_qualifiers(stated),
        excluded=excluded,
        measure=(bound.kind if bound else ask.measure) or _rate(question, among.operation),
        unit=bound.unit if bound else ask.unit,
        operation=among.operation,
        among=among.kind,
        bounds=tuple(b.text for b in among.bounds),
        year_assumed=assumed,
    )


def _of_two_readings(
    question: str, operation: str, ask: Ask, asked: tuple[Period, ...]
) -> tuple[str, Ask]:
    """增加多少 between two years is a growth in the figure's own unit, …排名 ranks the figures."""
    if operation == "difference" and len(asked) == 2 and grown_by_amount(question):
        return "growth", replace(ask, measure="", unit="") if ask.measure == "percent" else ask
    if operation == "difference" and ask.measure == "percent" and "百分" not in question:
        return operation, replace(ask, measure="", unit="")  # 下降了多少 between two years
    if operation == "ranking" and ask.asked == "rank":
        return operation, replace(ask, asked="value", measure="", unit="")
    if operation == "growth" and "第几" in ask.words:
        return "", ask  # 涨幅在各地区排第几 asks for a place
    return operation, ask


_ORDERS = frozenset({"most", "least", "ranking", "place"})
_OF_TIMES = frozenset({"most", "least", "difference"})


def _measure(question: str, operation: str, ask: Ask) -> str:
    """The measure asked: what grew or fell most is a rate, 早 and 先 compare times."""
    if operation in _OF_TIMES and asks_moments(question):
        return MOMENT
    return ask.measure or _rate(question, operation)


def _rate(question: str, operation: str) -> str:
    return "percent" if operation in _ORDERS and by_rate(question) else ""


# 目标完成了多少 asks for what was done.
_MET = re.compile(r"(?:目标|计划|任务)(?:投资|资金)?(?:已经?|都|到底|究竟|实际)*完成了?(?:多少|几)")


# 原计划要完成多少 asks for the plan.
_TO_MEET = re.compile(r"(?:计划|目标|任务)(?:[应需]该?|需?要)(?:完成|实现|达到?)(?!了)")


def _qualifiers(question: str) -> tuple[str, ...]:
    """The qualifiers asked; what is yet to come (要投进去多少) is not done."""
    found = qualifiers_in(without_quoted(question))
    rivals = {group_of(q) for q in rivals_in(found)}
    if looks_ahead(question) and "口径" not in rivals:
        found = tuple(q for q in found if q != "口径:完成")
    if _TO_MEET.search(question):
        found = tuple(q for q in found if q != "口径:完成")
    elif _MET.search(question):
        found = tuple(q for q in found if q != "口径:计划")
    return plan_and_deed(question, found)


def _compared(
    question: str, operation: str, qualifiers: tuple[str, ...], periods: int
) -> tuple[str, ...]:
    """The qualifiers of what is compared: 多出多少 asks for a difference, not for what was added,

    and 比上年 names one of two times.
    """
    if operation and periods > 1:
        qualifiers = tuple(q for q in qualifiers if group_of(q) != "基期")
    if operation != "difference" or "多出" not in question:
        return qualifiers
    return tuple(q for q in qualifiers if q != "范围:新增")


def _sides(
    question: str, regions: list[RegionMention], periods: list[PeriodMention]
) -> Sides | None:
    """The things compared, where they are more than places, periods or readings."""
    return read_sides(
        question,
        [(m.start, m.end) for m in regions],
        [(m.start, _end_of_time(question, m, periods)) for m in periods],
        rival_spans(question),
    )


_HOUR = re.compile(r"\d{1,2}[时点](?:\d{1,2}分)?")


def _end_of_time(question: str, mention: PeriodMention, periods: list[PeriodMention]) -> int:
    """Where a time ends: 截至27日9时 is one; of two hours each tells one side from the other."""
    hour = _HOUR.match(question, mention.end)
    alone = len(periods) == 1 and len(_HOUR.findall(question)) == 1
    return hour.end() if hour and alone else mention.end


def _side_by_side(
    question: str,
    sides: Sides,
    gazetteer: Gazetteer,
    regions: list[RegionMention],
    periods: list[PeriodMention],
    year_assumed: bool,
) -> Frame:
    """The frame of a comparison of things: each is a subject, the rest is what they share."""
    ask = read_ask(question)
    regions = [m for m in regions if not _inside(m, sides.names)]
    periods = [m for m in periods if not _inside(m, sides.names)]
    names, tail = without_figure(sides.texts(question))
    shared = f"{blank(question, (*sides.names, *sides.words))} {tail}"
    ordered = sides.operation in {"ranking", "place"}
    ask = replace(ask, measure="", unit="") if ordered else ask
    ranks = (
        not ordered
        and re.search(r"名次|排名|位次|靠前|靠后|第几|榜", question)
        and ask.unit in _PLACES
    )
    return Frame(
        question=question,
        asked="compare",
        # The first is where the things are; another takes part: 甲省捐给乙市的羊肉和牛奶.
        regions=tuple(region.name for region in resolved(regions, gazetteer)[:1]),
        subjects=names,
        periods=asked_periods(question, periods, ask.measure)[-1:],
        indicator=without_operation(indicator_of(shared, regions, periods, ask)),
        qualifiers=_qualifiers(shared),
        measure="rank" if ranks else _measure(question, sides.operation, ask),
        unit="第" if ranks else ask.unit,
        operation=sides.operation,
        year_assumed=year_assumed,
    )


# The units of a question about places on a list: 差几个名次, 靠前多少名.
_PLACES = ("", "个", "名", "位", "第")


def _inside(mention: RegionMention | PeriodMention, spans: Sequence[tuple[int, int]]) -> bool:
    return any(start < mention.end and mention.start < end for start, end in spans)


def _operation(question: str, several: bool, joined: bool, qualifiers: tuple[str, ...]) -> str:
    """The operation of a comparison: stated, or one figure for each of several."""
    subjects = len(compared_names(question))
    rivals = bool(rivals_in(qualifiers))
    operation = read_operation(question, several or rivals, subjects)
    if operation == "share" and not (several or subjects >= 2):
        return ""  # 完成占计划的百分之几 stands in the reports as such
    return operation or ("each" if joined and (several or rivals) else "")
