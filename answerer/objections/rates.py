"""What a figure says of another: a change against before, a share of a whole, or neither."""

import re

from answerer.candidate import Candidate
from core.parser.frame import Frame

_SHARE = re.compile(
    r"占(?![地领用据线])|比重|份额|之比|(?:全[市省国]|我[市省])的(?:百分之|几分之|几成)"
    r"|(?:完成|相当于)[^，,。；;]{0,8}(?:计划|目标|任务|预算)的"
)
_CHANGE = re.compile(
    r"增长|增速|增幅|涨幅|降幅|跌幅|[涨跌]了|同比|环比|[比较](?:上年|去年|上月|上季)|下降|上升|上涨|下跌|回落|提[高升]|减少|增加(?!值)"
)
_PART_OF = re.compile(rf"{_SHARE.pattern}|比例|分之|[一二三四五六七八九]成|其中|构成")
# 占比提高了几个百分点 asks for the change of a share.
_POINTS = re.compile(r"百分点")
# 办结率提高了多少: its level is no answer.
_MOVED_RATE = re.compile(r"率[^，,。]{0,6}(?:提[高升]|上升|下降|降低|回落)了?(?:多少|几)")
# Behind a share may stand what it is of.
_OF_ALL = re.compile(
    r"(?:以上|左右)?的[\u4e00-\u9fff]|(?!以[上下内]|左右|[提降增上下至到涨跌])[\u4e00-\u9fff]{2}"
)
# 比重下降至31% tells where it came to, not by how much.
_LEVEL = re.compile(
    r"(?:提[高升]|增加|增长|上[升涨]|下[降跌]|回落|降低|减少|[升降增减])了?(?:[\d.]+个?百分点)?[至到为]$"
)
_KINDS = (("share", _SHARE), ("change", _CHANGE))
_PERCENT = ("percent", "point")


def other_rate(frame: Frame, candidate: Candidate) -> bool:
    """Whether a share is asked and the figure is a change, or a change and the figure is a share.

    What stands nearest before the figure says what it is.
    """
    if candidate.kind not in _PERCENT or _POINTS.search(frame.question):
        return False
    asked, told = _kind_of(frame.question), _told(candidate)
    if told == "change" and _LEVEL.search(candidate.clause_before):
        told = ""
    if asked == {"share"} and not told:
        text, span = candidate.chunk.text, candidate.span
        if text[: span.start].endswith("的") or _OF_ALL.match(text, span.end):
            return False  # 相当于年度计划的37.41%, 以全市1.5%的面积
        around = (candidate.sentence_text, candidate.report.title, *candidate.chunk.section)
        return not _PART_OF.search(" ".join(around))
    if asked == {"change"} and not told:
        return bool(_MOVED_RATE.search(frame.question))
    return bool(told) and len(asked) == 1 and asked != {told}


_WHOLE = re.compile(r"占(?:到|了)?(?P<whole>全[国省市县区球])")


def of_another_whole(frame: Frame, candidate: Candidate) -> bool:
    """Whether a share is asked of one whole (占全国) and told of another (占全省)."""
    asked = {m["whole"] for m in _WHOLE.finditer(frame.question)}
    if not asked or candidate.kind not in _PERCENT:
        return False
    before = candidate.clause_before
    told = [m["whole"] for m in _WHOLE.finditer(before)]
    return bool(told) and told[-1] not in asked


# 比前一年多了百分之几
_CHANGE_ASKED = re.compile(
    r"[比较](?:前一?年|上年|去年|上月|年初|同期|\d{4}年)[^，,。]{0,6}?[多少高低大小快慢]了?"
)


def _kind_of(question: str) -> set[str]:
    kinds = {name for name, pattern in _KINDS if pattern.search(question)}
    return kinds | {"change"} if _CHANGE_ASKED.search(question) else kinds


def _told(candidate: Candidate) -> str:
    """The kind of the word that stands nearest to the figure; empty where none does."""
    text = candidate.clause_before
    for words in (candidate.near, text):
        found = [(m.end(), name) for name, pattern in _KINDS for m in pattern.finditer(words)]
        if found:
            return max(found)[1]
    return ""


# 比上年多34个, 同比增加4个
_BY = re.compile(
    r"(?:[同环]比|[比较](?:上年|去年|前一?年|上月|年初|\d{4}年)(?:同期)?)[^，,。；;、]{0,6}?"
    r"(?:增加|减少|净增|增长|下降|上升|提高|回落|扩大|缩小|[多少增减升降涨跌])(?:了|出)?(?:约|近|超)?$"
)
# 比上年多几个, 同比增加多少
_ASKS_BY = re.compile(
    r"(?:同比|(?<!对)[比较](?![例重赛分率值武如方拼好强大小高低快]).{1,20}?)"
    r"[^，,。；;]{0,6}?(?:增加|减少|净增|增长|下降|上升|提高|回落|扩大|缩小|[多少增减升降涨跌高低大小超])"
    r"(?:了|出|过)?(?:多少|几)"
)
_ASKS_CHANGE = re.compile(
    r"增|减|升|降|涨|跌|变化|净|提高|回落|扩大|缩小|差|(?:多|少|高|低)(?:了|出|多少|几)|(?<!多)少(?:多少|几)"
)
_CHANGED = re.compile(r"超|增|减|升|降|涨|跌|提高|回落|扩大|缩小|差|多|少|高|低|快|慢")


_MOVED = r"(?:[涨跌降升增减调]|提高|上升|下降|回落|扩大|缩小|减少|增加)"
# 跌到多少 asks for the new level, which 下跌0.14元 is not.
_ASKS_TO = re.compile(rf"{_MOVED}[到至成]了?(?:多少|几)")
_BY_HOW_MUCH = re.compile(rf"{_MOVED}了?(?:约|近|超)?$")


def no_level(frame: Frame, candidate: Candidate) -> bool:
    """Whether a figure is only by how much something changed (比上年多34个) or lies from another.

    What there is in all is no change, and the other way round.
    """
    if candidate.number is None or candidate.kind == "rank":
        return False
    if _is_only_a_gap(frame, candidate):
        return True
    before = candidate.clause_before
    if candidate.kind not in _PERCENT and _BY.search(before):
        return not _ASKS_CHANGE.search(frame.question)
    if _ASKS_TO.search(frame.question) and _BY_HOW_MUCH.search(before):
        return True
    told = f"{candidate.near}{before}"
    return bool(_ASKS_BY.search(frame.question)) and not _CHANGED.search(told)


_BASE = re.compile(
    r"[比较与跟同]\s*(?P<year>\d{4})年[^，,。？?]{0,8}?"
    r"(?:增|涨|提|扩大|翻|[减降]|缩小|多|少|高|低)[\u4e00-\u9fff]{0,2}(?:多少|几|百分)"
)
_ARRIVES = re.compile(r"[到至为]了?(?:约|近|超)?$")


def of_another_base(frame: Frame, candidate: Candidate) -> bool:
    """Whether a growth since a year is asked, and the figure is no growth or of another year."""
    base = _BASE.search(frame.question)
    if base is None or frame.periods or candidate.number is None:
        return False
    before = candidate.clause_before
    other = _told(candidate) == "share" or _ARRIVES.search(before) or not _CHANGED.search(before)
    return bool(other) or base["year"] not in candidate.sentence_text


_OF_PLAN = re.compile(
    r"(?<!计划)(?<!预计)(?<!力争)(?<!拟)(?:占|完成|相当于|达到?)[^，,。；;]{0,8}(?:计划|目标|任务|预算)"
    r"[^，,。；;]{0,6}的?$"
)


def done_of_plan(frame: Frame, candidate: Candidate) -> bool:
    """Whether a figure tells how much of a plan is done (占年度计划的37%): that is no plan.

    A question that asks for an amount or names no share (完成了多少) is not after it.
    """
    share = frame.measure == "percent" or frame.asked == "compare"
    before = candidate.clause_before
    return share and candidate.kind == "percent" and bool(_OF_PLAN.search(before))


_RATE = re.compile(r"(?P<of>[\u4e00-\u9fff]{2})率")


def of_another_ratio(frame: Frame, candidate: Candidate) -> bool:
    """Whether a rate is asked that the passage names so, and the figure is of another.

    解决率99%以上，满意率大幅提升 tells no figure for 满意率. Where a passage does not know the name
    (不良贷款率), the other may be the same by another (贷款不良率).
    """
    asked = {m["of"] for m in _RATE.finditer(frame.question)}
    known = any(f"{name}率" in candidate.chunk.text for name in asked)
    if candidate.kind not in _PERCENT or len(asked) != 1 or not known:
        return False
    told = [m["of"] for m in _RATE.finditer(candidate.clause_before)]
    return bool(told) and told[-1] not in asked


# 增长33%，高于全省平均水平7.6个百分点
_GAP = re.compile(r"(?:[高低多少]于|高出|低出|领先|落后|[超快慢]于|超过?)[^，,。；;]{0,14}$")
_GAP_ASKED = re.compile(r"[高低快慢多少大小强超领差比较距离]|落后|相对")


def _is_only_a_gap(frame: Frame, candidate: Candidate) -> bool:
    """Whether a figure tells how far something lies from another, which is not asked."""
    before = candidate.clause_before
    question = frame.question.replace("多少", "")
    gap = candidate.kind == "point" and _GAP.search(before)
    return bool(gap) and not _GAP_ASKED.search(question)
