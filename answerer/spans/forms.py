"""The form of a name: whether it can be of the asked kind, is whole, or only signs the report."""

import re
from collections.abc import Iterator

from answerer.candidate import Candidate
from answerer.spans.people import is_a_name
from core.language.tagger import ORGANISATION, PLACE, PROPER, tagged

_NOUNS = frozenset({"n", "nz", "vn", PLACE, ORGANISATION, PROPER})
_PLACE = re.compile(r"(?:[省市县区州旗镇乡村路街港站岛湾国]|社区|街道|水库|公园|广场|中心)$")
# 记者 某某, 某某 摄: whoever wrote it.
_BYLINE = re.compile(r"(?:记者|通讯员|编辑|作者|责编|来源|供图|撰文|制图)[\s：:]*$")
_SIGNED = re.compile(r"\s*(?:[摄撰]|供图|报道|电\b|编辑)")


def form_traits(kind: str, candidate: Candidate) -> dict[str, float]:
    """Traits of a name by its letters and what it touches; `kind` is the class that is asked."""
    text, span = candidate.chunk.text, candidate.span
    byline = _BYLINE.search(text, 0, span.start) or _SIGNED.match(text, span.end)
    before, after = _touching(candidate)
    return {
        f"{kind}:formed": float(_is_formed(kind, candidate.text)),
        "joined_before": float(before),
        "joined_after": float(after),
        "byline": float(bool(byline)),
    }


def _is_formed(kind: str, name: str) -> bool:
    """Firms have names of every form (长庚电子)."""
    return is_a_name(name) if kind == "who" else kind == "where" and bool(_PLACE.search(name))


def _touching(candidate: Candidate) -> tuple[bool, bool]:
    """Whether a noun stands right before, and right behind: then it is part of a longer name."""
    start = candidate.span.start - candidate.sentence.start
    end = start + candidate.span.end - candidate.span.start
    nouns = list(_nouns(candidate.sentence_text))
    return any(b == start for _, b in nouns), any(a == end for a, _ in nouns)


def _nouns(sentence: str) -> Iterator[tuple[int, int]]:
    return ((word.start, word.end) for word in tagged(sentence) if word.tag in _NOUNS)
