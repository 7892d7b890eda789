"""The things that a question sets side by side, where they are not places or years.

A is said before B: A比B多多少, A和B哪个高, A、B、C里最大的是哪个, A还是B.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from core.owners import owner_before, owner_of

Spans = Sequence[tuple[int, int]]
Pair = tuple[tuple[int, int], tuple[int, int]]


class Told(NamedTuple):
    """The periods and places that a question names."""

    periods: Spans
    places: Spans


@dataclass(frozen=True, slots=True)
class Sides:
    """What is compared: spans of the question, in its order, and how they are compared.

    `words` are the spans of the words that join and compare them, which say
    nothing of what is asked about.
    """

    names: tuple[tuple[int, int], ...]
    operation: str
    words: tuple[tuple[int, int], ...]

    def texts(self, question: str) -> tuple[str, ...]:
        """The names as the question says them."""
        return tuple(question[start:end] for start, end in self.names)


# Names in quotation marks are read as one: neither 的 nor 和 parts them.
_QUOTED = re.compile(r"《[^》]*》|“[^”]*”|「[^」]*」|\"[^\"]*\"")
_MASK = "＿"
_MORE = "多|高|大|快|长|贵|强|重|远|久|好|早|深|宽|厚|热|火|狠|凶|猛|惨|厉害|靠前|领先|突出"
_LESS = "少|低|小|慢|短|便宜|弱|轻|近|晚|浅|靠后|落后"
_HOW = rf"(?:(?<![增走])(?:{_MORE})(?!少)|(?<![减多走])(?:{_LESS}))"
_ASKED = r"(?:多少|几(?!乎)|百分之几)"
_CHANGE = r"扩大|缩小|收窄|提高|提升|回落|上升|下降|增加|减少|增长"
# A是B的几倍, A比B多多少: 比 is no part of another word.
_THAN = r"(?<![同环占对评正反无好])(?:比(?![例重赛较分率亚值武如方拼基上])|相比于?)"
_BY_THAN = re.compile(
    rf"(?P<left>[^，,。？?；;]+?)[，,]?(?P<than>{_THAN})(?P<right>[^，,。？?；;]+)"
    rf"(?P<how>(?:还|要)?(?:{_HOW}|{_CHANGE})[出了来]?)(?=[^，,。？?；;]{{0,6}}?{_ASKED})"
)
_BY_TIMES = re.compile(
    r"(?P<left>[^，,。？?；;]+?)(?P<than>是|为|(?:相当|等)于)(?P<right>[^，,。？?；;]+?)的?"
    r"(?P<how>(?:多少|几)倍)"
)
_BY_OR = re.compile(
    rf"(?P<left>[^，,。？?；;]+?)(?P<also>[更最]?{_HOW}一?[些点]?)?(?P<join>还是)"
    rf"(?P<right>[^，,。？?；;]+?)(?P<how>[更最]?{_HOW}一?[些点]?)?(?=[呢啊]?(?:[，,？?。]|$))"
)
_JOIN = r"(?:以及|和|与|跟|及|还是)"
_SUM = r"一共|总共|合计|共计|加起来|合起来|加在一起|加一块儿?|之和|总和|总计"
_GAP = r"相差|差距|差了?(?=多少|几)|差$"
_TOP = rf"(?P<top>[更最]?(?:{_MORE}))"
_LOW = rf"(?P<low>[更最]?(?:{_LESS}))"
_END = r"(?=一?[些点]?[了呢呀啊的]?(?:是|[，,？?。]|$))"
_WHICH = re.compile(
    rf"(?:哪|谁)[^，,。？?]{{0,24}}?(?:{_TOP}|{_LOW}){_END}"
    rf"|最(?:(?P<most>{_MORE})|(?P<least>{_LESS}))[^，,。？?]{{0,8}}?(?:是|为|属于)(?:哪|谁)"
)
_EACH = rf"(?:各自?|分别)(?=[要需花收得有是为达交]{{0,2}}{_ASKED})"
_CUE = re.compile(
    rf"(?P<sum>{_SUM})|(?P<difference>{_GAP})|(?P<each>{_EACH})|(?P<which>哪|谁|最(?:{_MORE}|{_LESS}))"
)
# What may stand behind the last of the things named, and is no part of its name.
_AFTER_LAST = re.compile(
    r"(?:这|那)?(?<!第)[两二三四五六2-9]个?(?:家|者|项|地|条|种|类|国|款|座|部|人|里)?[\u4e00-\u9fff]{0,4}$"
    r"|(?:相比|之间|之中|当中|比起来|比较|比|里|中间?|各自|分别|都)$|[在于从自到].*$|的[^的]{0,14}$|[，,].*$"
)
_BEFORE_FIRST = re.compile(r"^.*(?:[，,：:。]|(?<![公英千])里(?=.)|当中|其中)")
_RELATIVE = re.compile(r"^.*的(?=.{2})")
_DEICTIC = re.compile(r"(?:(?:那|这)[个项家一]|累计|总共|一共|合计|预计)$")
_DOES = re.compile(r"(?<=[\u4e00-\u9fff]{2})[收卖投拿签招产赚挣花建]$")
_TAIL_OF = re.compile(r"的(?P<of>[^的]{1,14})$")


def read_sides(question: str, regions: Spans, periods: Spans, words: Spans) -> Sides | None:
    """The things compared; None where the question compares nothing, or only places,
    periods or readings of one figure (`words`: the spans of qualifiers).
    """
    masked = _QUOTED.sub(lambda match: _MASK * len(match.group()), question)
    told = Told(periods, regions)
    found = _by_than(masked, told) or _by_or(masked, told) or _by_which(masked, told)
    if found is None or len(found.names) < 2:
        return None
    known = [*regions, *periods, *words]
    return found if all(_without(question, name, known) for name in found.names) else None


def _without(question: str, name: tuple[int, int], known: Iterable[tuple[int, int]]) -> str:
    """What a name says beside the known places, periods and qualifiers in it."""
    start, end = name
    kept = [
        question[at] for at in range(start, end) if not any(low <= at < high for low, high in known)
    ]
    return re.sub(r"[的数额量值年度份\s]|全[国省市县]|平均|水平", "", "".join(kept))


def _by_than(question: str, told: Told) -> Sides | None:
    """A比B多多少, A是B的几倍."""
    match, operation = _BY_THAN.search(question), "difference"
    if match is None:
        match, operation = _BY_TIMES.search(question), "times"
    if match is None:
        return None
    right = _trim(question, match.span("right"))
    left = _cut_head(question, match.span("left"), told, relative=False, other=right)
    left = _behind_in(question, left, match["right"])
    left, right = _owners(question, left, right)
    one, other = _tail_of(question, left), _tail_of(question, right)
    if one and (other is None or question[slice(*one[1])] == question[slice(*other[1])]):
        left = _without_verb(question, one[0], right)
        right = _without_verb(question, other[0], left) if other else right
    where = [(low - 1, low) for low, _ in (left, right) if question[low - 1 : low] == "在"]
    return Sides((left, right), operation, (match.span("than"), match.span("how"), *where))


def _by_or(question: str, told: Told) -> Sides | None:
    """A多还是B多; 谁的收入高，A还是B."""
    match = _BY_OR.search(question)
    which = _WHICH.search(question)
    how = match and (match["how"] or (which and (which["top"] or which["low"])))
    if match is None or not how:
        return None
    right = _trim(question, match.span("right"))
    left = _cut_head(question, match.span("left"), told, relative=False, other=right)
    operation = "least" if re.search(_LESS, how) else "most"
    words = [match.span("join")]
    words += [match.span(name) for name in ("how", "also") if match[name]]
    words += [_compare_words(question, which.span())] if which else []
    return Sides(_owners(question, left, right), operation, tuple(words))


def _by_which(question: str, told: Told) -> Sides | None:
    """A和B哪个高, A和B相差多少, A和B一共多少, A、B、C里最大的是哪个."""
    which = _WHICH.search(question)
    for cue in _CUE.finditer(question):
        operation = _operation(cue, which)
        names = _named_before(question, cue.start(), told) if operation else ()
        if len(names) >= 2:
            shown = which.span() if which and operation in {"most", "least"} else cue.span()
            joins = _joins(question, names)
            return Sides(names, operation, (*joins, _compare_words(question, shown)))
    return None


def _operation(cue: re.Match[str], which: re.Match[str] | None) -> str:
    if not cue["which"]:
        return next(name for name in ("sum", "difference", "each") if cue[name])
    if which is None:
        return ""
    return "least" if which["low"] or which["least"] else "most"


def _compare_words(question: str, span: tuple[int, int]) -> tuple[int, int]:
    """Of 谁的营业收入更高 only the words at its start are nothing but comparing."""
    start, end = span
    match = re.match(r"(?:哪|谁)(?:一?[个家项种类款座部者位条]|边|方)?的?", question[start:end])
    return (start, start + match.end()) if match else span


def _joins(question: str, names: Spans) -> tuple[tuple[int, int], ...]:
    """What joins the names: 和, not what stands between them (宏岳净利润和科澜)."""
    found = []
    for (_, start), (end, _) in pairwise(names):
        join = re.search(rf"(?:{_JOIN}|、)[^、]?$", question[start:end])
        found.append((start + (join.start() if join else 0), end))
    return tuple(found)


def _named_before(question: str, end: int, told: Told) -> tuple[tuple[int, int], ...]:
    """The things joined by 和 or 、 in the part of the question before its cue."""
    pieces = re.finditer(r"[^，,。？?；;：:]+", question[:end])
    rows = [row for piece in pieces if len(row := _items(question, piece.span())) > 1]
    if not rows:
        return ()
    items = rows[-1]
    last = _cut_last(question, items[-1], told.periods)
    relative = not _tail_of(question, items[-1])
    first = _cut_head(question, items[0], told, relative=relative, other=_trim(question, last))
    owner, whole = _tail_of(question, first), question[slice(*items[-1])]
    if owner and last[1] < items[-1][1] and question[slice(*owner[1])] in whole:
        first = owner[0]
    names = (first, *items[1:-1], last)
    if not all(b > a for a, b in names):
        return ()
    names = tuple(_trim(question, name) for name in names)
    return _owners(question, *names) if len(names) == 2 else names


def _items(question: str, span: tuple[int, int]) -> list[tuple[int, int]]:
    """A、B和C parted at each 、 and at the first 和 of the last piece."""
    found = []
    start, end = span
    for match in re.finditer("[^、]+", question[start:end]):
        found.append((start + match.start(), start + match.end()))
    if not found:
        return []
    low, high = found.pop()
    join = re.search(rf"(?<=.){_JOIN}(?=.)", question[low:high])
    last = [(low, low + join.start()), (low + join.end(), high)] if join else [(low, high)]
    return found + last


def _owners(question: str, one: tuple[int, int], other: tuple[int, int]) -> Pair:
    """Both sides as names: 宏岳净利润 beside 科澜 is 宏岳, and the profit is what both share."""
    return owner_of(question, one, other), owner_of(question, other, one)


def _cut_head(
    question: str,
    span: tuple[int, int],
    told: Told,
    *,
    relative: bool,
    other: tuple[int, int],
) -> tuple[int, int]:
    """The span less the words before its name: a period, 截至…, 观摩的.

    A name before the period (宏岳2022年净利润) is the side, where the `other` is one.
    """
    start, end = span
    inside = [(low, high) for low, high in told.periods if start <= low and high <= end]
    if inside and inside[-1][1] < end:
        (low, _), (_, high) = inside[0], inside[-1]
        cut = _BEFORE_FIRST.match(question[start:low])
        head = (start + (cut.end() if cut else 0), low)
        owner = owner_before(question, head, (high, end), other)
        if owner and _without(question, owner, told.places):
            return owner
        start = high
    cut = _BEFORE_FIRST.match(question[start:end])
    start += cut.end() if cut else 0
    if relative:
        cut = _RELATIVE.match(question[start:end])
        start += cut.end() if cut else 0
    return _trim(question, (start, end))


def _cut_last(question: str, span: tuple[int, int], periods: Spans) -> tuple[int, int]:
    start, end = span
    inside = [low for low, high in periods if start < low and high <= end]
    end = min(inside, default=end)
    for _ in range(3):
        cut = _AFTER_LAST.search(question[start:end])
        if cut is None or cut.start() == 0:
            break
        end = start + cut.start()
    return start, end


def _tail_of(
    question: str, span: tuple[int, int]
) -> tuple[tuple[int, int], tuple[int, int]] | None:
    """Owner and owned of 甲的总投资; None where there is no 的 between two."""
    start, end = span
    match = _TAIL_OF.search(question[start:end])
    if match is None or match.start() == 0:
        return None
    return (start, start + match.start()), (start + match.start("of"), end)


def _behind_in(question: str, left: tuple[int, int], right: str) -> tuple[int, int]:
    """相机在甲洲比在乙国多卖: the sides are where, and what comes before both is shared."""
    at = question.rfind("在", *left) if right.startswith("在") else -1
    return (at + 1, left[1]) if left[0] < at < left[1] - 1 else left


def _without_verb(question: str, span: tuple[int, int], other: tuple[int, int]) -> tuple[int, int]:
    """The owner in 甲公司收的保费 and, beside 乙业, in 甲业新增的岗位: 甲公司, 甲业."""
    start, end = span
    kind = question.rfind(question[other[1] - 1], start + 1, end)
    if kind > start:
        return start, kind + 1
    return start, end - bool(_DOES.search(question[start:end]))


def _trim(question: str, span: tuple[int, int]) -> tuple[int, int]:
    start, end = span
    text = question[start:end]
    start += len(text) - len(text.lstrip(" 的在，,、"))
    end = start + len(_DEICTIC.sub("", question[start:end].rstrip(" 的在，,、要还也都")))
    return start, end
