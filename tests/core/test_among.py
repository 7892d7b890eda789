"""What a question asks of all places or all years."""

import pytest

from core.parser.among import asked_kind, kind_among, read_among


@pytest.mark.parametrize(
    ("question", "operation", "kind"),
    [
        ("2022年开工项目超过20个的县有哪些", "passing", "县"),
        ("哪些县区粮食产量在40万吨以上", "passing", "县区"),
        ("开工项目超过20个的是哪几个县", "passing", "县"),
        ("开工项目不到20个的县市有几个", "counted", "县市"),
        ("有多少个区失业率低于3%", "counted", "区"),
        ("哪些年份开工项目超过20个", "passing", "年"),
        ("哪一年开工项目最多", "most", "年"),
        ("粮食产量最低的是哪年", "least", "年"),
        ("六个县市粮食产量合计多少", "sum", "县市"),
        ("各县一共开工多少个项目", "sum", "县"),
        ("全市各县区平均开工多少个项目", "mean", "县区"),
        ("各县粮食产量分别是多少", "each", "县"),
        ("各县粮食产量情况", "each", "县"),
        ("各县上学总人数", "sum", "县"),
        ("望川县历年粮食产量", "each", "年"),
        ("望川县三年粮食产量合计多少", "sum", "年"),
        ("望川县这几年平均开工多少个项目", "mean", "年"),
        ("开工项目最多和最少的县相差多少", "spread", "县"),
        ("粮食产量最高的县比最低的县多多少", "spread", "县"),
    ],
)
def test_all_are_asked_about(question: str, operation: str, kind: str) -> None:
    among = read_among(question, [], periods=1)
    assert among is not None
    assert (among.operation, among.kind) == (operation, kind)


@pytest.mark.parametrize(
    "question",
    [
        "望川县开工项目多少个",
        "哪个县开工项目最多",
        "超过5亿元的项目有几个",
        "望川县哪一年撤县设市",
        "三年行动计划一共投资多少",
        "近三年粮食产量合计多少",
        "各市场主体贷款多少",
        "各县平均工资哪个高",
        "望川县占各县合计的比重",
    ],
)
def test_one_thing_is_asked_about(question: str) -> None:
    assert read_among(question, [], periods=0) is None


def test_named_places_are_those_asked_about() -> None:
    question = "望川、苇泽、柏岭三县中开工项目超过20个的有哪些"
    among = read_among(question, ["望川", "苇泽", "柏岭"], periods=0)
    assert among is not None
    assert (among.operation, among.kind) == ("passing", "")
    assert read_among("望川、苇泽各县一共多少个", ["望川", "苇泽"], periods=0) is None


def test_the_kind_of_places() -> None:
    assert kind_among("各地级市中谁最高") == "地级市"
    assert kind_among("望川县的项目") == ""
    assert asked_kind("排第二的是哪个县区") == "县区"
    assert asked_kind("第三多的县") == "县"
    assert asked_kind("哪一年最多") == ""
