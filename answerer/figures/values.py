"""Figures: values and ranks."""

import re

from answerer.candidate import Candidate, Evidence, figures
from answerer.objections.given import given
from answerer.overlap import grams
from core.language.conversion import converted, convertible
from core.language.counted import counts_differ, units_agree
from core.language.lexicon import group_of, without_qualifiers
from core.language.quantities import scaled
from core.parser.asking import expected_kind
from core.parser.frame import Frame

_ARTICLE = re.compile(r"一[家个项名位座条所种款台辆艘支场瓶片块份张]")
_ONLY = re.compile(r"[仅只共有]$|唯")


def value_candidates(evidence: Evidence) -> list[Candidate]:
    """The figures of the hits that can be what is asked."""
    return [c for c in figures(evidence) if may_answer(evidence.frame, c)]


def may_answer(frame: Frame, candidate: Candidate) -> bool:
    """Whether a figure is of the asked kind and unit, and not one that the question gives.

    What it states itself (领跌3.51%那天) is not what it asks for.
    """
    if (
        not fits_kind(frame, candidate)
        or _counts_no_people(frame, candidate)
        or _counts_aspects(frame, candidate)
        or _counts_other_places(frame, candidate)
        or _is_article(candidate)
        or _sums_up(frame, candidate)
        or _is_cut(candidate)
    ):
        return False
    number, unit = candidate.number, candidate.unit
    return number is None or not any(
        abs(q.number) == abs(number) and q.unit == unit for q in given(frame.question)
    )


# 达4，900点, where the full-width comma may part thousands or two figures.
_THOUSANDS = re.compile(r"[，,]\d{3}(?!\d)")
_FIRST_PART = re.compile(r"(?<![\d.])\d{1,3}[，,]$")


def _is_cut(candidate: Candidate) -> bool:
    """Whether a figure may be only a part of a longer one."""
    text, span = candidate.chunk.text, candidate.span
    first = not candidate.unit and _THOUSANDS.match(text, span.end)
    rest = _THOUSANDS.match(text, span.start - 1) and _FIRST_PART.search(text[: span.start])
    return bool(first or rest)


_PEOPLE = frozenset({"人", "名", "位"})
_NO_PEOPLE = re.compile(
    r"\s*(?:重点|重大|省级|市级|国家级|工业|产业|农业)?(?:国家|地区|[省市县区乡镇村]|城市|项目|企业|公司|单位|部门|机构|学校|医院|社区|平台|园区|品种|系列)"
)


def _counts_no_people(frame: Frame, candidate: Candidate) -> bool:
    """Whether 个 counts places or firms behind it where people are asked for."""
    if frame.unit == "人次" and candidate.unit == "个":
        return True
    if frame.unit not in _PEOPLE or candidate.unit != "个":
        return False
    return bool(_NO_PEOPLE.match(candidate.chunk.text, candidate.span.end))


_ASPECTS = re.compile(r"\s*(?:方面|环节|层面|步骤|角度|维度|领域|阶段|要点|关键词)")
_KINDS, _ASKS_KINDS = frozenset({"类", "种"}), re.compile("[类种款品型]")


def _counts_aspects(frame: Frame, candidate: Candidate) -> bool:
    """Whether 九个 only counts aspects (从签约、开工到投产九个环节) that no question asks for.

    Nor does 三类企业 say how many firms there are.
    """
    if candidate.unit in _KINDS and frame.measure == "count":
        return not _ASKS_KINDS.search(frame.question)
    if candidate.text == "一次":
        return frame.unit not in ("", "次")  # 每周会商一次
    if candidate.unit != "个":
        return False
    counted = _ASPECTS.match(candidate.chunk.text, candidate.span.end)
    return counted is not None and counted.group().strip() not in frame.question


_ROW = re.compile(r"[\u4e00-\u9fffA-Za-z]{2,}(?:、|和|与|及)[\u4e00-\u9fffA-Za-z]{2,12}这?$")
_FEW = re.compile(r"[两二三四五六七八九十]个?[家个县区市省国地所座只款位项条种类]")


# 甲县等5县: how many places a figure is of, which only a question about places asks.
_KIND = "个?(?:城市|省份|国家|地区|[县市区省国州旗])"
_PLACES, _ASKS_PLACES = re.compile(rf"\d+{_KIND}"), re.compile(rf"(?:多少|几){_KIND}")


_DIVISIONS = "省市县区州旗乡镇村"
_ASKS_DIVISIONS = re.compile(
    rf"(?:多少|几)个?(?P<kind>[{_DIVISIONS}])(?![\u4e00-\u9fff]?级)"
    rf"|(?P<before>[{_DIVISIONS}])(?:[（(][^（）()]*[）)])?[总一]?共?有(?:多少|几)个(?![\u4e00-\u9fff])"
)
_COUNTS_DIVISIONS = re.compile(rf"(?P<kind>[{_DIVISIONS}])(?:[(（、，,。；;]|[^\u4e00-\u9fff]|$)")


def _counts_other_places(frame: Frame, candidate: Candidate) -> bool:
    """Whether a figure counts 市 where 县 are asked for: 2个市、18个县（区）."""
    asked = _ASKS_DIVISIONS.search(frame.question)
    kind = (asked["kind"] or asked["before"]) if asked else ""
    if not kind or candidate.unit not in ("个", kind):
        return False
    told = _COUNTS_DIVISIONS.match(candidate.chunk.text, candidate.span.end)
    return told is not None and told["kind"] != kind


def _sums_up(frame: Frame, candidate: Candidate) -> bool:
    """Whether 两家 only sums up the names before it (甲、乙两家), and no count is asked."""
    text, span = candidate.chunk.text, candidate.span
    printed = text[span.start : span.end]
    if text[: span.start].endswith("等") and _PLACES.match(text, span.start):
        return not _ASKS_PLACES.search(frame.question)
    return bool(
        frame.measure != "count"
        and _FEW.fullmatch(printed)
        and _ROW.search(text, candidate.sentence.start, span.start)
    )


def _is_article(candidate: Candidate) -> bool:
    """Whether 一家 only introduces what is told of (一家合作社), and counts nothing."""
    text, span = candidate.chunk.text, candidate.span
    printed = text[span.start : span.end]
    if candidate.kind != "count" or not _ARTICLE.fullmatch(printed):
        return False
    before, after = text[max(0, span.start - 2) : span.start], text[span.end : span.end + 1]
    return not _ONLY.search(before) and "\u4e00" <= after <= "\u9fff"


def _is_bare_sum(candidate: Candidate) -> bool:
    """Whether money may be meant though no unit is printed: 扶持资金1.9亿."""
    return not candidate.unit and candidate.text[-1:] in "万亿"


_RATE = re.compile(r"率|占比|比重|比例")
# 通胀率降到几个点: at which percentage it arrives.
_LEVEL = re.compile(r"到了?(?:多少|几)个?百?分?点")
_PERSON = re.compile(r"[人者员生师户名才兵民客工娃童]|干部|专家|代表|老[师板总]|儿童")


def fits_kind(frame: Frame, candidate: Candidate) -> bool:
    """Whether a figure is of the kind and unit that was asked for."""
    if frame.asked == "rank":
        return candidate.kind == "rank"
    if candidate.kind == "rank":
        return False
    if frame.measure and frame.measure != candidate.kind:
        kinds = {frame.measure, candidate.kind}
        # 增长了几倍 and 增长了百分之几 are both asked with 增长多少; so is a rate's change in
        # points, and 涨了几个点 asks for the percentage of what is no rate.
        of_rate = bool(_RATE.search(frame.indicator)) and not _LEVEL.search(frame.question)
        if "point" in kinds and "点" in (frame.unit, candidate.unit):
            return True  # 中间价下调90点
        if kinds == {"money", "count"} and _is_bare_sum(candidate):
            return True
        return kinds == {"percent", "ratio"} or (
            kinds == {"percent", "point"} and of_rate == (candidate.kind == "point")
        )
    if convertible(frame.unit, candidate.unit):
        return True
    money = not frame.measure and expected_kind(frame.indicator) == "money"
    if money and candidate.kind in ("count", "percent"):
        return _is_bare_sum(candidate)  # 总投资 is no number of things
    if frame.unit == "个" and candidate.unit in _PEOPLE and not _PERSON.search(frame.question):
        return False  # 多少个项目 counts no people
    if frame.unit and not units_agree(frame.unit, candidate.unit):
        counted = candidate.kind == frame.measure == "count"
        return counted and not counts_differ(frame.unit, candidate.unit)
    return bool(candidate.unit) or frame.measure in ("", "count")


def unit_step(candidate: Candidate) -> str:
    """Where a table's header or caption gives the unit, how the figure came to it; else empty."""
    printed = candidate.chunk.text[candidate.span.start : candidate.span.end].strip()
    if candidate.number is None or candidate.text == printed or printed not in candidate.text:
        return ""
    unit = candidate.text.replace(printed, "", 1)
    return f"{printed} × {unit}（单位取自表头）= {candidate.text}"


def conversion_step(frame: Frame, candidate: Candidate) -> str:
    """The figure in the unit that was asked for, where it is printed in another; else empty."""
    if candidate.number is None or not convertible(frame.unit, candidate.unit):
        return ""
    number = converted(candidate.number, candidate.unit, frame.unit)
    scale = "万" if f"万{frame.unit}" in frame.question else ""
    return f"{candidate.text} = {scaled(number, frame.unit, like=f'1{scale}{frame.unit}')}"


# Figures that differ in one of these count different things; a revision does not.
_ALIKE = 0.6
_READINGS = frozenset({"门槛", "阶段", "口径", "范围", "方向", "基期"})


def alike(one: Candidate, other: Candidate) -> bool:
    """Whether two figures are of one indicator and place, whatever their time."""
    first, second = grams(without_qualifiers(one.near)), grams(without_qualifiers(other.near))
    same = first == second or 2 * len(first & second) >= _ALIKE * (len(first) + len(second))
    return same and (one.unit, one.kind, one.region, _readings(one)) == (
        other.unit,
        other.kind,
        other.region,
        _readings(other),
    )


def _readings(candidate: Candidate) -> set[str]:
    """The readings that tell figures apart; that it was done (完成) goes without saying."""
    readings = {q for q in candidate.qualifiers if group_of(q) in _READINGS}
    return readings - {"口径:完成"}


def same_thing(one: Candidate, other: Candidate) -> bool:
    """Whether two figures speak of the same indicator, place, period and unit."""
    return (
        one.unit == other.unit
        and one.kind == other.kind
        and one.region == other.region
        and one.period == other.period
        and _readings(one) == _readings(other)
    )
