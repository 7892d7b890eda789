"""Which ones: the enumerations of a passage as lists of items."""

import re
from collections.abc import Iterator, Sequence
from itertools import dropwhile

from answerer.overlap import coverage
from answerer.spans.items import ITEM, counts, is_nominal, items_of, pair_of
from answerer.spans.kindred import asked_noun, kindred_in
from answerer.spans.placed_names import podium
from answerer.spans.placing import same_round
from answerer.spans.spans import Found, View
from core.language.lexicon import group_of, qualifiers_in
from core.parser.frame import Frame
from core.schema import Span

_NUMERALS = "零一二三四五六七八九十"
_COUNTED = re.compile(
    r"(?:哪|前|的|这|有)(?P<count>[二两三四五六七八九十]|\d{1,2})"
    r"(?:[个项条大种家类招样件位名座所支届款处点方]|(?=的|是|有|$))"
)
_NOUN = re.compile(
    r"(?:哪|什么)(?:[一二两三四五六七八九十几些]|\d+)?(?:个|项|条|大|种|家|类|座|所|支|样|点|款)?"
    r"(?P<noun>[\u4e00-\u9fff]{1,4}?)(?=[，。？?的在]|$)"
    r"|[二两三四五六七八九十](?:个|项|条|大|种|家|类|座|所|支)(?P<other>[\u4e00-\u9fff]{2,8}?)(?=分别|叫|是|有)"
)
_REGIONS_ASKED = re.compile(
    r"(?:哪些|哪几个?|前.{1,2}名是哪些|什么)(?:地级|县级)?(?:市|区|县|省|地方|地区|城市|州|县区|县市)"
)

_SERIES = re.compile(
    r"[二两三四五六七八九十]个?([一-鿿])(?=[”」工机制是有分具都到]|[二两三四五六七八九十]|\1|$)"
)

_ROW = re.compile(rf"{ITEM}(?:、{ITEM})+")
_PAIR = re.compile(rf"(?P<a>{ITEM}?)(?:以及|和|与|及)(?P<b>{ITEM})")
# 贵州茅台，泸州老窖，五粮液等: names in a row parted by commas.
_BY_COMMAS = re.compile(
    r"[^、，,。；;：:！？!?\s]{2,10}(?:[，,][^、，,。；;：:！？!?\s]{2,10})+(?=等)"
)
_IN_QUOTES = re.compile(r"“([^”]+[、，][^”]+)”")
_QUOTED_ROW = re.compile(
    r"(?:[“「《][^”」》]{1,30}[”」》]"
    r"(?:[^“”「」《》。；、，]{0,8}(?:[、，]|和|及|与|以及)(?:[^“”「」《》。；、，]{2,8}的(?=[“「]))?)?){2,}"
)
# 纺纱—织布—印染: the links of a chain; 甲+乙: what goes together.
_CHAIN = re.compile(
    r"[\u4e00-\u9fffA-Za-z]{2,8}(?:(?:—|－|→|-{1,2})[\u4e00-\u9fffA-Za-z]{2,8}){2,}"
    r"|[\u4e00-\u9fffA-Za-z]{2,8}(?:[+＋][\u4e00-\u9fffA-Za-z]{2,8})+"
)
_LINKS_ASKED = re.compile(r"链|环节|流程|步骤|工序|路径")
_LINK = re.compile(r"[—－→+＋-]+")
_WORK = re.compile(r"《[^》]{1,30}》")
_QUOTED = re.compile(r"[“「]([^”」]{1,30})[”」]|(《[^》]{1,30}》)")
_ORDERED = re.compile(
    r"(?:第?[一二三四五六七八九十]是|[（(][一二三四五六七八九十][）)]|[①-⑩])([^，,。；;]{2,30})"
)
_MEASURED = re.compile(
    r"^([\u4e00-\u9fff]{2,10}?)(?:约|近|超|达|为)?\d[\d.]*(?:万|亿)?([\u4e00-\u9fff%]{0,3})$"
)
# Words that belong to the figure, not to what it is of: 新建的占36个.
_OF_FIGURE = re.compile(r"(?:.*的占|.*有|共计?|新增|完成|增长|下降|办了)$")
_NOT_HEAD = re.compile(r"\d|^(?:其中|此外|同时|另外|目前|今年|去年)")
# What is done is told in clauses; anything else asked for is a name or a noun.
_DEEDS = re.compile(
    r"举措|措施|任务|工作|做法|方面|活动|目标|办法|动作|事|要求|变化|成效|问题|好处|干了|做了|原因"
)
_TRIM = " ，,。；;：:！!、"
_STAGE = "阶段"
_CLAUSE_END = re.compile(r"[，,。；;]")
_BEHIND, _SHORT = 20, 3


def find_lists(view: View) -> Iterator[Found]:
    """Every enumeration that starts in the sentence, its size and kind weighed by the question."""
    asked = list_size(view.frame)
    seen: set[str] = set()
    for span, items in _rows(view, asked):
        text = "、".join(items)
        if len(items) < 2 or text in seen or _said(view.frame.question, items):
            continue
        seen.add(text)
        near = view.chunk.text[view.start : max(view.sentence.span.end, span.end)]
        fit = _size_fit(asked, len(items)) + _kind_fit(view, items) + _noun_fit(view, span, items)
        fit += _stage_fit(view, span) + _chain_fit(view, span) + _told_fit(view, span)
        fit += same_round(view.frame.question, near) if asked else 0.0
        fit += _form_fit(view.frame.question, items)
        yield Found(span, text, fit + 0.05 * min(len(items), 6), near)


def list_size(frame: Frame) -> int | None:
    """How many items the question says there are (哪五个), None if it does not say."""
    match = _COUNTED.search(frame.question)
    if match is None:
        return None
    count = match.group("count").replace("两", "二")
    return int(count) if count.isdigit() else _NUMERALS.index(count)


def _size_fit(asked: int | None, size: int) -> float:
    if asked is None:
        return 0.0
    return 1.0 if size == asked else -1.0


def _series_fit(question: str, items: Sequence[str]) -> float:
    """五个一 is short for five things that each say 一, 三比 for three that each say 比."""
    named = _SERIES.findall(question)
    return 0.8 if any(all(word in item for item in items) for word in named) else 0.0


def _form_fit(question: str, items: Sequence[str]) -> float:
    """A series that is asked by its word may be of clauses; what is asked by a noun is of nouns."""
    series = 0.0 if asked_noun(question) else _series_fit(question, items)
    return series or -_clause_share(question, items)


def _clause_share(question: str, items: Sequence[str]) -> float:
    """How many items are clauses, where the question asks for no deeds."""
    if _DEEDS.search(question):
        return 0.0
    return sum(not is_nominal(item) for item in items) / len(items)


def _kind_fit(view: View, items: Sequence[str]) -> float:
    if not _REGIONS_ASKED.search(view.frame.question):
        return 0.0
    places = [item for item in items if any(m.start == 0 for m in view.gazetteer.find(item))]
    return 0.8 if len(places) == len(items) else 0.0


def _noun_fit(view: View, span: Span, items: Sequence[str]) -> float:
    """Its items, or the words beside it, often say what they are: 等4条航线, 三个平台，即…."""
    asked = _NOUN.search(view.frame.question)
    noun = asked_noun(view.frame.question) or (asked and (asked["noun"] or asked["other"]))
    if not noun:
        return 0.0
    beside = view.chunk.text[max(view.start, span.start - 14) : span.end + 14]
    same = all(item.endswith(noun) for item in items)
    # 发改、住建等部门: told of the items themselves.
    named = view.chunk.text.startswith(f"等{noun[:2]}", span.end) or (same and len(items) > 2)
    return 1.2 if named else 0.6 if same or noun[-2:] in beside else 0.0


def _chain_fit(view: View, span: Span) -> float:
    """What stands in the order of its making is asked as links or steps."""
    chain = _CHAIN.fullmatch(view.chunk.text[span.start : span.end])
    return 0.6 if chain and _LINKS_ASKED.search(view.frame.question) else 0.0


def _stage_fit(view: View, span: Span) -> float:
    """甲、乙等项目先后投产 is a list of what is in production, and of no other stage."""
    asked = {q for q in view.frame.qualifiers if group_of(q) == _STAGE}
    behind = _CLAUSE_END.split(view.chunk.text[span.end : span.end + _BEHIND])[0]
    told = {q for q in qualifiers_in(behind) if group_of(q) == _STAGE}
    if not asked or not told:
        return 0.0
    return 0.4 if asked & told else -0.8


def _told_fit(view: View, span: Span) -> float:
    """What is told right behind a row (甲、乙等项目快速推进) may be what is asked."""
    behind = _CLAUSE_END.split(view.chunk.text[span.end : span.end + _BEHIND])[0]
    return 0.6 * coverage(behind, view.frame.question) if len(behind) > _SHORT else 0.0


def _said(question: str, items: Sequence[str]) -> bool:
    return sum(item in question for item in items) * 2 > len(items)


def _rows(view: View, asked: int | None) -> Iterator[tuple[Span, list[str]]]:
    text, start = view.text, view.start
    for match in _QUOTED_ROW.finditer(text):
        items = [a or b for a, b in _QUOTED.findall(match.group())]
        yield Span(start + match.start(), start + match.end()), items
    for match in _ROW.finditer(text):
        for items in items_of(match.group(), asked):
            yield _span_of(text, items, start, match.start()), items
    if asked == 2:
        for match in _PAIR.finditer(text):
            items = pair_of(match["a"], match["b"])
            if not any(map(counts, items)):
                yield _span_of(text, items, start, match.start()), items
    if asked:
        yield from podium(text, start, asked)
    kind = asked_noun(view.frame.question)
    for low, high, named in kindred_in(kind, text) if kind else ():
        yield Span(start + low, start + high), named
    yield from _marked(view)
    yield from _measured(view)
    yield from _ordered(view)
    yield from _segments(view)
    yield from _regions(view)


def _marked(view: View) -> Iterator[tuple[Span, list[str]]]:
    """Rows that commas part, rows inside quotation marks, and all works that a sentence names."""
    for match in _BY_COMMAS.finditer(view.text):
        items = list(dropwhile(lambda item: not is_nominal(item), re.split("[，,]", match.group())))
        if len(items) > 1 and all(map(is_nominal, items)):
            yield _span_of(view.text, items, view.start, match.start()), items
    for match in _IN_QUOTES.finditer(view.text):
        items = re.split("[、，]", match[1])
        yield Span(view.start + match.start(1), view.start + match.end(1)), items
    for match in _CHAIN.finditer(view.text):
        span = Span(view.start + match.start(), view.start + match.end())
        yield span, _LINK.split(match.group())
    works = list(_WORK.finditer(view.text))
    if len(works) > 1:
        span = Span(view.start + works[0].start(), view.start + works[-1].end())
        yield span, [match.group() for match in works]


def _span_of(text: str, items: Sequence[str], start: int, floor: int) -> Span:
    low = text.find(items[0], floor)
    high = text.rfind(items[-1]) + len(items[-1])
    return Span(start + max(low, floor), start + max(high, low + 1, floor + 1))


def _measured(view: View) -> Iterator[tuple[Span, list[str]]]:
    """产销对接202场次，产能对接240场次: the labels of figures of one unit in a row."""
    labels: list[str] = []
    spans: list[Span] = []
    unit = None
    for start, text in [*_pieces(view), (0, "")]:
        match = _MEASURED.match(text)
        if match and (unit is None or match.group(2) == unit):
            labels.append(_OF_FIGURE.sub("", match.group(1)))
            spans.append(Span(start, start + len(text)))
            unit = match.group(2)
            continue
        if len(labels) >= 3 and all(len(label) > 1 for label in labels):
            yield Span(spans[0].start, spans[-1].end), labels
        labels, spans, unit = [], [], None


def _pieces(view: View) -> Iterator[tuple[int, str]]:
    for match in re.finditer(r"[^，,、；;。：:]+", view.text):
        yield view.start + match.start(), match.group().strip()


def _ordered(view: View) -> Iterator[tuple[Span, list[str]]]:
    """一是…二是…, over as many sentences as it takes."""
    if not re.search(r"一是|[（(]一[）)]|①", view.text):
        return
    matches = list(_ORDERED.finditer(view.chunk.text, view.start))
    if len(matches) >= 2:
        span = Span(matches[0].start(), matches[-1].end())
        yield span, [match.group(1).strip(_TRIM) for match in matches]


def _segments(view: View) -> Iterator[tuple[Span, list[str]]]:
    """Sentences in a row parted by ；: the head of each, or the whole where it has no comma."""
    texts = [view.chunk.text[s.span.start : s.span.end] for s in view.sentences[view.index :]]
    if view.index and _goes_on(view, view.index - 1):
        return
    row = []
    for text in texts:
        row.append(text)
        if not text.rstrip().endswith(("；", ";")):
            break
    if len(row) < 2:
        return
    row[0] = row[0].rpartition("：")[2]
    heads = [re.split(r"[，,]", text.strip(_TRIM))[0].strip(_TRIM) for text in row]
    if all(2 <= len(head) <= 24 for head in heads) and not any(_NOT_HEAD.search(h) for h in heads):
        low = view.chunk.text.find(heads[0], view.start)
        end = view.sentences[view.index + len(row) - 1].span.end
        yield Span(low, end), heads


def _goes_on(view: View, index: int) -> bool:
    span = view.sentences[index].span
    return view.chunk.text[span.start : span.end].rstrip().endswith(("；", ";"))


def _regions(view: View) -> Iterator[tuple[Span, list[str]]]:
    """The places that a sentence names, for a question that asks for places."""
    if not _REGIONS_ASKED.search(view.frame.question):
        return
    places = [p for p in view.sentence.places if _is_listed(view, p.name, p.text)]
    names = list(dict.fromkeys(place.text for place in places))
    if len(names) >= 2:
        yield Span(places[0].start, places[-1].end), names


def _is_listed(view: View, name: str, text: str) -> bool:
    """Whether a place is one of those inside the asked region, named as itself."""
    if name in view.frame.regions or text[0] in "全该本我":
        return False
    return any(
        view.gazetteer.within(inner, outer)
        for asked in view.frame.regions
        for inner in view.gazetteer.named(name)
        for outer in view.gazetteer.named(asked)
    )
