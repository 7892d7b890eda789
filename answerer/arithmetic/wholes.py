"""A place set against the one that it lies in: 占全市的比重, 比全市高几个百分点, 是全省的几倍."""

import re
from dataclasses import replace

from answerer.answer import Answer
from core.language.regions import Gazetteer
from core.parser.comparing import without_operation
from core.parser.frame import Frame

_LEVELS = {"市": "prefecture", "省": "province", "国": "country"}
_OF_ALL = re.compile(r"(?:占|是|为|相当于)(?:到|了)?(?:全|我)(?P<level>[市省国])")
_AGAINST = re.compile(
    r"(?:比|较|与|和|跟|同|超过|低于|高于|落后|领先)(?P<words>全(?P<level>[市省国])的?(?:平均(?:水平|数|值)?)?)"
    r"(?=[^，,。]{0,10}(?:[多少高低快慢大小]出?了?(?:多少|几)|相?差|多少|几))"
)
_SHARE = re.compile(r"占|比重|比例|份额|百分比|份量|(?:是|为|相当于)(?=\s|$)")
# What has a mean of its own; of a count the whole has all.
_EVEN = re.compile(r"率|增[速幅长]|浓度|人均|价|比重")
_LEFT = re.compile(
    r"(?:比|较|超过|低于|高于|落后|领先)(?=\s|$)|平均(?:水平|数|值)?|[多少高低快慢大小]出?$"
)


def holder_of(name: str, level: str, gazetteer: Gazetteer) -> str:
    """The city, province or country (市, 省, 国) that a place lies in; empty if in none."""
    holders = (
        outer.name
        for region in gazetteer.named(name)
        for outer in gazetteer.ancestors(region)
        if outer.level == _LEVELS[level]
    )
    return next(holders, "")


def share_of_whole(frame: Frame, gazetteer: Gazetteer) -> Frame | None:
    """The comparison of a place with the one that it lies in; None if no share is asked."""
    match = _OF_ALL.search(frame.question)
    if frame.measure != "percent" or match is None:
        return None
    indicator = " ".join(_SHARE.sub(" ", frame.indicator).split())
    return _with_whole(frame, match["level"], "share", indicator, gazetteer)


def gap_to_whole(frame: Frame, gazetteer: Gazetteer) -> Frame | None:
    """The difference of a place to the one that it lies in; None if none is asked."""
    match = _AGAINST.search(frame.question)
    if match is None or ("平均" in match["words"] and not _EVEN.search(frame.indicator)):
        return None
    words = without_operation(" ".join(_LEFT.sub(" ", frame.indicator).split()))
    return _with_whole(frame, match["level"], "difference", words, gazetteer)


def _with_whole(
    frame: Frame, level: str, operation: str, indicator: str, gazetteer: Gazetteer
) -> Frame | None:
    if frame.operation or len(frame.regions) != 1 or not indicator:
        return None
    holder = holder_of(frame.regions[0], level, gazetteer)
    regions = (frame.regions[0], holder)
    if not holder:
        return None
    return replace(
        frame, asked="compare", operation=operation, regions=regions, indicator=indicator
    )


# A report may print the difference itself: 高于全市2.1个百分点.
_PRINTED = re.compile(r"(?:比|较|高于|低于|超过|快于|慢于|与|和)全[市省国]")


def prints_gap(answer: Answer) -> bool:
    """Whether an answer's sentence sets its figure against the whole."""
    return bool(_PRINTED.search(answer.sentence))
