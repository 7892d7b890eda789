"""What a percentage is of: a change against before, or a share of a whole."""

import re

from answerer.candidate import Candidate
from core.frame import Frame

_SHARE = re.compile(r"占(?![地领用据线])|比重|份额")
_CHANGE = re.compile(
    r"增长|增速|增幅|涨幅|降幅|跌幅|同比|环比|[比较](?:上年|去年|上月|上季)|下降|上升|上涨|下跌|回落|提高|减少|增加"
)
# 占比提高了几个百分点 asks for the change of a share.
_BOTH = re.compile(r"百分点")
_KINDS = (("share", _SHARE), ("change", _CHANGE))
_PERCENT = ("percent", "point")


def other_rate(frame: Frame, candidate: Candidate) -> bool:
    """Whether a share is asked and the figure is a change, or a change and the figure is a share.

    What stands nearest before the figure says what it is.
    """
    if candidate.kind not in _PERCENT or _BOTH.search(frame.question):
        return False
    asked, told = _kind_of(frame.question), _told(candidate)
    return bool(told) and len(asked) == 1 and asked != {told}


def _kind_of(question: str) -> set[str]:
    return {name for name, pattern in _KINDS if pattern.search(question)}


def _told(candidate: Candidate) -> str:
    """The kind of the word that stands nearest to the figure; empty where none does."""
    text = candidate.chunk.text[candidate.clause.start : candidate.span.start]
    for words in (candidate.near, text):
        found = [(m.end(), name) for name, pattern in _KINDS for m in pattern.finditer(words)]
        if found:
            return max(found)[1]
    return ""
