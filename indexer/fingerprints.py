"""What two prints of one release share: their shingles, and the figures said with them."""

import re
import zlib
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from datasketch import MinHash

from core.language.text import normalise
from core.schema import Chunk

SHINGLE = 5
PERMUTATIONS = 128
_SCHEME: dict[str, Any] = {
    "num_perm": PERMUTATIONS,
    "seed": 1,
    "hashfunc": zlib.crc32,
    "scheme": "affine32",
}
# A signature is taken of this much of a report: one that goes on is told apart by then.
_LONGEST = 200_000
_BATCH = 20_000
# Where a paper dates what it prints (本报濮阳7月20日讯): each prints its own.
_DATELINE = re.compile(r"\d{1,2}月\d{1,2}日(?=(?:讯|电|消息|报道))")
_LEFT_OUT = re.compile(r"[^\u4e00-\u9fff0-9a-z%.]|(?<!\d)\.|\.(?!\d)")
_NUMBER = re.compile(r"\d+(?:\.\d+)?")
_BEFORE, _AFTER = 6, 2

# Share of the shingles of two texts together that both hold; of the smaller text's, if it
# is no small part of the other; and of texts too short for either to mean much.
LEAST_JACCARD, LEAST_CONTAINED, LEAST_PART, LEAST_SHORT = 0.6, 0.85, 0.5, 0.9
SHORT = 40
# Share of the common figures that recognition may have read otherwise.
MISREAD = 0.05


@dataclass(frozen=True, slots=True)
class Print:
    """A report as it is compared: its shingles, and its figures by the words around them."""

    shingles: frozenset[str]
    figures: Mapping[tuple[str, str], Counter[str]]


def plain(text: str) -> str:
    """The characters that count: no marks, no blanks, no dateline, one form of each."""
    return _LEFT_OUT.sub("", _DATELINE.sub("", normalise(text).text.lower()))


def signature_of(text: str) -> tuple[int, ...]:
    """MinHash (Broder 1997) of a text's shingles, PERMUTATIONS numbers of 32 bits."""
    minhash = MinHash(**_SCHEME)
    shingles = list(_shingles(plain(text[:_LONGEST])))
    for start in range(0, len(shingles), _BATCH):
        minhash.update_batch([shingle.encode() for shingle in shingles[start : start + _BATCH]])
    return tuple(minhash.hashvalues.tolist())


def signature_of_chunks(chunks: Iterable[Chunk]) -> tuple[int, ...]:
    """The signature of a report, by its passages: what was cleaned away tells no prints apart."""
    return signature_of("\n".join(chunk.text for chunk in chunks))


def minhash_of(signature: Iterable[int]) -> MinHash:
    """The signature as datasketch's index takes it."""
    values = np.fromiter(signature, dtype=np.uint64)
    return MinHash(**_SCHEME, hashvalues=values)


def print_of(text: str) -> Print:
    """A text as it is compared."""
    bare = plain(text)
    figures: dict[tuple[str, str], Counter[str]] = {}
    for match in _NUMBER.finditer(bare):
        before = _NUMBER.sub("#", bare[max(0, match.start() - _BEFORE) : match.start()])
        after = _NUMBER.sub("#", bare[match.end() : match.end() + _AFTER])
        figures.setdefault((before, after), Counter())[match[0]] += 1
    return Print(frozenset(_shingles(bare)), figures)


def is_reprint(one: Print, other: Print) -> bool:
    """Whether two texts are one release printed twice.

    Most of their words agree, and so do their figures where the words around
    them do: last year's report has the words of this year's and other figures.
    """
    common = len(one.shingles & other.shingles)
    smaller, larger = sorted((len(one.shingles), len(other.shingles)))
    if not smaller:
        return False
    jaccard = common / (smaller + larger - common)
    contained = common / smaller >= LEAST_CONTAINED and smaller >= LEAST_PART * larger
    alike = jaccard >= LEAST_JACCARD or contained
    if smaller < SHORT:
        alike = jaccard >= LEAST_SHORT
    return alike and _figures_agree(one, other)


def _figures_agree(one: Print, other: Print) -> bool:
    shared = differing = 0
    for words in one.figures.keys() & other.figures.keys():
        mine, theirs = one.figures[words], other.figures[words]
        count = min(mine.total(), theirs.total())
        missed = count - (mine & theirs).total()
        if missed and words[1].startswith("年"):
            return False
        shared += count
        differing += missed
    return differing <= MISREAD * shared


def _shingles(bare: str) -> set[str]:
    if len(bare) < SHINGLE:
        return {bare} if bare else set()
    return {bare[i : i + SHINGLE] for i in range(len(bare) - SHINGLE + 1)}
