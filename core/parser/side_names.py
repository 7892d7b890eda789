"""Where in a question the names of the things stand that it sets side by side."""

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from core.language.lexicon import qualifier_spans, qualifiers_in
from core.parser.asking import expected_kind
from core.parser.owners import owner_before, owner_of

Span = tuple[int, int]
Spans = Sequence[Span]
Pair = tuple[Span, Span]


class Told(NamedTuple):
    """The periods and places that a question names."""

    periods: Spans
    places: Spans


JOIN = r"(?:以及|和|与|跟|及|还是|加上)"
# What may stand behind the last of the things named, and is no part of its name.
_AFTER_LAST = re.compile(
    r"(?:这|那)?(?<!第)[两二三四五六2-9]个?(?:家|者|项|地|条|种|类|国|款|座|部|人|里)?[\u4e00-\u9fff]{0,4}$"
    r"|(?:相比|之间|之中|当中|比起来|比较|[同环]?比|里[头面边]?|中间?|各自|分别|都)$|[在于从自到].*$|的[^的]{0,14}$|[，,].*$"
)
# 三类航线（客运、货运）: the brackets hold all of the names; those of 宏岳（集团） are its own.
_IN_BRACKETS = re.compile(r"[^（()）]+(?=[）)])")
_BEFORE_FIRST = re.compile(
    r"^.*(?:[，,：:。]|[（(](?=[^）)]*$)|(?<![公英千])里(?=.)|[当其]中|(?:项目|企业|工程|问题|产业)中)"
)
_RELATIVE = re.compile(r"^.*的(?=.{2})")
_BARE_FIGURE = re.compile("的?(?:同比)?(?:增[速幅]|增长率?|涨幅|降幅)")
_DEICTIC = re.compile(r"(?:(?:那|这)[个项家一]|累计|总共|一共|合计|预计)$")
_DOES = re.compile(r"(?<=[\u4e00-\u9fff]{2})[收卖投拿签招产赚挣花建]$")
# What names nothing, beside a place, a time or a reading.
_EMPTY = re.compile(r"(?:截至)?目前|全年|已经?|[的数额量值年度份\s]|全[国省市县]|平均|水平")
_WHOLE = re.compile("全[国省市县区]")
_TAIL_OF = re.compile(r"的(?P<of>[^的]{1,14})$")


def items_in(question: str, span: Span) -> list[Span]:
    """A、B和C parted at each 、 and at the first 和 of the last piece."""
    found = []
    start, end = span
    for match in re.finditer("[^、]+", question[start:end]):
        found.append((start + match.start(), start + match.end()))
    if not found:
        return []
    low, high = found.pop()
    join = re.search(rf"(?<=.){JOIN}(?=.)", question[low:high])
    last = [(low, low + join.start()), (low + join.end(), high)] if join else [(low, high)]
    return found + last


def owners(question: str, one: Span, other: Span) -> Pair:
    """Both sides as names: 宏岳净利润 beside 科澜 is 宏岳, and the profit is what both share."""
    return owner_of(question, one, other), owner_of(question, other, one)


def cut_head(
    question: str,
    span: Span,
    told: Told,
    *,
    relative: bool,
    other: Span,
) -> Span:
    """The span less the words before its name: a period, 截至…, 观摩的.

    A name before the period (宏岳2022年净利润) is the side, where the `other` is one.
    """
    start, end = span
    inside = [(low, high) for low, high in told.periods if start <= low and high <= end]
    if inside and inside[-1][1] < end:
        (low, _), (_, high) = inside[0], inside[-1]
        cut = _BEFORE_FIRST.match(question[start:low])
        head = (start + (cut.end() if cut else 0), low)
        if head[1] - head[0] > 1 and _BARE_FIGURE.fullmatch(question, high, end):
            return trim(question, head)  # 甲产业投资2022年增速
        owner = owner_before(question, head, (high, end), other)
        if owner and without(question, owner, told.places):
            return owner
        start = high
    cut = _BEFORE_FIRST.match(question[start:end])
    start += cut.end() if cut else 0
    if relative:
        cut = _RELATIVE.match(question[start:end])
        start += cut.end() if cut else 0
    return trim(question, (start, end))


def cut_last(question: str, span: Span, periods: Spans) -> Span:
    """The span less what stands behind its name: 三类, 里, 同比, a period."""
    start, end = span
    inside = [low for low, high in periods if start < low and high <= end]
    end = min(inside, default=end)
    closed = _IN_BRACKETS.match(question, start, end)
    end = closed.end() if closed else end
    for _ in range(3):
        cut = _AFTER_LAST.search(question[start:end])
        if cut is None or cut.start() == 0:
            break
        end = start + cut.start()
    return start, end


def tail_of(question: str, span: Span) -> Pair | None:
    """Owner and owned of 甲的总投资; None where there is no 的 between two."""
    start, end = span
    match = _TAIL_OF.search(question[start:end])
    if match is None or match.start() == 0:
        return None
    return (start, start + match.start()), (start + match.start("of"), end)


def behind_in(question: str, left: Span, right: str) -> Span:
    """相机在甲洲比在乙国多卖: the sides are where, and what comes before both is shared."""
    at = question.rfind("在", *left) if right.startswith("在") else -1
    return (at + 1, left[1]) if left[0] < at < left[1] - 1 else left


def without_verb(question: str, span: Span, other: Span) -> Span:
    """The owner in 甲公司收的保费 and, beside 乙业, in 甲业新增的岗位: 甲公司, 甲业."""
    start, end = span
    kind = question.rfind(question[other[1] - 1], start + 1, end)
    if kind > start:
        return start, kind + 1
    return start, end - bool(_DOES.search(question[start:end]))


def trim(question: str, span: Span) -> Span:
    """The span less the particles at its ends."""
    start, end = span
    text = question[start:end]
    start += len(text) - len(text.lstrip(" 的在，,、"))
    end = start + len(_DEICTIC.sub("", question[start:end].rstrip(" 的在，,、要还也都")))
    return start, end


def without(question: str, name: Span, known: Iterable[Span]) -> str:
    """What a name says beside the known places, periods and qualifiers in it."""
    start, end = name
    kept = [
        question[at] for at in range(start, end) if not any(low <= at < high for low, high in known)
    ]
    return _EMPTY.sub("", "".join(kept))


def without_place(question: str, names: Spans, places: Spans) -> tuple[Span, ...]:
    """The names, the first less a place that only it names and that all are of.

    甲县竣工项目 beside 投产项目, 甲县港口项目总投资 beside 物流园: both are of 甲县.
    """
    (start, end), *others = names
    ends = [high for low, high in places if low == start and high < end]
    if not ends or any(low <= at < high for at, _ in places for low, high in others):
        return tuple(names)
    if any(_WHOLE.match(question, low) for low, _ in others):
        return tuple(names)
    cut = trim(question, (max(ends), end))
    rest, told = question[slice(*cut)], [question[slice(*other)] for other in others]
    of_place = question[max(ends)] == "的" or expected_kind(rest) or qualifiers_in(rest)
    if len(rest) > 1 and (of_place or len(others) > 1 or all(t[-2:] == rest[-2:] for t in told)):
        return (cut, *others)
    return tuple(names)


def without_head(question: str, names: Spans) -> tuple[Span, ...]:
    """The names less what the last says for all of them: 签约、开工 and 投产 of 投产项目."""
    known = qualifier_spans(question)
    *others, (start, end) = names
    opens = [high for low, high in known if low == start and high < end]
    if opens and all(other in known for other in others):
        return (*others, (start, opens[0]))
    return tuple(names)


_AMOUNTS = re.compile("新增|净增|累计")


def without_reading(question: str, names: Spans) -> tuple[Span, ...]:
    """The names, the first less a reading that is meant of all: 新增 of 新增省级和市级企业."""
    (start, end), *others = names
    match = _AMOUNTS.match(question, start, end)
    if match is None or end - match.end() < 2:
        return tuple(names)
    if any(_AMOUNTS.search(question, low, high) for low, high in others):
        return tuple(names)
    return ((match.end(), end), *others)
