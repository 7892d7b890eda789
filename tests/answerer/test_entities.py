"""Tagged names: a firm by its short name and its trade is one name, and one letter is none."""

from datetime import date

from answerer.entities import find_entities
from answerer.spans import View
from core.contexts import read_sentences
from core.question import parse_question
from core.regions import Gazetteer
from core.schema import Chunk, Report, Span

GAZETTEER = Gazetteer.national()


def entities(question: str, text: str) -> dict[str, str]:
    report = Report("r", "r.txt", text, published=date(2023, 8, 1))
    chunk = Chunk("r#1", "r", 1, text, (Span(0, len(text)),))
    sentences = tuple(read_sentences(report, chunk, GAZETTEER))
    view = View(parse_question(question, GAZETTEER), chunk, report, sentences, 0, GAZETTEER)
    return {found.text: found.sort for found in find_entities(view)}


def test_a_firm_has_its_trade_in_its_name() -> None:
    found = entities("资金给了哪家企业", "为宏宇羽绒落实信用保险资金。")
    assert found["宏宇羽绒"] == "ORG"
    assert "宏宇" not in found


def test_one_letter_is_no_name() -> None:
    found = entities("哪家企业成功了", "星汉生物引进技术，中试也获成功。")
    assert all(len(name) > 1 for name in found)
