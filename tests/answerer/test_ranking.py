"""When a span is sure enough to be the answer."""

import math

from answerer.ranking import accepted_among
from core.frame import Frame
from core.schema import Span
from tests.answerer.made import made

TEXT = "企业缺人手，由县里定期办招聘会来补，县长乔某某说。"
FRAME = Frame("企业缺人手怎么办", asked="text")


def test_spans_that_overlap_are_weighed_together() -> None:
    half = math.log(0.5)
    whole = made(TEXT, "企业缺人手，由县里定期办招聘会来补", score=half)
    clause = made(TEXT, "由县里定期办招聘会来补", score=half)
    apart = made(TEXT, "县长乔某某说", score=half)
    assert accepted_among(FRAME, [whole, clause, apart]) == [whole, clause]


def test_a_place_that_is_another_refuses_however_sure() -> None:
    sure = made(TEXT, "由县里定期办招聘会来补", score=3.0)
    other = made(TEXT, "由县里定期办招聘会来补", score=3.0, differs=("地区",))
    assert sure.span == Span(other.span.start, other.span.end)
    assert accepted_among(FRAME, [other]) == []
    assert accepted_among(FRAME, [sure]) == [sure]
