"""Names in a question other than the regions that are known."""

import re
from collections.abc import Iterable

from core.language.tagger import ORGANISATION, PLACE, tagged
from core.language.text import fold
from core.language.units import UNIT
from core.language.wordings import wordings_in

_QUOTED = re.compile(r"[“\"「《]([^”\"」》]{2,30})[”\"」》]")
# Behind a figure they are the end of another name: 沪深300ETF.
_LATIN = re.compile(r"(?<![0-9A-Za-z])[A-Za-z][A-Za-z0-9.+\-]{1,}")
_ORGANISATION = re.compile(
    r"[\u4e00-\u9fff]{2,12}?(?:集团|公司|大学(?!生)|学院|银行|医院|机场|研究院|研究所|协会|委员会|"
    r"产业园|工业园|开发区|综合体|中心(?!城区|附近|地带|风力|气压|位置)|大赛|运动会|博览会|论坛)"
)
# 10家非上市公司: what follows the number is a kind.
_COUNTED = re.compile(r"^[家个位所](?=.)")
_NOT_A_NAME = re.compile(r"多少|[几哪谁的了那这]|什么|县市区|市县")
# Where a name can not go on to the left: what is before belongs to the sentence.
_JOINT = re.compile(
    r"[和与跟比给让把被对向从在由于是有为的了，,、\s]|以及|总部|全部|归属|所属|旗下"
)
# A kind of organisation, not one: 子公司, 上市公司, 各大银行.
_KIND = re.compile(
    r"^(?:[母子总分家大各全本该]|上市|国有|民营|民办|公立|私立|外资|合资|全资|控股|参股|股份|有限|科技|"
    r"保险|物流|快递|互联网|房地产|商业|中央|政策性|综合|三甲|社区|乡镇|职业技术|高等|重点|国际|购物){0,2}"
    r"(?:集团|公司|大学|学院|银行|医院|机场|中心|协会|委员会|开发区|综合体|大赛|运动会|博览会|论坛)$"
)
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
        "ipo",
    }
)
# A place by its look, at the head of the question or of a list, that no gazetteer knows.
_PLACE = re.compile(
    r"(?:^|[,，、和与跟]|请问)\s*([\u4e00-\u9fff]{1,5}?(?:[县区镇乡](?!级)|旗(?![下舰袍帜号手])|(?<!城)市(?!场|值|盈|级)))(?=\s*\S)"
)
_NO_PLACE = re.compile(
    r"[全该本我各哪几每多个两]|[二三四五六七八九十]个?[县市区镇乡]$|省市|省里|市县|县市|[东西南北中湾片]区$|城市|地区|园区|小区|社区|景区|校区|港区|库区|山区|灾区|雨区|疫区|辖区|老区|"
    r"^[比较和与跟离占]|^[城乡集]镇|[股楼超夜早菜房车债门上]市|[\u4e00-\u9fff]*[的了是在]"
)


def subjects_in(
    question: str,
    regions: Iterable[tuple[int, int]],
    periods: Iterable[tuple[int, int]] = (),
) -> tuple[str, ...]:
    """Names that an answer's passage must have, in order.

    Args:
        question: the question.
        regions: spans of the regions that were resolved.
        periods: spans of the periods that were read.

    Quoted names, Latin names, organisations and contests; also a place that
    could not be resolved (not in the gazetteer, or of an ambiguous name).
    """
    found = [match.group(1) for match in _QUOTED.finditer(question)]
    regions = list(regions)
    question = blank(question, periods)
    bare = blank(question, regions)
    bare = _QUOTED.sub(lambda match: " " * len(match.group()), bare)
    places = (m for m in _PLACE.finditer(bare) if not _NO_PLACE.search(m.group(1)))
    found += [m.group(1) for m in places if not _is_a_phrase(question, m.start(1), m.end(1))]
    found += _inside_regions(question, regions)
    latin = (match.group() for match in _LATIN.finditer(bare))
    found += [name for name in latin if fold(name) not in _INDICATORS]
    whole = _QUOTED.sub(lambda match: " " * len(match.group()), question)
    found += _organisations(whole, regions)
    return tuple(dict.fromkeys(found))


_NO_NAME = frozenset({"v", "r", "q", "p", "c", "d"})


def _is_a_phrase(question: str, start: int, end: int) -> bool:
    """Whether a word in a span, verb or pronoun, is no part of a name: 准备当县, 这批乡."""
    words = (word for word in tagged(question) if start <= word.start < end)
    return any(word.tag in _NO_NAME and word.end <= end for word in words)


_MINOR = re.compile(r"[\u4e00-\u9fff]{1,5}?[市县区镇乡州]")


def _inside_regions(question: str, regions: list[tuple[int, int]]) -> list[str]:
    """Places named right behind one that is known, which no gazetteer knows: 台湾嘉义市."""
    known = {low for low, _ in regions}
    ends = {high for _, high in regions if high not in known and _MINOR.match(question, high)}
    return [
        question[word.start : word.end]
        for word in (tagged(question) if ends else ())
        if word.tag == PLACE
        and not _NO_PLACE.search(question[word.start : word.end])
        and word.start in ends
        and _MINOR.fullmatch(question, word.start, word.end)
    ]


def _organisations(question: str, regions: list[tuple[int, int]]) -> list[str]:
    """Organisations and contests, with the place that opens their name (某市职业技术学院)."""
    found = []
    for match in _ORGANISATION.finditer(question):
        start = match.start()
        edges = [start + joint.end() for joint in _JOINT.finditer(match.group())]
        start = max([start, *edges])
        inside = [low for low, high in regions if match.start() <= low < high < match.end()]
        start = max([start, *inside[-1:]])
        # A verb ends what stands before the name: 马阿姨跑|银行.
        inner = [w.end for w in tagged(question) if w.tag == "v" and start < w.end < match.end()]
        start = max([start, *inner])
        name = _COUNTED.sub("", question[start : match.end()])
        if len(name) > 2 and not _KIND.search(name) and not _NOT_A_NAME.search(name):
            found.append(name)
    return found


# A body of the place itself (濮阳市人社局): its place is asked about.
_NO_COMPANY = re.compile(
    r"^(?:全[国省市县区]|我国|[比较离跟])|[各哪几]|(?:局|委|厅|政府|办|处|所|站|院|部|署|关|会|队|法院|人大|政协|新区|高新区|开发区|园区|自贸港)$|[比占较帮办给让派招]$"
)


# 多少万立方米: a unit is no name.
_MEASURED = re.compile(rf"(?:万亿|[十百千]?[亿万]|[千百])?{UNIT}")
# 京东系 is 京东 and what belongs to it.
_GROUP = re.compile(r"(?<=..)(?:系|方面)$")


def company_spans(question: str) -> list[tuple[int, int]]:
    """Companies whose names begin with a place (宁德时代): the place is not asked about.

    No name ends inside a known word: 东湾区社 in 东湾区社零 is none.
    """
    words = [(w.start, w.end) for w in wordings_in(fold(question))]
    return [
        (word.start, word.start + len(_GROUP.sub("", question[word.start : word.end])))
        for word in tagged(question)
        if word.tag == ORGANISATION
        and word.end - word.start > 1
        and not _NO_COMPANY.search(question[word.start : word.end])
        and not _MEASURED.fullmatch(question[word.start : word.end])
        and not any(word.start < low < word.end < high for low, high in words)
    ]


def inside_any(span: tuple[int, int], others: Iterable[tuple[int, int]]) -> bool:
    """Whether a span is a part of one of the others, and not all of it."""
    return any(low <= span[0] and span[1] <= high and span != (low, high) for low, high in others)


def without_quoted(text: str) -> str:
    """The text with quoted names blanked out: the plan in “绿洲计划” is a name."""
    return _QUOTED.sub(lambda match: " " * len(match.group()), text)


def blank(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """The text with these spans made spaces; every other offset stays."""
    for start, end in spans:
        text = text[:start] + " " * (end - start) + text[end:]
    return text
