"""Where in a passage an answer of the asked kind could stand."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from core.index.heads import FactHead
from core.language.counted import units_agree
from core.parser.asking import expected_kind
from core.parser.frame import Frame
from retriever.layout import Counts, Layout
from retriever.pool import Candidate

_CN = "一二三四五六七八九十"
_MONTH, _DAY = rf"(?:\d{{1,2}}|[{_CN}]{{1,3}})\s*月", rf"(?:\d{{1,2}}|[{_CN}]{{1,3}})\s*[日号]"
_ANY_DATE = re.compile(rf"{_MONTH}|{_DAY}|\d{{4}}\s*年")
# What is asked -> what such an answer looks like.
_DATES = (
    (re.compile(r"[哪几][一]?[天日号]|何日"), re.compile(_DAY)),
    (re.compile(r"哪一?年|何年|年份"), re.compile(r"\d{4}\s*年|[今去前明]年")),
)
_NAMES = (
    (
        re.compile(r"谁|哪一?位|何人"),
        re.compile(r"说|表示|介绍|指出|认为|任|长|书记|主席|同学|教授|员|先生|女士"),
    ),
    (
        re.compile(r"哪一?家|(?:哪一?[个所]|什么|啥).{0,4}(?:公司|企业|单位|机构|银行|学校|部门)"),
        re.compile(r"公司|集团|企业|银行|大学|学院|局|协会|院|中心|委|部"),
    ),
    (re.compile(r"叫(?:什么|啥)|名字|名称|主题|口号|哪一?[部项款]"), re.compile(r"[“\"《「]")),
    (
        re.compile(
            r"哪[里儿]|何处|在哪|什么地方|哪一?[个座]?(?:国|省|市|县|区|镇|乡|村|街道|城市)"
        ),
        re.compile(r"[国省市县区镇乡村州路]|街道"),
    ),
)
_WHY = re.compile(
    r"为什么|为何|为啥|原因|理由|好处|意义|作用|影响|怎么会|靠(?:的是)?(?:什么|啥)|缘故"
)
_REASON = re.compile(
    r"因为|由于|原因|缘于|源于|在于|得益于|受益于|归功于|影响|导致|使得|因此|为了|有利于|有助于|"
    r"带动|拉动|有关"
)
_LIST = re.compile("、")
_FIGURES = frozenset({"value", "rank", "compare"})


@dataclass(frozen=True, slots=True)
class Figures:
    """Figures of the candidates that are of the unit and kind asked for, in their order.

    `candidates` (the number of each one's candidate) and `clauses` are beside `heads`.
    """

    heads: Sequence[FactHead]
    candidates: Sequence[int]
    clauses: Counts


def figures_of(frame: Frame, candidates: Sequence[Candidate], layout: Layout) -> Figures:
    """The figures that could be the answer; none where none is asked."""
    if frame.asked not in _FIGURES:
        return Figures((), (), np.zeros(0, dtype=np.int64))
    known: dict[tuple[str, str], bool] = {}
    heads, numbers, places = [], [], []
    for number, candidate in enumerate(candidates):
        for head in candidate.facts:
            looks = (head.unit, head.kind)
            fits = known.get(looks)
            if fits is None:
                fits = known[looks] = _fits(frame, *looks)
            if fits:
                heads.append(head)
                numbers.append(number)
                places.append(int(layout.offsets[number]) + head.start)
    return Figures(heads, numbers, layout.clauses_at(np.array(places, dtype=np.int64)))


def _fits(frame: Frame, unit: str, kind: str) -> bool:
    if frame.unit and frame.measure != "rank":
        return units_agree(frame.unit, unit)
    asked = frame.measure or expected_kind(frame.indicator)
    return not asked or kind == asked


def sites_of(frame: Frame, figures: Figures, layout: Layout) -> Counts | None:
    """Numbers of the clauses that could hold the answer; None where its looks tell nothing."""
    if frame.asked in _FIGURES:
        return np.unique(figures.clauses)
    look = _look_of(frame)
    return layout.matching(look) if look else None


def _look_of(frame: Frame) -> re.Pattern[str] | None:
    question = frame.question
    if frame.asked == "date":
        return next((look for asked, look in _DATES if asked.search(question)), _ANY_DATE)
    if frame.asked == "name":
        return next((look for asked, look in _NAMES if asked.search(question)), None)
    if frame.asked == "list":
        return _LIST
    return _REASON if _WHY.search(question) else None
