"""What there is in all is not what was added to it: 现在一共有多少 of 新增80名."""

import re

from answerer.candidate import Candidate
from core.parser.frame import Frame

_IN_ALL = re.compile(
    r"(?:现在|目前|如今|眼下|截至|一共|总共|总计|共)[^，,。？?]{0,8}?有[^，,。？?]{0,4}?(?:多少|几)"
)
_ADDED = "范围:新增"


def is_only_added(frame: Frame, candidate: Candidate) -> bool:
    """Whether the question asks how many there are, and the figure tells how many were added."""
    added = _ADDED in candidate.qualifiers and _ADDED not in frame.qualifiers
    return added and "新" not in frame.question and bool(_IN_ALL.search(frame.question))
