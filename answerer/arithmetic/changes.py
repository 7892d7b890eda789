"""How much something changed, where a report prints it before and after: 由16.8%提升至22.4%."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from answerer.answer import Answer
from answerer.arithmetic.comparison import compare
from answerer.arithmetic.pairing import Row
from answerer.candidate import Candidate, Evidence, figures
from answerer.overlap import coverage
from answerer.search import gather
from answerer.several import told_side_by_side
from answerer.single import best_figures
from core.index.snapshot import Snapshot
from core.language.regions import Gazetteer
from core.parser.changing import change_asked
from core.parser.frame import Frame
from core.parser.question import parse_question
from retriever.retriever import Retriever

_OUT_OF = re.compile(r"[由从将把][^，,。；;：:]{0,16}$")
# 提高到, 增至, 由2020年的1200张增加到2022年的1800张.
_TURNED = re.compile(
    r"[^。；;，,\d]{0,12}?(?:提高?升?|增[加长]?|上升|跃升|攀升|扩大?|下降|回落|减少?|缩[小短减]?|[上下微]?调[高低整减]?|"
    r"延长|压[缩减]?|[升涨降跌变改翻])[\u4e00-\u9fff]{0,2}[到至为成](?:\d{4}年(?:\d{1,2}月)?)?\D{0,6}"
)
# 110毫米，较常年同期的48.4毫米偏多; 超过历史极值（163.7毫米）; 而此前的预测为0.5%.
_AGAINST = re.compile(
    r"[^，,。；;]{0,12}[，,]?[^，,。；;\d]{0,6}?(?:(?:高于|低于|多于|少于|超[过出]|较|比(?![例重率值]))"
    r"(?P<of>[^，,。；;]{0,24}?)[的（(]|而?(?P<before>(?:此前|之前|原先|原来|上次|早先|[前上]一?[季年月]度?)"
    r"[^，,。；;]{0,10}?)[为是的])\D{0,2}"
)
_NAMES = "变化前", "变化后"
_ASKED = "所问数据"
# 比原来, 比此前的: the state before; of other words so much must stand between both figures.
_EARLIER = re.compile(
    r"原(?:来|先|有|定|本|标准|价)?的?|[\u4e00-\u9fff]{1,4}前的?|(?:当初|过去).{0,6}|旧.{0,4}"
)
# Without one named, what a figure is set against must be an earlier state.
_BEFORE = re.compile(r"此前|之前|原|早先|[上去前]一?[年月季次]|同期|常年|往年|\d月份?")
_TOLD = 0.4


def change_of(
    frame: Frame, snapshot: Snapshot, retriever: Retriever, gazetteer: Gazetteer
) -> Answer | None:
    """The difference of the two figures of one sentence; None where none prints both.

    One of them must be the first that is found when no change is asked for.
    """
    asked = change_asked(frame.question)
    if asked is None:
        return None
    frame = replace(frame, asked="compare", operation="difference")
    plain = replace(parse_question(asked.question, gazetteer), periods=frame.periods[:1])
    if plain.asked != "value":
        return None
    evidence = gather(plain, snapshot, retriever)
    found = best_figures(evidence, gazetteer)
    rows = _pair_with(frame, asked.base, found[0], _beside(found[0], evidence)) if found else None
    comparison = compare(frame, rows) if rows else None
    return told_side_by_side(frame, comparison, evidence.hits[:10]) if comparison else None


def is_from_before(question: str) -> bool:
    """Whether a change is asked for against the state before: 比原来, 比调整前."""
    asked = change_asked(question)
    return asked is not None and bool(_EARLIER.fullmatch(asked.base))


def _beside(found: Candidate, evidence: Evidence) -> list[Candidate]:
    """The figures of its unit in its sentence, in order."""
    alike = (
        one
        for one in figures(evidence)
        if one.chunk.chunk_id == found.chunk.chunk_id
        and one.sentence == found.sentence
        and one.unit == found.unit
    )
    return sorted(alike, key=lambda one: one.span.start)


def _pair_with(
    frame: Frame, base: str, found: Candidate, beside: Sequence[Candidate]
) -> tuple[Row, Row] | None:
    """The figures before and after a change, one of which is the one found.

    What the change is measured against must be told: an earlier state, or what stands between.
    """
    text = found.chunk.text
    for one, other in pairwise(beside):
        if found.span not in (one.span, other.span):
            continue
        start = text[found.sentence.start : one.span.start]
        between = text[one.span.end : other.span.start]
        earlier = not base or _EARLIER.fullmatch(base)
        if earlier and _OUT_OF.search(start) and _TURNED.fullmatch(between):
            return Row(_NAMES[0], frame, one), Row(_NAMES[1], frame, other)
        against = _AGAINST.fullmatch(between)
        told = (against["of"] or against["before"] or "") if against else ""
        if told and (coverage(base, told) >= _TOLD if base else _BEFORE.search(told)):
            return Row(told, frame, other), Row(_ASKED, frame, one)
    return None
