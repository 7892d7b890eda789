"""An amount is of the projects that are counted before it."""

import pytest

from answerer.objections.owners import of_other_projects, of_so_many_others
from core.parser.frame import Frame
from tests.answerer.made import made

STOCK = "谋划储备项目26个，总投资90亿元。"
TOLD = "实施“四个一”项目31个，总投资70亿元；目前在库项目12个，总投资28亿元。"
SCOPE = "全县共上报项目31个，总投资70亿元；在考核范围内的12个项目，总投资28亿元。"


@pytest.mark.parametrize(
    ("question", "text", "figure", "other"),
    [
        ("省重点项目总投资多少", STOCK, "90亿元", True),
        ("储备项目总投资多少", STOCK, "90亿元", False),
        ("全县项目总投资多少", STOCK, "90亿元", False),
        ("“四个一”在库项目总投资多少", TOLD, "70亿元", True),
        ("“四个一”在库项目总投资多少", TOLD, "28亿元", False),
        ("“四个一”项目总投资多少", TOLD, "70亿元", False),
        ("市重点项目总投资多少", "2023年该县41个省市重点项目总投资60亿元。", "60亿元", False),
        ("技改项目投资多少", "完成技改投资9亿元。", "9亿元", False),
        ("在考核范围内的项目总投资多少", SCOPE, "70亿元", True),
        ("在考核范围内的项目总投资多少", SCOPE, "28亿元", False),
        ("制氢的项目要花多少", "签约项目40个；总投资60亿元的制氢一体化落户。", "60亿元", False),
        ("省重点项目多少个", STOCK, "26个", False),
    ],
)
def test_whose_amount_it_is(question: str, text: str, figure: str, other: bool) -> None:
    assert of_other_projects(Frame(question), made(text, figure)) is other


def test_projects_are_also_named_by_their_stage() -> None:
    assert not of_other_projects(Frame("全县报上去的项目总投资多少"), made(SCOPE, "70亿元"))
    assert of_other_projects(Frame("全县报上去的项目总投资多少"), made(STOCK, "90亿元"))


@pytest.mark.parametrize(
    ("question", "figure", "other"),
    [
        ("考核范围内的12个项目完成投资多少", "70亿元", True),
        ("考核范围内的12个项目完成投资多少", "28亿元", False),
        ("考核范围内的项目完成投资多少", "70亿元", False),
        ("12个镇的项目完成投资多少", "70亿元", False),
    ],
)
def test_so_many_projects_are_those_of_just_that_number(
    question: str, figure: str, other: bool
) -> None:
    text = {"70亿元": "31个重点项目完成投资70亿元。", "28亿元": "12个项目完成投资28亿元。"}[figure]
    assert of_so_many_others(Frame(question), made(text, figure)) is other
