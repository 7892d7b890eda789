"""The hour: that of a date, one told alone (当天16时起), and stretches of hours (3时至20时)."""

import re
from collections.abc import Iterator

from answerer.spans.spans import Found, View
from core.schema import Span

_PART = "凌晨|清晨|早晨|早上|早间|早|上午|中午|正午|午后|下午|傍晚|晚上|晚间|晚|夜间|夜里|深夜"
_TIME = (
    rf"(?:{_PART})?\s?(?<![\d.跌涨升降])\d{{1,2}}"
    r"(?:[点时](?![装段代尚期])(?:\d{1,2}分|半|许|整)?|[:：]\d{2}(?!\d))许?"
)
_TO = r"\s?[-—–―－~～至到]+\s?"
_STRETCH = re.compile(
    rf"{_TIME}{_TO}(?:次日|翌日|当[日天]|第二天)?\s?{_TIME}|{_TIME}{_TO}\d{{1,2}}[:：]\d{{2}}(?!\d)"
)
_ALONE = re.compile(_TIME)
_BEHIND_DAY = re.compile(r"[日号]\s?$")
_HOUR = re.compile(rf"\s?{_TIME}")
_CLOCK = re.compile(rf"\s?(?:{_TIME}|(?:{_PART})(?:[至到](?:{_PART}))?(?![报课班场]|会(?!议)))")
_HOUR_ASKED = re.compile(r"几[点时分]|时段|时间段|营业时间")
_WHEN_ASKED = re.compile(r"几[点时]|何时|(?:什么|啥)时[候间]|时[间段]")
_STRETCH_ASKED = re.compile(
    r"几[点时][^，,。？?]{0,10}[到至][^，,。？?]{0,6}几[点时]|时段|时间段|营业时间|起止"
)
_FIT = 0.8


def asks_hour(question: str) -> bool:
    """Whether a question wants the hour: 几点, 哪个时段."""
    return bool(_HOUR_ASKED.search(question))


def asks_stretch(question: str) -> bool:
    """Whether a question wants both ends of some hours: 几点到几点."""
    return bool(_STRETCH_ASKED.search(question))


def clock_at(question: str, text: str, end: int) -> re.Match[str] | None:
    """The hour behind a date where the question asks so finely; of 何时 a part of the day too."""
    if not _WHEN_ASKED.search(question):
        return None
    hour = re.search(r"几[点时分]", question)
    return _HOUR.match(text, end) if hour else _CLOCK.match(text, end)


def find_hours(view: View) -> Iterator[Found]:
    """Hours that stand without a date, and stretches of hours where both ends are asked."""
    question = view.frame.question
    if not asks_hour(question):
        return
    stretch = asks_stretch(question)
    for match in (_STRETCH if stretch else _ALONE).finditer(view.text):
        start = match.start()
        if not stretch and _BEHIND_DAY.search(view.text[:start]):
            continue  # told with its day
        span = Span(view.start + start, view.start + match.end())
        yield Found(span, match.group().strip(), _FIT + stretch)
