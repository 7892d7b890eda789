"""What speaks for a passage, over a few made candidates."""

from dataclasses import dataclass
from datetime import date

import numpy as np
import pytest

from core.index.heads import ReportHead
from core.language.regions import Gazetteer
from core.parser.question import parse_question
from core.schema import Chunk, Span
from retriever.measures import MEASURES
from retriever.pool import Candidate
from retriever.reading import Reading
from retriever.terms import terms_of


@dataclass(frozen=True)
class Made:
    """A passage, its report, and how that report begins."""

    report: str
    text: str
    number: int = 2
    opening: str = ""
    published: date | None = None

    def candidate(self) -> Candidate:
        name = f"{self.report}#{self.number:04d}"
        spans = (Span(0, len(self.text)),)
        return Candidate(
            chunk=Chunk(name, self.report, self.number, self.text, spans),
            report=ReportHead(self.report, "", self.published, "", self.opening),
            facts=(),
            bm25=1.0,
            cosine=0.5,
        )


def measure(name: str, question: str, *passages: Made) -> list[float]:
    gazetteer = Gazetteer.national()
    terms = terms_of(question, 1000, lambda pieces: dict.fromkeys(pieces, 10))
    frame = parse_question(question, gazetteer)
    made = [passage.candidate() for passage in passages]
    values = MEASURES[name](Reading(frame, terms, made, gazetteer))
    found: list[float] = np.round(values, 3).tolist()
    return found


def test_a_number_of_the_question_speaks_for_the_whole_report() -> None:
    found = measure(
        "numbers",
        "指数收3618.23点那天，成交多少亿元",
        Made("a", "指数收于3618.23点。", 1),
        Made("a", "全天成交1807.48亿元。", 2),
        Made("b", "指数收于3619.23点，成交1900亿元。"),
        Made("c", "指数收于13618.23点。"),
    )
    assert found == [1, 1, 0, 0]


def test_a_year_is_no_number() -> None:
    assert measure("numbers", "2022年成交多少亿元", Made("a", "2022年成交80亿元")) == [0]


@pytest.mark.parametrize(
    ("asked", "day", "value"),
    [
        ("2023年8月10日", date(2023, 8, 11), 1),
        ("2023年8月10日", date(2023, 8, 14), 0),
        ("2023年8月10日", date(2023, 8, 9), 0),
        ("2023年7月", date(2023, 8, 15), 1),
        ("2023年7月", date(2023, 9, 15), 0),
        ("2023年7月", None, 0.5),
        ("2023年", date(2023, 8, 1), 0),
    ],
)
def test_a_report_comes_out_soon_after_what_it_tells(
    asked: str, day: date | None, value: float
) -> None:
    passage = Made("a", "山火已致55人死亡", published=day)
    assert measure("published", f"{asked}山火死了多少人", passage) == [value]


def test_the_headline_says_what_a_sentence_need_not() -> None:
    with_headline, without = measure(
        "words_opened",
        "阳宗海禁渔查获几起案件",
        Made("a", "共查获案件3起。", opening="昆明阳宗海开展禁渔整治"),
        Made("b", "共查获案件3起。", opening="昆明开展整治"),
    )
    assert with_headline > without > 0


def test_words_of_two_sentences_do_not_add_up() -> None:
    together, apart = measure(
        "words_opened",
        "禁渔查获几起案件",
        Made("a", "禁渔期间查获案件3起。"),
        Made("b", "禁渔期间一切如常。查获案件3起。"),
    )
    assert together > apart


def test_the_month_is_said_by_any_passage_of_the_report() -> None:
    found = measure(
        "part_report",
        "2023年7月新增就业多少人",
        Made("a", "7月，就业形势向好。", 1),
        Made("a", "新增就业300人。", 2),
        Made("b", "8月新增就业500人。"),
    )
    assert found == [1, 1, 0]
