"""Shown arithmetic, read and computed again."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eval.arithmetic import read_step


@pytest.mark.parametrize(
    ("text", "holds"),
    [
        ("796.5亿元 − 261.35亿元 = 535.15亿元", True),
        ("甲县56个 - 乙县41个 = 15个", True),
        ("5个-3个=2个", True),
        ("1.2亿元 - 5000万元 = 7000万元", True),
        ("(3305万吨 − 3000万吨) ÷ 3000万吨 × 100% = 10.17%", True),
        ("40个 ÷ 160个 = 25%", True),
        ("2980亿元＋1260亿元＝4240亿元", True),
        ("796.5亿元 − 261.35亿元 = 535.25万元", False),
        ("56个 + 41个 = 98个", False),
        ("796.5亿元 − 261.35亿元 = 535.16亿元", False),
        ("1个 ÷ 3个 = 33.33%", True),
        ("1个 ÷ 3个 = 33.34%", False),
        ("7个 ÷ 0个 = 0个", None),
        ("按可比口径 = 56个", None),
    ],
)
def test_steps(text: str, holds: bool | None) -> None:
    step = read_step(text)
    assert step is not None
    assert step.holds is holds


def test_no_result_is_no_step() -> None:
    assert read_step("甲县56个＞乙县41个") is None


@given(st.integers(0, 10**6), st.integers(0, 10**6), st.integers(-9, 50))
def test_only_the_true_sum_holds(first: int, second: int, off: int) -> None:
    total = first + second + 10_000_000
    step = read_step(f"{first}个 + {second}个 + 10000000个 = {total + off * total // 10}个")
    assert step is not None
    assert step.holds is (off == 0)
    assert [q.number for q in step.operands] == [Decimal(first), Decimal(second), 10_000_000]
