"""Figures of the other part than asked: what is done for what is not, one of several for all."""

import re

from answerer.candidate import Candidate
from answerer.each import asks_total
from core.frame import Frame
from core.lexicon import group_of

# 还有多少没解决; 未来 and 未成年人 are words of their own.
_UNDONE = re.compile(
    r"(?:没有?|未|尚未|没能)(?:得到)?(?!来|成年|婚|知|必|有|几|多少)[\u4e00-\u9fff]{2}"
)
_SAYS_SO = re.compile(r"[没未剩余尚待欠缺]|不足|不到")
_SEVERAL = re.compile(r"(?:前?[两二三四五六七八九十]|前?\d{1,2})(?P<kind>[批期轮届])")


def of_the_rest(frame: Frame, candidate: Candidate) -> bool:
    """Whether a figure is of what was done where what is not yet done is asked for."""
    if candidate.number is None or not _UNDONE.search(frame.question):
        return False
    after = candidate.chunk.text[candidate.span.end : candidate.span.end + _BEHIND]
    before = candidate.chunk.text[candidate.clause.start : candidate.span.start]
    return not _SAYS_SO.search(f"{candidate.near}{before}{after}")


_BEHIND = 6


def one_of_several(frame: Frame, candidate: Candidate) -> bool:
    """Whether a figure is of one of several (第二批) where all together are asked for: 两批一共."""
    several = _SEVERAL.search(frame.question)
    if several is None or not asks_total(frame.question):
        return False
    return any(group_of(q) == f"次序{several['kind']}" for q in candidate.qualifiers)
