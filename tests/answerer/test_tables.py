"""Figures of tables: the answer has the unit, the quote keeps the report's words."""

import pytest

from eval.arithmetic import read_step
from eval.grounding import is_grounded
from tests.answerer.conftest import Ask

pytestmark = pytest.mark.slow


def test_a_unit_of_the_header_is_said_and_accounted_for(ask: Ask) -> None:
    answer = ask("望川县2023年工业用电量是多少")
    assert (answer.status, answer.answer) == ("answered", "9.8亿千瓦时")
    assert answer.citations[0].quote == "| 望川县 | 162 | 9.8 |"
    assert answer.steps == ("9.8 × 亿千瓦时（单位取自表头）= 9.8亿千瓦时",)
    assert is_grounded(answer.to_json()) is True


def test_a_comparison_of_such_figures_is_proved_too(ask: Ask) -> None:
    answer = ask("2023年望川县和苇泽县哪个规上企业多")
    assert (answer.status, answer.answer) == ("compared", "望川县")
    assert [cell.value for cell in answer.table] == ["162家", "138家"]
    assert read_step(answer.steps[0]) is not None
    assert is_grounded(answer.to_json()) is True
