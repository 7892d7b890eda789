"""The other of two: the lowest is not the highest, a mean no maximum, 已抢通 not 没打通."""

import re

from answerer.candidate import Candidate
from core.parser.frame import Frame

_HIGHEST = re.compile(r"最[高大多热强贵快深长猛狠凶]|峰值")
_LOWEST = re.compile(r"最[低小少冷弱慢短浅]|最便宜|谷值")
_MEAN = re.compile(r"平均|均[值价]|人均|日均")
_UNDONE = re.compile(r"(?<!有)[没未](?![来成必婚央收])|尚待|仍[未没]")
_DONE = re.compile(r"已经?(?!知)|(?<![没未])(?:完成|实现)")
# Terms that name no extreme.
_TERMS = re.compile(r"最低(?:生活|工资|缴费|保障|限价|消费)|最高(?:人民|检|法|限价)")
_OTHERS = ((_HIGHEST, _LOWEST), (_LOWEST, _HIGHEST), (_MEAN, _HIGHEST), (_MEAN, _LOWEST))


def of_the_opposite(frame: Frame, candidate: Candidate) -> bool:
    """Whether the words of a figure tell the opposite of what is asked, and not that itself."""
    if candidate.number is None or candidate.kind == "rank":
        return False
    near, question = _TERMS.sub("", candidate.near), _TERMS.sub("", frame.question)
    opposite = any(
        asked.search(question) and not other.search(question) and _tells(near, other, asked)
        for asked, other in _OTHERS
    )
    undone = _UNDONE.search(question) and not _DONE.search(question)
    return opposite or bool(undone and _tells(near, _DONE, _UNDONE))


def _tells(near: str, other: re.Pattern[str], asked: re.Pattern[str]) -> bool:
    return bool(other.search(near)) and not asked.search(near)
