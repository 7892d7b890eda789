"""Whose place an ordinal is, and of which round: 甲县第一，乙县第二; 季度第一，年度第二."""

import re

from answerer.spans.spans import View
from core.language.periods import agreement

# What a place is only measured against: 超过乙市，居第4位.
_AGAINST = re.compile(r"(?:超过?|赶超|反超|比|较|仅?次于|与|同|和|除)$")
# 两次第一 counts how often; it is no place that was taken in the end.
_HOW_OFTEN = re.compile(r"(?:[一二两三四五六七八九十几多]|\d+)次(?:获得?|荣获|位?居|排名?)?$")
_TALLY_ASKED = re.compile(r"几次|多少次")
# The whole of a contest, and the rounds that it is made of.
_WHOLE = re.compile(r"年度|全年|年终|总评|总成绩|总排名|综合排名|全程")
_ROUND = re.compile(r"季度|月度|每[月季]|当[月季]|单[月季项]|\d月|[一二三四]季")
_SEASONS = frozenset({"quarter", "half", "month", "months"})


def is_of_another(view: View, start: int, end: int) -> bool:
    """Whether the words from start to end (in the chunk) name a place of the asked kind, not it."""
    frame, text = view.frame, view.chunk.text
    asked = {*frame.regions, *frame.subjects}
    inside = [p for p in view.sentence.places if start <= p.start and p.end <= end]
    named = [place for place in inside if not place.scope]
    if not named or any(place.name in asked for place in inside):
        return False
    levels = {r.level for name in asked for r in view.gazetteer.named(name)}
    return any(
        region.level in levels
        for place in named
        if not _AGAINST.search(text, start, place.start)
        for region in view.gazetteer.named(place.name)
    )


def round_fit(view: View, start: int, near: str) -> float:
    """How a place agrees with the asked one in being of the whole contest, or of a round of it.

    `start` is where the ordinal stands in the chunk, `near` the words that it goes with.
    """
    fit = -0.5 if _is_tally(view, start) else 0.0
    fit += same_round(view.frame.question, near)
    return fit - (0.4 if _is_of_a_season(view, start) else 0.0)


def same_round(question: str, near: str) -> float:
    """How what is told agrees with the question in being of the whole, or of a round of it."""
    asked, told = bool(_WHOLE.search(question)), bool(_WHOLE.search(near))
    if asked != told and (_ROUND.search(near) if asked else _ROUND.search(question)):
        return -0.8
    return 0.3 if asked and told else 0.0


def _is_tally(view: View, start: int) -> bool:
    before = view.chunk.text[view.start : start]
    return bool(_HOW_OFTEN.search(before)) and not _TALLY_ASKED.search(view.frame.question)


def _is_of_a_season(view: View, start: int) -> bool:
    """Whether the sentence says that it tells of a quarter, and a whole year is asked."""
    said = view.sentence.period_at(start, start).period
    if _ROUND.search(view.frame.question):
        return False
    if said is None or said.grain not in _SEASONS or not view.sentence.periods:
        return False
    return any(
        asked.grain == "year" and agreement(asked, said) == "within" for asked in view.frame.periods
    )
