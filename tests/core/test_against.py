"""A bound may be another place's figure, or the mean."""

import pytest

from core.parser.against import against, set_against


@pytest.mark.parametrize(
    ("question", "than", "above", "mean"),
    [
        ("粮食产量高于苇泽县的县有哪些", "苇泽县", True, False),
        ("失业率低于全市的县有几个", "全市", False, False),
        ("哪些县开工项目超过全市平均水平", "全市", True, True),
        ("引资额不如苇泽县的是哪几个县", "苇泽县", False, False),
        ("哪些县开工项目比苇泽县多", "苇泽县", True, False),
        ("排在苇泽县后面的是哪个县", "苇泽县", False, False),
        ("产量低于平均值的县有哪些", "", False, True),
    ],
)
def test_what_sets_the_bound(question: str, than: str, above: bool, mean: bool) -> None:
    bound = against(question, ["苇泽县"])
    assert bound is not None
    assert (bound.than, bound.above, bound.mean) == (than, above, mean)
    assert set_against(bound.text) == than


@pytest.mark.parametrize(
    "question", ["高于去年的县有哪些", "苇泽县比望川县多多少", "超过30个的县", "比苇泽县多几个"]
)
def test_nothing_that_sets_one(question: str) -> None:
    assert against(question, ["苇泽县", "望川县"]) is None
