"""Tagged names: a firm by its short name and its trade is one name, and one letter is none."""

from answerer.spans.entities import find_entities
from tests.answerer.views import views_in


def entities(question: str, text: str) -> dict[str, str]:
    view = views_in(question, text)[0]
    return {found.text: found.sort for found in find_entities(view)}


def test_a_firm_has_its_trade_in_its_name() -> None:
    found = entities("资金给了哪家企业", "为宏宇羽绒落实信用保险资金。")
    assert found["宏宇羽绒"] == "ORG"
    assert "宏宇" not in found


def test_one_letter_is_no_name() -> None:
    found = entities("哪家企业成功了", "星汉生物引进技术，中试也获成功。")
    assert all(len(name) > 1 for name in found)


def test_a_latin_name_is_one_name() -> None:
    found = entities("哪位主管这么说", "研究主管Huw Roberts和学者Cyrus de la Rubia都这么说。")
    assert {"Huw Roberts", "Cyrus de la Rubia"} <= found.keys()
    assert not {"Huw", "Roberts", "Cyrus", "Rubia"} & found.keys()
