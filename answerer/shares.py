"""A share that no report prints, of all (占全市的比重) or of another figure, worked out of both."""

import re
from dataclasses import replace

from core.frame import Frame
from core.lexicon import qualifiers_in
from core.regions import Gazetteer

_OF_ALL = re.compile(r"占(?:到|了)?(?:全(?P<level>[市省国])|我(?P<own>[市省国]))")
_LEVELS = {"市": "prefecture", "省": "province", "国": "country"}
# A name of less says nothing.
_SHORTEST = 2
_SHARE = re.compile(r"占|比重|比例|份额|百分比|份量")


def share_of_whole(frame: Frame, gazetteer: Gazetteer) -> Frame | None:
    """The comparison of a place with the one that it lies in; None if no share is asked."""
    match = _OF_ALL.search(frame.question)
    if frame.measure != "percent" or frame.operation or len(frame.regions) != 1 or match is None:
        return None
    level = _LEVELS[match["level"] or match["own"]]
    holders = [
        outer.name
        for region in gazetteer.named(frame.regions[0])
        for outer in gazetteer.ancestors(region)
        if outer.level == level
    ]
    indicator = " ".join(_SHARE.sub(" ", frame.indicator).split())
    if not holders or not indicator:
        return None
    regions = (frame.regions[0], holders[0])
    return replace(frame, asked="compare", operation="share", regions=regions, indicator=indicator)


_WHOLE = re.compile(
    r"^(?:到|了)|^(?:全部|所有|整个|总共)的?|的?(?:比重|比例|份额|百分比|份量|多少|几成)"
)


def share_of_another(frame: Frame) -> Frame | None:
    """The comparison of two figures of one place: 10亿元以上项目占亿元以上项目的比例.

    None where no such share is asked for.
    """
    part, _, rest = frame.indicator.partition("占")
    whole = "".join(_WHOLE.sub(" ", rest.strip()).split())
    part = "".join(part.split())
    if frame.measure != "percent" or frame.operation or min(len(part), len(whole)) < _SHORTEST:
        return None
    said = {*qualifiers_in(part), *qualifiers_in(whole)}
    return replace(
        frame,
        asked="compare",
        operation="share",
        subjects=(part, whole),
        indicator="",
        qualifiers=tuple(q for q in frame.qualifiers if q not in said),
    )
