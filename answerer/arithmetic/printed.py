"""What a comparison works out, where a report prints it: 占全省的36.7%, 平均149.6毫米."""

import re
from collections.abc import Sequence
from itertools import pairwise

from answerer.answer import Answer
from answerer.overlap import coverage
from core.language.lexicon import rivals_in
from core.language.regions import Gazetteer
from core.parser.comparing import joins
from core.parser.frame import Frame
from core.parser.plainly import read_plainly

# operation -> the words beside a figure that is printed as its result
_WORDS = {
    "share": re.compile(r"占|比重|比例|份额"),
    "times": re.compile(r"倍"),
    "mean": re.compile(r"平均|[人日户月年]均"),
    "most": re.compile(r"最[高大多强快长]|顶|上限"),
    "least": re.compile(r"最[低小少慢短]|至少"),
    "sum": re.compile(r"共|合计|总计|累计"),
}
# What tells that a figure is a change, where one is asked for.
_CHANGE = re.compile(r"[增减涨跌升降超缩差]|回落|扩大|[多少高低][出了]?\d")
_WINNER = re.compile(r"[哪谁]")
_CHANGES = frozenset({"growth", "difference"})
_SPANS = frozenset({"year", "years", "half", "quarter", "months", "month"})
_BEFORE = 16
# So much of the words of a thing that is compared stands where its figure is printed.
_NAMED = 0.5


def printed_reading(frame: Frame, gazetteer: Gazetteer) -> Frame | None:
    """The question for one figure that reports may print; None where a winner is asked for."""
    return None if _WINNER.search(frame.question) else read_plainly(frame, gazetteer)


def may_be_printed(frame: Frame) -> bool:
    """Whether figures are printed as the result of such an operation, of one time, at all."""
    return frame.operation in _WORDS and not _of_several_times(frame)


def may_stand_in(frame: Frame, answer: Answer, gazetteer: Gazetteer) -> bool:
    """Whether a printed figure may be the result where none can be worked out.

    It must be of all that the question names in a row, and a change where one is asked for.
    """
    if rivals_in(frame.qualifiers) or _of_several_times(frame):
        return False  # 国家级和省级 are each counted
    if frame.operation in _CHANGES and not _CHANGE.search(_beside(answer)):
        return False
    rest = frame.operation in _CHANGES or _names_all(frame.subjects, answer)
    places = _in_a_row(frame.question, gazetteer)
    return rest and all(_is_named(name, answer.sentence, gazetteer) for name in places)


def _of_several_times(frame: Frame) -> bool:
    """Whether the figures of two years or months are added up or averaged."""
    several = len([p for p in frame.periods if p.grain in _SPANS]) > 1
    return several and frame.operation in ("sum", "mean")


def is_printed(frame: Frame, answer: Answer, gazetteer: Gazetteer) -> bool:
    """Whether a figure is printed as what is asked, of all places and things that are named."""
    if answer.status != "answered":
        return False
    words = _WORDS.get(frame.operation)
    if words is None or not words.search(_beside(answer)):
        return False
    return _names_all(frame.subjects, answer) and all(
        _is_named(name, answer.sentence, gazetteer) for name in frame.regions
    )


def _names_all(subjects: Sequence[str], answer: Answer) -> bool:
    return all(coverage(subject, answer.sentence) >= _NAMED for subject in subjects)


def _in_a_row(question: str, gazetteer: Gazetteer) -> list[str]:
    """The places that a question names one after another: 甲县、乙县和丙县."""
    mentions = gazetteer.find(question)
    joined = [
        (one, other) for one, other in pairwise(mentions) if joins(question[one.end : other.start])
    ]
    return [mention.regions[0].name for pair in joined for mention in pair]


def _beside(answer: Answer) -> str:
    """The words around the figure in its sentence."""
    at = answer.sentence.find(answer.answer)
    return answer.sentence[max(0, at - _BEFORE) : at + len(answer.answer) + 2]


def _is_named(name: str, text: str, gazetteer: Gazetteer) -> bool:
    aliases = (alias for region in gazetteer.named(name) for alias in region.aliases)
    scopes = (f"{which}{name[-1]}" for which in "全该本我")  # 占全市的 in a report of its part
    return any(one in text for one in (name, *aliases, *scopes))
