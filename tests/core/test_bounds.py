"""A bound is set for figures; a limit of what is counted is none."""

from decimal import Decimal

import pytest

from core.parser.bounds import bounds_in


@pytest.mark.parametrize(
    ("question", "number", "unit", "passing", "failing"),
    [
        ("开工项目超过18个的县", 18, "个", 19, 18),
        ("哪些县粮食产量不到40万吨", 400_000, "吨", 399_999, 400_000),
        ("引资额在200亿元以上的县有几个", 20_000_000_000, "元", 20_000_000_000, 19_999_999_999),
        ("失业率不高于3%的县有哪些", 3, "%", 3, Decimal("3.1")),
        ("贷款不足百亿元的县有哪些", 10_000_000_000, "元", 1, 10_000_000_000),
        ("哪几个县招商小组达到6个", 6, "个", 6, 5),
        ("哪几个县用电量低于8亿", 800_000_000, "", 7, 800_000_000),
    ],
)
def test_a_bound(question: str, number: int, unit: str, passing: int, failing: int) -> None:
    (bound,) = bounds_in(question)
    assert (bound.number, bound.unit) == (number, unit)
    assert bound.passes(Decimal(passing))
    assert not bound.passes(Decimal(failing))


@pytest.mark.parametrize(
    "question",
    [
        "签约亿元以上项目最多的县",
        "超过5亿元的项目有几个",
        "签约10亿元以上项目多少个",
        "超过去年的县",
    ],
)
def test_what_only_says_what_is_counted(question: str) -> None:
    assert bounds_in(question) == ()


def test_two_bounds() -> None:
    above, below = bounds_in("开工项目超过20个，不到40个的县")
    assert above.passes(Decimal(30))
    assert below.passes(Decimal(30))
    assert not below.passes(Decimal(40))
