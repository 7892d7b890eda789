"""What is left of a plan or a number: 年度计划投资还剩多少没完成, 还剩几条没解决."""

import re
from collections.abc import Sequence

from core.language.text import fold

_REST = re.compile(
    r"(?:还|尚|仍)(?:剩|差|缺|有(?:多少|几)[^，,。?？]{0,8}[没未])|剩下|剩余|离[^，,。?？]{1,20}差|"
    r"(?:多少|几)[^，,。?？]{0,8}(?:没有?|未)[完解办建开到动落化]"
)
NOT_YET = r"(?:没有?|尚?未|没能)(?:得到|能)?"
# 还有多少没解决; 未来 and 未成年人 are words of their own.
_UNDONE = re.compile(rf"{NOT_YET}(?!来|成年|婚|知|必|有|几|多少)(?P<verb>[\u4e00-\u9fff]{{2}})")
_PLANNED, _DONE = "口径:计划", "口径:完成"


def asks_rest(question: str) -> bool:
    """Whether a question asks how much is left, not how much there is."""
    return bool(_REST.search(fold(question)))


def asks_undone(question: str) -> bool:
    """Whether a question asks for what is left or not yet done: 没停工的, 尚未解决的."""
    return asks_rest(question) or bool(_UNDONE.search(question))


def undone_verbs(question: str) -> tuple[str, ...]:
    """What a question says is not yet done: 解决 of 还有几条没解决."""
    return tuple(match["verb"] for match in _UNDONE.finditer(question))


def plan_and_deed(question: str, qualifiers: Sequence[str]) -> tuple[str, ...]:
    """The qualifiers of a question; what is left of a plan is that less what was done."""
    if _PLANNED not in qualifiers or not asks_rest(question):
        return tuple(qualifiers)
    others = (q for q in qualifiers if q not in (_PLANNED, _DONE))
    return (*others, _PLANNED, _DONE)
