"""Whose a project is: the name that is printed right before it (甲纸业年产百万吨造纸项目)."""

import re
from collections.abc import Iterator

from answerer.overlap import coverage
from answerer.spans.items import is_nominal
from core.language.tagger import tagged

_FIRM = r"(?:哪一?家|谁家|哪一?个(?=公司|企业|集团|单位))(?:公司|企业|集团|单位|厂家?)?"
_ASKED = re.compile(
    rf"(?:[是归]|属于)[^，,]{{0,5}}?{_FIRM}[^，,]{{0,3}}?的?[？?。 ]*$|{_FIRM}的(?!是)"
    r"|是谁的[？?。 ]*$|归谁|属于谁"
)
_ITEM = re.compile(r"[^，,、。；;：:！!？?“”\s等和]{6,40}")
_LEAST, _SHORTEST, _LONGEST, _SAID = 0.75, 3, 24, 0.5
_SHORTEST_THING = 3


def owners_in(question: str, text: str) -> Iterator[tuple[int, int]]:
    """Start and end of the names before the things that the question asks whose they are."""
    if not _ASKED.search(question):
        return
    for match in _ITEM.finditer(text):
        end = _begins(question, match.group())
        name = match.group()[:end].removesuffix("的")
        fits = _SHORTEST <= len(name) <= _LONGEST and is_nominal(name)
        if fits and coverage(name, question) < _SAID:
            yield match.start(), match.start() + len(name)


def _begins(question: str, printed: str) -> int:
    """Where the asked thing begins in its printed name; 0 where it is not that."""
    for word in tagged(printed):
        thing = printed[word.start :]
        long_enough = len(thing) >= _SHORTEST_THING
        if long_enough and thing[:2] in question and coverage(thing, question) >= _LEAST:
            return word.start
    return 0
