"""A question for a change read as one for what changed: 便宜了多少 as 票价是多少."""

import re
from typing import NamedTuple

_UP_OR_DOWN = (
    r"(?:上调|下调|调[高低增减]|提[高升]|增加|减少|降低|下降|上升|上涨|下跌|缩[短小减]|压[缩减]|节[省约]|延长|扩大|"
    r"拉长|便宜|涨价|降价|[少多省](?:花|用|走|要|付|交|出|收|发)?|贵|短|长|高|低|快|慢|涨|升|降|跌|掉|加|减)"
)
_HOW_MUCH = r"(?P<unit>个百分点|[^，,？?。]{0,6})[？?。]?$"
_AGAINST = r"[，,]?(?<![同环对])(?:比|较)(?P<base>[^，,。？?]{2,24}?)"
_MODAL = "(?:能|可以?|要|会|又|大约|大概|还)?"
_LIMIT = r"[，,]?(?:超[过出]|高[于出]|低于|[多少]于)了?(?P<limit>[^，,。？?]{2,24}?)"
_CHANGED = re.compile(
    rf"(?:{_AGAINST})?(?<![增新同环]){_MODAL}{_UP_OR_DOWN}[了出]?(?:多少|几){_HOW_MUCH}"
    rf"|{_LIMIT}(?:多少|几)(?P<of>[^？?。]{{0,6}})[？?。]?$"
)
_POINTS = "个百分点"
_LEAST_ASKED = 4


class Change(NamedTuple):
    """The question for what changed, and what it is measured against, empty where not told."""

    question: str
    base: str


def change_asked(question: str) -> Change | None:
    """预测比5月调高了多少亿美元: 预测是多少亿美元, against 5月; None where no change is asked."""
    match = _CHANGED.search(question)
    if match is None or match.start() < _LEAST_ASKED:
        return None
    unit = match["unit"] or match["of"] or ""
    asks = "百分之多少" if unit == _POINTS else f"多少{unit}"
    told = question[: match.start()].rstrip("，,的")
    return Change(f"{told}是{asks}", match["base"] or match["limit"] or "")
