"""How many something was done to: of 收集问题30条，已解决27条 the second answers 解决了几条."""

import re

from answerer.candidate import Candidate
from core.language.counted import units_agree
from core.language.quantities import find_quantities
from core.language.quantity import Quantity
from core.language.tagger import tagged
from core.language.wordings import expand
from core.parser.frame import Frame

_ASKED = re.compile(r"(?P<deed>[\u4e00-\u9fff]{2})(?:出[去来]了?|了|过|完了?|掉了?)(?:多少|几)")
_MARKS = "，,。；;：:、"
# What may stand between a deed and its figure: 已解决了约27条.
_BETWEEN = "了过完约近超达到出共 "
_PEOPLE = frozenset({"人", "名", "人次"})


def of_another_deed(frame: Frame, candidate: Candidate) -> bool:
    """Whether the asked deed stands right before another figure of the sentence, not over this one.

    What grew or was reached (增长了多少) is no deed: a rate has its own words before it. Nor is
    one in another unit where that of the figure is asked: 部署18艘船、12架直升机.
    """
    deeds = _deeds(frame.question) if candidate.kind in {"count", "money", "measure"} else ()
    sentence = candidate.sentence_text
    at = candidate.span.start - candidate.sentence.start
    own = _lead(sentence, at)
    unit = frame.unit if candidate.unit == frame.unit else ""
    return not any(deed in own for deed in deeds) and any(
        quantity.start != at
        and (quantity.unit == unit if unit else _counts_alike(candidate, quantity))
        and _lead(sentence, quantity.start).rstrip(_BETWEEN).endswith(deeds)
        for quantity in find_quantities(sentence)
    )


def _deeds(question: str) -> tuple[str, ...]:
    """The verb right before the question word, and what reports write for it."""
    match = _ASKED.search(question)
    if match is None:
        return ()
    start, end = match.span("deed")
    verb = any(
        (word.start, word.end) == (start, end) and word.tag in {"v", "vn"}
        for word in tagged(question)
    )
    return (match["deed"], *expand(match["deed"])) if verb else ()


def _lead(sentence: str, start: int) -> str:
    """The words of a figure's own clause before it."""
    before = sentence[:start]
    return before[max(map(before.rfind, _MARKS)) + 1 :]


def _counts_alike(candidate: Candidate, quantity: Quantity) -> bool:
    units = {candidate.unit, quantity.unit}
    return units <= _PEOPLE or units_agree(candidate.unit, quantity.unit)
