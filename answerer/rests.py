"""Figures of another part than asked: of what is done for what is not, of one for several."""

import re

from answerer.candidate import Candidate
from answerer.each import asks_total
from core.frame import Frame
from core.lexicon import group_of
from core.remaining import asks_undone

_SAYS_UNDONE = re.compile(r"[没未剩余尚待欠缺差]|不(?!断|仅|含|低于|少于|超过)|放弃|取消|坚守")
_READING = "口径"
_BEHIND = 6
_SEVERAL = re.compile(r"(?:前?[两二三四五六七八九十]|前?\d{1,2})(?P<kind>[批期轮届])")


def not_of_the_rest(frame: Frame, candidate: Candidate) -> bool:
    """Whether a figure is of what was done, or of all, where what is not yet done is asked for."""
    if candidate.number is None or any(group_of(q) == _READING for q in frame.qualifiers):
        return False  # what is left of a plan is worked out
    if not asks_undone(frame.question):
        return False
    after = candidate.chunk.text[candidate.span.end : candidate.span.end + _BEHIND]
    before = candidate.chunk.text[candidate.clause.start : candidate.span.start]
    return not _SAYS_UNDONE.search(f"{candidate.near}{before}{after}")


def one_of_several(frame: Frame, candidate: Candidate) -> bool:
    """Whether a figure is of one of several (第二批) where all together are asked for: 两批一共."""
    several = _SEVERAL.search(frame.question)
    if several is None or not asks_total(frame.question):
        return False
    own = (q for q in candidate.qualifiers if q not in frame.qualifiers)  # 前七期 in both
    return any(group_of(q) == f"次序{several['kind']}" for q in own)
