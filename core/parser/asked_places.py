"""The places that a question asks about."""

import re
from itertools import pairwise

from core.language.regions import Gazetteer, Region, RegionMention
from core.language.subjects import company_spans, inside_any

# 全国 as what is asked about, not as the field of a rank (排全国第几).
_NATION = re.compile(r"(?<![排在占居列])(?:全国|我国)(?!.{0,8}(?:第|排|名次|前列))")
_COUNTRY = "中国"


def asked_places(question: str, gazetteer: Gazetteer) -> tuple[list[RegionMention], list[Region]]:
    """Where places are named, those of companies' names left out, and those asked about."""
    found = gazetteer.find(question)
    # Told by the tagger, which takes as long as the rest of the reading.
    companies = company_spans(question) if found else []
    mentions = [
        m
        for m in found
        if not inside_any((m.start, m.end), companies) and not _is_partner(question, m)
    ]
    regions = resolved(mentions, gazetteer)
    if not regions and _NATION.search(question):
        regions = list(gazetteer.named(_COUNTRY))
    return mentions, regions


# 对中国出口, 从越南进口: the place traded with belongs to what is asked about.
_TO = re.compile(r"[对向从自由]$")
_TRADED = re.compile(r"的?(?:全部|直接|商品|货物|产品)?(?:出口|进口|进出口|贸易|投资|采购|销售)")


def _is_partner(question: str, mention: RegionMention) -> bool:
    before = question[max(0, mention.start - 1) : mention.start]
    return bool(_TO.search(before) and _TRADED.match(question, mention.end))


def resolved(mentions: list[RegionMention], gazetteer: Gazetteer) -> list[Region]:
    """The regions asked about, the containing ones (周口市 in 周口市太康县) left out."""
    found: list[Region] = []
    context: Region | None = None
    previous: RegionMention | None = None
    for mention in mentions:
        region = gazetteer.resolve(mention, context)
        if region is None:
            continue
        nested = previous is not None and context is not None and previous.end == mention.start
        if nested and context is not None and gazetteer.within(region, context):
            found.remove(context)
        if region not in found:
            found.append(region)
        context, previous = region, mention
    return found


def innermost(regions: list[Region], gazetteer: Gazetteer) -> list[Region]:
    """Those that hold none named after them: what 北京那场暴雨后，房山区… asks is of 房山区."""
    return [
        outer
        for number, outer in enumerate(regions)
        if not any(gazetteer.within(later, outer) for later in regions[number + 1 :])
    ]


def within_the_others(regions: list[Region], gazetteer: Gazetteer) -> list[Region]:
    """Those that hold none of the others: 甲市 in 甲市在乙省排第几."""
    return [
        outer
        for outer in regions
        if not any(gazetteer.within(one, outer) for one in regions if one is not outer)
    ]


def beside_each_other(regions: list[Region], gazetteer: Gazetteer) -> list[Region]:
    """The places that are set side by side: none that holds two or more others and all of them."""
    return [
        outer
        for outer in regions
        if len(regions) < _SEVERAL
        or not all(gazetteer.within(one, outer) for one in regions if one is not outer)
    ]


_SEVERAL = 3


def added_up(
    operation: str, question: str, mentions: list[RegionMention], gazetteer: Gazetteer
) -> str:
    """The operation; none where a place and its part would be added up (甲省2022年乙县合计多少)."""
    regions = resolved(mentions, gazetteer)
    between = [question[a.end : b.start] for a, b in pairwise(mentions)]
    joined = any(text in _JOINING for text in between if text)
    one = not joined and len(regions) > len(innermost(regions, gazetteer)) == 1
    return "" if one and operation in {"sum", "mean"} else operation


_JOINING = frozenset("和与跟同及、")
