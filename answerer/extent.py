"""Whether a figure is of as much as was asked: of the year or its parts, of all or what is left."""

import re

from answerer.candidate import Candidate
from core.frame import Frame
from core.lexicon import group_of
from core.remaining import asks_rest, tells_rest

_OF_YEAR, _OF_PART = re.compile(r"全年|年度|年终|整年"), re.compile(r"季度|月度|半年|[上下]旬")


def of_other_stretch(frame: Frame, candidate: Candidate) -> bool:
    """A place among the quarters (季度评比两次第一) is none of the year, nor the reverse."""
    if candidate.kind != "rank":
        return False
    for asked, other in ((_OF_YEAR, _OF_PART), (_OF_PART, _OF_YEAR)):
        if asked.search(frame.question) and not other.search(frame.question):
            return bool(other.search(candidate.near) and not asked.search(candidate.near))
    return False


def is_not_the_rest(frame: Frame, candidate: Candidate) -> bool:
    """All problems are not those that are left; what is left of a plan is worked out."""
    asked = candidate.number is not None and asks_rest(frame.question)
    if not asked or any(group_of(q) == "口径" for q in frame.qualifiers):
        return False
    return not tells_rest(candidate.clause_text)
