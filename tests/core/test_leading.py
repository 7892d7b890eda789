"""Which places of an order a question asks for."""

import pytest

from core.parser.leading import lead_in


@pytest.mark.parametrize(
    ("question", "places"),
    [
        ("开工项目前四名是哪几个县", (1, 4, False)),
        ("引资额排名前10的县", (1, 10, False)),
        ("排第二的是哪个县", (2, 2, False)),
        ("第三多的县是哪个", (3, 3, False)),
        ("倒数第二的是哪个县", (2, 2, True)),
        ("后三名是哪些县", (1, 3, True)),
        ("垫底的是哪个县", (1, 1, True)),
        ("粮食产量最高的两个县", (1, 2, False)),
        ("粮食产量最少的3个县", (1, 3, True)),
    ],
)
def test_the_places(question: str, places: tuple[int, int, bool]) -> None:
    lead = lead_in(question)
    assert lead is not None
    assert (lead.first, lead.last, lead.rising) == places


@pytest.mark.parametrize(
    "question", ["第三产业多少", "前3个月多少", "目前多少", "第二季度", "第一批"]
)
def test_no_place_of_an_order(question: str) -> None:
    assert lead_in(question) is None
