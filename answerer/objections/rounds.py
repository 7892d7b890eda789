"""Of which round a place is: 季度评比第一 is none of the year."""

import re

from answerer.candidate import Candidate
from core.parser.frame import Frame

# Of these two one excludes the other; 总评 or 单项 only speak against it.
_OF_YEAR, _OF_PART = re.compile(r"全年|年度|年终|整年"), re.compile(r"季度|月度|半年|[上下]旬")


def of_other_stretch(frame: Frame, candidate: Candidate) -> bool:
    """Whether a place is of quarters (季度评比两次第一) and the year is asked, or the reverse."""
    if candidate.kind != "rank":
        return False
    for asked, other in ((_OF_YEAR, _OF_PART), (_OF_PART, _OF_YEAR)):
        if asked.search(frame.question) and not other.search(frame.question):
            return bool(other.search(candidate.near) and not asked.search(candidate.near))
    return False
