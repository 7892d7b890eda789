"""Days told from the day of the report: 昨天 under 10月22日讯 is 21 October."""

import re
from collections.abc import Iterator
from datetime import date, timedelta

from answerer.spans.spans import Found, View
from core.language.calendar import day_of
from core.schema import Report, Span

_TOLD = re.compile(r"(?P<back>[昨前今])[天日](?=[，,下上晚早凌\u4e00-\u9fff])(?!气)")
_BACK = {"今": 0, "昨": 1, "前": 2}
_DATELINE = re.compile(r"(?P<month>\d{1,2})月(?P<day>\d{1,2})日(?:讯|电)")
_HEAD = 300
_STEP = "原文写作“{printed}”，按{origin}推定为{day}"


def find_told_days(view: View) -> Iterator[Found]:
    """The day that 昨天 or 今天 means, each with the words that follow it."""
    origin = _origin(view.report)
    if origin is None:
        return
    day, name = origin
    for match in _TOLD.finditer(view.text):
        meant = day_of(day - timedelta(days=_BACK[match["back"]]))
        start = view.start + match.start()
        near = view.chunk.text[start : view.sentence.span.end]
        step = _STEP.format(printed=match.group(), origin=name, day=meant.label)
        span = Span(start, view.start + match.end())
        yield Found(span, meant.label, 0.4, near, meant, step=step)


def _origin(report: Report) -> tuple[date, str] | None:
    """The day that a report speaks from: its dateline's, else that of its publication."""
    published = report.published
    if published is None:
        return None
    match = _DATELINE.search(report.text[:_HEAD])
    if match is None:
        return published, f"发布日期{published.isoformat()}"
    try:
        day = date(published.year, int(match["month"]), int(match["day"]))
    except ValueError:
        return None
    if day > published:
        day = day.replace(year=day.year - 1)
    return day, f"电头{match['month']}月{match['day']}日"
