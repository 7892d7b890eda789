"""Texts made comparable, and found in one another on number boundaries."""

import re

from core.language.text import fold
from core.schema import Span

_THOUSANDS = re.compile(r"(?<![\d.])\d{1,3}(?:,\d{3})+(?!\d)")
_NUMERALS = "一二三四五六七八九十百千万亿两零〇"
# Two characters of one number or word: 十 of 十一, ii of iii.
_JOINED = re.compile(rf"[{_NUMERALS}]{{2}}|[A-Za-z]{{2}}")
# After a bare number these make another number of it.
_MAGNITUDES = "十百千万亿%‰"
# Shortest piece of text whose sharing is more than chance, in characters.
_SHORTEST_OVERLAP = 6


def squeeze(text: str) -> str:
    """The text folded (full width to half, and so on), without spaces and thousands commas."""
    tight = re.sub(r"\s+", "", fold(text))
    return _THOUSANDS.sub(lambda match: match.group().replace(",", ""), tight)


def occurrences(form: str, text: str) -> list[Span]:
    """Where a form stands in a text as a value of its own; both squeezed.

    40 is not in 240, 40.5, 140 or 40万, 第4 not in 第40, 第十 not in 第十一, Ⅱ级 not in Ⅲ级.
    """
    found = []
    start = text.find(form) if form else -1
    while start >= 0:
        end = start + len(form)
        if not _cut_before(text[:start], form) and not _cut_after(form, text[end:]):
            found.append(Span(start, end))
        start = text.find(form, start + 1)
    return found


def _cut_before(before: str, form: str) -> bool:
    """Whether the form begins inside a longer number."""
    if form[0].isdigit():
        return bool(re.search(r"\d[.,]?$|[-−~—至到]$", before)) and not _is_range_word(before)
    return bool(_JOINED.fullmatch(before[-1:] + form[0]))


def _is_range_word(before: str) -> bool:
    """增长到40 and 升至40 name the figure; 30至40 names a range."""
    return before[-1] in "至到" and not re.search(r"(?:\d|[%个十百千万亿元])[至到]$", before)


def _cut_after(form: str, after: str) -> bool:
    """Whether the form ends inside a longer number."""
    if not after:
        return False
    if form[-1].isdigit():
        longer_number = re.match(r"\d|[.,]\d|[-−~—至到]\d", after)
        return bool(longer_number) or after[0] in _MAGNITUDES
    if form[-1].isascii() and form[-1].isalpha() and after[0] in "+-":
        return True  # AA is not AA+
    return bool(_JOINED.fullmatch(form[-1] + after[0]))


def overlaps(quote: str, evidence: str) -> bool:
    """Whether two quotes of one text share a stretch: one holds the other, or they interlock."""
    first, second = squeeze(quote), squeeze(evidence)
    if not first or not second:
        return False
    return first in second or second in first or _interlock(first, second)


def _interlock(first: str, second: str) -> bool:
    sizes = range(_SHORTEST_OVERLAP, min(len(first), len(second)))
    return any(first[-size:] == second[:size] or second[-size:] == first[:size] for size in sizes)
