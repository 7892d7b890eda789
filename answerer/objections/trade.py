"""Whom is traded with: all exports are not those to one country."""

import re

from answerer.candidate import Candidate
from answerer.overlap import coverage
from core.parser.frame import Frame

_TRADE = re.compile(
    r"[对向从](?P<name>[\u4e00-\u9fff]{2,5}?)\s?的?\s?(?:全部|直接)?(?:出口|进口|进出口|贸易)"
)
_OWN_COUNTRY = re.compile(r"中国|我国|[对来]华")
NATION = "中国"


def with_another_partner(frame: Frame, candidate: Candidate) -> bool:
    """Whether neither the sentence nor what stands over it names the asked partner (对中国出口)."""
    match = _TRADE.search(frame.indicator)
    if match is None:
        return False
    around = " ".join((candidate.sentence_text, *candidate.chunk.section, candidate.report.title))
    name = match["name"]
    return not (_OWN_COUNTRY.search(around) if name == NATION else coverage(name, around) == 1)
