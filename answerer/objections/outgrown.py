"""Figures that a change starts from: 由30.65%提升至86.35%, 从第15位跃升至第6位."""

import re

_FROM = re.compile(r"[由从自](?P<when>[^，,；;。：:]{0,16})$")
_YEAR = re.compile(r"\d年|\d月|[去前上今]年|年[初底末]|季度|十[一二三四]?五")
_TO = re.compile(
    r"[^，,；;。：:\d]{0,6}?(?:提[高升]|增[加长]?|上升|跃升|攀升|升|扩大|下降|回落|减少|缩[小短减]|[上下微]调|"
    r"调整|降低?|跌|涨|变)(?:了)?[到至为成]"
)
_ASKED = re.compile(
    r"原来|原先|之前|此前|以前|从前|起初|当初|[从由](?:多少|几|第几)|[^\d]前(?:是|有|为)"
)


def is_outgrown(question: str, before: str, after: str) -> bool:
    """Whether a figure is what something was before it changed, and the question asks for it now.

    Args:
        question: the question; one about 原来 asks for just this figure.
        before: the sentence up to the figure.
        after: what follows it.

    One whose year is told beside it (从2018年的8600元) is judged by that.
    """
    start = _FROM.search(before)
    if start is None or _YEAR.search(start["when"]) or not _TO.match(after):
        return False
    return not _ASKED.search(question)
