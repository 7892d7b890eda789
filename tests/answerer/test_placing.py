"""A place taken in a part of the year is none of the year, nor the reverse."""

import pytest

from answerer.objections.rounds import of_other_stretch
from core.parser.frame import Frame
from tests.answerer.made import made


@pytest.mark.parametrize(
    ("question", "near", "other"),
    [
        ("松涛县年度考核排第几", "季度评比第一", True),
        ("松涛县年度考核排第几", "年度考核第一", False),
        ("松涛县年度考核排第几", "考核第一", False),
        ("松涛县二季度评比排第几", "全年考核第一", True),
        ("松涛县四季度在年度考核中排第几", "全年考核第一", False),
    ],
)
def test_of_the_year_or_of_its_parts(question: str, near: str, other: bool) -> None:
    candidate = made(f"松涛县{near}", "第一", near=near, kind="rank")
    assert of_other_stretch(Frame(question), candidate) is other
