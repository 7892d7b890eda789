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
_TURNED = re.compile(
    r"[^。；;\d]{0,12}?(?:提[高升]|增[加长至]|上升|跃升|攀升|扩大|下降|回落|减少|缩[小短减]|[上下微]调|调[高低整减]|"
    r"延长|压[缩减]|[升涨降跌变改])[\u4e00-\u9fff]{0,2}[到至为成]\D{0,6}"
)
# 110毫米，较常年同期的48.4毫米偏多; 超过历史极值（163.7毫米）.
_AGAINST = re.compile(
    r"[^，,。；;]{0,12}[，,]?[^，,。；;\d]{0,6}?(?:(?:高于|低于|多于|少于|超[过出]|较|比)[^，,。；;]{0,24}?[的（(为]"
    r"|而?(?:此前|之前|原先|原来|上次|早先|[前上]一?[季年月]度?)[^，,。；;]{0,10}?[为是的])\D{0,2}"
)
_NAMES = "变化前", "变化后"
_ASKED = "所问数据"
_LIKELIEST = 3
# 比原来, 比规划的: the state before; of other words so much must stand between both figures.
_EARLIER = re.compile(r"原|[先之此以当]前|旧|老|调整|以往|当初|过去|计划|规划|预[测期计]|起初")
_TOLD = 0.4


def change_of(
    frame: Frame, snapshot: Snapshot, retriever: Retriever, gazetteer: Gazetteer
) -> Answer | None:
    """The difference of the two figures of one sentence; None where no sentence prints both.

    One of them must be the figure that is found when no change is asked for.
    """
    asked = change_asked(frame.question)
    if asked is None:
        return None
    frame = replace(frame, asked="compare", operation="difference")
    plain = replace(parse_question(asked.question, gazetteer), periods=frame.periods[:1])
    if plain.asked != "value":
        return None
    names = (asked.base.rstrip("的"), _ASKED) if asked.base else _NAMES
    evidence = gather(plain, snapshot, retriever)
    for found in best_figures(evidence, gazetteer)[:_LIKELIEST]:
        pair = _pair_with(asked.base, found, _beside(found, evidence))
        if pair is None:
            continue
        rows = [Row(name, frame, one) for name, one in zip(names, pair, strict=True)]
        if comparison := compare(frame, rows):
            return told_side_by_side(frame, comparison, evidence.hits[:10])
    return None


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
    base: str, found: Candidate, beside: Sequence[Candidate]
) -> tuple[Candidate, Candidate] | None:
    """The figures before and after a change, one of which is the one found.

    What the change is measured against must be told: an earlier state, or what stands between.
    """
    text = found.chunk.text
    for one, other in pairwise(beside):
        if found.span not in (one.span, other.span):
            continue
        start = text[found.sentence.start : one.span.start]
        between = text[one.span.end : other.span.start]
        earlier = not base or bool(_EARLIER.search(base))
        if earlier and _OUT_OF.search(start) and _TURNED.fullmatch(between):
            return one, other
        if _AGAINST.fullmatch(between) and (not base or coverage(base, between) >= _TOLD):
            return other, one
    return None
