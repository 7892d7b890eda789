"""The words that say what a figure counts."""

import re
from collections.abc import Collection, Sequence
from dataclasses import replace

from core.language.contexts import Sentence
from core.language.lexicon import group_of, qualifiers_in, without_qualifiers
from core.language.quantity import Quantity
from core.schema import Fact, Span

# A clause that says how the figure before it moved or ranks, without naming it again.
_LEANS = re.compile(
    r"^(?:比|较|同比|环比|增长|上涨|下降|增幅|涨幅|降幅|占|数量|总量|规模|排|居|位居|位列|并列|列|"
    r"(?:提高|提升|增加|上升|降低|减少|扩大|缩小|回落|攀升|跃升|[升降增减])了?[到至为])"
)
# A clause that only links a figure to what was named before: 2023年为8.6万标箱.
_LINKS = re.compile(
    r"为|都?是|均|也|达到?|约|有|共|则|其中|分别|增至|升至|降至|增加到|提高到|[\s、,，:：和及]"
)
_STOP = re.compile(r"[、,，;；。:：!！?？()（）]")
_PAUSE = re.compile(r"[,，;；。:：!！?？()（）]")
# What follows it here is counted by the next figure (优秀奖28项和银奖3项).
_NEXT = re.compile(r"[和与及]|以及")
_EDGE = re.compile(r"^[\s、,，和及与以及\-—]+|[\s、,，:：]+$")


def words_beside(
    text: str, sentence: Sentence, clause: Span, quantities: Sequence[Quantity], index: int
) -> str:
    """The words before the figure back to the last one, and after it up to a pause."""
    quantity = quantities[index]
    low = clause.start
    if index and quantities[index - 1].end > low:
        low = quantities[index - 1].end
    before = text[low : quantity.start]
    for mention in reversed(sentence.periods):
        if low <= mention.start and mention.end <= quantity.start:
            before = before[: mention.start - low] + before[mention.end - low :]
    after = _after(text, quantities, index, clause.end)
    return f"{_EDGE.sub('', before)} {_EDGE.sub('', after)}".strip()


def _after(text: str, quantities: Sequence[Quantity], index: int, end: int) -> str:
    """What is counted, where it follows: also after a figure joined on (161幢、26万平方米房屋)."""
    start = quantities[index].end
    high = quantities[index + 1].start if index + 1 < len(quantities) else end
    if high < end and _JOINED.fullmatch(text[start:high]):
        return _after(text, quantities, index + 1, end)
    after = text[start : min(high, end)]
    # 聘请9名教师、医生、律师担任监督员: without another figure all of it is told of this one.
    whole = high >= end and not after.startswith("、")
    after = (_PAUSE if whole else _STOP).split(after, maxsplit=1)[0]
    return _NEXT.split(after, maxsplit=1)[0] if high < end else after


_JOINED = re.compile(r"\s*[、和与及]\s*")


def completed(fact: Fact, text: str, earlier: Sequence[Fact], places: Collection[str]) -> Fact:
    """The fact with the indicator that its words leave to what stands before it.

    A movement or rank belongs to the figure before it in the sentence; a
    figure that is merely linked (云泽县40微克/立方米) to the topic that opens
    its list (年均浓度由低到高：), else to the last figure of its unit that was named,
    else to the clause before it (沙尘过程增多，上半年达到37次).
    """
    if _LEANS.match(fact.indicator):
        owners = [f.indicator for f in earlier[-1:] if f.sentence == fact.sentence]
    elif not _bare(fact.indicator, places):
        named = [f for f in earlier if f.unit == fact.unit and _bare(f.indicator, places)]
        owners = [_topic(text, fact.start)] if _topic(text, fact.start) else []
        owners = owners or [f.indicator for f in named[-1:]] or _clause_before(text, fact, earlier)
    else:
        return fact
    if not owners:
        return fact
    owner = owners[0]
    for place in sorted(places, key=len, reverse=True):
        owner = owner.replace(place, "")
    groups = {group_of(q) for q in fact.qualifiers}
    added = [q for q in qualifiers_in(owner) if group_of(q) not in groups]
    return replace(
        fact,
        indicator=f"{owner.strip()} {fact.indicator}".strip(),
        qualifiers=(*fact.qualifiers, *added),
    )


def _bare(indicator: str, places: Collection[str]) -> str:
    """What is left of an indicator without places and linking words."""
    for place in sorted(places, key=len, reverse=True):
        indicator = indicator.replace(place, "")
    return _LINKS.sub("", without_qualifiers(indicator))


def _clause_before(text: str, fact: Fact, earlier: Sequence[Fact]) -> list[str]:
    """The clause before the figure's in its sentence, if it has no figure of its own."""
    low = max(fact.sentence.start, earlier[-1].end if earlier else 0)
    words = _STOP.split(text[low : fact.clause.start].rstrip("，, "))[-1].strip()
    return [words] if len(words) > 1 and low < fact.clause.start else []


_OPENS_LIST = re.compile(r"(?P<topic>[^。！？!?；;，,：:\n]{2,40})(?:[：:]|方面[，,])")


def _topic(text: str, start: int) -> str:
    """The words before the colon that opens the list in which `start` stands; else empty."""
    begin = max(text.rfind(mark, 0, start) for mark in "。！？!?\n") + 1
    opened = list(_OPENS_LIST.finditer(text, begin, start))
    return opened[-1]["topic"].strip() if opened else ""
