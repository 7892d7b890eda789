"""What is done about a fault that the question names, in whatever words."""

import pytest

from answerer.spans.dealings import deals_with, find_dealings
from tests.answerer.views import views_in

TEXT = "对进展缓慢的，及时发函提醒；对弄虚作假的，严肃问责。"


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("项目推进慢了怎么办", "对进展缓慢的，及时发函提醒"),
        ("数据造假怎么处理", "对弄虚作假的，严肃问责"),
        ("项目拖着不动会怎么样", "对进展缓慢的，及时发函提醒"),
    ],
)
def test_the_clauses_of_the_asked_fault(question: str, told: str) -> None:
    assert deals_with(question)
    found = [one.text for view in views_in(question, TEXT) for one in find_dealings(view)]
    assert found == [told]


@pytest.mark.parametrize(
    "question", ["怎么办理执照", "项目为什么慢", "明年行情会怎么样", "欠薪整改得怎么样了"]
)
def test_no_fault_or_no_remedy_is_asked(question: str) -> None:
    assert not deals_with(question)
