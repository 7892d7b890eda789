"""When: the dates of a sentence, each with the words that it goes with."""

import re
from collections.abc import Iterator
from dataclasses import replace

from answerer.spans.careers import of_another_step
from answerer.spans.clock import asks_hour, clock_at
from answerer.spans.recurring import asks_how_often
from answerer.spans.spans import Found, View
from core.language.calendar import day_of, year_of
from core.language.periods import Period, PeriodMention, find_periods
from core.parser.frame import Frame
from core.schema import Span

_GRAINS = (
    (re.compile(r"几月几[日号]|几[日号]|哪[一两几]?[天日]|几[点时]|何日|时段"), {"day", "days"}),
    (re.compile(r"哪一?年|何年|什么年份"), {"year", "day", "month", "half", "quarter"}),
    (re.compile(r"哪个?月|几月|何月"), {"month", "day", "days", "months", "edge"}),
)
_ANY_GRAIN = frozenset(
    {"day", "days", "month", "months", "year", "half", "quarter", "asof", "edge"}
)
_DEADLINE = re.compile(r"(?:延长|推迟|延期|延续|顺延|截止)(?:到|至)?$|[到至前]$")
_CLOCKED = re.compile(r"[日号].{0,2}\d{1,2}[点时:：].*[日号]")
_BARE_DAY = re.compile(r"\d{1,2}[日号]")
_MONTH_DAY = re.compile(r"\d{1,2}月\d{1,2}[日号]")
_WHEN = r"(?:[哪几]一?个?[天日年号月]|几月几[日号]|何[时日]|什么时[候间])"
# 哪天开到哪天, 从几号开始到几号结束, 何时开幕何时闭幕; 哪天签约、哪天开工 asks for two dates.
_RANGE_ASKED = re.compile(
    rf"{_WHEN}[^，,。？?]{{0,8}}?[到至]{_WHEN}|起止|哪[两几]天"
    rf"|{_WHEN}(?:开始|开幕|启动|起)[，,、]?[^，,。？?]{{0,6}}?{_WHEN}[^，,。？?]{{0,3}}?(?:结束|闭幕|止)"
)
_AHEAD = re.compile(r"能(?:建|完|投|出|全|用|开|正|上|通|达)|预计|估计|打算|定于|要到")
_FIGURE = re.compile(r"(\d[\d.]*)(?=[万亿%个家项次倍人])")
_NUMBER = re.compile(r"\d[\d.]*")
_YEAR = re.compile(r"\d{4}年")
# A date that only says when it was reported, or which report it was.
_DATELINE = re.compile(r"(?:讯|电|消息|报道|发布|公布)")
_RELATIVE = re.compile(r"^(?:[今去明前上次翌]年|[本当同]年)度?的?")
_NEAR_MONTH = re.compile(r"^(?:[上下]个?|[本当次])月")
# 1976年6月生 tells no other event.
_BORN = re.compile(r"出生|诞生|出世|生(?=[，,。；;、（(于]|$)")
_BORN_ASKED = re.compile(r"生|诞辰|出世|年龄|岁|多大|年的人|属")
_AS_OF_ASKED = re.compile(r"截|止|为止|到(?:哪|几|什么|何)")
_ENDS = re.compile(r"截止|结束|为止|闭幕|到哪|收官|收摊|收场|散场|谢幕|落幕|期满|到期")
# Which end of what is told a question asks for, and the words that tell of the one or the other.
_FIRST = re.compile(
    r"开始|启动|开工|动工|开幕|开赛|开建|开张|开业|起始|起[？?]?$|从(?:哪|什么|几|何)|当[上选]|上任|就任"
)
_LAST = re.compile(rf"{_ENDS.pattern}|完工|竣工|建成|完成")
_UNTIL_ASKED = re.compile(rf"{_ENDS.pattern}|[到至](?:什么|啥|哪|几|何)")
# 半年报, 年度报告, 公报 with the words for its coming out.
_COMES_OUT = re.compile(
    r"(?:[年季月]度?报告?|财报|业绩|公报|决算|快报)[^，,。？?]{0,12}?(?:出|发布|公布|披露|公告|刊登|发表)"
)
_DAYS_TO_REPORT = 200
_CAME_OUT = re.compile(r"(?:发布|公布|印发|发表|下发|出台|刊登)的?《(?P<title>[^》]{2,40})》")
_WORKS = re.compile(r"公告|通报|公报|快报|简报|年报|通知|通告|报告|意见|方案|办法|规划|条例|白皮书")
_RANGE = re.compile(
    r"起?(?:至|到|—|－|-|~)(?P<last>(?:\d{4}年)?(?:\d{1,2}月)?\d{1,2}[日号]|\d{4}年)$"
)
_SINCE = re.compile(r"(?:以来|至今|起)$")
_JOINED = re.compile(r"\s*(?:、|和|及|与|，)\s*")
_ITEM = r"[^、，。；和]{1,14}"


def find_dates(view: View) -> Iterator[Found]:
    """Dates of the asked fineness; the year is added where only a day is printed."""
    question = view.frame.question
    if asks_how_often(question):
        return
    grains = next((g for pattern, g in _GRAINS if pattern.search(question)), _ANY_GRAIN)
    asked = {period.label for period in view.frame.periods}
    mentions = _dates_of(view)
    for number, whole in enumerate(mentions):
        mention = _beginning(whole)
        period = mention.period
        clock = clock_at(question, view.chunk.text, mention.end)
        told = period and period.label in asked and not (clock and asks_hour(question))
        if told or (mention.relative and _is_bare(mention)):
            continue
        if _tells_no_event(view, mention):
            continue
        end_of = _asked_end_of_range(view, mention)
        if end_of and end_of.period and end_of.period.grain in grains:
            yield end_of
        if _RANGE_ASKED.search(question) and not _is_range(mention):
            continue
        if period and _grain(mention) not in grains and not _ends_period(view, mention):
            continue
        end = clock.end() if clock else mention.end
        text = _with_year(mention, view.chunk.text[mention.start : end])
        if asks_hour(question) and not (clock or _CLOCKED.search(mention.text)):
            continue
        fit = 0.8 if clock else 0.0
        fit += _ahead_fit(view, period)
        fit -= 0.6 if _is_dateline(question, mention.text, view.chunk.text[end : end + 2]) else 0.0
        near = _beside(view, number)
        if _figures(question) - _numbers(_said_of(view, number) + near):
            continue
        if _tells_other_end(question, near) or _of_another_work(question, view.chunk.text[end:]):
            continue
        step = _completed(mention, view.chunk.text[mention.start : end])
        yield Found(Span(mention.start, end), text, fit, near, period, step=step)


def _tells_no_event(view: View, mention: PeriodMention) -> bool:
    """Whether a date only tells which one (方案（2022版）), up to when it is counted, or an age."""
    text, question = view.chunk.text, view.frame.question
    edition = text.startswith("版", mention.end)
    counted = mention.text.startswith("截") and not _AS_OF_ASKED.search(question)
    born = _BORN.match(text, mention.end) and not _BORN_ASKED.search(question)
    another = of_another_step(question, text, mention.start, mention.end)
    return edition or counted or bool(born) or another


def _said_of(view: View, number: int) -> str:
    """What stands before the first date of a sentence: 一笔3亿元的收入，实际在1月入库."""
    return "" if number else view.chunk.text[view.start : _dates_of(view)[0].start]


def _of_another_work(question: str, after: str) -> bool:
    """Whether a work of another kind came out then: 1月18日发布的《快报》 is of no 公告."""
    match = _CAME_OUT.match(after)
    asked = set(_WORKS.findall(question))
    return bool(match and asked and not asked & set(_WORKS.findall(match["title"])))


def _beginning(mention: PeriodMention) -> PeriodMention:
    """Of 2019年5月18日至今 and 2026年起 the day or year that it begins with."""
    tail = _SINCE.search(mention.text)
    if tail is None or mention.period is None:
        return mention
    first = find_periods(mention.text[: tail.start()], year=mention.period.start.year)
    if len(first) != 1 or first[0].period is None:
        return mention
    end = mention.end - len(tail.group())
    return replace(mention, end=end, text=first[0].text, period=first[0].period)


def _asked_end_of_range(view: View, mention: PeriodMention) -> Found | None:
    """The first or the last day of 8月14日至21日, where the question asks for just that one."""
    question = view.frame.question
    first, last = bool(_FIRST.search(question)), bool(_ENDS.search(question))
    match = _RANGE.search(view.chunk.text[mention.start : mention.end])
    if match is None or mention.period is None or first == last or _RANGE_ASKED.search(question):
        return None
    day = mention.period.end if last else mention.period.start
    edge = year_of(day.year) if match["last"].endswith("年") else day_of(day)
    clause = view.sentence.clause_at(mention.start)
    words = view.chunk.text[clause.start : clause.end]
    return Found(Span(mention.start, mention.end), edge.label, 0.8, words, edge, sort="end")


def _tells_other_end(question: str, near: str) -> bool:
    """Whether the words of a date tell when something began, and the question when it ends."""
    asked = bool(_FIRST.search(question)), bool(_LAST.search(question))
    told = bool(_FIRST.search(near)), bool(_LAST.search(near))
    return asked[0] != asked[1] and told == asked[::-1]


def is_later(frame: Frame, found: Period | None) -> bool:
    """Whether a date lies behind the asked time as it must: until when it holds, when it came out.

    A notice of 2015年 can hold up to 2016年, and a report on 上半年 comes out after it.
    """
    if found is None or not frame.periods:
        return False
    asked = frame.periods[-1]
    days = (found.start - asked.end).days
    if _UNTIL_ASKED.search(frame.question):
        return found.end > asked.start
    return bool(_COMES_OUT.search(frame.question)) and 0 < days <= _DAYS_TO_REPORT


def _ahead_fit(view: View, period: Period | None) -> float:
    """A question about what is yet to come is answered by a date after the report's own."""
    published = view.report.published
    if published is None or period is None or not _AHEAD.search(view.frame.question):
        return 0.0
    return 0.6 if period.end > published else -0.6


def _figures(text: str) -> set[str]:
    """The figures with a unit that a text names, periods left out."""
    return {match.group(1) for match in _FIGURE.finditer(text)}


def _numbers(text: str) -> set[str]:
    """Every number of a text: 2-3% holds both."""
    return set(_NUMBER.findall(text))


def _dates_of(view: View) -> tuple[PeriodMention, ...]:
    """The sentence's dates; in a report without a year those that lack one too."""
    if view.sentence.periods or view.report.published or view.report.year:
        return view.sentence.periods
    undated = (m for m in find_periods(view.text) if m.period is None and _MONTH_DAY.match(m.text))
    return tuple(replace(m, start=m.start + view.start, end=m.end + view.start) for m in undated)


def _grain(mention: PeriodMention) -> str:
    """The fineness of a date; 6月底 is an edge of a month."""
    assert mention.period is not None
    edge = re.search(r"月[底末]$", mention.text)
    return "edge" if edge else mention.period.grain


def _is_range(mention: PeriodMention) -> bool:
    """Whether it has a first and a last day; of one without a year the words tell."""
    if mention.period is None:
        return bool(_RANGE.search(mention.text))
    return mention.period.grain in {"days", "months"}


def _is_dateline(question: str, date: str, after: str) -> bool:
    """Whether a date says when it was reported; not where that is what is asked."""
    match = _DATELINE.match(after)
    stamped = bool(re.match(r"\d{4}-\d", date))
    return stamped or bool(match and match.group() not in question)


def _is_bare(mention: PeriodMention) -> bool:
    """上年, 今年 and the like answer no question of when."""
    return not re.search(r"\d", mention.text) and "月" not in mention.text


def _ends_period(view: View, mention: PeriodMention) -> bool:
    """延长至2024年5月底 answers 延到哪天, though it names no day."""
    before = view.chunk.text[max(0, mention.start - 4) : mention.start]
    return mention.text.endswith(("底", "末")) and bool(_DEADLINE.search(before))


def _completed(mention: PeriodMention, printed: str) -> str:
    """How a day without its month got one; empty for other dates."""
    completed = _BARE_DAY.match(printed) or _NEAR_MONTH.match(printed)
    if mention.period is None or not completed:
        return ""
    month = f"{mention.period.start.year}年{mention.period.start.month}月"
    return f"原文写作“{printed}”，按报告的时间推定为{month}"


def _with_year(mention: PeriodMention, printed: str) -> str:
    if mention.period is None:
        return printed
    year = str(mention.period.start.year)
    if year in printed or _YEAR.search(printed):
        return printed
    day = _NEAR_MONTH.sub("", printed)
    if day != printed or _BARE_DAY.match(printed):
        return f"{year}年{mention.period.start.month}月{day}"
    return f"{year}年{_RELATIVE.sub('', printed)}"


def _beside(view: View, number: int) -> str:
    """The words of one date: its clause and those after it, up to where another date stands."""
    mentions = _dates_of(view)
    mention = mentions[number]
    text = view.chunk.text
    aligned = _aligned(view, number)
    if aligned:
        return aligned
    clause = view.sentence.clause_at(mention.start)
    start = clause.start
    if number:
        start = max(start, mentions[number - 1].end)
    end = view.sentence.span.end
    if number + 1 < len(mentions):
        after = mentions[number + 1]
        following = view.sentence.clause_at(after.start)
        end = following.start if following.start > mention.end else after.start
    return text[start : max(end, mention.end)]


def _aligned(view: View, number: int) -> str:
    """The clause less the other members of both runs: 分别于2014年、2019年跨越3000亿、4000亿."""
    mentions = _dates_of(view)
    text = view.chunk.text
    first, last = number, number
    while first and _JOINED.fullmatch(text, mentions[first - 1].end, mentions[first].start):
        first -= 1
    while last + 1 < len(mentions) and _JOINED.fullmatch(
        text, mentions[last].end, mentions[last + 1].start
    ):
        last += 1
    count = last - first + 1
    if count == 1:
        return ""
    clause = view.sentence.clause_at(mentions[last].start)
    rest = text[mentions[last].end : view.sentence.span.end]
    run = re.search(rf"{_ITEM}(?:[、和]{_ITEM}){{{count - 1}}}", rest)
    if run is None:
        return ""
    items = re.split(r"[、和]", run.group())
    return (
        text[min(clause.start, mentions[first].start) : mentions[first].start]
        + items[number - first]
        + re.split(r"[，。；]", rest[run.end() :])[0]
    )
