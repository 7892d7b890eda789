"""A name that only tells in what frame something was done: “甲行动”中办了几场对接会."""

import re

from answerer.candidate import Candidate

_IN_IT = r"[”\"」]?(?:活动|行动|工作|计划)?[中里]"
# How far before a passage its report may have named what the passage goes on about, in characters.
_FAR = 2000


def is_setting(question: str, name: str) -> bool:
    """Whether the question asks what was done in the course of a campaign of this name."""
    return bool(re.search(re.escape(name) + _IN_IT, question))


def earlier(candidate: Candidate) -> str:
    """What stands in the report before the passage."""
    start = candidate.chunk.spans[0].start
    return candidate.report.text[max(0, start - _FAR) : start]
