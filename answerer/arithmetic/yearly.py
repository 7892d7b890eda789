"""A printed 同比 worked out again from the figures of both years, where both are found."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Decimal

from answerer.candidate import Candidate
from answerer.objections.each import asks_total
from answerer.overlap import coverage, grams
from core.language.calendar import year_before
from core.language.lexicon import group_of
from core.language.periods import Period
from core.language.quantities import format_number
from core.parser.asking import expected_kind
from core.parser.comparing import grown_by_amount
from core.parser.frame import Frame
from core.parser.times import years_within

_TENTH = Decimal("0.1")
# Further apart than rounding of printed figures explains.
_TOLERANCE = Decimal("0.15")
_ALIKE = 0.5
# What is there at a time, or already added up: no year has its own part of it.
_NO_FLOW = re.compile(r"余额|存量|保有|人口|累计|现有|在[册校岗职编]|储量|总里程|目标|计划")
_WORKED_OUT = frozenset({"year", "half", "quarter", "months", "month"})
# Real growth cannot be worked out from amounts in current prices.
_REAL = re.compile(r"可比|不变价|扣除价格|剔除")
_BETWEEN = re.compile(
    r"^[，,]?[\u4e00-\u9fff]{0,6}(?:同比|比上年|较上年|比去年|增长|下降)[\u4e00-\u9fff]{0,6}$"
)


@dataclass(frozen=True, slots=True)
class Check:
    """A rate worked out again: from which figures, the arithmetic, what staff read."""

    now: Candidate
    before: Candidate
    step: str
    agrees: bool
    told: str


def asks_rate(frame: Frame) -> bool:
    """Whether a question asks for a change against the year before."""
    return frame.measure == "percent" and bool(
        re.search("同比|增|涨|降|跌|比上年|比去年", frame.question)
    )


_CHANGE = re.compile(
    r"增加|同比|[比较](?:上年|去年)|(?:上年|去年)同期|增长率?|增[幅速加]|下降|降幅|减少|涨幅|[涨降增跌](?=了|$)|了$|(?<!占)比$"
)


def _asks_amount(frame: Frame) -> bool:
    """Whether a question asks by how much a figure changed in a year, or over several."""
    if frame.measure == "percent" or not grown_by_amount(frame.question):
        return False
    against = re.search("同比|比上年|比去年|较上年|较去年", frame.question)
    return bool(against or years_within(frame.periods[0]))


def growth_of(frame: Frame) -> Frame | None:
    """The comparison with the year before by which a change can be worked out.

    None where no such change is asked of one time.
    """
    if frame.asked != "value" or len(frame.periods) != 1:
        return None
    if not (asks_rate(frame) or _asks_amount(frame)):
        return None
    (period,) = frame.periods
    years = years_within(period)
    times = (years[0], years[-1]) if years else (period, year_before(period))
    bases = {q for q in frame.qualifiers if group_of(q) == "基期"}
    if not (years or period.grain in _WORKED_OUT) or bases - {"基期:同比"}:
        return None
    indicator = _CHANGE.sub(" ", " ".join(_CHANGE.sub(" ", frame.indicator).split())).strip()
    if not indicator:
        return None
    return replace(
        frame,
        asked="compare",
        operation="growth",
        periods=times,
        indicator=indicator,
        qualifiers=tuple(q for q in frame.qualifiers if q not in bases),
    )


_TOTAL = re.compile(r"总[人个户家]?数$|合计$|总计$")


def sum_of_years(frame: Frame) -> Frame | None:
    """The comparison that adds up the figures of several years; None where none is asked for.

    What each year has of its own can be added up, no stock, rate or plan.
    """
    if frame.asked != "value" or len(frame.periods) != 1 or not asks_total(frame.question):
        return None
    years = years_within(frame.periods[0])
    rate = "percent" in (frame.measure, expected_kind(frame.indicator))
    if not years or rate or _NO_FLOW.search(frame.question):
        return None
    indicator = _TOTAL.sub("", frame.indicator)
    return replace(frame, asked="compare", operation="sum", periods=years, indicator=indicator)


def literality(candidate: Candidate, asked: Frame) -> float:
    """How much of what is asked a figure's sentence or column names, word for word, 0 to 1.

    A rate or place that nobody printed must not come of figures that only sound like it.
    """
    words = asked.indicator.removesuffix("数")
    told = (candidate.near, f"{candidate.near} {candidate.sentence_text}")
    return max(coverage(words, text) for text in told)


def checked_rate(rate: Candidate, figures: Sequence[Candidate]) -> Check | None:
    """The printed rate against the amounts of its year and of the year before.

    None where one of them is not among the `figures`, or where the rate is not
    of current prices.
    """
    printed = rate.signed
    if rate.kind != "percent" or printed is None or _REAL.search(rate.sentence_text):
        return None
    now = next((c for c in figures if _is_amount_of(c, rate)), None)
    before = max((c for c in figures if now and _year_before(now, c)), key=_newest, default=None)
    if now is None or before is None or not now.number or not before.number:
        return None
    change = ((now.number / before.number - 1) * 100).quantize(_TENTH, ROUND_HALF_UP)
    agrees = abs(change - printed) <= _TOLERANCE
    result = f"{format_number(change)}%"
    step = f"{now.text} ÷ {before.text} − 1 = {result}"
    told = f"按两年数据计算为{result}，与报告所写的{'一致' if agrees else '不一致'}"
    return Check(now, before, step, agrees, told)


def _is_amount_of(amount: Candidate, rate: Candidate) -> bool:
    """Whether a figure is the one that the rate follows: 收入38亿元，同比增长5%."""
    if amount.chunk.chunk_id != rate.chunk.chunk_id or amount.kind in {"percent", "rank", "point"}:
        return False
    between = rate.chunk.text[amount.span.end : rate.span.start]
    return amount.span.end <= rate.span.start and bool(_BETWEEN.match(between))


def _year_before(now: Candidate, other: Candidate) -> bool:
    if now.period is None or other.period is None or other.unit != now.unit:
        return False
    both = grams(now.near), grams(other.near)
    alike = len(both[0] & both[1]) / len(both[0] | both[1]) if both[0] | both[1] else 0.0
    return (
        other.region == now.region
        and _shifted(now.period) == (other.period.start.timetuple()[:3], other.period.end.month)
        and alike >= _ALIKE
    )


def _shifted(period: Period) -> tuple[tuple[int, ...], int]:
    start = period.start
    return (start.year - 1, start.month, start.day), period.end.month


def _newest(candidate: Candidate) -> int:
    published = candidate.report.published
    return published.toordinal() if published else 0
