"""Days of the week: 每周二, 星期一和星期四."""

import re
from collections.abc import Iterator

from answerer.spans import Found, View
from core.schema import Span

_ONE = r"(?:周|星期|礼拜)[一二三四五六日天末](?![年期届])"
_DAYS = re.compile(rf"每?{_ONE}(?:[、和及至到]{_ONE})*")
_ASKED = re.compile(r"(?:周|星期|礼拜)几")
# A meeting that comes every week has no other date.
_FIT_ASKED, _FIT_EVERY = 2.0, 0.4


def find_weekdays(view: View) -> Iterator[Found]:
    """The days of the week that a sentence names, where such a day can be what is asked."""
    asked = bool(_ASKED.search(view.frame.question))
    for match in _DAYS.finditer(view.text):
        every = match.group().startswith("每")
        if not asked and not every:
            continue
        span = Span(view.start + match.start(), view.start + match.end())
        yield Found(span, match.group(), _FIT_ASKED if asked else _FIT_EVERY, sort="weekday")
