"""A question compares only where it names what to set side by side, and how."""

import pytest

from core.parser.comparing import (
    by_rate,
    compared_names,
    placed,
    read_operation,
    without_figure,
    without_operation,
)


@pytest.mark.parametrize(
    ("question", "operation"),
    [
        ("甲县比乙县多多少个", "difference"),
        ("甲县和乙县相差多少", "difference"),
        ("甲县和乙县差了多少", "difference"),
        ("甲县超过乙县多少", "difference"),
        ("今年比去年缩水了多少亿元", "difference"),
        ("甲国、乙国里哪国涨得最猛", "most"),
        ("实际比计划超了多少", "difference"),
        ("甲县和乙县谁多，多几个", "most"),
        ("甲县和乙县哪个多，多多少？", "most"),
        ("甲县和乙县哪个多、多几条？", "most"),
        ("甲县和乙县哪个少，少多少", "least"),
        ("今年比去年翻了几番", "doublings"),
        ("甲县和乙县平均多少个", "mean"),
        ("甲县和乙县平均工资多少", ""),
        ("甲县和乙县共有多少个", "sum"),
        ("甲县和乙县公共预算多少", ""),
        ("甲县和乙县加起来多少", "sum"),
        ("甲县和乙县一共多少", "sum"),
        ("甲县从去年到今年增长了多少", "growth"),
        ("甲县占乙县的比重", "share"),
        ("甲县、乙县、丙县从高到低排名", "ranking"),
        ("甲县和乙县哪个少", "least"),
        ("甲县和乙县谁更高", "most"),
        ("甲县和乙县的项目", ""),
    ],
)
def test_the_operation_between_several(question: str, operation: str) -> None:
    assert read_operation(question, several=True, subjects=0) == operation


@pytest.mark.parametrize(
    "question", ["签约项目一共多少个", "比上年增长多少", "降水量最大的是哪个月", "合计多少"]
)
def test_one_thing_is_not_compared(question: str) -> None:
    assert read_operation(question, several=False, subjects=0) == ""


@pytest.mark.parametrize(
    "question", ["哪位分析师说2022年和2023年里产量最大", "谁介绍了2022年和2023年最高检的工作"]
)
def test_who_said_something_is_not_compared(question: str) -> None:
    assert read_operation(question, several=True, subjects=0) == ""


def test_all_counties_are_compared_without_names() -> None:
    assert read_operation("哪个县签约项目最多", several=False, subjects=0) == "most"
    assert read_operation("各县中最低的是谁", several=False, subjects=0) == "least"


def test_two_subjects_are_compared() -> None:
    assert read_operation("甲项目和乙项目哪个投资大", several=False, subjects=2) == "most"
    assert read_operation("甲项目和乙项目的投资", several=False, subjects=2) == ""


def test_two_named_things() -> None:
    assert compared_names("青松和翠竹两个项目哪个投资大") == ("青松", "翠竹")
    assert compared_names("松原县2022年签约项目多少个") == ()


@pytest.mark.parametrize(
    ("indicator", "rest"),
    [
        ("签约项目 哪个", "签约项目"),
        ("投资 相差", "投资"),
        ("投资", "投资"),
        ("粮食 收得多", "粮食 收"),
        ("收集 问题 哪个县多 多", "收集 问题"),
        ("人均所得", "人均所得"),
    ],
)
def test_the_words_of_comparing_leave_the_indicator(indicator: str, rest: str) -> None:
    assert without_operation(indicator) == rest


@pytest.mark.parametrize(
    ("question", "rate"),
    [
        ("焦炭和焦煤谁跌得多", True),
        ("哪块营收涨得最快", True),
        ("谁的跌幅大", True),
        ("投资进度，甲县和乙县谁快", True),
        ("甲县和乙县的投资完成率谁跑得快", True),
        ("哪个县签约多", False),
        ("工程进度，哪个县说得多", False),
        ("哪座码头大", False),
    ],
)
def test_changes_are_compared_by_rate(question: str, rate: bool) -> None:
    assert by_rate(question) == rate


@pytest.mark.parametrize(
    ("names", "apart"),
    [
        (("开工项目", "投产项目总投资"), (("开工项目", "投产项目"), "总投资")),
        (("投产项目总投资", "开工项目"), (("投产项目", "开工项目"), "总投资")),
        (("开工项目", "投产项目"), (("开工项目", "投产项目"), "")),
        (("港口", "机场吞吐量"), (("港口", "机场吞吐量"), "")),
        ((), ((), "")),
    ],
)
def test_the_figure_behind_one_is_asked_of_all(
    names: tuple[str, ...], apart: tuple[tuple[str, ...], str]
) -> None:
    assert without_figure(names) == apart


@pytest.mark.parametrize(
    ("question", "operation", "first"),
    [
        ("甲山县、乙水县从多到少，乙水排第几", "place", "乙水县"),
        ("甲山县、乙水县从多到少，丙林县排第几", "ranking", "甲山县"),
        ("甲山县、乙水县从少到多，乙水县排第几", "ranking", "甲山县"),
        ("甲山县、乙水县从多到少排一下", "ranking", "甲山县"),
    ],
)
def test_the_place_whose_place_is_asked(question: str, operation: str, first: str) -> None:
    found, names = placed(question, "ranking", ("甲山县", "乙水县"))
    assert (found, names[0], len(names)) == (operation, first, 2)
