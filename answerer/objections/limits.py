"""Limits that a figure has and the question did not name: 10亿元以上项目8个."""

import re
from collections.abc import Sequence
from decimal import Decimal

from answerer.candidate import Candidate
from answerer.overlap import grams
from core.language.lexicon import group_of, member_of, without_qualifiers
from core.language.quantities import scaled
from core.parser.frame import Frame

_LIMIT = "门槛"
_ABOVE = "以上"
# Two figures that differ in one of these are of different things, whatever their limits.
_TOLD_APART = frozenset({"阶段", "口径", "范围", "方向", "基期"})
# A question that names one in whatever words (产值50亿以上的) is answered as it was read.
_NAMED = re.compile(r"[亿万][^，,。？?]{0,4}(?:以上|以下|起|级)|[上过超满破]\w{0,4}[亿万]")
_YI = Decimal(10**8)


def limits_of(candidate: Candidate) -> tuple[str, ...]:
    """The limits within which a figure counts, as qualifiers."""
    return tuple(q for q in candidate.qualifiers if group_of(q) == _LIMIT)


def told_limit(qualifier: str) -> str:
    """A limit in words: 10亿元以上."""
    amount = member_of(qualifier)
    side = amount[-2:]
    unit = "美元" if "美元" in amount else "元"
    number = Decimal(amount[:-2].removesuffix("美元"))
    text = scaled(number, unit, like=f"1{'亿' if number >= _YI else '万'}{unit}")
    return f"{text.removeprefix('1') if text in (f'1亿{unit}', f'1万{unit}') else text}{side}"


def unasked_limits(frame: Frame, candidate: Candidate) -> str:
    """The limits of a figure in words, where the question names none; else empty."""
    named = any(group_of(q) == _LIMIT for q in frame.qualifiers)
    if named or _NAMED.search(frame.question):
        return ""
    return "、".join(told_limit(q) for q in limits_of(candidate))


def widest_first(frame: Frame, accepted: Sequence[Candidate]) -> list[Candidate]:
    """The same candidates; before a figure within a limit that was not asked comes a wider one.

    All signed projects are more than those over 10亿元, whichever the reports print more clearly.
    """
    best = accepted[0]
    if not unasked_limits(frame, best):
        return list(accepted)
    wider = min((c for c in accepted if c is best or _same_but_limits(best, c)), key=_narrowness)
    return [wider, *(c for c in accepted if c is not wider)]


def without_narrower(frame: Frame, candidates: Sequence[Candidate]) -> list[Candidate]:
    """The figures but for those within a limit that was not asked, where a wider one is there."""
    return [
        c
        for c in candidates
        if not unasked_limits(frame, c)
        or not any(_same_but_limits(c, o) and _wider(o, c) for o in candidates)
    ]


def _wider(one: Candidate, other: Candidate) -> bool:
    return _narrowness(one)[:2] < _narrowness(other)[:2]


def _narrowness(candidate: Candidate) -> tuple[bool, Decimal, float]:
    limits = [member_of(q) for q in limits_of(candidate)]
    below = any(not limit.endswith(_ABOVE) for limit in limits)
    amounts = [Decimal(limit[:-2].removesuffix("美元")) for limit in limits]
    return below, max(amounts, default=Decimal(0)), -candidate.score


def _same_but_limits(one: Candidate, other: Candidate) -> bool:
    words = [grams(without_qualifiers(c.near)) for c in (one, other)]
    rest = [{q for q in c.qualifiers if group_of(q) in _TOLD_APART} for c in (one, other)]
    facts = [(c.unit, c.kind, c.region, c.period) for c in (one, other)]
    return bool(words[0] & words[1]) and rest[0] == rest[1] and facts[0] == facts[1]
