"""A question for a change read as one for what changed: 便宜了多少 as 票价是多少."""

import re
from typing import NamedTuple

# Verbs that tell a change by themselves, and words that do so only with 了 or 出 or beside what
# the change is measured against (高多少米 asks for a height).
_CHANGES = (
    r"上调|下调|调[高低增减]|提[高升]|增加|减少|降低|下降|上升|上涨|下跌|缩[短小减]|压[缩减]|节[省约]|"
    r"延长|扩大|拉长|涨价|降价"
)
_BARE = (
    r"(?<![最全主坝塔本该])(?:便宜|[少多省](?:花|用|走|要|付|交|出|收|发)?|"
    r"贵|短|长|高|低|快|慢|涨|升|降|跌|掉|加|减)"
)
_MODAL = "(?:能|可以?|要|会|又|大约|大概|还)?"
_BASE = r"[，,]?(?<![同环对占])(?:比(?![例重率值])|较)(?P<base>[^，,。？?]{2,24}?)"
_LIMIT = r"[，,]?(?:超[过出]|高[于出]|低于|[多少]于)了?(?P<limit>[^，,。？?]{2,24}?)"
_HOW_MUCH = r"(?:多少|几)(?P<unit>个百分点|[^，,？?。]{0,6})[？?。]?$"
_CHANGED = tuple(
    re.compile(pattern)
    for pattern in (
        rf"{_BASE}{_MODAL}(?:{_CHANGES}|{_BARE})[了出]?{_HOW_MUCH}",
        rf"(?<![增新])(?<![同环]比)(?:{_MODAL}(?:(?:{_CHANGES})[了出]?|(?:{_BARE})[了出])"
        rf"|(?:能|可以?|会)(?:{_BARE})){_HOW_MUCH}",
        rf"{_LIMIT}{_HOW_MUCH}",
    )
)
_POINTS = "个百分点"
_LEAST_ASKED = 4


class Change(NamedTuple):
    """The question for what changed, and what it is measured against, empty where not told."""

    question: str
    base: str


def change_asked(question: str) -> Change | None:
    """预测比5月调高了多少亿美元: 预测是多少亿美元, against 5月; None where no change is asked."""
    matches = (pattern.search(question) for pattern in _CHANGED)
    match = next((m for m in matches if m and m.start() >= _LEAST_ASKED), None)
    if match is None:
        return None
    asks = "百分之多少" if match["unit"] == _POINTS else f"多少{match['unit']}"
    told = match.groupdict()
    base = told.get("base") or told.get("limit") or ""
    return Change(f"{question[: match.start()].rstrip('，,的')}是{asks}", base)
