"""What staff read when nothing agrees with the question."""

import re
from collections.abc import Sequence
from dataclasses import replace

from answerer.agreement import REGION, REGION_UNKNOWN, YEAR, YEAR_UNKNOWN
from answerer.answer import Answer, NearMiss
from answerer.candidate import Candidate
from answerer.citations import Citations
from answerer.pins import within_pins
from core.frame import Frame
from core.schema import Hit

EMPTY = "请输入一个问题，例如某县某年的一项数据。"
TOO_LONG = "问题太长了（最多{limit}字），请精简后再问。"
NO_INDICATOR = "请补充要问的内容，例如哪一年、哪一项数据。"
OUT_OF_SCOPE = (
    "这个问题在现有报告里找不到依据，暂时无法回答。可以换一种问法，或请维护人员补充报告。"
)
PINNED = "按固定的条件没有找到，也没有放宽这些条件。可以取消固定，或换一种问法。"
_MOST = 3


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
    near = tuple(_near_miss(frame, c, citations) for c in _distinct(misses)[:_MOST])
    told = "；".join(
        f"{_of(c, miss)}：{miss.answer} [{miss.citation}]"
        for c, miss in zip(_distinct(misses), near, strict=False)
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
        return words if _FIGURE.search(words) else f"{words}的数据"
    return f"{words}的相关内容"


_FIGURE = re.compile(r"(?:率|额|量|值|比|比重|增速|增幅|面积|收入|投资|贷款|存款|余额|资金)$")


def asked_words(frame: Frame) -> str:
    """The frame in words: 范县2023年签约亿元以上项目."""
    places = "、".join((*frame.regions, *(s for s in frame.subjects if s not in frame.indicator)))
    return places + "、".join(p.label for p in frame.periods) + frame.indicator.replace(" ", "")


def _near_miss(frame: Frame, candidate: Candidate, citations: Citations) -> NearMiss:
    return NearMiss(
        differs=candidate.differs,
        answer=candidate.text,
        citation=citations.cite(candidate),
        question=_ask_instead(frame, candidate),
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


def _ask_instead(frame: Frame, candidate: Candidate) -> str:
    """The question that the near miss does answer, for a button."""
    other_year = candidate.differs == (YEAR,) and candidate.period is not None
    other_place = candidate.differs == (REGION,) and bool(candidate.region)
    if not (other_year or other_place) or frame.asked not in {"value", "rank"}:
        return ""
    places = candidate.region if other_place else "、".join(frame.regions)
    periods = "、".join(p.label for p in frame.periods)
    if other_year and candidate.period is not None:
        changed = frame.question.replace(periods, candidate.period.label) if periods else ""
        periods = candidate.period.label
    else:
        changed = frame.question.replace(frame.regions[0], places) if frame.regions else ""
    if changed and changed != frame.question:
        return changed
    asked = "排第几" if frame.asked == "rank" else f"是多少{frame.unit if frame.measure else ''}"
    return f"{places}{periods}{frame.indicator.replace(' ', '')}{asked}？"


def _distinct(candidates: Sequence[Candidate]) -> list[Candidate]:
    seen: dict[tuple[object, ...], Candidate] = {}
    for candidate in candidates:
        seen.setdefault((candidate.text, candidate.region, candidate.period), candidate)
    return list(seen.values())
