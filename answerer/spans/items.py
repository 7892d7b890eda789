"""The items of a row: where the sentence around them ends and each of them begins."""

import re
from collections.abc import Iterator, Sequence

from core.language.tagger import tagged

# Marks part items, but not those in quotation marks or brackets; A B is one name.
ITEM = (
    r"(?:[^、，,。；;：:！？!?“”（）()\s]|“[^”]{1,20}”|[（(][^）)]{1,20}[）)]"
    r"|(?<=[A-Za-z0-9]) (?=[A-Za-z0-9])){1,30}"
)
# Words before the first item that belong to the sentence, longest first where one holds another.
_LEAD = re.compile(
    r"(?=((?:分别(?:是|为)|依次(?:是|为)|内容[是为]|主要(?:有|是|为)|包括|包含|涵盖|涉及|新增设|新增|增设|"
    r"设立了?|建成了?|搭建了?|培育出?|打造|往返|提出|着力|举办|具有|受|依托|其中|例如|比如|用于|不限于|"
    r"全[市省县国区]|我[市省县]|如|即|是|为|有(?!限)|在(?!线)|由|对|将|从|靠|对接|设)了?)(?=.{2}))"
)
_TAIL = re.compile(
    r"等|是|为|位列|位居|居|列|先后|均|都|共(?!享|同)|还|也|分别|获|入选|成为|被|已|价格|类价格|\d+[个家项座所名市县区只件条大种类]|这|"
    r"[二两三四五六七八九十]+[大个项类种方家名位座款所支国地省县市区只件条重]|作为|组成|构成|上榜|进入|"
    r"方面|设立|领跑|紧随|开辟"
)
_FIGURE = re.compile(r"\d[\d.]*(?:万|亿|%|个|家|项|次|人|元)|^\d+(?![A-Za-z\d])")
# 年产6万吨聚酯项目 is a name.
_SIZED = re.compile(
    r"\d(?:万|亿)?(?:吨|亩|千瓦|兆瓦|平方米|立方米|公里|米|套|台|辆|头|只|张)"
    r"[^\d]{1,20}(?:项目|工程|基地|生产线|示范区|产业园|园区|中心|[厂园])$"
)
# 总投资60亿元的甲、总投资30亿元的乙 lists 甲 and 乙.
_MEASURED_LEAD = re.compile(r"^[^的\d]{0,6}\d[\d.]*(?:万|亿)?[元亩吨人平方米]{1,3}的(?=.{2})")
# 罗甸3个县 ends a row; what follows it is another.
_COUNTED = re.compile(r"^(?P<name>[^\d]{1,12})\d+[个家项座所名市县区]")
# A verb with its object is no shorter.
_CLAUSE = 4
_HOW_OFTEN = re.compile(r"[一二两三四五六七八九十多]次(?!性|[^第]{3})")
_NOTE = re.compile(r"[（(][^）)]*[）)]$")
# Tags of words that only a clause has, and of those that join what is listed to it.
_CLAUSAL = frozenset({"v", "p", "d", "r"})
_JOINT = re.compile(r"^(?:以及|及其|和|与|及)(?=..)")
_JOINTS = frozenset({"c", "u", "xc", "ad"})
_AND = re.compile(r"(?<=.{2})(?:以及|和|及|与)(?=.{2})")
_TRIM = " ，,。；;：:！!、"
# 甲、乙、丙“三联动” sums up what stands before it.
_SUMMED = re.compile(r"“[两二三四五六七八九十][^”]{1,6}”.*$")
# What the marks part, but not those in quotation marks; 甲、乙等 ends a row.
_PARTS = re.compile(r"(?:“[^”]*”|[^、“]|“)+")
_ENDS = re.compile(r"(?<![平同对高中初优劣特上下一二三均相])等(?![级候于同效号额量奖])")


def items_of(row: str, asked: int | None) -> Iterator[list[str]]:
    """The items of a、b和c; where the question's count (`asked`) decides, 和 joins or parts."""
    for run in _runs(_PARTS.findall(row)):
        run[-1] = _without_sum(_ENDS.split(run[-1])[0])
        last = _AND.split(run[-1], maxsplit=1)
        items = run if asked == len(run) else [*run[:-1], *last]
        if len(items) < 2:
            continue
        last_item = _cut_clause(cut_tail(_JOINT.sub("", items[-1])), items[:-1])
        cleaned = [cut_lead(items[0]), *items[1:-1], last_item]
        cleaned[0] = _JOINT.sub("", cleaned[0])
        certain = bool(_MEASURED_LEAD.match(cleaned[0]))
        cleaned = [_MEASURED_LEAD.sub("", item) for item in cleaned]
        longest = max(4, *(len(item) for item in cleaned[1:]))
        if not certain and len(cleaned[0]) > longest and all(map(is_nominal, cleaned[1:])):
            cleaned[0] = last_nouns(cleaned[0])
        cleaned[0] = _like_the_others(cleaned[0], cleaned[1:])
        cleaned = [_unquoted(_NOTE.sub("", item)) for item in cleaned]
        if all(len(i) > 0 for i in cleaned) and not any(map(counts, cleaned)):
            yield cleaned


def _runs(pieces: Sequence[str]) -> Iterator[list[str]]:
    """Pieces in a row, parted where a figure is told of those before it."""
    run: list[str] = []
    for number, piece in enumerate(pieces):
        counted = _COUNTED.match(piece)
        if number < len(pieces) - 1 and (counted or _ENDS.search(piece)):
            yield [*run, counted["name"] if counted else piece]
            run = []
        else:
            run.append(piece)
    if run:
        yield run


def _like_the_others(first: str, others: Sequence[str]) -> str:
    """创新开展晒承诺 before 晒流程、晒作风 lists 晒承诺."""
    initials = {other[:1] for other in others}
    initial = initials.pop() if len(initials) == 1 and len(others) > 1 else ""
    at = first.find(initial) if initial else -1
    return first[at:] if at > 1 and not is_nominal(first[:at]) else first


def _unquoted(item: str) -> str:
    """An item without the marks around all of it, or one whose other is not in it."""
    whole = re.fullmatch(r"“([^”]*)”", item)
    if whole:
        return whole[1]
    return item if item.count("“") == item.count("”") else item.strip("“”")


def pair_of(one: str, other: str) -> list[str]:
    """The two names of 超越了日本和韩国市场."""
    return [last_nouns(cut_lead(one)), cut_tail(_first_nouns(other))]


def _without_sum(item: str) -> str:
    """灌溉排涝“三配套” ends a row without the name of all of them."""
    match = _SUMMED.search(item)
    return item[: match.start()] if match and match.start() > 1 else item


def _cut_clause(item: str, others: Sequence[str]) -> str:
    """为甲、乙落实资金 ends with 乙: a verb and its object behind the last are no part of it."""
    if not all(map(is_nominal, others[1:])) or not is_nominal(cut_lead(others[0])):
        return item
    name = _first_nouns(item)
    return name if len(name) > 1 and len(item) - len(name) >= _CLAUSE else item


def counts(item: str) -> bool:
    """Whether an item is a figure or tells how often: 40家企业, 两次第一."""
    figure = _FIGURE.search(item) and not _SIZED.search(item)
    return bool(figure or _HOW_OFTEN.match(item))


def cut_lead(item: str) -> str:
    """An item without the words of the sentence before it; cut between words only."""
    starts = {word.start for word in tagged(item)}
    ends = [m.end(1) for m in _LEAD.finditer(item) if m.end(1) in starts]
    return item[max(ends, default=0) :]


def cut_tail(item: str) -> str:
    """An item without the words of the sentence behind it; cut between words only."""
    starts = {word.start for word in tagged(item)} - {0}
    cuts = [m.start() for m in _TAIL.finditer(item) if m.start() in starts]
    return item[: min(cuts, default=len(item))].strip(_TRIM)


def is_nominal(item: str) -> bool:
    """Whether an item is a name or a noun, and no clause."""
    return not any(word.tag in _CLAUSAL for word in tagged(item))


def last_nouns(item: str) -> str:
    """What stands behind the last verb or joint: 全面系统开展甲骨文 lists 甲骨文."""
    ends = [word.end for word in tagged(item) if word.tag in _CLAUSAL | _JOINTS]
    # 聚焦客户满意度 lists no 度.
    ends = [end for end in ends if len(item) - end > 1]
    return item[max(ends, default=0) :] or item


def _first_nouns(item: str) -> str:
    starts = [word.start for word in tagged(item) if word.tag in _CLAUSAL and word.start]
    return item[: min(starts, default=len(item))]
