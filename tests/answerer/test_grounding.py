"""No answer is shown whose figures and quotes do not stand in the reports."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from answerer.answer import Answer, Cell, Citation
from answerer.grounding import proved
from core.errors import UngroundedAnswer
from core.parser.frame import Frame
from core.schema import Report

TEXT = "示例县2022年签约亿元以上项目40个，合同引资额273亿元。"
REPORT = Report("a.txt", "a.txt", TEXT)


def citation(start: int, end: int, quote: str | None = None) -> Citation:
    return Citation(
        n=1,
        doc_id="a.txt",
        chunk_id="a.txt#0000",
        title="",
        publisher="",
        published="",
        page=None,
        section=(),
        quote=TEXT[start:end] if quote is None else quote,
        start=start,
        end=end,
    )


def answered(headline: str, *citations: Citation, **fields: object) -> Answer:
    return Answer("问", "answered", Frame("问"), answer=headline, citations=citations, **fields)  # type: ignore[arg-type]


def prove(answer: Answer) -> Answer:
    return proved(answer, lambda doc_id: REPORT)


def test_a_figure_of_the_quote_is_grounded() -> None:
    answer = answered("40个", citation(0, len(TEXT)))
    assert prove(answer) is answer


def test_a_figure_that_stands_nowhere_is_refused() -> None:
    with pytest.raises(UngroundedAnswer):
        prove(answered("41个", citation(0, len(TEXT))))


def test_a_part_of_a_number_is_not_the_number() -> None:
    with pytest.raises(UngroundedAnswer):
        prove(answered("73亿元", citation(0, len(TEXT))))


def test_a_quote_that_is_not_the_text_is_refused() -> None:
    with pytest.raises(UngroundedAnswer):
        prove(answered("", citation(0, 4, "示例市2")))


def test_a_computed_figure_needs_its_step() -> None:
    whole = citation(0, len(TEXT))
    with pytest.raises(UngroundedAnswer):
        prove(answered("233亿元", whole))
    prove(answered("233亿元", whole, steps=("273亿元 − 40亿元 = 233亿元",)))


def test_a_cell_needs_a_quote() -> None:
    cell = Cell("", "示例县", "2022年", "引资额", "99亿元", 1)
    with pytest.raises(UngroundedAnswer):
        prove(answered("", citation(0, len(TEXT)), table=(cell,)))


def test_a_figure_broken_over_two_pieces_is_grounded() -> None:
    at = TEXT.index("273") + 1
    pieces = (citation(0, at), citation(at, len(TEXT)))
    prove(answered("273亿元", *pieces))


@pytest.mark.parametrize("headline", ["15012345678", "1211.7万元"])
def test_blanks_may_part_two_numbers_or_stand_within_one(headline: str) -> None:
    text = "1、电话15012345678 2、收入1,211. 7 万元"
    quote = replace(citation(0, 0), quote=text, end=len(text))
    report = replace(REPORT, text=text)
    answer = answered(headline, quote)
    assert proved(answer, lambda doc_id: report) is answer


@given(st.integers(min_value=0, max_value=10**6))
def test_any_other_figure_is_refused(number: int) -> None:
    headline = f"{number}个"
    if str(number) in {"2022", "40", "273"}:
        return
    with pytest.raises(UngroundedAnswer):
        prove(answered(headline, citation(0, len(TEXT))))


@pytest.mark.parametrize(("winner", "row"), [("乙县", "甲县"), ("甲县", "甲县")])
def test_the_winner_is_a_row_of_the_table(winner: str, row: str) -> None:
    cell = Cell("", row, "2022年", "签约项目", "40个", 1)
    frame = Frame("问", asked="compare", operation="most")
    answer = Answer(
        "问",
        "compared",
        frame,
        answer=winner,
        table=(cell,),
        citations=(citation(0, len(TEXT)),),
    )
    if winner == row:
        assert prove(answer) is answer
    else:
        with pytest.raises(UngroundedAnswer):
            prove(answer)
