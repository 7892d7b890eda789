"""Places in an order, worked out where no report prints it: 在各县中排第几, 前三名是哪几个县."""

import re
from dataclasses import replace
from decimal import Decimal

from answerer.answer import Answer
from core.language.regions import Gazetteer
from core.parser.among import asked_kind
from core.parser.comparing import by_rate, without_operation
from core.parser.frame import Frame
from core.parser.leading import lead_in

_AMONG = re.compile(r"[在于]?(?:全市|各(?:县区|县市|市县|地市|[县市区]))[里中内]?(?:的)?")
_FROM_BELOW = re.compile(r"[倒末]数|最后|最[少低小]")


def ranking_of(frame: Frame, gazetteer: Gazetteer) -> Frame | None:
    """The ranking in which the asked place stands; None where none is asked for."""
    among = _AMONG.search(frame.question)
    if frame.asked != "rank" or len(frame.regions) != 1 or among is None:
        return None
    if _FROM_BELOW.search(frame.question):
        return None
    outer = [
        up for region in gazetteer.named(frame.regions[0]) for up in gazetteer.ancestors(region)
    ]
    if not outer or ("全市" in among.group() and outer[0].level != "prefecture"):
        return None
    return replace(
        frame,
        asked="compare",
        operation="ranking",
        regions=(outer[0].name,),
        indicator=_AMONG.sub(" ", frame.indicator).strip(),
        measure="",
        unit="",
    )


# Such an order is of marks and votes, not of a figure.
_JUDGED = re.compile(r"评|考核|榜|百强|观摩|竞赛|比赛|大赛|奖")


_KINDS = re.compile(r"前?(?:[一二两三四五六七八九十]|\d{1,2})?个?[县市区省州]{1,3}$")


def leading_of(frame: Frame) -> Frame | None:
    """The order of which a question asks for the first, the third or the last; None if for none."""
    lead, kind = lead_in(frame.question), asked_kind(frame.question)
    if lead is None or not kind or frame.asked not in {"name", "list", "value"}:
        return None
    if frame.measure or len(frame.regions) > 1 or _JUDGED.search(frame.question):
        return None
    words = [w for w in frame.indicator.replace(lead.words, " ").split() if not _KINDS.match(w)]
    return replace(
        frame,
        asked="compare",
        operation="leading",
        among=kind,
        indicator=without_operation(" ".join(words)),
        measure="percent" if by_rate(frame.question) else "",
        unit="",
    )


def listed_in_reports(frame: Frame) -> Frame | None:
    """The list that a report may print of those that keep a bound; None where none is asked for."""
    if frame.operation != "passing":
        return None
    words = (frame.indicator, *frame.bounds, frame.among)
    return replace(
        frame,
        asked="list",
        operation="",
        among="",
        bounds=(),
        measure="",
        unit="",
        indicator=" ".join(words),
    )


def standing_in(answer: Answer, frame: Frame) -> Answer | None:
    """The ranking as the answer of where the asked place stands.

    None unless every place has a figure: one that lacks its own could stand before.
    """
    if len(answer.values) != len(answer.table) or not answer.table:
        return None
    numbers = {
        cell.region: Decimal(value.number)
        for cell, value in zip(answer.table, answer.values, strict=True)
    }
    own = numbers.get(frame.regions[0])
    if own is None:
        return None
    place = 1 + sum(1 for number in numbers.values() if number > own)
    told = f"第{place}位"
    step = f"{frame.regions[0]}在{len(numbers)}地中排{told}"
    return replace(answer, frame=frame, answer=told, steps=(*answer.steps, step))
