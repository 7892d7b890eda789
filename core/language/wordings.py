"""What staff say and what reports write for it: general vocabulary, one direction."""

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import NamedTuple

from core.language.text import fold

_DATA = Path(__file__).with_name("data") / "wordings.txt"
# 生…娃: a verb and its object, with what is asked of them between: 生了多少娃.
_GAP = fold("…")
_BETWEEN = "[^，,。；;？?！!]{1,8}?"


@cache
def wordings() -> Mapping[str, tuple[str, ...]]:
    """A word of staff -> the words that reports write for it (one line of wordings.txt each)."""
    lines = _DATA.read_text(encoding="utf-8").splitlines()
    rows = [[fold(word) for word in line.split()] for line in lines if line.strip()]
    return {word: tuple(formals) for word, *formals in rows}


class Wording(NamedTuple):
    """A word of staff in a folded text, and what reports write for it."""

    start: int
    end: int
    formals: tuple[str, ...]


def wordings_in(folded: str) -> list[Wording]:
    """The words of staff in a folded text, in order; the longest wins at each place.

    Those of a single character are left out: they are mostly a part of other words.
    """
    return [
        Wording(match.start(), match.end(), wordings()[match.group()])
        for match in _pattern().finditer(folded)
    ]


@cache
def _pattern() -> re.Pattern[str]:
    words = [word for word in wordings() if len(word) > 1 and _GAP not in word]
    return re.compile("|".join(map(re.escape, sorted(words, key=lambda w: (-len(w), w)))))


class Spoken(NamedTuple):
    """What staff say somewhere in a text: where its parts stand, and what reports write for it."""

    spans: tuple[tuple[int, int], ...]
    formals: tuple[str, ...]


def spoken_in(text: str) -> list[Spoken]:
    """All that staff say in a text, one within the other too, in the list's order.

    A single character counts only where a piece of the text ends: it (卖) is mostly a part of
    other words (买卖双方). Pieces are parted by spaces. Offsets are those of the folded text.
    """
    folded = fold(text)
    found = []
    for word, formals in wordings().items():
        if _GAP in word:
            match = _gapped(word).search(folded) if word[0] in folded else None
            if match:
                found.append(Spoken((match.span(1), match.span(2)), formals))
        elif len(word) == 1:
            match = _single(word).search(text) if word in text else None
            at = len(fold(text[: match.start()])) if match else -1
            found += [Spoken(((at, at + 1),), formals)] if match else []
        elif word in folded:
            at = folded.find(word)
            found.append(Spoken(((at, at + len(word)),), formals))
    return found


@cache
def _gapped(word: str) -> re.Pattern[str]:
    one, other = map(re.escape, word.split(_GAP))
    return re.compile(f"({one}){_BETWEEN}({other})")


@cache
def _single(word: str) -> re.Pattern[str]:
    return re.compile(rf"{re.escape(word)}(?!\S)")


def expand(text: str) -> tuple[str, ...]:
    """Report wordings, the two most usual, for the staff's words that stand in `text`."""
    return tuple(
        dict.fromkeys(
            formal
            for spoken in spoken_in(text)
            if spoken.spans[0][1] - spoken.spans[0][0] > 1 or len(spoken.spans) > 1
            for formal in spoken.formals[:2]
        )
    )
