"""Whose figure a side of a comparison is: 宏岳 in 宏岳2022年净利润, 科澜 in 科澜净利润."""

import re

from core.language.tagger import ORGANISATION, PERSON, PLACE, PROPER, WORK, tagged
from core.parser.asking import expected_kind

_NAMES = frozenset({ORGANISATION, PERSON, PLACE, PROPER, WORK})
# Words that a name is made of; any other says that a sentence stands there.
_IN_NAME = _NAMES | {"n", "nr", "ns", "nt", "nx", "vn", "an", "f", "s", "m"}
_SCOPE = re.compile(r"^(?:全|本|我|该)[国省市县区州]$")
Span = tuple[int, int]


def is_named(question: str, span: Span) -> bool:
    """Whether a side is a name, and no indicator (净利润)."""
    start, end = span
    text = question[start:end]
    if expected_kind(text):
        return False
    # A rare name is told by its sentence, or where it stands alone.
    first = [w for w in tagged(question) if w.start < end and w.end > start][:1]
    return any(w.tag in _NAMES for w in [*first, *tagged(text)[:1]])


def owner_before(question: str, head: Span, behind: Span, other: Span) -> Span | None:
    """宏岳 of 宏岳2022年净利润 beside 科澜; None where it is not whose figure is asked.

    Args:
        question: the question.
        head: what stands before the time.
        behind: what stands behind it.
        other: the other side, which must be whose too, and not what (净利润).
    """
    text = question[slice(*head)].rstrip(" 的在")
    whose, what = question[slice(*other)], question[slice(*behind)]
    if len(text) < 2 or expected_kind(text) or expected_kind(whose) or _SCOPE.search(text):
        return None
    if not (is_named(question, other) or expected_kind(what)):
        return None
    end = head[0] + len(text)
    words = [w for w in tagged(question) if head[0] <= w.start and w.end <= end]
    whole = sum(w.end - w.start for w in words) == len(text)
    return (head[0], end) if whole and all(w.tag in _IN_NAME for w in words) else None


def owner_of(question: str, span: Span, other: Span) -> Span:
    """科澜 of 科澜净利润 and 净利润科澜, beside another that says no indicator; else the whole."""
    start, end = span
    text = question[start:end]
    if opened := _behind_indicator(text, question[slice(*other)]):
        return start + opened, end
    words = tagged(text)
    if len(words) < 2 or "的" in text or expected_kind(question[slice(*other)]):
        return span
    if words[1].tag == "p" or text[words[1].start].isdigit():
        return span  # 中国对沿线投资; 甲园20地03余额
    last = start + words[-1].start
    if words[-1].tag in _NAMES and end - last > 1 and expected_kind(question[start:last]):
        return last, end
    cut = start + words[0].end if words[0].tag in _NAMES else last
    known = all(word.tag in _IN_NAME for word in words if start + word.end <= cut)
    named = known and cut - start > 1 and expected_kind(question[cut:end])
    return (start, cut) if named else span


# What only ends a longer name: 投资公司 is no 公司 whose 投资 is asked.
_GENERIC = re.compile(r"(?:公司|集团|企业|银行|机构|部门|单位|项目|工程|基金|保险|中心|平台)$")


def _behind_indicator(text: str, other: str) -> int:
    """How long the indicator is that opens a side (净利润宏岳 beside 科澜); 0 where none does.

    The tagger takes the two for one word, so that only the indicator's own ending tells them apart.
    """
    if expected_kind(other) or "的" in text:
        return 0
    for end in range(len(text) - 2, 1, -1):
        name = text[end:]
        if expected_kind(text[:end]) and not expected_kind(name):
            whole = _GENERIC.fullmatch(name) or other.endswith(name)
            return 0 if whole else end
    return 0
