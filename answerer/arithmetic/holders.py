"""A rate of the whole that a report only sets a place's against: 高于全省平均2个百分点."""

import re
from dataclasses import replace

from answerer.arithmetic.comparison import Comparison
from answerer.arithmetic.pairing import Row
from answerer.arithmetic.reckoning import total_like
from answerer.arithmetic.splitting import single_of
from answerer.arithmetic.wholes import holder_of
from answerer.candidate import Candidate, Evidence, figures
from answerer.figures.scoring import acceptable, scored
from answerer.figures.values import value_candidates
from core.language.regions import Gazetteer
from core.parser.frame import Frame
from core.schema import Span

_ASKED = re.compile(r"(?P<whole>全[省国市])(?=[^，,。？?]*(?:平均|水平))")
_RATE = re.compile("增[速幅]|增长率|比[重例]")
# 比全省高7.6个百分点，那全省平均是多少: what the asker knows already.
_STATED = re.compile(r"(?:比|高于|低于|快于|慢于)[^，,。；;]*\d[^，,。；;]*[，,；;]")
_SET_AGAINST = re.compile(r"占|比|高于|低于|超过|快于|慢于|高出|低出|第|排|位居|前列")
_AGAINST = re.compile(
    r"[，,]?(?:增速|增幅|涨幅)?(?:比|较)?(?P<says>高于|低于|高出|低出|超过|快于|慢于|落后|领先)?"
    r"(?P<whole>全[省国市])(?:的?平均(?:水平|增速|值)?|的?水平|的?增速)?"
    r"(?P<how>高出?|低|快|慢)?(?P<gap>\d+(?:\.\d+)?)个百分点"
)
# The levels of the places that lie in a whole.
_INSIDE = {
    "国": frozenset({"province", "prefecture", "county"}),
    "省": frozenset({"prefecture", "county"}),
    "市": frozenset({"county"}),
}
_BELOW = frozenset({"低于", "低出", "慢于", "落后", "低", "慢"})


def of_whole(frame: Frame, gazetteer: Gazetteer) -> Frame | None:
    """The frame of the whole, where its mean rate is asked beside a place inside it: 全省平均.

    A whole that the gazetteer does not know is asked for as it is called.
    """
    match = _ASKED.search(frame.question)
    plain = frame.asked == "value" and not frame.operation
    plain = plain and (frame.measure == "percent" or bool(_RATE.search(frame.indicator)))
    if match is None or not plain or len(frame.regions) != 1:
        return None
    place, level = frame.regions[0], match["whole"][-1]
    inside = any(region.level in _INSIDE[level] for region in gazetteer.named(place))
    if not inside or _SET_AGAINST.search(_STATED.sub("", frame.question)):
        return None
    return replace(frame, regions=(holder_of(place, level, gazetteer) or match["whole"],))


def without_gap(evidence: Evidence) -> Comparison | None:
    """The rate of the whole: the place's, less how far it is printed to lie above it."""
    frame = evidence.frame
    whole = next((match["whole"] for match in _ASKED.finditer(frame.question)), "")
    found = [c for c in figures(evidence) if c.kind == "point"]
    for candidate in acceptable(scored(evidence, value_candidates(evidence))):
        match = _AGAINST.match(candidate.chunk.text, candidate.span.end)
        gap = match and next((c for c in found if _is_at(c, candidate, match.span("gap"))), None)
        if match and gap and gap.number is not None and match["whole"] == whole:
            below = {match["says"], match["how"]} & _BELOW
            return _worked_out(frame, candidate, gap, bool(below), whole)
    return None


def _is_at(gap: Candidate, beside: Candidate, span: tuple[int, int]) -> bool:
    return gap.chunk.chunk_id == beside.chunk.chunk_id and gap.span.start == Span(*span).start


def _worked_out(
    frame: Frame, candidate: Candidate, gap: Candidate, below: bool, whole: str
) -> Comparison | None:
    level, apart = candidate.signed, gap.number
    if level is None or apart is None:
        return None
    own = replace(single_of(frame), indicator=frame.indicator)
    rows = (Row(frame.regions[0], own, candidate), Row(f"与{whole}相差", own, gap))
    result = total_like(rows[:1], level + apart if below else level - apart)
    step = f"{frame.regions[0]}{candidate.text} {'+' if below else '−'} {gap.text} = {result}"
    return Comparison(result, rows, (step,))
