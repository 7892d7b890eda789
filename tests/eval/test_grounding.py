"""What counts as proved by its quotes, and what as rightly cited."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from eval.grounding import is_citation_correct, is_grounded
from eval.question import Question

Maker = Callable[..., dict[str, Any]]
TextOf = Callable[[str], str | None]
FIRST, SECOND = "甲县2022年签约项目40个，引资273亿元。", "甲县2023年签约项目52个。"


@pytest.mark.parametrize(
    ("headline", "grounded"),
    [("40个", True), ("４０个", True), ("4个", False), ("52个", False), ("273亿元", True)],
)
def test_a_figure_stands_in_a_quote(answer: Maker, headline: str, grounded: bool) -> None:
    assert is_grounded(answer(headline, (FIRST,))) is grounded


def test_a_refusal_is_neither(answer: Maker) -> None:
    assert is_grounded(answer()) is None


@pytest.mark.parametrize(
    ("steps", "grounded"),
    [
        (("52个 − 40个 = 12个",), True),
        (("2023年52个 − 2022年40个 = 增加12个",), True),
        (("52个 − 40个 = 13个",), False),
        (("52个 − 30个 = 12个",), False),
        (("12个",), False),
        ((), False),
    ],
)
def test_arithmetic_must_be_shown_hold_and_start_from_quotes(
    answer: Maker, steps: tuple[str, ...], grounded: bool
) -> None:
    compared = answer("12个", (FIRST, SECOND), status="compared", steps=list(steps))
    wrong = answer("13个", (FIRST, SECOND), status="compared", steps=list(steps))
    assert is_grounded(compared) is grounded
    assert is_grounded(wrong) is False


def test_a_numeral_in_the_name_of_a_row_is_no_figure(answer: Maker) -> None:
    row = {"subject": "三个一批项目", "region": "", "period": "", "value": "40个", "citation": 1}
    named = ["三个一批项目52个 − 三个一批项目40个 = 12个"]
    assert is_grounded(answer("12个", (FIRST, SECOND), status="compared", steps=named, table=[row]))
    assert not is_grounded(answer("12个", (FIRST, SECOND), status="compared", steps=named))


def test_a_step_may_build_on_a_step(answer: Maker) -> None:
    steps = ["52个 − 40个 = 增加12个", "增加12个 ÷ 40个 = 30%"]
    assert is_grounded(answer("30%", (FIRST, SECOND), status="compared", steps=steps))
    assert not is_grounded(answer("30%", (FIRST, SECOND), status="compared", steps=steps[1:]))


def test_a_name_stands_in_a_quote_item_by_item(answer: Maker) -> None:
    assert is_grounded(answer("签约项目", (FIRST,)))
    assert is_grounded(answer("甲县、签约项目", (FIRST,)))
    assert not is_grounded(answer("甲县、乙县", (FIRST,)))


def test_an_inherited_year_is_told_in_a_step(answer: Maker) -> None:
    quote, step = "8月21日签约项目40个", "原文写作“8月21日”，按报告的时间推定为2023年"
    assert is_grounded(answer("2023年8月21日", (quote,), steps=[step]))
    assert not is_grounded(answer("2022年8月21日", (quote,), steps=[step]))
    assert not is_grounded(answer("2023年8月21日", (quote,)))


def test_a_month_before_the_day_is_told_in_a_step_too(answer: Maker) -> None:
    quote, step = "项目2日举行签约仪式", "原文写作“2日”，按报告的时间推定为2023年8月"
    assert is_grounded(answer("2023年8月2日", (quote,), steps=(step,))) is True
    assert is_grounded(answer("2023年9月2日", (quote,), steps=(step,))) is False


def test_a_winner_stands_in_a_proved_table(answer: Maker) -> None:
    row = {"region": "甲县", "subject": "", "period": "2022年", "indicator": "", "citation": 1}
    proved, unproved = {**row, "value": "40个"}, {**row, "value": "41个"}
    quote = (FIRST.removeprefix("甲县"),)
    assert is_grounded(answer("甲县", quote, status="compared", table=[proved]))
    assert not is_grounded(answer("甲县", quote, status="compared", table=[proved, unproved]))


def test_the_quote_must_be_the_text_and_hold_the_evidence(
    answer: Maker, question: Question, text_of: TextOf
) -> None:
    assert is_citation_correct(question, answer("40个", (FIRST,)), text_of)
    assert not is_citation_correct(question, answer("40个", (SECOND,)), text_of)
    moved = answer("40个", (FIRST,))
    moved["citations"][0]["start"] += 1
    assert not is_citation_correct(question, moved, text_of)
    elsewhere = answer("40个", (FIRST,))
    elsewhere["citations"][0]["doc_id"] = "没有.txt"
    assert not is_citation_correct(question, elsewhere, text_of)


def test_a_comparison_cites_both_sides(answer: Maker, question: Question, text_of: TextOf) -> None:
    both = replace(question, type="compare", evidence=("签约项目40个", "签约项目52个"))
    assert is_citation_correct(both, answer("2023年", (FIRST, SECOND)), text_of)
    assert not is_citation_correct(both, answer("2023年", (SECOND,)), text_of)


def test_nothing_to_judge(answer: Maker, question: Question, text_of: TextOf) -> None:
    assert is_citation_correct(question, answer(), text_of) is None
    assert is_citation_correct(replace(question, evidence=()), answer("40个"), text_of) is None


def test_a_day_worked_out_from_a_quoted_word_is_shown_in_a_step(answer: Maker) -> None:
    quote, step = "昨天，签约仪式举行", "原文写作“昨天”，按电头8月22日推定为2023年8月21日"
    assert is_grounded(answer("2023年8月21日", (quote,), steps=[step]))
    assert is_grounded(answer("2023年8月20日", (quote,), steps=[step])) is False
    assert is_grounded(answer("2023年8月21日", ("签约仪式举行",), steps=[step])) is False


def _placed(step: str, answer: str) -> bool | None:
    quote = "投诉居前四位的分别为食品、服装、家具、鞋。"
    citation = {"doc_id": "a.txt", "quote": quote, "start": 0, "end": len(quote)}
    return is_grounded(
        {
            "status": "answered",
            "answer": answer,
            "parts": [],
            "table": [],
            "steps": [step],
            "citations": [citation],
        }
    )


def test_a_place_in_a_row_is_counted_again() -> None:
    told = "从第1位起依次列出，“家具”排第{}个，即第{}位"
    assert _placed(told.format(3, 3), "第3位")
    assert not _placed(told.format(4, 4), "第4位")
    assert not _placed(told.format(3, 4), "第4位")


def _compared(step: str, answer: str) -> bool | None:
    quote = "甲县签约项目30个，乙县签约项目50个，丙县签约项目21个。"
    citation = {"doc_id": "a.txt", "quote": quote, "start": 0, "end": len(quote)}
    values = {"甲县": "30个", "乙县": "50个", "丙县": "21个"}
    table = [
        {"region": region, "subject": "", "period": "", "value": value, "citation": 1}
        for region, value in values.items()
    ]
    return is_grounded(
        {
            "status": "compared",
            "answer": answer,
            "parts": [],
            "table": table,
            "steps": [step],
            "citations": [citation],
        }
    )


def test_a_place_in_a_table_is_counted_again() -> None:
    assert _compared("甲县在3地中排第2位", "第2位")
    assert not _compared("甲县在3地中排第1位", "第1位")
    assert not _compared("甲县在4地中排第2位", "第2位")


def test_a_mean_is_of_as_many_as_it_adds_up() -> None:
    assert _compared("（甲县30个 + 乙县50个）÷ 2 = 40个", "40个")
    assert not _compared("（甲县30个 + 乙县50个）÷ 4 = 20个", "20个")
