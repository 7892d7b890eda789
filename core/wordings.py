"""What staff say and what reports write for it: general vocabulary, one direction."""

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import NamedTuple

from core.text import fold

_DATA = Path(__file__).with_name("data") / "wordings.txt"


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
    words = [word for word in wordings() if len(word) > 1]
    return re.compile("|".join(map(re.escape, sorted(words, key=lambda w: (-len(w), w)))))


def stands_in(word: str, text: str) -> bool:
    """Whether a text holds the word; a single character only where a piece of the text ends.

    One character (卖) is mostly a part of other words (买卖双方). Pieces are parted by spaces.
    """
    if len(word) > 1:
        return word in fold(text)
    return any(piece.endswith(word) for piece in text.split())


def expand(text: str) -> tuple[str, ...]:
    """Report wordings, the two most usual, for the staff's words that stand in `text`."""
    folded = fold(text)
    return tuple(
        dict.fromkeys(
            formal
            for word, formals in wordings().items()
            if len(word) > 1 and word in folded
            for formal in formals[:2]
        )
    )
