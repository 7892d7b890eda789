"""The things that a question sets side by side, where they are not places or years.

A is said before B: A比B多多少, A和B哪个高, A、B、C里最大的是哪个, A还是B.
"""

import re
from dataclasses import dataclass, replace
from itertools import pairwise

from core.parser.comparing import SUM
from core.parser.moments import FIRST
from core.parser.side_names import (
    JOIN,
    Pair,
    Span,
    Spans,
    Told,
    behind_in,
    cut_head,
    cut_last,
    items_in,
    owners,
    tail_of,
    trim,
    without,
    without_head,
    without_place,
    without_reading,
    without_verb,
)


@dataclass(frozen=True, slots=True)
class Sides:
    """What is compared: spans of the question, in its order, and how they are compared.

    `words` are the spans of the words that join and compare them, which say
    nothing of what is asked about.
    """

    names: tuple[Span, ...]
    operation: str
    words: tuple[Span, ...]

    def texts(self, question: str) -> tuple[str, ...]:
        """The names as the question says them."""
        return tuple(question[start:end] for start, end in self.names)


# Names in quotation marks are read as one: neither 的 nor 和 parts them.
_QUOTED = re.compile(r"《[^》]*》|“[^”]*”|「[^」]*」|\"[^\"]*\"")
_MASK = "＿"
_MORE = "多|高|大|快|长|贵|强|重|远|久|好|早|深|宽|厚|热|火|狠|凶|猛|惨|厉害|值钱|靠前|领先|突出"
_LESS = "少|低|小|慢|短|便宜|弱|轻|近|晚|浅|靠后|落后"
_HOW = rf"(?:(?<![增走])(?:{_MORE})(?!少)|(?<![减多走])(?:{_LESS}))"
_ASKED = r"(?:多少|几(?!乎)|百分之几)"
_CHANGE = r"扩大|缩小|收窄|提高|提升|回落|上升|下降|增加|减少|增长"
# A是B的几倍, A比B多多少: 比 is no part of another word. 三比三亮 is the name of a campaign, and
# how far a year has gone (比时序快) is no side.
_NUMERAL = "一二三四五六七八九十"
_THAN = (
    r"(?<![同环占对评正反无好])(?:比(?![例重赛较率亚值武如方拼基上]|分(?![包管配布派发给到])|时间进度|时序|序时|[常往历]年|多年)|相比于?)"
    rf"(?!(?<=[{_NUMERAL}]比)[{_NUMERAL}])"
)
_BY_THAN = re.compile(
    rf"(?P<left>[^，,。？?；;]+?)[，,]?(?P<than>{_THAN})(?P<right>[^，,。？?；;]+)"
    rf"(?P<how>(?:还|要)?(?:{_HOW}|{_CHANGE})[出了来]?)(?=[^，,。？?；;]{{0,6}}?{_ASKED})"
)
_BY_TIMES = re.compile(
    r"(?P<left>[^，,。？?；;]+?)(?P<than>是|为|(?:相当|等)于)(?P<right>[^，,。？?；;]+?)的?"
    r"(?P<how>(?:多少|几)倍)"
)
_GOES = r"(?:[跑走涨升增长跌降减掉卖干做]得)?[更最]?"
_BY_OR = re.compile(
    rf"(?P<left>[^，,。？?；;]+?)(?P<also>{_GOES}{_HOW}一?[些点]?)?[，,]?(?P<join>还是)"
    rf"(?P<right>[^，,。？?；;]+?)(?P<how>{_GOES}{_HOW}一?[些点]?)?(?=[呢啊]?(?:[，,？?。]|$))"
)
# 甲跟乙比，高多少 sets both side by side as 相差 does.
_GAP = (
    r"相差|差距|差了?(?=多少|几)|差$|"
    rf"(?<=(?<![占同环对正])比)[，,]?(?:还|要)?{_HOW}[出了]?(?={_ASKED})"
)
_TOP = rf"(?P<top>[更最]?(?:{_MORE}))"
_LOW = rf"(?P<low>[更最]?(?:{_LESS}))"
_END = r"(?=一?[些点]?[了呢呀啊的]?(?:是|[，,？?。]|$))"
_WHICH = re.compile(
    rf"(?:哪|谁)[^，,。？?]{{0,24}}?(?:{_TOP}|{_LOW}){_END}"
    rf"|最(?:(?P<most>{_MORE})|(?P<least>{_LESS}))[^，,。？?]{{0,8}}?(?:是|为|属于)(?:哪|谁)"
    rf"|(?:哪|谁)[^，,。？?]{{0,6}}?{FIRST}"
)
_MOVED = "(?:同比)?(?:增长|增加|上[涨升]|提[高升]|下[降跌]|减少|[增涨升降跌])了?"
_EACH = rf"(?:各自?|分别)(?=(?:[要需花收得有是为达交]{{0,2}}|{_MOVED}){_ASKED})"
_RANKED = "[从由][高大多快]到[低小少慢]|(?<!第)(?:排名|排序)"
# 乙类在甲类、乙类、丙类三项里排第几
_PLACED = re.compile(
    r"(?P<own>[^，,。？?；;]{2,}?)在(?P<all>[^，,。？?；;]+、[^，,。？?；;]+?)"
    r"(?:里面?|[当之]?中|之间)?(?:能|又|会)?(?:排|居|列)(?:名|在|到)?第几"
)
_CUE = re.compile(
    rf"(?P<sum>{SUM})|(?P<difference>{_GAP})|(?P<each>{_EACH})|(?P<ranking>{_RANKED})|(?P<which>哪|谁|最(?:{_MORE}|{_LESS}))"
)


# The operations of two sides, each of which says all of itself.
_OF_TWO = frozenset({"difference", "times"})


def read_sides(question: str, regions: Spans, periods: Spans, words: Spans) -> Sides | None:
    """The things compared; None where the question compares nothing, or only places,
    periods or readings of one figure (`words`: the spans of qualifiers).
    """
    masked = _QUOTED.sub(lambda match: _MASK * len(match.group()), question)
    told = Told(periods, regions)
    found = _by_than(masked, told) or _by_or(masked, told)
    found = found or _by_place(masked, told) or _by_which(masked, told)
    if found is None or len(found.names) < 2:
        return None
    known = [*regions, *periods, *words]
    if not all(without(question, name, known) for name in found.names):
        return None
    names = without_place(masked, found.names, regions)
    names = names if found.operation in _OF_TWO else without_reading(masked, names)
    return replace(found, names=without_head(masked, names))


def _by_than(question: str, told: Told) -> Sides | None:
    """A比B多多少, A是B的几倍."""
    match, operation = _BY_THAN.search(question), "difference"
    if match is None:
        match, operation = _BY_TIMES.search(question), "times"
    if match is None:
        return None
    right = trim(question, match.span("right"))
    left = cut_head(question, match.span("left"), told, relative=False, other=right)
    left = behind_in(question, left, match["right"])
    left, right = owners(question, *without_place(question, (left, right), told.places))
    left, right = _whose(question, left, right)
    where = [(low - 1, low) for low, _ in (left, right) if question[low - 1 : low] == "在"]
    return Sides((left, right), operation, (match.span("than"), match.span("how"), *where))


def _whose(question: str, left: Span, right: Span) -> Pair:
    """甲 and 乙 of 甲的总投资 beside 乙; 省级企业 of 新认定的省级企业 beside 市级企业."""
    one, other = tail_of(question, left), tail_of(question, right)
    if one is None:
        return left, right
    owner, owned = one
    if other is None and question[owned[1] - 2 : owned[1]] == question[right[1] - 2 : right[1]]:
        return owned, right
    if other and question[slice(*owned)] != question[slice(*other[1])]:
        return left, right
    left = without_verb(question, owner, right)
    return left, without_verb(question, other[0], left) if other else right


def _by_or(question: str, told: Told) -> Sides | None:
    """A多还是B多; 谁的收入高，A还是B."""
    match = _BY_OR.search(question)
    which = _WHICH.search(question)
    how = match and (match["how"] or (which and (which["top"] or which["low"])))
    if match is None or not how:
        return None
    right = trim(question, match.span("right"))
    left = cut_head(question, match.span("left"), told, relative=False, other=right)
    operation = "least" if re.search(_LESS, how) else "most"
    words = [match.span("join")]
    words += [match.span(name) for name in ("how", "also") if match[name]]
    words += [_compare_words(question, which.span())] if which else []
    return Sides(owners(question, left, right), operation, tuple(words))


def _by_place(question: str, told: Told) -> Sides | None:
    """Where one of several stands among them, it first: 乙类在甲类、乙类、丙类里排第几."""
    match = _PLACED.search(question)
    if match is None:
        return None
    *rest, last = items_in(question, match.span("all"))
    names = [trim(question, name) for name in (*rest, cut_last(question, last, told.periods))]
    own = [name for name in names if question[slice(*name)] in match["own"]]
    if len(names) < 2 or len(own) != 1:
        return None
    others = [name for name in names if name not in own]
    return Sides((*own, *others), "place", _between(match.span(), names))


def _between(span: Span, names: Spans) -> tuple[Span, ...]:
    """What stands around names within a span, from the first of them on."""
    ends = [end for _, end in sorted(names)]
    starts = [start for start, _ in sorted(names)][1:]
    return tuple(zip(ends, (*starts, span[1]), strict=True))


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


_NAMED = ("sum", "difference", "each", "ranking")


def _operation(cue: re.Match[str], which: re.Match[str] | None) -> str:
    if not cue["which"]:
        return next(name for name in _NAMED if cue[name])
    if which is None:
        return ""
    return "least" if which["low"] or which["least"] else "most"


def _compare_words(question: str, span: Span) -> Span:
    """Of 谁的营业收入更高 only the words at its start are nothing but comparing."""
    start, end = span
    match = re.match(r"(?:哪|谁)(?:一?[个家项种类款座部者位条]|边|方)?的?", question[start:end])
    return (start, start + match.end()) if match else span


def _joins(question: str, names: Spans) -> tuple[Span, ...]:
    """What joins the names: 和, not what stands between them (宏岳净利润和科澜)."""
    found = []
    for (_, start), (end, _) in pairwise(names):
        join = re.search(rf"(?:{JOIN}|、)[^、]?$", question[start:end])
        found.append((start + (join.start() if join else 0), end))
    return tuple(found)


def _named_before(question: str, end: int, told: Told) -> tuple[Span, ...]:
    """The things joined by 和 or 、 in the part of the question before its cue."""
    pieces = re.finditer(r"[^，,。？?；;：:]+", question[:end])
    rows = [row for piece in pieces if len(row := items_in(question, piece.span())) > 1]
    if not rows:
        return ()
    items = rows[-1]
    last = cut_last(question, items[-1], told.periods)
    relative = not tail_of(question, items[-1])
    first = cut_head(question, items[0], told, relative=relative, other=trim(question, last))
    owner, whole = tail_of(question, first), question[slice(*items[-1])]
    if owner and last[1] < items[-1][1] and question[slice(*owner[1])] in whole:
        first = owner[0]
    names = (first, *items[1:-1], last)
    if not all(b > a for a, b in names):
        return ()
    names = tuple(trim(question, name) for name in names)
    names = without_place(question, names, told.places)
    return owners(question, *names) if len(names) == 2 else names
