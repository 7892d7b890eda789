"""Who holds a place on a list: 第二名是谁, 哪个县排第三, 谁垫底."""

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from answerer.spans.kinds import REGION_ASKED
from answerer.spans.ranks import find_ranks
from answerer.spans.spans import Found, View
from core.language.numerals import parse_numeral
from core.schema import Span

PLACED = "placed"
_PLACE = re.compile(
    r"第(?P<number>[一二三四五六七八九十]{1,2}|\d{1,2})(?:名|位)?(?![季届次期批场产轮条个])"
)
_FIRST = re.compile(r"冠军|榜首|首位|头名")
_ASKED = re.compile(r"谁|哪")
# 甲公司居第二: what stands right before the words of the place.
_HOLDER = re.compile(
    r"^(?:其中|而)?(?P<name>[\u4e00-\u9fffA-Za-z]{2,12}?)(?:[并仅又也再]?(?:排名?|[位名]?[居列]|获得?|是|为|夺得?))*$"
)


def find_placed(view: View) -> Iterator[Found]:
    """The names that hold the asked place."""
    number = asked_place(view.frame.question)
    if number is None:
        return
    for found in find_ranks(replace(view, frame=view.frame.changed(regions=()))):
        if found.number == number:
            yield from (holder for holder in _holders(view, found) if _may_hold(view, holder))


def _may_hold(view: View, holder: Found) -> bool:
    """Whether a county is told, where one is asked for: 贷款增长率居首位 has none."""
    if not REGION_ASKED.search(view.frame.question):
        return True
    return any(m.start == 0 for m in view.gazetteer.find(holder.text))


def asked_place(question: str) -> Decimal | None:
    """The place whose holder a question asks for; None where it asks for none."""
    if not _ASKED.search(question):
        return None
    match = _PLACE.search(question)
    if match:
        return parse_numeral(match["number"])
    return Decimal(1) if _FIRST.search(question) else None


def _holders(view: View, found: Found) -> Iterator[Found]:
    """In 前三名依次是甲、乙、丙 the item itself, else the subject of its clause."""
    text = view.chunk.text
    if text[found.span.start : found.span.end] == found.near:
        yield Found(found.span, found.near, 1.2, view.text, sort=PLACED)
        return
    start = max(view.start, text.find(found.near, view.start))
    before = [
        p
        for p in view.sentence.places
        if start <= p.start and p.end <= found.span.start and not p.scope
    ]
    if before:
        place = before[-1]
        yield Found(Span(place.start, place.end), place.text, 1.2, found.near, sort=PLACED)
        return
    match = _HOLDER.match(text[start : found.span.start])
    if match:
        low = start + match.start("name")
        span = Span(low, low + len(match["name"]))
        yield Found(span, match["name"], 1.0, found.near, sort=PLACED)


# 甲县第一，乙县第二，丙县第三
_STEP = re.compile(
    r"(?P<name>[\u4e00-\u9fffA-Za-z]{2,10}?)(?:排名?|[位名]?[居列])?第(?P<number>[一二三四五六七八九十]|\d)(?:名|位)?"
    r"(?=[，,；;。、])"
)


def podium(text: str, offset: int, size: int) -> Iterator[tuple[Span, list[str]]]:
    """The first so many of a row that tells each with its place; spans count from `offset`."""
    run: list[re.Match[str]] = []
    for match in _STEP.finditer(text):
        number = parse_numeral(match["number"])
        if number == len(run) + 1:
            run.append(match)
        elif len(run) < size:
            run = [match] if number == 1 else []
    if len(run) >= size > 1:
        run = run[:size]
        span = Span(offset + run[0].start("name"), offset + run[-1].end("name"))
        yield span, [match["name"] for match in run]
