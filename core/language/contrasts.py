"""Words that exclude each other: a figure of 专科 is none of 本科, one of 农村 none of 城镇."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache
from pathlib import Path

from core.language.text import fold

_DATA = Path(__file__).with_name("data") / "contrasts.txt"
# A set, and which of its words.
Member = tuple[str, str]
# A350 is no A330, 95号 no 92#, 六型 no 五型, 第二财季 no 第一财季.
_LABELS = tuple(
    re.compile(pattern)
    for pattern in (
        r"(?<![a-z])(?P<kind>[a-z]{1,3})-?(?P<which>\d{1,4})(?![\d.%])",
        r"(?<![\d.])(?P<which>\d{1,3})(?P<kind>[号#])(?=[\u4e00-\u9fff])",
        r"(?P<which>[一二三四五六七八九])(?P<kind>[型类辑册卷])(?=[\u4e00-\u9fff])",
        r"(?P<which>\d{1,3})周?(?P<kind>岁)",
        r"(?P<which>[一二三四1-4])(?P<kind>财季)",
        r"(?P<which>[一二三四五六七1-7])(?P<kind>星)级",
    )
)
_ALIKE = str.maketrans("#一二三四五六七八九", "号123456789")
# Behind these stands what the figure is compared with (已超过水电).
_COMPARED = re.compile(r"(?:超过|超越|高于|低于|多于|少于|不如|相比|除了?|不含|不算|[比较])$")


@lru_cache(maxsize=4096)
def members_in(text: str) -> tuple[Member, ...]:
    """The members that a text names, in order; what it only compares with is left out."""
    return tuple(_found(fold(text)))


def _found(folded: str) -> Iterator[Member]:
    for match in _pattern().finditer(folded):
        if not _COMPARED.search(folded, max(0, match.start() - 2), match.start()):
            yield from _members()[match.group()]
    yield from _labels(folded)


def _labels(folded: str) -> Iterator[Member]:
    for pattern in _LABELS:
        for match in pattern.finditer(folded):
            yield match["kind"].translate(_ALIKE), match["which"].translate(_ALIKE)


def fixed_in(text: str) -> frozenset[Member]:
    """The members of fixed name, and the labels (the 350 of A350), that a text names."""
    named = (m for m in members_in(text) if m[0].startswith("*"))
    return frozenset((*named, *_labels(fold(text))))


def contrasts(asked: str, nearest: Sequence[str]) -> bool:
    """Whether a figure is of another word of a set than the asked one.

    `nearest` are the texts around the figure, the nearest first: of each set the first that
    names any of its members decides.
    """
    wanted: dict[str, set[str]] = {}
    for group, member in members_in(asked):
        wanted.setdefault(group, set()).add(member)
    told = ((own, _first_told(group, nearest)) for group, own in wanted.items())
    return any(found and found.isdisjoint(own) for own, found in told)


def _first_told(group: str, texts: Sequence[str]) -> set[str]:
    for text in texts:
        told = {member for name, member in members_in(text) if name == group}
        if told:
            return told
    return set()


@cache
def _members() -> Mapping[str, tuple[Member, ...]]:
    """Each word with the members that it names; one that only holds such a word names none."""
    words: dict[str, list[Member]] = {}
    for line in _DATA.read_text(encoding="utf-8").splitlines():
        if not line or line[0] == "#":
            continue
        for member in line.lstrip("!* ").split():
            for name in member.split("/"):
                found = words.setdefault(fold(name), [])
                found += [] if line[0] == "!" else [(line, member)]
    return {word: tuple(found) for word, found in words.items()}


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, sorted(_members(), key=lambda w: (-len(w), w)))))
