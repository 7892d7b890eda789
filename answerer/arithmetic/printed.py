"""What a comparison works out, where a report prints it: 占全省的36.7%, 平均149.6毫米."""

import re

from answerer.answer import Answer
from answerer.overlap import coverage
from core.language.regions import Gazetteer
from core.parser.frame import Frame
from core.parser.plainly import read_plainly

# operation -> the words beside a figure that is printed as its result
_WORDS = {
    "share": re.compile(r"占|比重|比例|份额"),
    "times": re.compile(r"倍"),
    "mean": re.compile(r"平均|均"),
    "most": re.compile(r"最|顶|上限"),
    "least": re.compile(r"最|至少"),
    "sum": re.compile(r"共|合计|总计|累计"),
}
# What tells that a figure is a change, where one is asked for.
_CHANGE = re.compile(r"[增减涨跌升降多少高低超缩差]|回落|扩大")
_WINNER = re.compile(r"[哪谁]")
_BEFORE = 16
# So much of the words of a thing that is compared stands where its figure is printed.
_NAMED = 0.5


def printed_reading(frame: Frame, gazetteer: Gazetteer) -> Frame | None:
    """The question for one figure that reports may print; None where a winner is asked for."""
    return None if _WINNER.search(frame.question) else read_plainly(frame, gazetteer)


def may_be_printed(frame: Frame) -> bool:
    """Whether figures are printed as the result of such an operation at all."""
    return frame.operation in _WORDS


def may_stand_in(frame: Frame, answer: Answer) -> bool:
    """Whether a printed figure may be the result where none can be worked out."""
    changes = frame.operation in ("growth", "difference")
    return not changes or bool(_CHANGE.search(_beside(answer)))


def is_printed(frame: Frame, answer: Answer, gazetteer: Gazetteer) -> bool:
    """Whether a figure is printed as what is asked, of all places and things that are named."""
    if answer.status != "answered":
        return False
    words = _WORDS.get(frame.operation)
    if words is None or not words.search(_beside(answer)):
        return False
    subjects = all(coverage(subject, answer.sentence) >= _NAMED for subject in frame.subjects)
    return subjects and all(_is_named(n, answer.sentence, gazetteer) for n in frame.regions)


def _beside(answer: Answer) -> str:
    """The words around the figure in its sentence."""
    at = answer.sentence.find(answer.answer)
    return answer.sentence[max(0, at - _BEFORE) : at + len(answer.answer) + 2]


def _is_named(name: str, text: str, gazetteer: Gazetteer) -> bool:
    aliases = (alias for region in gazetteer.named(name) for alias in region.aliases)
    return any(one in text for one in (name, *aliases))
