"""A question read into a frame."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from core.asking import Ask, read_ask
from core.comparing import (
    asks_of_each,
    by_rate,
    compared_names,
    grown_by_amount,
    read_operation,
    told_apart,
    without_operation,
)
from core.exclusions import exclusions
from core.frame import Frame
from core.lexicon import group_of, looks_ahead, qualifier_spans, qualifiers_in, rivals_in
from core.periods import Period, PeriodMention
from core.regions import Gazetteer, Region, RegionMention
from core.sides import Sides, read_sides
from core.situating import situating_span
from core.subjects import blank, company_spans, inside_any, subjects_in, without_quoted
from core.text import fold
from core.times import asked_periods, is_year_assumed, question_periods, years_apart

# 全国 as what is asked about, not as the field of a rank (排全国第几).
_NATION = re.compile(r"(?<![排在占居列])(?:全国|我国)(?!.{0,8}(?:第|排|名次|前列))")
_COUNTRY = "中国"
# Words of asking and politeness, and function words, that say nothing of the indicator.
_FILLER = re.compile(
    r"全国|我国|全省|全市|全县|全区|(?<=\s)[两二三四五六七八九十]个?(?:县区|市县|[县市区地省国])|"
    r"请问|麻烦|告诉我|查一下|查查|帮我|我想(?:知道|问)|想问|一下|"
    r"(?<![\u4e00-\u9fff])(?:那么?|其)|到底|究竟|大概|"
    r"一共|总共|总计|加起来|到目前|目前|现在|分别|各自|各是|各有|都有|"
    r"的话|来着|呢|吗|吧|啊|呀|了(?!解)|的(?!士)"
)
# Function words only where they stand at an edge: 有 in 国有, 为 in 华为 are part of a word.
_EDGES = re.compile(
    r"(?:(?<=\s)|^)(?:和|与|跟|以及|及|被|把|到|是)+(?=[\u4e00-\u9fff])|"
    r"(?:是|有|在|为|被|把|和|与|跟|以及|及|共)+(?=\s|$)"
)
_ASIDE = re.compile(r"[\s,，。?？!！:：;；、()（）“”\"《》「」]+")


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
    apart = told_apart(question)
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
    mentions, regions = _places(question, gazetteer)
    periods = question_periods(question, today, year, latest)
    sides = _sides(question, mentions, periods)
    assumed = is_year_assumed(periods, year)
    if sides:
        return _side_by_side(question, sides, gazetteer, mentions, periods, assumed)
    ask = read_ask(question)
    excluded, stated, periods = _stated(question, periods)
    whole, periods = periods, years_apart(question, periods)
    subjects = _subjects(question, stated, _resolved(mentions, gazetteer), periods)
    asked = asked_periods(question, periods, ask.measure)
    qualifiers = _qualifiers(stated)
    joined = ask.asked in {"value", "rank"} and asks_of_each(
        question, [(m.start, m.end) for m in (mentions if len(mentions) > 1 else periods)]
    )
    joined = joined or len(periods) > len(whole)
    operation = _operation(question, max(len(regions), len(asked)) >= 2, joined, qualifiers)
    operation, ask = _of_two_readings(question, operation, ask, asked)
    indicator = indicator_of(stated, mentions, periods, ask)
    return Frame(
        question=question,
        asked="compare" if operation else ask.asked,
        regions=tuple(r.name for r in (regions if operation else _innermost(regions, gazetteer))),
        subjects=subjects,
        periods=asked,
        indicator=without_operation(indicator) if operation else indicator,
        qualifiers=_of_difference(question, operation, qualifiers),
        excluded=excluded,
        measure=ask.measure or _rate(question, operation),
        unit=ask.unit,
        operation=operation,
        year_assumed=assumed,
    )


def _resolved(mentions: Sequence[RegionMention], gazetteer: Gazetteer) -> list[tuple[int, int]]:
    return [(m.start, m.end) for m in mentions if gazetteer.resolve(m, None)]


def _of_two_readings(
    question: str, operation: str, ask: Ask, asked: tuple[Period, ...]
) -> tuple[str, Ask]:
    """增加多少 between two years is a growth in the figure's own unit, …排名 ranks the figures."""
    if operation == "difference" and len(asked) == 2 and grown_by_amount(question):
        return "growth", replace(ask, measure="", unit="")
    if operation == "ranking" and ask.asked == "rank":
        return operation, replace(ask, asked="value", measure="", unit="")
    if operation == "growth" and "第几" in ask.words:
        return "", ask  # 涨幅在各地区排第几 asks for a place
    return operation, ask


def _rate(question: str, operation: str) -> str:
    """The measure of what grew or fell most."""
    return "percent" if operation in {"most", "least"} and by_rate(question) else ""


def _stated(
    question: str, periods: list[PeriodMention]
) -> tuple[tuple[str, ...], str, list[PeriodMention]]:
    """What the question leaves out (不含…), and the question and its periods without it."""
    excluded = exclusions(question)
    stated = blank(question, [span for span, _ in excluded])
    kept = [m for m in periods if not stated[m.start : m.end].isspace()]
    return tuple(words for _, words in excluded), stated, kept


def _places(question: str, gazetteer: Gazetteer) -> tuple[list[RegionMention], list[Region]]:
    """Where places are named, those of companies' names left out, and those asked about."""
    found = gazetteer.find(question)
    # Told by the tagger, which takes as long as the rest of the reading.
    companies = company_spans(question) if found else []
    mentions = [
        m
        for m in found
        if not inside_any((m.start, m.end), companies) and not _is_partner(question, m)
    ]
    regions = _resolve(mentions, gazetteer)
    if not regions and _NATION.search(question):
        regions = list(gazetteer.named(_COUNTRY))
    return mentions, regions


# 对中国出口, 从越南进口: the place traded with belongs to what is asked about.
_TO = re.compile(r"[对向从自由]$")
_TRADED = re.compile(r"的?(?:全部|直接|商品|货物|产品)?(?:出口|进口|进出口|贸易|投资|采购|销售)")


def _is_partner(question: str, mention: RegionMention) -> bool:
    before = question[max(0, mention.start - 1) : mention.start]
    return bool(_TO.search(before) and _TRADED.match(question, mention.end))


def _subjects(
    question: str, stated: str, places: list[tuple[int, int]], periods: list[PeriodMention]
) -> tuple[str, ...]:
    """The things compared, else the names in what is stated, else the companies."""
    return (
        compared_names(question)
        or subjects_in(stated, places, [(m.start, m.end) for m in periods])
        or tuple(question[slice(*span)] for span in company_spans(question) if span not in places)
    )


# 目标完成了多少 asks for what was done.
_MET = re.compile(r"(?:目标|计划|任务)(?:投资|资金)?(?:已经?|都|到底|究竟|实际)*完成了?(?:多少|几)")


def _qualifiers(question: str) -> tuple[str, ...]:
    """The qualifiers asked; what is yet to come (要投进去多少) is not done."""
    found = qualifiers_in(without_quoted(question))
    rivals = {group_of(q) for q in rivals_in(found)}
    if looks_ahead(question) and "口径" not in rivals:
        found = tuple(q for q in found if q != "口径:完成")
    if _MET.search(question):
        found = tuple(q for q in found if q != "口径:计划")
    return found


def _of_difference(question: str, operation: str, qualifiers: tuple[str, ...]) -> tuple[str, ...]:
    """多出多少 asks for a difference, not for what was added."""
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
        [(m.start, m.end) for m in periods],
        qualifier_spans(question),
    )


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
    shared = blank(question, (*sides.names, *sides.words))
    ranks = re.search(r"名次|排名|位次|靠前|靠后|第几|榜", question) and ask.unit in _PLACES
    return Frame(
        question=question,
        asked="compare",
        # The first is where the things are; another takes part: 甲省捐给乙市的羊肉和牛奶.
        regions=tuple(region.name for region in _resolve(regions, gazetteer)[:1]),
        subjects=sides.texts(question),
        periods=asked_periods(question, periods, ask.measure)[-1:],
        indicator=without_operation(indicator_of(shared, regions, periods, ask)),
        qualifiers=_qualifiers(shared),
        measure="rank" if ranks else ask.measure or _rate(question, sides.operation),
        unit="第" if ranks else ask.unit,
        operation=sides.operation,
        year_assumed=year_assumed,
    )


# The units of a question about places on a list: 差几个名次, 靠前多少名.
_PLACES = ("", "个", "名", "位", "第")


def _inside(mention: RegionMention | PeriodMention, spans: Sequence[tuple[int, int]]) -> bool:
    return any(start <= mention.start and mention.end <= end for start, end in spans)


def _operation(question: str, several: bool, joined: bool, qualifiers: tuple[str, ...]) -> str:
    """The operation of a comparison: stated, or one figure for each of several."""
    subjects = len(compared_names(question))
    rivals = bool(rivals_in(qualifiers))
    operation = read_operation(question, several or rivals, subjects)
    if operation == "share" and not (several or subjects >= 2):
        return ""  # 完成占计划的百分之几 stands in the reports as such
    return operation or ("each" if joined and (several or rivals) else "")


def _resolve(mentions: list[RegionMention], gazetteer: Gazetteer) -> list[Region]:
    """The regions asked about, the containing ones (周口市 in 周口市太康县) left out."""
    found: list[Region] = []
    context: Region | None = None
    previous: RegionMention | None = None
    for mention in mentions:
        region = gazetteer.resolve(mention, context)
        if region is None:
            continue
        nested = previous is not None and context is not None and previous.end == mention.start
        if nested and context is not None and gazetteer.within(region, context):
            found.remove(context)
        if region not in found:
            found.append(region)
        context, previous = region, mention
    return found


def _innermost(regions: list[Region], gazetteer: Gazetteer) -> list[Region]:
    """Those that hold none named after them: what 北京那场暴雨后，房山区… asks is of 房山区."""
    return [
        outer
        for number, outer in enumerate(regions)
        if not any(gazetteer.within(later, outer) for later in regions[number + 1 :])
    ]


def indicator_of(
    question: str, regions: list[RegionMention], periods: list[PeriodMention], ask: Ask
) -> str:
    """What is asked about: the question less its places, periods and question words."""
    rest = blank(question, [(m.start, m.end) for m in regions])
    rest = blank(rest, [(m.start, m.end) for m in periods])
    rest = blank(rest, [situating_span(question)])
    folded = fold(rest)
    if ask.words:
        folded = folded.replace(ask.words, " ", 1)
    folded = re.sub(r"多少|几(?=个|家|项|次|名|人|条)|百分之", " ", folded)
    folded = _EDGES.sub(" ", _ASIDE.sub(" ", _FILLER.sub(" ", folded)))
    return _ASIDE.sub(" ", folded).strip()
