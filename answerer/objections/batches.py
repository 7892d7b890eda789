"""Several of a series asked together (两批一共多少个): no figure of one, but the sum of all."""

import re
from dataclasses import replace

from answerer.candidate import Candidate
from answerer.objections.each import asks_total
from core.language.lexicon import group_of
from core.language.numerals import parse_numeral
from core.parser.comparing import without_operation
from core.parser.frame import Frame

_NUMBERS = "一二三四五六七八九十"
_SEVERAL = re.compile(
    r"(?:前|这)?(?P<count>[两二三四五六七八九十]|\d{1,2})(?P<kind>[批期轮届])(?!末)"
)
_MOST = 6


def one_of_several(frame: Frame, candidate: Candidate) -> bool:
    """Whether a figure is of one of several (第二批) where all together are asked for: 两批一共."""
    several = _SEVERAL.search(frame.question)
    if several is None or not asks_total(frame.question):
        return False
    own = (q for q in candidate.qualifiers if q not in frame.qualifiers)  # 前七期 in both
    told = " ".join((candidate.sentence_text, candidate.report.title, *candidate.chunk.section))
    of_one = any(group_of(q) == f"次序{several['kind']}" for q in own)
    return of_one or several["kind"] not in told


def sum_of_batches(frame: Frame) -> Frame | None:
    """The comparison that adds up the first of a series; None where no such sum is asked for."""
    several = _SEVERAL.search(frame.indicator)
    rate = frame.measure in {"percent", "point", "ratio"}
    if frame.asked != "value" or rate or several is None or not asks_total(frame.question):
        return None
    count, kind = int(parse_numeral(several["count"]) or 0), several["kind"]
    if count > _MOST:
        return None
    rest = f"{frame.indicator[: several.start()]} {frame.indicator[several.end() :]}"
    shared = without_operation(" ".join(rest.split()))
    return replace(
        frame,
        asked="compare",
        operation="sum",
        subjects=tuple(f"第{number}{kind}" for number in _NUMBERS[:count]),
        indicator=shared,
        qualifiers=tuple(q for q in frame.qualifiers if not q.startswith(f"次序{kind}")),
    )
