"""What comes again and again: 每周二, 一周一次, 每季度末."""

import re
from collections.abc import Iterator

from answerer.spans.spans import Found, View
from core.schema import Span

_WEEKDAY_ASKED = re.compile(r"(?:周|星期|礼拜)几")
_OFTEN_ASKED = re.compile(
    r"(?:多久|多长时间|几[天周]|几个月)[\u4e00-\u9fff]{0,4}?(?:一|几)[次回趟遍]"
)
_CLOCK_ASKED = re.compile(r"几点(?!几)")
_DAY_ASKED = re.compile(r"哪一?[天日]|几[号日]|什么时[候间]|啥时")
_DAYS = "[一二三四五六日天末]"
_WEEKDAY = re.compile(
    rf"每?(?:周|星期|礼拜){_DAYS}(?![次家个年期届])"
    rf"(?:[至到、和及](?:周|星期|礼拜)?{_DAYS}(?![次家个年期届]))*"
)
_SPAN = r"(?:天|日|周|星期|旬|月|季度?|半年|年)"
_TIMES = r"[一两二三四五六\d]次"
_OFTEN = re.compile(
    rf"每个?隔?(?:半个?|[一两二三四五六七八九十]个?)?{_SPAN}(?:[末初底]|{_DAYS}(?!次))?(?:[^，,。；;、]{{0,8}}?{_TIMES})?"
    rf"|(?:半个?|[一两二三四五六]个?){_SPAN}{_TIMES}"
    r"|(?<![\d一二三四五六上下前后本每])[日周旬月季](?:通报|调度|督查|提醒|观摩|考评|汇总|点评)"
)
_CLOCK = re.compile(
    r"(?:每[天日])?(?:早上|上午|中午|下午|晚上|凌晨|早|晚)?\d{1,2}(?:点(?:半|\d{1,2}分?|整)?|[:：]\d{2})(?![\d%])"
)
# A day of each month or quarter has a name: 将每季度末定为观摩日.
_FIXED = re.compile(
    rf"每个?(?:周|星期){_DAYS}(?!次)|每个?(?:月|季度?|年)(?:[末初底]|\d{{1,2}}(?:月\d{{1,2}})?[日号])"
)


def asks_how_often(question: str) -> bool:
    """Whether a question asks for a day of the week or how often, which no date answers."""
    return bool(_WEEKDAY_ASKED.search(question) or _OFTEN_ASKED.search(question))


def find_recurrences(view: View) -> Iterator[Found]:
    """Days of the week, how often, or a fixed day of each month, as the question asks."""
    for match in _told(view.frame.question, view.text):
        clause = view.sentence.clause_at(view.start + match.start())
        near = view.chunk.text[clause.start : clause.end]
        deed = _deed(view.frame.question, view.text[match.end() :])
        end = match.end() + deed
        span = Span(view.start + match.start(), view.start + end)
        fit = _fit(view.frame.question) + (0.6 if deed else 0.0)
        yield Found(span, view.text[match.start() : end], fit, near)


def _deed(question: str, after: str) -> int:
    """The length of the asked deed where it follows: 每月 in 每月通报."""
    return 2 if _OFTEN_ASKED.search(question) and len(after) > 1 and after[:2] in question else 0


def _fit(question: str) -> float:
    """A day of the week that is asked as such is hardly anything else."""
    return 2.0 if _WEEKDAY_ASKED.search(question) else 0.4


def _told(question: str, text: str) -> Iterator[re.Match[str]]:
    if _WEEKDAY_ASKED.search(question):
        yield from _WEEKDAY.finditer(text)
    elif _OFTEN_ASKED.search(question):
        yield from _OFTEN.finditer(text)
    elif _CLOCK_ASKED.search(question):
        yield from _CLOCK.finditer(text)
    elif _DAY_ASKED.search(question):
        yield from _FIXED.finditer(text)
