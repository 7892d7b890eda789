"""Whether a figure is of another word than the asked one: of 本科 for 专科, of A330 for A350.

What stands nearest to the figure decides.
"""

import re
from collections.abc import Iterator

from answerer.candidate import Candidate
from answerer.overlap import found_grams
from core.asking import expected_kind
from core.contrasts import contrasts, fixed_in
from core.frame import Frame
from core.terms import told_terms

_PAUSE = re.compile(r"[，,；;]")


def other_word(frame: Frame, candidate: Candidate) -> bool:
    """Whether another word of a set stands with the figure than the asked one.

    A fixed name (专科, A350) must stand in the passage or over it, whatever else does.
    """
    if candidate.number is None:
        return False
    asked = _asked(frame)
    if contrasts(asked, tuple(_rings(candidate))):
        return True
    chunk = candidate.chunk
    around = (candidate.report.title, *chunk.section, candidate.before, chunk.text)
    return not fixed_in(asked) <= fixed_in(" ".join(around))


def other_term(frame: Frame, candidate: Candidate) -> bool:
    """Whether the figure's own words are a known term that is not the asked one.

    Where that is no term itself, only if it is an indicator's name and shares no word with them.
    """
    if candidate.number is None:
        return False
    asked = frame.indicator
    other, known = told_terms(asked, candidate.beside)
    if known or not other:
        return other
    return bool(expected_kind(asked)) and not found_grams(asked, candidate.beside)


def _asked(frame: Frame) -> str:
    """What is asked less the names in it: the 农业 of a bank's name is no sector."""
    asked = frame.indicator
    for name in frame.subjects:
        asked = asked.replace(name, " ")
    return asked


def _rings(candidate: Candidate) -> Iterator[str]:
    """The texts around a figure, the nearest first."""
    text = candidate.chunk.text
    yield candidate.near
    yield text[candidate.clause.start : candidate.span.start]
    yield candidate.clause_text
    yield from reversed(_PAUSE.split(text[candidate.sentence.start : candidate.clause.start]))
    yield from reversed(candidate.chunk.section)
    yield candidate.report.title
