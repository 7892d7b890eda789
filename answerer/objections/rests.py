"""What is not yet done, or left: no figure of what is done or of all, but worked out of both."""

import re
from dataclasses import replace

from answerer.candidate import Candidate
from core.language.lexicon import group_of
from core.parser.frame import Frame
from core.parser.remaining import NOT_YET, asks_undone, undone_verbs

_SAYS_UNDONE = re.compile(r"[没未剩余尚待欠缺差]|不(?!断|仅|含|低于|少于|超过)|放弃|取消|坚守")
_READING = "口径"
_BEHIND = 6
# What was done, or all there was to do, beside a figure; and what takes a verb back before it.
_DONE_OR_ALL = re.compile(
    r"已|完成|解决|办结|处置|偿还|售出|使用|支出|共|总|累计|收集|受理|排查|计划"
)
_AGAINST, _CLOSE = re.compile(r"[没未不无非免]|放弃|取消|停止"), 3


def not_of_the_rest(frame: Frame, candidate: Candidate) -> bool:
    """Whether a figure is of what was done, or of all, where what is not yet done is asked for.

    So it is only where the passage tells of what was done: 没人要的地笼 asks for no rest.
    """
    if candidate.number is None or any(group_of(q) == _READING for q in frame.qualifiers):
        return False  # what is left of a plan is worked out
    if not asks_undone(frame.question):
        return False
    after = candidate.chunk.text[candidate.span.end : candidate.span.end + _BEHIND]
    before = candidate.clause_before
    beside = f"{candidate.near}{before}{after}"
    if _SAYS_UNDONE.search(beside):
        return False
    passage = f"{candidate.before}。{candidate.chunk.text}"
    told = any(_is_told_done(verb, passage) for verb in undone_verbs(frame.question))
    return told or bool(_DONE_OR_ALL.search(beside))


def _is_told_done(verb: str, passage: str) -> bool:
    """Whether a passage has the verb without a word against it: 已解决, not 未解决 or 放弃休假."""
    return any(
        not _AGAINST.search(passage[: match.start()][-_CLOSE:])
        for match in re.finditer(re.escape(verb), passage)
    )


REST = "rest"
_DO = "(?P<do>(?!完成)[\u4e00-\u9fff]{2})"
_LEFT = "(?:还|尚|仍)?(?:剩下?|剩余|余下|有)?"
# 还剩几条没解决; 没解决的还有几条
_UNDONE = re.compile(
    rf"{_LEFT}(?:多少|几)(?P<unit>[\u4e00-\u9fff]{{0,2}}?){NOT_YET}{_DO}[？?。呢]?$"
    rf"|{NOT_YET}{_DO.replace('do>', 'done>')}的[^，,。]{{0,8}}?{_LEFT}(?:多少|几)"
)
_WORDS = re.compile(rf"{_LEFT}\s*{NOT_YET}{_DO}|(?:还剩|剩下|剩余|还有|还)(?=\s|$)")


def rest_of(frame: Frame) -> Frame | None:
    """What there was less what is done of it (收集88条，已解决80条): 还剩几条没解决.

    None where nothing undone is asked for, or where a plan says how much there is to do.
    """
    match = _UNDONE.search(frame.question)
    plain = frame.asked == "value" and not frame.operation
    if match is None or not plain or any(group_of(q) == _READING for q in frame.qualifiers):
        return None
    whole = " ".join(_WORDS.sub(" ", frame.indicator).split())
    if not whole:
        return None
    does = match["do"] or match["done"]
    return replace(
        frame,
        asked="compare",
        operation=REST,
        subjects=(whole, f"{whole.split()[-1]} 已{does}"),
        indicator="",
    )
