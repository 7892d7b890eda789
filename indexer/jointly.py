"""Figures of several places together: 甲县、乙县两县合计118亿元 is of neither of them."""

import re
from collections.abc import Sequence

from core.language.joint import joint_name
from core.language.places import Place

_COUNT = r"(?P<count>[两二三四五六七八九十]|\d{1,2})"
_ALL = rf"\s*(?:这|上述|以上)?{_COUNT}个?(?:大|地)?[县市区省国州地旗](?:[市区县])?"
_SUM = r"(?:合计|共计|总计|总共|之和|总和|合起来|加起来)"
_OF_ALL = re.compile(_ALL)
_IN_SUM = re.compile(_SUM)
_TOGETHER = re.compile(r"\s*一?共(?![同和享建商谋治管识产青])")
# What opens a clause that adds up those before it: 两县合计, 合计.
_OPENS = re.compile(rf"[，,；;\s]*(?:{_ALL}|{_SUM})")
_ONE_EACH = re.compile(r"各|均|都|每|分别|平均|双双|依次")
_BETWEEN = re.compile(r"\s*(?:、|和|与|及|以及|同)\s*")
_NUMERALS = "零一二三四五六七八九十"
# 甲县等5县: the others are only counted.
_KIND = r"(?:城市|省份|国家|地区|[县市区省国州地旗乡镇][市县区]?)"
_OTHERS = re.compile(rf"\s*(?P<others>等{_COUNT}余?个?{_KIND}|等多?个?(?:地区?|[县市区省国]))")
_RATES = frozenset({"percent", "point", "rank", "ratio"})


def joint_region(
    text: str, sentence: int, clause: int, offset: int, kind: str, places: Sequence[Place]
) -> str | None:
    """The places together that the figure at `offset` is of; None where it is of one alone.

    Args:
        text: the chunk's.
        sentence: offset at which the figure's sentence begins.
        clause: that of its clause.
        offset: that of the figure.
        kind: the figure's.
        places: those that the chunk names before the figure, in order.

    Empty where it is of several that the text does not name.
    """
    own = [p for p in places if p.text[0] not in "全该本我"]
    here = [p for p in own if p.start >= sentence]
    some = _with_others(text, offset, here, places)
    if some:
        return some
    listed = _listed(text, here)
    if listed:
        end = listed[-1].end
        between = text[end:offset]
        later = any(p.start >= end and not p.scope for p in places)
        if not later and not _ONE_EACH.search(between) and _together(between, kind):
            return joint_name(p.name for p in listed)
    opening = _OPENS.match(text, clause, offset)
    if opening is None or _ONE_EACH.search(text, clause, offset):
        return None
    return _added_up(opening["count"], own, sentence)


def _with_others(text: str, offset: int, here: Sequence[Place], places: Sequence[Place]) -> str:
    """甲县等5县 before a figure of them all; empty where there is none."""
    row = _row(text, here)
    others = _OTHERS.match(text, row[-1].end, offset) if row else None
    if others is None or any(p.start >= others.end() and not p.scope for p in places):
        return ""
    between = text[others.end() : offset]
    whole = others["count"] or _IN_SUM.search(between) or _TOGETHER.match(between)
    if not whole or _ONE_EACH.search(between):
        return ""
    return joint_name((p.name for p in row), others["others"])


def _listed(text: str, places: Sequence[Place]) -> list[Place]:
    """The last row of several places."""
    row = _row(text, places)
    return row if len(row) > 1 else []


def _row(text: str, places: Sequence[Place]) -> list[Place]:
    """The last places, joined by 、 or 和; one that holds the next (甲市乙县) left out."""
    row: list[Place] = []
    for place in places:
        between = text[row[-1].end : place.start] if row else ""
        if row and not between:
            row[-1] = place
        elif row and _BETWEEN.fullmatch(between):
            row.append(place)
        else:
            row = [place]
    return row


def _together(between: str, kind: str) -> bool:
    """Whether what stands between a row and a figure makes it one figure of all.

    两县 alone does for what can be added up; a rate needs 合计.
    """
    collective = _OF_ALL.match(between)
    rest = between[collective.end() :] if collective else between
    if _IN_SUM.search(rest) or _TOGETHER.match(rest):
        return True
    return collective is not None and kind not in _RATES


def _added_up(count: str | None, places: Sequence[Place], sentence: int) -> str | None:
    """The places that 两县合计 or 合计 adds up: so many before it, or all of the sentence."""
    alone = [p.name for p in places if p.start >= sentence and not p.scope]
    told = [p.name for p in places] if count else alone
    names = list(dict.fromkeys(reversed(told)))[::-1]  # each where it was named last
    if count is None:
        return joint_name(names) if len(names) > 1 else None
    number = int(count) if count.isdigit() else _NUMERALS.index(count.replace("两", "二"))
    if number < 2:
        return None
    return joint_name(names[-number:]) if len(names) >= number else ""
