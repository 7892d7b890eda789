"""The words of a question that passages are compared by, each with its weight."""

import math
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from core.language.numerals import CHINESE, in_digits
from core.language.periods import find_periods
from core.language.subjects import blank
from core.language.text import fold
from core.language.wordings import wordings_in
from core.parser.asking import read_ask

_RUN = re.compile(r"(?P<han>[\u3400-\u4dbf\u4e00-\u9fff]+)|[a-z0-9][a-z0-9.+\-]*")
# Words of asking and politeness: no report is about them.
_ASKING = re.compile(
    r"请问|麻烦|告诉我|帮我|我想(?:知道|问)|想问|查一?查|查一下|(?:是|有)?多少|百分之|什么|啥|谁|"
    r"怎么样?|怎样|如何|为何|哪(?:一?[些个位家年天座款项条种]|几[些个位家年天座款项条种]|[儿里])?|"
    r"分别|一共|总共|总计|到底|究竟|大概|是不是|有没有|几(?=[个家项次名人条位年月日号点])"
)
_QUESTION_WORD = re.compile(r"多少|几|什么|啥|哪|谁|怎|如何|为何")
_NUMERAL = re.compile(CHINESE)
_GRAMMAR = frozenset("的了吗呢吧啊呀么嘛着过")
_EMPTY = frozenset("是有在为和与及等也都就又其该个把被给让到从对向以于")

Frequencies = Callable[[Iterable[str]], Mapping[str, int]]


@dataclass(frozen=True, slots=True)
class Term:
    """A character pair, number or Latin word of the question, folded.

    `weight` is its rarity in the index, 0 where no passage has it. `distance`
    is how far it stands from the question word, in characters. `others` are
    wordings of reports that stand for it.
    """

    text: str
    weight: float
    distance: int
    others: tuple[str, ...] = ()


def terms_of(question: str, chunks: int, frequencies: Frequencies) -> tuple[Term, ...]:
    """The terms of a question in its order, each once; periods and question words left out.

    The weight is the idf among `chunks` passages. What no passage has is left
    out, unless reports say it in other words.
    """
    folded = fold(question)
    text = bare(question)
    places: dict[str, int] = {}
    for at, piece in _pieces(text):
        places.setdefault(piece, at)
    counts = frequencies(places)
    others = _other_wordings(text)
    asked = [match.start() for match in _QUESTION_WORD.finditer(folded)] or [len(folded)]
    return tuple(
        Term(
            text=piece,
            weight=math.log(1 + chunks / counts[piece]) if counts[piece] else 0.0,
            distance=min(abs(at - word) for word in asked),
            others=others.get(piece, ()),
        )
        for piece, at in places.items()
        if counts[piece] or piece in others
    )


def bare(question: str) -> str:
    """The folded question with periods and words of asking made spaces, every offset kept."""
    text = fold(question)
    text = blank(text, [(mention.start, mention.end) for mention in find_periods(text)])
    words = read_ask(question).words
    if words:
        text = text.replace(words, " " * len(words), 1)
    return _ASKING.sub(lambda match: " " * len(match.group()), text)


def _pieces(text: str) -> Iterator[tuple[int, str]]:
    for run in _RUN.finditer(text):
        word = run.group()
        if not run["han"]:
            yield run.start(), word
            continue
        for at in range(len(word) - 1):
            pair = word[at : at + 2]
            if not set(pair) & _GRAMMAR and not set(pair) <= _EMPTY:
                yield run.start() + at, pair


def _other_wordings(text: str) -> dict[str, tuple[str, ...]]:
    """Piece -> what reports write for the spoken word or the numeral that it is part of."""
    found: dict[str, tuple[str, ...]] = {}
    for wording in wordings_in(text):
        for at, piece in _pieces(text):
            if wording.start <= at and at + len(piece) <= wording.end:
                found[piece] = (*found.get(piece, ()), *wording.formals)
    for numeral in _NUMERAL.finditer(text):
        digits = in_digits(numeral.group())
        for at, piece in _pieces(text) if digits else ():
            if numeral.start() <= at and at + len(piece) <= numeral.end():
                found[piece] = (*found.get(piece, ()), digits)
    return found
