"""Names by what stands beside them: 总投资60亿元的甲项目, 乙产业园“拿地即办证”, 最大的是…的丙."""

import re
from collections.abc import Iterator

from answerer.overlap import coverage
from core.language.quantities import find_quantities
from core.language.quantity import Quantity

_NAME = r"[\u4e00-\u9fffA-Za-z0-9（）()·-]"
_END = r"(?=(?:项目)?(?:等|[，,、。；;：:]|顺利|落户|落地|签约|开工|投产|建成|$))"
# 总投资60亿元的甲: what stands behind a figure and 的.
_OF_FIGURE = re.compile(rf"的(?P<name>{_NAME}{{2,24}}?){_END}")
_BEFORE_FIGURE = re.compile(
    rf"(?:^|[，,、。；;])(?P<name>{_NAME}{{3,20}}?)(?:计划|预计)?总?投资额?(?:约|达|为)*$"
)
# 最大的是总投资46亿元的甲.
_LARGEST = re.compile(
    rf"最[大高多长](?:的)?(?:一?个|项目|一项)?(?:是|为)(?:[^，。；]{{0,16}}的)?(?P<name>{_NAME}{{3,20}}?)"
    r"(?=[，,。；;]|$)"
)
_LARGEST_ASKED = re.compile(r"最[大高多长]")
# 甲项目“签约即拿地”: the name that a quoted word is told of.
_QUOTED_OF = re.compile(
    rf"(?P<name>{_NAME}{{4,24}}?(?:项目|园|园区|企业|公司|集团|县|市|区|镇|村|局|基地|中心))“(?P<quote>[^”]{{2,30}})”"
)
_LEAD = re.compile(r"^.*(?:了|过|在|把|对|由|让|使|推动|创造|形成|打造)(?=.{4})")
# 甲选送的“乙”, 甲研发的乙: whoever did to a thing what the question says.
_DID = re.compile(
    r"(?P<verb>[\u4e00-\u9fff]{2,4}?)的(?:“(?P<quoted>[^”]{2,24})”|(?P<thing>[\u4e00-\u9fff]{2,12}))"
)
# 甲的某技术拿到二等奖: whose it is has won.
_WON = re.compile(
    r"(?:^|[，,。；;])(?P<name>[\u4e00-\u9fffA-Za-z]{2,14}?)(?:的[^，,。；;]{2,24}?)?"
    r"(?:拿到|拿下|荣获|获得|夺得|摘得|斩获|获)了?(?P<prize>[^，,。；;]{2,20})"
)
_WON_ASKED = re.compile(r"[拿获得夺摘]")
_DOER_ASKED = re.compile(r"谁|哪一?[家个](?:公司|企业|单位)")
_PARTNER_ASKED = re.compile(r"[从向与跟和同给对](?:谁|哪|什么|啥)|合作|联合|一起|来自|来源")
_PARTNER = re.compile(r"(?<![参服自以])(?:从|向|与|跟)$")
_SURELY = 0.8


def attached(question: str, text: str) -> Iterator[tuple[int, int]]:
    """Start and end of the names that a word or figure of the question is told of."""
    asked = find_quantities(question)
    for quantity in find_quantities(text):
        if any(_same(one, quantity) for one in asked):
            yield from _of_figure(text, quantity)
    if _LARGEST_ASKED.search(question):
        yield from (match.span("name") for match in _LARGEST.finditer(text))
    for match in _QUOTED_OF.finditer(text):
        if match["quote"] in question:
            start, end = match.span("name")
            lead = _LEAD.match(match["name"])
            yield start + (lead.end() if lead else 0), end


def winners(question: str, text: str) -> Iterator[tuple[int, int]]:
    """Start and end of who won what the question says was won."""
    if not _WON_ASKED.search(question):
        return
    for match in _WON.finditer(text):
        if coverage(match["prize"], question) >= _SURELY:
            yield match.span("name")


def did_it(question: str, after: str) -> float:
    """1 where what follows a name says that it did the asked deed to the asked thing, else 0."""
    match = _DID.match(after)
    if match is None or match["verb"] not in question:
        return 0.0
    return float(coverage(match["quoted"] or match["thing"], question) >= _SURELY)


def partner_fit(question: str, before: str) -> float:
    """Below 0 where a name is from or with whom another did it: 甲从乙引进, and 谁引进 is asked."""
    if not _DOER_ASKED.search(question) or _PARTNER_ASKED.search(question):
        return 0.0
    return -0.8 if _PARTNER.search(before) else 0.0


def _same(asked: Quantity, told: Quantity) -> bool:
    """60亿 and 60亿元 are one figure; a small bare number is told of too many things."""
    same = asked.number == told.number
    return same and told.kind == "money" and asked.kind in ("", "money", "count")


def _of_figure(text: str, quantity: Quantity) -> Iterator[tuple[int, int]]:
    behind = _OF_FIGURE.match(text, quantity.end)
    if behind:
        yield behind.span("name")
        return
    before = _BEFORE_FIGURE.search(text[: quantity.start])
    if before:
        yield before.span("name")
