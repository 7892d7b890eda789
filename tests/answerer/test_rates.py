"""A share of a whole never answers for a change, nor a change for a share."""

import pytest

from answerer.rates import other_rate
from core.frame import Frame
from tests.answerer.made import made

GREW = "2022年，望川县外贸额18亿元，比上年增长7.5%"
SHARE = "2022年，望川县外贸额占全市的31.2%"


@pytest.mark.parametrize(
    ("question", "text", "figure", "other"),
    [
        ("望川县外贸额占全市的比重", GREW, "7.5%", True),
        ("望川县外贸额增速是多少", SHARE, "31.2%", True),
        ("望川县外贸额占全市多少", SHARE, "31.2%", False),
        ("望川县外贸额增长多少", GREW, "7.5%", False),
        ("望川县外贸额占比提高了几个百分点", "占比上升2.1个百分点", "2.1个百分点", False),
        ("望川县问题办结率多少", "问题办结率96%", "96%", False),
        ("望川县外贸额占全市的比重", "外贸额18亿元", "18亿元", False),
        ("外贸额占比多少", "增长8%的外贸额占全市的31%", "31%", False),
    ],
)
def test_what_a_percentage_is_of(question: str, text: str, figure: str, other: bool) -> None:
    assert other_rate(Frame(question), made(text, figure)) is other
