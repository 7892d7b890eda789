"""Names in a question other than the regions that are known."""

import re
from collections.abc import Iterable

from core.text import fold

_QUOTED = re.compile(r"[“\"「《]([^”\"」》]{2,30})[”\"」》]")
_LATIN = re.compile(r"[A-Za-z][A-Za-z0-9.+\-]{1,}")
_ORGANISATION = re.compile(
    r"[\u4e00-\u9fff]{2,12}?(?:集团|公司|大学|学院|银行|医院|机场|研究院|研究所|协会|委员会|"
    r"产业园|工业园|开发区|综合体|中心|大赛|运动会|博览会|论坛)"
)
_NOT_A_NAME = re.compile(r"多少|[几哪谁的了]|什么")
# Latin abbreviations that say what is counted, not of whom.
_INDICATORS = frozenset(
    {
        "gdp",
        "gnp",
        "cpi",
        "ppi",
        "pmi",
        "pm2.5",
        "pm10",
        "aqi",
        "r",
        "d",
        "ceo",
        "cfo",
        "coo",
        "cto",
    }
)
# A place by its look, at the head of the question or of a list, that no gazetteer knows.
_PLACE = re.compile(
    r"(?:^|[,，、和与跟]|请问)\s*([\u4e00-\u9fff]{1,5}?(?:[县区镇乡旗]|(?<!城)市))(?=\S)"
)
_NO_PLACE = re.compile(
    r"[全该本我各哪几每多个两]|城市|地区|园区|小区|社区|景区|校区|港区|库区|山区|灾区|辖区|老区|"
    r"[股楼超夜早菜房车债门上]市|[\u4e00-\u9fff]*[的了是在]"
)


def subjects_in(question: str, regions: Iterable[tuple[int, int]]) -> tuple[str, ...]:
    """Names that an answer's passage must have, in order.

    Args:
        question: the question.
        regions: spans of the regions that were resolved.

    Quoted names, Latin names, organisations and contests; also a place that
    could not be resolved (not in the gazetteer, or of an ambiguous name).
    """
    found = [match.group(1) for match in _QUOTED.finditer(question)]
    bare = blank(question, regions)
    bare = _QUOTED.sub(lambda match: " " * len(match.group()), bare)
    places = (match.group(1) for match in _PLACE.finditer(bare))
    found += [place for place in places if not _NO_PLACE.search(place)]
    latin = (match.group() for match in _LATIN.finditer(bare))
    found += [name for name in latin if fold(name) not in _INDICATORS]
    organisations = (match.group() for match in _ORGANISATION.finditer(bare))
    found += [name for name in organisations if not _NOT_A_NAME.search(name)]
    return tuple(dict.fromkeys(found))


def without_quoted(text: str) -> str:
    """The text with quoted names blanked out: the plan in “绿洲计划” is a name."""
    return _QUOTED.sub(lambda match: " " * len(match.group()), text)


def blank(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """The text with these spans made spaces; every other offset stays."""
    for start, end in spans:
        text = text[:start] + " " * (end - start) + text[end:]
    return text
