"""A comparison shows every figure with its citation, and the arithmetic."""

import pytest

from answerer.answer import Answer
from tests.answerer.conftest import Ask

pytestmark = pytest.mark.slow

SIGNED = "签约亿元以上项目"


def cells(answer: Answer) -> dict[str, str]:
    return {cell.region: cell.value for cell in answer.table}


def test_the_winner_with_cited_cells(ask: Ask) -> None:
    answer = ask(f"望川县和苇泽县2022年{SIGNED}哪个多")
    assert (answer.status, answer.answer) == ("compared", "望川县")
    assert cells(answer) == {"望川县": "52个", "苇泽县": "44个"}
    quotes = {citation.n: citation.quote for citation in answer.citations}
    assert all(cell.citation and cell.value in quotes[cell.citation] for cell in answer.table)
    assert any("52" in step and "44" in step for step in answer.steps)


@pytest.mark.parametrize(
    ("question", "headline"),
    [
        (f"望川县2022年{SIGNED}比苇泽县多多少个", "8个"),
        (f"望川县2022年{SIGNED}比2021年多多少个", "5个"),
        (f"望川县、苇泽县和柏岭县2021年{SIGNED}一共多少个", "109个"),
        ("望川县和苇泽县2022年合同引资额一共多少亿元", "593.8亿元"),
        ("望川县与苇泽县2023年粮食产量差多少", "1.5万吨"),
        ("望川县2022年计划完成固定资产投资和实际完成相差多少亿元", "7.5亿元"),
        (f"2021年哪个县{SIGNED}最多", "望川县"),
        (f"2021年哪个县{SIGNED}最少", "柏岭县"),
        (f"2021年栖云市各县{SIGNED}排名", "望川县＞苇泽县＞柏岭县"),
        (f"望川县2022年{SIGNED}比2021年增长了多少", "10.64%"),
        (f"望川县2022年{SIGNED}比2021年减少了多少", "增加5个"),
        (f"望川县2022年{SIGNED}同比增长多少", "10.64%"),
        (f"望川县2022年{SIGNED}是2021年的几倍", "1.11倍"),
        (f"苇泽县2021年{SIGNED}在各县中排第几", "第2位"),
        (f"2021年{SIGNED}最多的县是哪个", "望川县"),
        (f"望川县2021年到2022年{SIGNED}一共多少个", "99个"),
        (f"柏岭县2021年{SIGNED}数在全市排名第几？", "第3位"),
        ("望川县、苇泽县、柏岭县2021年合同引资额从高到低排名", "望川县＞苇泽县＞柏岭县"),
    ],
)
def test_the_figure_is_worked_out_over_cited_figures(
    question: str, headline: str, ask: Ask
) -> None:
    answer = ask(question)
    assert (answer.status, answer.answer) == ("compared", headline)
    assert answer.steps
    assert len(answer.table) >= 2
    assert all(cell.citation for cell in answer.table)


def test_years_are_counted_as_years(ask: Ask) -> None:
    answer = ask(f"望川县2021年和2022年{SIGNED}分别多少个")
    assert "2年中2年有数据" in answer.message


def test_each_of_a_row_of_years_has_its_own_figure(ask: Ask) -> None:
    answer = ask(f"2021到2022年望川县各{SIGNED}多少个")
    assert (answer.status, answer.answer) == ("compared", "2021年47个；2022年52个")


@pytest.mark.parametrize(
    "question",
    [
        f"望川县2022年{SIGNED}在各县中排第几",  # one of them has no figure
        f"望川县2021年{SIGNED}在全省排第几",
        f"望川县2021年到2022年{SIGNED}多少个",  # the figure of one year is not that of two
        "望川县2022年工业投资同比增长多少",  # what is told is all investment
    ],
)
def test_no_place_is_worked_out_among_some(question: str, ask: Ask) -> None:
    assert (ask(question).status, ask(question).answer) == ("refused", "")


def test_a_county_without_a_figure_is_named_and_nothing_compared(ask: Ask) -> None:
    answer = ask(f"柏岭县和苇泽县2022年{SIGNED}相差多少个")
    assert (answer.status, answer.answer, answer.reason) == ("refused", "", "incomplete")
    assert "柏岭县" in answer.message
    assert "44个" in answer.message
    assert answer.citations


def test_nothing_to_compare_is_refused(ask: Ask) -> None:
    answer = ask("望川县和苇泽县2019年邮票发行量哪个多")
    assert (answer.status, answer.answer) == ("refused", "")
    assert answer.message
