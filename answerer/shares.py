"""A share of the whole (占全市的比重) that no report prints, worked out of part and whole."""

import re
from dataclasses import replace

from core.frame import Frame
from core.regions import Gazetteer

_OF_ALL = re.compile(r"占(?:到|了)?(?:全(?P<level>[市省国])|我(?P<own>[市省国]))")
_LEVELS = {"市": "prefecture", "省": "province", "国": "country"}
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
