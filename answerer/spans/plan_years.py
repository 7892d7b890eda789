"""From when to when a plan runs, by the years behind its name: 《甲县绿化规划（2021—2025年）》."""

import re
from collections.abc import Iterator

from answerer.overlap import coverage
from answerer.spans.spans import Found, View
from core.language.calendar import year_of
from core.language.periods import Period
from core.schema import Span

_TITLED = re.compile(
    r"《(?P<title>[^》（(]{2,40})[（(](?P<years>(?P<first>(?:19|20)\d{2})年?"
    r"(?:—+|－|-+|~|至|到)(?P<last>(?:19|20)\d{2})年?)[）)]"
)
_ASKED = re.compile(r"哪[一几两]?年|何年|(?:规划|计划|方案|行动)的?(?:期限?|年限|年份|周期)|起止")
_UNTIL = re.compile(r"到|止|结束|期满|截至")
_BOTH = re.compile(r"年(?:开始)?[到至](?:哪|何)|起止")
_FROM = re.compile(r"从|起|开始|启动")
# What any plan of a place is called.
_ANY = re.compile(r"^[\u4e00-\u9fff]{2,6}?[市县区省州]|发展|行业|规划|方案|行动|计划")
_NAMED = 0.5


def find_plan_years(view: View) -> Iterator[Found]:
    """The years of a plan that the question names, or the one that it begins or ends with."""
    question = view.frame.question
    if not _ASKED.search(question):
        return
    until, since = bool(_UNTIL.search(question)), bool(_FROM.search(question))
    for match in _TITLED.finditer(view.text):
        if coverage(_ANY.sub(" ", match["title"]), question) < _NAMED:
            continue
        first, last = year_of(int(match["first"])), year_of(int(match["last"]))
        which, period = "years", Period(first.start, last.end, match["years"])
        if until != since and not _BOTH.search(question):
            which, period = ("last", last) if until else ("first", first)
        text = match["years"] if which == "years" else period.label
        start, end = match.span(which)
        span = Span(view.start + start, view.start + end)
        yield Found(span, text, 2.0, match.group(), period, sort="end")
