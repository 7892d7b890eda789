"""The other of two: the lowest is not the highest, a mean no maximum, 已抢通 not 没打通."""

import re

from answerer.candidate import Candidate
from core.parser.frame import Frame

_HIGHEST = re.compile(r"最[高大多热强贵快深长猛狠凶]|峰值")
_LOWEST = re.compile(r"最[低小少冷弱慢短浅]|最便宜|谷值")
_MEAN = re.compile(r"平均|均[值价]|人均|日均")
_UNDONE = re.compile(r"[没未](?![来成必婚央收])|尚待|仍[未没]")
_DONE = re.compile(r"已经?(?!知)|完成|实现")
_OTHERS = ((_HIGHEST, _LOWEST), (_LOWEST, _HIGHEST), (_MEAN, _HIGHEST), (_MEAN, _LOWEST))


def of_the_opposite(frame: Frame, candidate: Candidate) -> bool:
    """Whether the words of a figure tell the opposite of what is asked, and not that itself."""
    if candidate.number is None or candidate.kind == "rank":
        return False
    near, question = candidate.near, frame.question
    opposite = any(
        asked.search(question) and not other.search(question) and _tells(near, other, asked)
        for asked, other in _OTHERS
    )
    undone = _UNDONE.search(question) and not _DONE.search(question)
    return opposite or bool(undone and _tells(near, _DONE, _UNDONE))


def _tells(near: str, other: re.Pattern[str], asked: re.Pattern[str]) -> bool:
    return bool(other.search(near)) and not asked.search(near)
