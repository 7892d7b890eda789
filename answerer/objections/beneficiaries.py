"""Whose a figure is, where its sentence tells of several: 为甲公司退税5万元，为乙公司贴息3万元."""

from answerer.candidate import Candidate
from core.language.quantities import find_quantities
from core.language.tagger import tagged
from core.parser.frame import Frame

_MARKS = "，,；;。"
_NAMES = frozenset({"ORG", "PER", "nz", "nt"})


def is_of_another_name(frame: Frame, candidate: Candidate) -> bool:
    """Whether the asked name comes only behind the figure's clause, which is of something else.

    That name has a figure of its own there, or begins a clause and the words before the figure
    name another. One that builds, runs or receives the same (由甲公司承建) does not.
    """
    text, sentence = candidate.chunk.text, candidate.sentence
    end = _end_of_clause(text, candidate.span.end, sentence.end)
    told, later = text[sentence.start : end], text[end : sentence.end]
    names = [name for name in frame.subjects if name in later and name not in told]
    if candidate.number is None or not names or any(name in candidate.before for name in names):
        return False
    named = any(word.tag in _NAMES for word in tagged(text[sentence.start : candidate.span.start]))
    begins = any(later[: later.index(name)][-1:] in _MARKS for name in names)
    return (named and begins) or any(_has_figure(later, name) for name in names)


def _has_figure(text: str, name: str) -> bool:
    """Whether a figure stands behind a name in its own clause."""
    start = text.index(name)
    return bool(find_quantities(text[start : _end_of_clause(text, start, len(text))]))


def _end_of_clause(text: str, start: int, end: int) -> int:
    return min((at for mark in _MARKS if (at := text.find(mark, start, end)) >= 0), default=end)
