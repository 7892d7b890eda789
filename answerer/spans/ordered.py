"""Places on a list that only its order shows: 依次为甲（56%）、乙（28%）; 甲、乙、丙稳居前三."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from core.language.numerals import parse_numeral
from core.language.quantity import Quantity

_NUMERAL = r"\d{1,2}|[一二两三四五六七八九十]{1,2}"
# What says that a row is told from the first to the last.
_IN_ORDER = re.compile(
    r"依次|其次|最[多高大快]|排名|居前|领先|前列|(?:前|TOP|top)\s?(?:\d{1,2}|[一二三四五六七八九十])"
)
_LEAST = 3
# So many fall by no chance, whatever stands before them.
_SURELY = 5
_LONGEST_GAP = 24
_BEFORE_NAME = re.compile(r"^.*(?:分别|依次|其[次后中]|最[多高大快]的?|[：:。；])[是为有]?")
_AFTER_NAME = re.compile(r"(?:[（(]|均?(?:为|有|是|达|占|增长|以)|的).*$")
_TIME = re.compile(r"\d[年月日]|季度|[今去前明]年")
_TOP = re.compile(
    rf"(?P<row>[^、，,。；：:]+(?:、[^、，,。；：:]+?)+)(?:继续|依然|分别|依次)*"
    rf"(?:[稳位]?居|位列|排名?|排在|进入|跻身|挺进)[^，,。；、]{{0,4}}?前(?P<last>{_NUMERAL})(?![\d年月天个])"
)


class Placed(NamedTuple):
    """One of a row: where it stands in the text, its name and its place, from 1."""

    start: int
    end: int
    name: str
    place: int


def placed_in(text: str, quantities: Sequence[Quantity]) -> Iterator[Placed]:
    """Those that a sentence tells in order, the first first; `quantities` are the sentence's."""
    yield from _named_top(text)
    told = bool(_IN_ORDER.search(text))
    for run in _falling(text, quantities):
        if told or len(run) >= _SURELY:
            yield from _placed(text, run)


def _named_top(text: str) -> Iterator[Placed]:
    """甲、乙、丙继续稳居前三: as many names as places."""
    for match in _TOP.finditer(text):
        count = parse_numeral(match["last"])
        items = list(re.finditer(r"[^、]+", match["row"]))
        if count is None or len(items) != int(count):
            continue
        for place, item in enumerate(items, start=1):
            start = match.start("row") + item.start()
            name = _AFTER_NAME.sub("", item.group())
            yield Placed(start, start + len(item.group()), name, place)


def _falling(text: str, quantities: Sequence[Quantity]) -> Iterator[list[Quantity]]:
    """Runs of at least three figures of one unit that do not rise, with names between them."""
    run: list[Quantity] = []
    for quantity in quantities:
        if run and not _goes_on(text, run[-1], quantity):
            if len(run) >= _LEAST:
                yield run
            run = []
        run.append(quantity)
    if len(run) >= _LEAST:
        yield run


def _goes_on(text: str, one: Quantity, other: Quantity) -> bool:
    between = text[one.end : other.start]
    named = re.search(r"[\u4e00-\u9fffA-Za-z]{2}", between)
    near = len(between) <= _LONGEST_GAP and not re.search(r"[。；;]", between)
    return bool(named and near) and one.unit == other.unit and one.number >= other.number


def _placed(text: str, run: Sequence[Quantity]) -> Iterator[Placed]:
    starts = [max(0, run[0].start - _LONGEST_GAP), *(q.end for q in run[:-1])]
    names = [
        _name(text[start : q.start], first=not place)
        for place, (start, q) in enumerate(zip(starts, run, strict=True))
    ]
    if not all(names) or any(_TIME.search(name) for name in names):
        return
    for quantity, name in zip(run, names, strict=True):
        place = 1 + sum(1 for other in run if other.number > quantity.number)
        yield Placed(quantity.start, quantity.end, name, place)


def _name(before: str, *, first: bool) -> str:
    """The name before a figure: the last piece of what stands there."""
    piece = _BEFORE_NAME.sub("", before.strip("）)、，, 和"))
    if first:
        piece = re.split(r"[，,、]", piece.rstrip("（( "))[-1]
    return _AFTER_NAME.sub("", piece).strip("，,、（( ")
