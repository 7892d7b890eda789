"""What was done to so many is told by its own figure, and what there is in all by no addition."""

import pytest

from answerer.objections.deeds import of_another_deed
from answerer.objections.stock import is_only_added
from core.parser.frame import Frame
from tests.answerer.made import made

ISSUES = "全县共收集问题90条，已答复71条，满意率达99%。"
COURSES = "开办各类夜校培训8.4万人次，新增技工2万人。"


@pytest.mark.parametrize(
    ("question", "text", "figure", "other"),
    [
        ("收上来的问题答复了几条", ISSUES, "90条", True),
        ("收上来的问题答复了几条", ISSUES, "71条", False),
        ("收上来的问题答复出去多少条", ISSUES, "90条", True),
        ("收上来的问题答复出去多少条", ISSUES, "71条", False),
        ("收上来的问题搞定了几条", "收集问题90条，已解决71条。", "90条", True),
        ("收上来的问题搞定了几条", "收集问题90条，已解决71条。", "71条", False),
        # with its noun between, other rules tell (siblings.py)
        ("问题收集了多少条", ISSUES, "71条", False),
        ("夜校培训了多少人", COURSES, "2万人", True),
        ("夜校培训了多少人", COURSES, "8.4万人次", False),
        ("满意率提高了多少", "满意率提高2%，办结率达98%。", "98%", False),
        ("栽了多少棵树", "栽树400棵，补植30棵。", "400棵", False),
    ],
)
def test_the_deed_that_is_asked_stands_before_its_figure(
    question: str, text: str, figure: str, other: bool
) -> None:
    assert of_another_deed(Frame(question), made(text, figure)) is other


SHIPS = "码头部署18艘船、12架直升机。"


@pytest.mark.parametrize(
    ("question", "unit", "figure", "other"),
    [
        ("部署了多少架直升机", "架", "12架", False),
        ("部署了多少艘船", "艘", "18艘", False),
        ("部署了多少艘船", "艘", "12架", True),
    ],
)
def test_of_figures_in_two_units_the_one_in_the_asked_unit_is_its_own(
    question: str, unit: str, figure: str, other: bool
) -> None:
    assert of_another_deed(Frame(question, unit=unit), made(SHIPS, figure)) is other


@pytest.mark.parametrize(
    ("question", "only_added"),
    [
        ("碧湾县现在一共有多少名驻村干部", True),
        ("目前全县有驻村干部几名", True),
        ("截至目前碧湾县各镇街派驻的村干部总共有多少名", True),
        ("现有高新技术企业驻点干部多少名", True),
        ("碧湾县驻村干部总数是多少", True),
        ("碧湾县新增了多少名驻村干部", False),
        ("碧湾县多少名驻村干部", False),
        ("目前新引进的驻村干部有多少名", False),
        ("2022年发现有多少名干部驻村", False),
        ("2022年一共有多少名干部驻村", False),  # what a year brought is told as added
    ],
)
def test_what_was_added_is_not_all_there_is(question: str, only_added: bool) -> None:
    added = made("新增驻村干部60名。", "60名", qualifiers=("范围:新增",))
    assert is_only_added(Frame(question), added) is only_added
