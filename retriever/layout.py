"""Many passages laid out as one text, searched for terms clause by clause."""

import re
from collections.abc import Iterable, Sequence
from functools import cache

import numpy as np
import numpy.typing as npt

Counts = npt.NDArray[np.int64]
Flags = npt.NDArray[np.float32]

_CLAUSE = "，,：:。！？；!?;\n"
_SENTENCE = "。！？；!?;\n"
_IN_NUMBERS = ",:"
_LATIN = re.compile(r"[a-z0-9]")


class Layout:
    """Passages joined by line breaks, with the borders of their clauses and sentences.

    Folding here keeps every offset: half width and lower case, nothing deleted.
    Clauses are numbered through all passages; `starts` are offsets of clauses,
    `sentences` and `passages` the number of the first clause of each.
    """

    def __init__(self, texts: Sequence[str]) -> None:
        codes = folded(("\n".join(texts) + "\n") if texts else "")
        self.text = codes.astype("<u4", copy=False).tobytes().decode("utf-32-le")
        lengths = np.array([len(text) + 1 for text in texts], dtype=np.int64)
        self.offsets: Counts = np.concatenate(([0], np.cumsum(lengths)))[:-1].astype(np.int64)
        ends = _kinds()[codes]
        inner = _inside_number(codes)
        self.starts: Counts = _starts((ends > 0) & ~inner, self.offsets)
        self.passages: Counts = np.searchsorted(self.starts, self.offsets).astype(np.int64)
        opening = _starts(ends > 1, self.offsets)
        self.sentences: Counts = np.searchsorted(self.starts, opening).astype(np.int64)
        # Number of the passage that each clause, and each sentence, lies in.
        places = np.arange(len(self.starts))
        self.passage_of: Counts = np.searchsorted(self.passages, places, "right") - 1

    def clauses_at(self, positions: npt.ArrayLike) -> Counts:
        """Numbers of the clauses that hold these offsets of the joined text."""
        found: Counts = np.searchsorted(self.starts, positions, "right") - 1
        return found

    def holding(self, wordings: Sequence[Iterable[str]]) -> Flags:
        """(clauses, len(wordings)): 1 where a clause begins one of the wordings."""
        held = np.zeros((len(self.starts), len(wordings)), dtype=np.float32)
        places: list[int] = []
        columns: list[int] = []
        for column, words in enumerate(wordings):
            for word in words:
                places += self._places(word)
            columns += [column] * (len(places) - len(columns))
        held[self.clauses_at(places), columns] = 1
        return held

    def matching(self, pattern: re.Pattern[str]) -> Counts:
        """Numbers of the clauses in which matches of a pattern begin, ascending."""
        places = [match.start() for match in pattern.finditer(self.text)]
        return np.unique(self.clauses_at(places)) if places else np.zeros(0, dtype=np.int64)

    def _places(self, word: str) -> list[int]:
        if _LATIN.match(word):
            return [match.start() for match in _bounded(word).finditer(self.text)]
        places = []
        at = self.text.find(word)
        while at >= 0:
            places.append(at)
            at = self.text.find(word, at + 1)
        return places

    def by_passage(self, clauses: Flags) -> Flags:
        """The highest of each passage's clauses: (clauses, …) -> (passages, …)."""
        best: Flags = np.maximum.reduceat(clauses, self.passages, axis=0)
        return best

    def by_sentence(self, clauses: Flags) -> Flags:
        """The highest of each sentence's clauses, given back to each: shape kept."""
        best = np.maximum.reduceat(clauses, self.sentences, axis=0)
        sizes = np.diff(np.append(self.sentences, len(self.starts)))
        spread: Flags = np.repeat(best, sizes, axis=0)
        return spread

    def by_neighbours(self, clauses: Flags) -> Flags:
        """The highest of each clause and those beside it in its passage: shape kept."""
        near = clauses.copy()
        if len(near) > 1:
            same = (self.passage_of[1:] == self.passage_of[:-1])[:, None]
            near[1:] = np.maximum(near[1:], clauses[:-1] * same)
            near[:-1] = np.maximum(near[:-1], clauses[1:] * same)
        return near


def _starts(ending: npt.NDArray[np.bool_], offsets: Counts) -> Counts:
    """Offsets behind an ending, and those of the passages, ascending."""
    starting = np.zeros(len(ending), dtype=np.bool_)
    starting[1:] = ending[:-1]
    starting[offsets] = True
    return np.flatnonzero(starting)


def folded(text: str) -> npt.NDArray[np.uint32]:
    """Code points of a text in half width and lower case, one for each of its own."""
    codes: npt.NDArray[np.uint32] = _folds()[
        np.frombuffer(text.encode("utf-32-le", "replace"), dtype="<u4")
    ]
    return codes


@cache
def _folds() -> npt.NDArray[np.uint32]:
    """By code point: itself in half width and lower case."""
    codes = np.arange(0x110000, dtype=np.uint32)
    codes[0xFF01:0xFF5F] -= 0xFEE0
    codes[0x3000] = 0x20
    capitals = (codes >= 0x41) & (codes <= 0x5A)
    codes[capitals] += 0x20
    return codes


@cache
def _kinds() -> npt.NDArray[np.uint8]:
    """By code point: 2 ends a sentence, 1 a clause, 0 neither."""
    kinds = np.zeros(0x110000, dtype=np.uint8)
    kinds[[ord(char) for char in _CLAUSE]] = 1
    kinds[[ord(char) for char in _SENTENCE]] = 2
    return kinds


def _inside_number(codes: npt.NDArray[np.uint32]) -> npt.NDArray[np.bool_]:
    """Where a comma or colon stands between two digits (1,546 and 9:28)."""
    digit = np.concatenate(([False], (codes >= 0x30) & (codes <= 0x39), [False]))
    mark = np.zeros(len(codes), dtype=np.bool_)
    for char in _IN_NUMBERS:
        mark |= codes == ord(char)
    inside: npt.NDArray[np.bool_] = mark & digit[:-2] & digit[2:]
    return inside


@cache
def _bounded(word: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![a-z0-9.])(?<!\d,){re.escape(word)}(?![a-z0-9])")
