"""What staff read when nothing agrees with the question."""

import re
from collections.abc import Sequence
from dataclasses import replace

from answerer.answer import Answer, NearMiss
from answerer.candidate import Candidate
from answerer.citations import Citations
from answerer.instead import frame_instead, question_instead
from answerer.objections.words import REGION, REGION_UNKNOWN, YEAR, YEAR_UNKNOWN
from answerer.pins import within_pins
from answerer.rephrasing import FIGURE
from core.parser.frame import Frame
from core.schema import Hit

EMPTY = "请输入一个问题，例如某县某年的一项数据。"
TOO_LONG = "问题太长了（最多{limit}字），请精简后再问。"
NO_INDICATOR = "请补充要问的内容，例如哪一年、哪一项数据。"
NO_PLACE = "“{said}”指的是哪里？请写出地名，或先问那个地方，再接着问。"
OUT_OF_SCOPE = (
    "这个问题在现有报告里找不到依据，暂时无法回答。可以换一种问法，或请维护人员补充报告。"
)
PINNED = "按固定的条件没有找到，也没有放宽这些条件。可以取消固定，或换一种问法。"
_MOST = 3


_THAT_PLACE = re.compile(r"该(?:[县市区省镇乡]|自治[县州区])")


def unnamed_place(frame: Frame) -> str:
    """The words for a place (该县) that neither the question nor what was asked before names."""
    said = _THAT_PLACE.search(frame.question)
    return said.group() if said and not frame.regions and not frame.subjects else ""


def refuse(question: str, frame: Frame, reason: str, message: str) -> Answer:
    """A refusal that rests on no passage."""
    return Answer(question=question, status="refused", frame=frame, message=message, reason=reason)


def refuse_with(
    question: str, frame: Frame, misses: Sequence[Candidate], hits: Sequence[Hit]
) -> Answer:
    """A refusal that names the nearest misses and what differs in each, within what is pinned."""
    misses = within_pins(frame, misses)
    fewest = min((len(c.differs) for c in misses), default=0)
    misses = [c for c in misses if len(c.differs) == fewest]
    if not misses:
        answer = refuse(question, frame, "no_match", PINNED if frame.pinned else OUT_OF_SCOPE)
        return replace(answer, hits=tuple(hits))
    citations = Citations()
    nearest = _distinct(frame, misses)[:_MOST]
    near = tuple(_near_miss(frame, c, citations) for c in nearest)
    told = "；".join(
        f"{_of(c, miss)}：{miss.answer} [{miss.citation}]"
        for c, miss in zip(nearest, near, strict=True)
    )
    return Answer(
        question=question,
        status="refused",
        frame=frame,
        reason="near_miss",
        message=f"未找到{sought(frame)}；有{told}",
        near_misses=near,
        citations=citations.all(),
        hits=tuple(hits),
    )


def sought(frame: Frame) -> str:
    """What was looked for, as staff would call it: 范县2023年签约亿元以上项目数."""
    words = asked_words(frame)
    if frame.asked == "rank":
        return f"{words}的排名"
    if frame.asked == "value" and frame.measure == "count":
        return words if words.endswith(("数", "量")) else f"{words}数"
    if frame.asked in {"value", "compare"}:
        return words if FIGURE.search(words) else f"{words}的数据"
    return f"{words}的相关内容"


def asked_words(frame: Frame) -> str:
    """The frame in words: 范县2023年签约亿元以上项目."""
    names = {*frame.regions, *(s for s in frame.subjects if s not in frame.indicator)}
    told = [name for name in (*frame.regions, *frame.subjects) if name in names]
    places = "、".join(n for n in dict.fromkeys(told) if not any(n in m for m in names - {n}))
    return places + "、".join(p.label for p in frame.periods) + frame.indicator.replace(" ", "")


def _near_miss(frame: Frame, candidate: Candidate, citations: Citations) -> NearMiss:
    return NearMiss(
        differs=candidate.differs,
        answer=candidate.text,
        citation=citations.cite(candidate),
        frame=frame_instead(frame, candidate),
        chunk_id=candidate.chunk.chunk_id,
        question=question_instead(frame, candidate),
    )


def _of(candidate: Candidate, miss: NearMiss) -> str:
    """What the near miss is of, as far as it differs; 年份不明 said as such."""
    words = ""
    if {REGION, REGION_UNKNOWN} & set(miss.differs):
        words += candidate.region or REGION_UNKNOWN
    if YEAR_UNKNOWN in miss.differs:
        words += f"（{YEAR_UNKNOWN}）"
    elif candidate.period and YEAR in miss.differs:
        words += candidate.period.label
    other = [d for d in miss.differs if d not in {REGION, REGION_UNKNOWN, YEAR, YEAR_UNKNOWN}]
    if other:
        words += f"“{candidate.near.replace(' ', '')}”（{'、'.join(other)}不同）"
    return words


def _distinct(frame: Frame, candidates: Sequence[Candidate]) -> list[Candidate]:
    """Each value of a place and time once, and of each question only the first."""
    seen: dict[object, Candidate] = {}
    for candidate in candidates:
        same = (candidate.text, candidate.region, candidate.period)
        seen.setdefault(question_instead(frame, candidate) or same, candidate)
    return list(seen.values())
