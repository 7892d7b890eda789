"""Figures told in a row, each of its own thing: 产销会20场、产能会24场."""

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import takewhile

from answerer.candidate import Candidate
from answerer.objections.planned import AGAINST_PLAN
from answerer.overlap import found_grams
from core.language.counted import units_agree
from core.language.lexicon import qualifiers_in
from core.language.quantities import find_quantities
from core.language.quantity import Quantity
from core.parser.frame import Frame

_PARTS = re.compile(r"[、，,；;：:]")
# 问题里头已经解决的有多少: of the whole a part is asked.
_PART_OF = re.compile(
    r"(?:(?:里头|里面|当中|其中|之中|[里中](?=[已，,]))[，, ]?"
    r"(?P<part>[^，,。？?]{2,12}?)的?(?:有|是|共)?"
    # 收集的问题，真正解决掉的有几条
    r"|[，,](?P<done>[^，,。？?]{2,12}?)的(?:有|是|共))(?:多少|几)"
)
# So many bigrams of what is asked tell one thing from another.
_LEAST = 2


def of_a_sibling(frame: Frame, candidate: Candidate) -> bool:
    """Whether the asked thing is that of another figure of its unit in the sentence.

    The words beside the other hold what the candidate's own do not, and those hold nothing more.
    """
    if candidate.number is None or "indicator" in frame.inherited:
        return False  # 总共多少, asked behind 新建多少, takes its words and not their figure
    part = _PART_OF.search(frame.question)
    asked, least = (part["part"] or part["done"], 1) if part else (_thing(frame), _LEAST)
    own, others = labels_of(candidate)
    if _is_aligned(candidate) or _is_placed(frame, candidate):
        return False  # its words are not beside it, or its place says whose it is
    if _leaves_out(frame, candidate, asked):
        return False
    held = found_grams(asked, own)
    shared = set(frame.qualifiers) & set(candidate.qualifiers)
    for label in others:
        if shared - set(qualifiers_in(label)):
            continue  # 新上马 asks for 新建项目, of all that are named before
        told = found_grams(asked, label)
        if len(told - held) >= least and not held - told:
            return True
    return False


def _thing(frame: Frame) -> str:
    """What is asked, less the names in it: 甲银行 stands over all that is told of it.

    A quoted name (“开工一批”项目) may tell one of a row from another.
    """
    thing = frame.indicator
    for name in frame.subjects:
        quoted = re.search(rf"[“\"「《]{re.escape(name)}", frame.question)
        thing = thing if quoted else thing.replace(name, " ")
    return thing


# 配备率和利用率分别达99%、94%; 由260万元增长至3100万元
_ALIGNED = re.compile(r"分别|依次")
_GROWN_TO = re.compile(
    r"(?:[由从]|增[加长]|减少|提[高升]|[上下][升降]|扩大|缩小)[^，,。；;]*\d[^，,。；;]*[至到为]"
    r"(?:约|近|超过?|峰值)?$"
)


def _is_aligned(candidate: Candidate) -> bool:
    text = candidate.chunk.text
    clause = text[candidate.sentence.start : candidate.span.start].split("；")[-1]
    own = re.split(r"[，,；;]", clause)[-1]
    return bool(_ALIGNED.search(clause) or _GROWN_TO.search(own))


def _is_placed(frame: Frame, candidate: Candidate) -> bool:
    """Whether the asked place stands right before the figure: 碧湾县48处."""
    return _follows_place(frame, candidate, "[^，,。；;：:]{0,3}")


def _leaves_out(frame: Frame, candidate: Candidate, asked: str) -> bool:
    """Whether the asked place's figure leaves out of what it is, which the one before tells.

    甲县地价上调3%，乙县平均上调2%: both are told of 地价.
    """
    at = candidate.span.start - candidate.sentence.start
    before = [
        found_grams(asked, label)
        for quantity, label in _told(candidate.sentence_text)
        if quantity.end <= at and units_agree(candidate.unit, quantity.unit)
    ]
    told = bool(before) and len(before[-1]) >= _LEAST and all(b <= before[-1] for b in before)
    return told and tells_how_much(frame, candidate)


def tells_how_much(frame: Frame, candidate: Candidate) -> bool:
    """Whether between the asked place and its figure only stands by how much, not of what."""
    return _follows_place(frame, candidate, _HOW_MUCH)


_HOW_MUCH = (
    "(?:平均|同比|环比|累计|一?共|合计|[则也均])*"
    "(?:[上下]调|[上下]升|上涨|下[降跌]|增[加长]|减少|提高|降低)?了?(?:[约近达为超]|高达)*"
)


def _follows_place(frame: Frame, candidate: Candidate, between: str) -> bool:
    before = candidate.chunk.text[candidate.sentence.start : candidate.span.start]
    return any(
        re.search(rf"{re.escape(place[:2])}[县市区省]?(?:{between})$", before)
        for place in frame.regions
    )


def of_one_level(frame: Frame, candidate: Candidate) -> bool:
    """Whether a figure is of a level that nobody asked for (市级干部包联20家), and a larger of all.

    The other stands in the sentence, in the same unit, with as many of the asked words.
    """
    own, others = labels_of(candidate)
    if candidate.number is None or _LEVEL.search(frame.question) or not _LEVEL.search(own):
        return False
    held = found_grams(frame.indicator, own)
    return any(
        number > candidate.number and _tells_all(frame.indicator, held, label)
        for label, number in others.items()
    )


def _tells_all(indicator: str, held: frozenset[str], label: str) -> bool:
    """Whether the words beside a figure are those asked, of no level and no part."""
    told = found_grams(indicator, label)
    noun = re.escape(indicator[-2:])
    counted = re.search(rf"{noun}(?: |$)| {noun}", label)  # 农场大棚 are no 农场
    # A word between two of the asked ones (包联服务农场) parts one bigram.
    alike = len(told) >= _LEAST and len(held - told) <= 1
    return bool(counted and alike) and not (_LEVEL.search(label) or _PART.search(label))


_LEVEL = re.compile(r"(?:国家|[省市县区乡镇村])级(?![^，,。；;]{0,3}以上)")
_PART = re.compile(r"其中|新|当[年月季]")


# 评选模范教师、优秀教师26名: so many of both kinds.
_ROW = re.compile(r"(?:[^，,。；;：:、\d]{2,12}、)+[^，,。；;：:、\d]{2,12}$")


def of_several_at_once(frame: Frame, candidate: Candidate) -> bool:
    """Whether a figure counts things of several names together, of which the question names one."""
    if candidate.number is None or candidate.kind in {"percent", "point", "rank"}:
        return False
    row = _ROW.search(candidate.clause_before)
    names = row.group().split("、") if row else []
    ends = zip(*(reversed(name) for name in names), strict=False)
    shared = len(list(takewhile(lambda letters: len(set(letters)) == 1, ends)))
    if len(names) < _LEAST or shared < _LEAST:
        return False
    kinds = [name[:-shared][-_LEAST:] for name in names]
    named = [bool(kind) and kind in frame.question for kind in kinds]
    return any(named) and not all(named)


# 甲县电子园等35个工地: what is told behind it is told of all of them.
_MANY = re.compile(
    r"(?P<one>[^，,。；;]{4,30}?)等(?:\d+[多余]?|[两二三四五六七八九十]+)[个家项处所座]"
)


def one_of_many(frame: Frame, candidate: Candidate) -> bool:
    """Whether a figure is of many things of which only one is in the asked place."""
    if candidate.number is None or not frame.regions or candidate.region in frame.regions:
        return False
    text = candidate.chunk.text[candidate.sentence.start : candidate.span.end]
    ones = [match["one"] for match in _MANY.finditer(text)]
    rest = _MANY.sub(" ", candidate.sentence_text)
    named = [name[:2] for name in frame.regions]
    led = any(name in one for name in named for one in ones)
    return led and not any(name in rest for name in named)


def labels_of(candidate: Candidate) -> tuple[str, dict[str, Decimal]]:
    """The words beside the figure, and those beside each other one of its unit, with that."""
    sentence = candidate.sentence_text
    at = candidate.span.start - candidate.sentence.start
    own, others = candidate.near, dict[str, Decimal]()
    for quantity, label in _told(sentence):
        if quantity.start == at:
            own = f"{own} {label}"
        elif units_agree(candidate.unit, quantity.unit):
            others[label] = quantity.number
    return own, others


def _told(sentence: str) -> Iterator[tuple[Quantity, str]]:
    """Each figure with its words, which run from mark to mark.

    They end at another figure of its unit: 额超5亿元的87家 is one thing, 5家甲8家乙 are two.
    A plan that another figure is held against (超过50万吨的目标，达到61万吨) is left out.
    """
    against = [match.span() for match in AGAINST_PLAN.finditer(sentence)]
    found = find_quantities(sentence)
    for quantity in found:
        if any(low <= quantity.start < high for low, high in against):
            continue
        alike = [q for q in found if q.unit == quantity.unit]
        low = max((q.end for q in alike if q.end <= quantity.start), default=0)
        high = min((q.start for q in alike if q.start >= quantity.end), default=len(sentence))
        before = _PARTS.split(sentence[low : quantity.start])[-1]
        after = _PARTS.split(sentence[quantity.end : high])[0]
        yield quantity, f"{before} {after}"
