"""Questions about all places of a kind, or all years: which keep a bound, which has the most,
what they have together, on average, or each.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from core.language.numerals import parse_numeral
from core.parser.against import Against, against
from core.parser.bounds import Bound, bounds_in
from core.parser.comparing import MEAN, SUM

YEARS = "年"
_PLACE = (
    r"县市区|市县区|区县市|县区|区县|县市|市县|地级市|地市|省份|省区市|城市|"
    r"[县区市省州旗](?![级委政场域间块]|市?重点)"
)
_COUNT = r"[两二三四五六七八九十]|\d{1,2}"
_WHICH = r"哪(?:些|几?个|[两三四五六]个?)?|有?几个|有?多少个"
_KIND = rf"(?:{_PLACE})|年份|年度|年"
# 哪些县, 有几个县区; 的县有哪些, 县区是哪几个
_ASKS_FIRST = re.compile(rf"(?:{_WHICH})(?P<kind>{_KIND})")
_ASKS_LAST = re.compile(
    rf"的?(?P<kind>{_KIND})(?:都|一共|总共|分别)*[有是]?(?:{_WHICH}|谁)(?!{_KIND})"
)
# 第二多的县
_NAMES_LAST = re.compile(rf"的(?:前?(?:{_COUNT})个?)?(?P<kind>{_PLACE})[?？。]?$")
# Behind names of their own: 甲、乙、丙三县中超过30个的有哪些
_ASKS_ALONE = re.compile(rf"的?(?:都|一共|总共|分别)*[有是](?:{_WHICH}|谁)$")
_ALL = re.compile(
    rf"(?:全[市省]|我市|下辖)?的?(?:各个?|每个?|所有|全部的?|这?(?:{_COUNT})个?)(?P<kind>{_PLACE})(?:的|之间)?"
)
_ALSO_COUNT = re.compile(r"(?:几个|多少个)[，,、]")
_TABLE = re.compile(r"的?(?:情况|对比|一览)(?:如何|怎么样)?[?？]?$")
# Behind 三年: all of them are meant together.
_TOGETHER = ".{0,20}(?:合计|[一总]共|加起来|总和|总计|总数|平均)"
_EVERY_YEAR = re.compile(
    rf"历年来?的?|各年度?|逐年|[这近]几年来?的?|这[两三四五]年来?的?(?!{_TOGETHER})"
)
_SOME_YEARS = re.compile(
    r"(?<![第\d近去十])(?:这|那)?(?P<n>[两二三四五六])年(?!级|期|行动|计划|规划|制|多|后|前)(?:间|来)?的?"
    rf"(?={_TOGETHER})"
)
_SUM = re.compile(rf"总[人个户家]?数|{SUM}|共(?=有|签|新)")
_MEAN = re.compile(MEAN)
_WHICH_YEAR = re.compile(r"(?:是|在)?哪一?个?(?:年份|年度|年)(?:的|里)?")
_TOP = r"[最更](?P<more>[多高大快长好强])"
_LOW = r"[最更](?P<less>[少低小慢短差弱])"
_EXTREME = re.compile(rf"{_TOP}|{_LOW}")
_SPREAD = re.compile(
    rf"最(?:[多高大快长][^，,。最]{{0,4}}[和与跟比同][^，,。最]{{0,2}}最[少低小慢短]|"
    rf"[少低小慢短][^，,。最]{{0,4}}[和与跟比同][^，,。最]{{0,2}}最[多高大快长])(?:的|的?(?:{_PLACE}))*"
)
_GAP = re.compile(r"(?:之间)?的?(?:相差|差距|差了?|[多少高低大小快慢]出?了?(?=多少|几))")


@dataclass(frozen=True, slots=True)
class Among:
    """What is asked of all: the operation, the kind of places (or years), the bounds, and
    the spans of the words that say so.
    """

    operation: str
    kind: str
    words: tuple[tuple[int, int], ...]
    bounds: tuple[Bound | Against, ...] = ()


def read_among(question: str, named: Sequence[str], periods: int) -> Among | None:
    """What a question asks of all places or years; None where it does not.

    `named` are the places that it names, `periods` how many times.
    """
    if passing := _passing(question, named):
        return passing
    if len(named) > 1 or periods > 1:
        return None
    return _spread(question) or _year(question) or _together(question)


def kind_among(question: str) -> str:
    """The kind of places of which one is asked for, 县 of 哪个县; empty where none is named."""
    match = _ASKED_KIND.search(question)
    return match["kind"] if match else ""


_ASKED_KIND = re.compile(
    rf"(?:哪[一两几些]?[个座]?|各个?|几个|每个|所有|(?:{_COUNT})个?|最[多高大少低小快慢]的)(?P<kind>{_PLACE})"
)


_ASKS_FIGURES = re.compile(
    r"多少|几[个家项人名条]|分别|合计|总和|之和|平均|总[人个户家]?数|(?:情况|对比|一览)(?:如何|怎么样)?[?？]?$"
)
# What is asked of one, or how they stand to each other.
_OF_ONE = re.compile(
    r"[哪谁最更]|第[几一二三四五六七八九十\d]+(?!产业|季度|批|期)|排[名序第]|占|倍|"
    r"增长了?(?:多少|几)|[比较].{1,12}[多少高低]"
)


def asked_kind(question: str) -> str:
    """The kind of places that a question asks to be named: 县 of 是哪几个县; empty if none is."""
    match = _ASKS_FIRST.search(question) or _ASKS_LAST.search(question)
    match = match or _NAMES_LAST.search(question)
    return match["kind"] if match and not match["kind"].startswith("年") else ""


def _passing(question: str, named: Sequence[str]) -> Among | None:
    """哪些县超过30个, 不到30个的县有几个, 高于全市的县有哪些."""
    found = bounds_in(question)
    other = None if found else against(question, named)
    bounds: tuple[Bound | Against, ...] = (other,) if other else found
    places = len(named) - (1 if other and other.than in named else 0)
    asks = [*_ASKS_FIRST.finditer(question), *_ASKS_LAST.finditer(question)]
    asks = [m for m in asks if not any(_overlap(m.span(), bound.span) for bound in bounds)]
    alone = _ASKS_ALONE.search(question) if places >= 2 else None
    if not bounds or not (asks or alone):
        return None
    kind = asks[0]["kind"] if asks else ""
    first = asks[0].group() if asks else alone.group() if alone else ""
    counted = bool(re.search(r"(?<!哪)几个|多少个", first))
    spans = [*(b.span for b in bounds), *(m.span() for m in (*asks, alone) if m)]
    rest = re.search(r"[，,].{0,8}$", question)
    spans += [rest.span()] if rest and _ALSO_COUNT.search(question) else []
    kind = YEARS if kind.startswith("年") else kind
    return Among("counted" if counted else "passing", kind, tuple(spans), bounds)


def _overlap(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _spread(question: str) -> Among | None:
    """最高和最低的县区相差多少, 最多的县比最少的县多几个."""
    both = _SPREAD.search(question)
    gap = _GAP.search(question, both.end()) if both else None
    if both is None or gap is None:
        return None
    kind = re.search(rf"的(?P<kind>{_PLACE})", question[both.start() : gap.end()])
    kind = kind or re.search(rf"(?:各个?|[哪几]个|(?:{_COUNT})个?)(?P<kind>{_PLACE})", question)
    if kind is None:
        return None
    return Among("spread", kind["kind"], (both.span(), gap.span(), *_all_spans(question)))


def _year(question: str) -> Among | None:
    """哪一年最多, 最少的是哪年."""
    year, most = _WHICH_YEAR.search(question), _EXTREME.search(question)
    if not most and not _OF_ONE.search(question):
        return _every_year(question)
    if year is None or most is None:
        return None
    words = (year.span(), most.span())
    return Among("most" if most["more"] else "least", YEARS, words)


def _every_year(question: str) -> Among | None:
    """历年多少, 三年合计多少."""
    every = [*_EVERY_YEAR.finditer(question), *_SOME_YEARS.finditer(question)]
    if not every:
        return None
    spans = [match.span() for match in every]
    for operation, pattern in (("mean", _MEAN), ("sum", _SUM)):
        if match := pattern.search(question):
            return Among(operation, YEARS, (*spans, match.span()))
    return Among("each", YEARS, (*spans, *(m.span() for m in _TABLE.finditer(question))))


def years_together(question: str) -> int:
    """How many years a question sums up, the last ones: 三年合计多少; 0 where it does not say."""
    match = _SOME_YEARS.search(question)
    return int(parse_numeral(match["n"]) or 0) if match else 0


def _together(question: str) -> Among | None:
    """各县一共多少, 五个县区平均多少, 各县分别多少."""
    every = _ALL.search(question)
    if every is None or not _ASKS_FIGURES.search(question):
        return None
    if _OF_ONE.search(question):
        return None
    mean, total = _MEAN.search(question), _SUM.search(question)
    if mean:
        return Among("mean", every["kind"], (every.span(), mean.span()))
    if total:
        return Among("sum", every["kind"], (every.span(), total.span()))
    if "各" in every.group() or "每" in every.group() or "分别" in question:
        table = [match.span() for match in _TABLE.finditer(question)]
        return Among("each", every["kind"], (every.span(), *table))
    return None


def _all_spans(question: str) -> tuple[tuple[int, int], ...]:
    return tuple(match.span() for match in _ALL.finditer(question))
