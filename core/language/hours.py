"""Stretches of days told with their hours: 7月29日20时至31日9时, 12日夜里到13日早晨."""

import re
from collections.abc import Sequence

from core.language.calendar import Period, PeriodMention, days_of

_PART = "凌晨|清晨|早晨|早上|早|上午|中午|午后|下午|傍晚|晚上|晚间|夜间|夜里|夜晚|晚|夜|白天"
_HOUR = rf"\s*(?:{_PART})?\s*(?:\d{{1,2}}(?:[时点](?:\d{{1,2}}分|半|钟)?|[:：]\d{{2}}))?"
_BETWEEN = re.compile(rf"{_HOUR}起?\s*[-—–―－~～至到]+\s*")
_DAY = re.compile(r"\d[日号]$")
_FROM = ("从", "由", "自")
_CHANGED = re.compile(r".{0,6}?(?:增|减|多了|少了|涨|降|升|跌|变化|扩大|缩小)")
_AFTER = re.compile(_HOUR)


def joined_by_hours(mentions: Sequence[PeriodMention], text: str) -> list[PeriodMention]:
    """The mentions, two days with nothing but hours and 至 between them as one stretch of days."""
    found: list[PeriodMention] = []
    for mention in mentions:
        joined = _joined(found[-1], mention, text) if found else None
        if joined:
            found[-1] = joined
        else:
            found.append(mention)
    return found


def _joined(one: PeriodMention, other: PeriodMention, text: str) -> PeriodMention | None:
    if not _BETWEEN.fullmatch(text, one.end, other.start):
        return None
    if text[: one.start].endswith(_FROM) and _CHANGED.match(text, other.end):
        return None  # 从8月1日12时到8月10日增加了多少 sets two days against each other
    first, last = one.period, other.period
    days = _stretch(first, last) if first and last else None
    unknown = first is last is None and _DAY.search(one.text) and _DAY.search(other.text)
    if not (days or unknown):
        return None
    hour = _AFTER.match(text, other.end)
    end = hour.end() if hour and hour.group().strip() else other.end
    relative = one.relative or other.relative
    return PeriodMention(one.start, end, text[one.start : end], days, relative)


def _stretch(first: Period, last: Period) -> Period | None:
    days = first.grain == last.grain == "day" and first.start < last.start
    return days_of(first.start, last.end) if days else None
