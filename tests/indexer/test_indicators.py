"""The words beside a figure say what it counts; what they leave out is taken from before."""

from datetime import date

from core.language.regions import Gazetteer
from core.schema import Chunk, Fact, Report, Span
from indexer.facts import read_facts


def facts(text: str) -> list[Fact]:
    chunk = Chunk("a#0", "a", 0, text, (Span(0, len(text)),))
    report = Report("a", "a", text, published=date(2023, 1, 5))
    return read_facts(report, chunk, Gazetteer.national())


def test_each_figure_has_the_words_before_it() -> None:
    projects, money = facts("2022年签约项目40个，引资额5亿元。")
    assert "签约项目" in projects.indicator
    assert "引资额" in money.indicator
    assert "签约" not in money.indicator


def test_what_is_counted_may_follow() -> None:
    (fact,) = facts("组建了6个招商小组，成效明显。")
    assert "招商小组" in fact.indicator
    assert "成效" not in fact.indicator


def test_periods_are_no_indicator() -> None:
    (fact,) = facts("签约项目2022年为40个。")
    assert "2022" not in fact.indicator


def test_a_movement_belongs_to_the_figure_before() -> None:
    amount, growth = facts("2022年粮食产量38.4万吨，增长2.1%。")
    assert "粮食产量" in amount.indicator
    assert "粮食产量" in growth.indicator
    assert "增长" in growth.indicator


def test_a_linked_figure_takes_the_last_one_of_its_unit() -> None:
    _, linked = facts("2022年港口吞吐量8.6万吨。2023年为9.1万吨。")
    assert "港口吞吐量" in linked.indicator


def test_a_figure_without_words_takes_the_clause_before() -> None:
    all_of_them, heavy = facts("全县暴雨明显增多，上半年达到37次，其中15次引发山洪。")
    assert "暴雨明显增多" in all_of_them.indicator
    assert "山洪" in heavy.indicator
    _, other = facts("粮食产量38.4万吨，上半年达到37次。")
    assert "粮食" not in other.indicator


def test_another_unit_takes_nothing() -> None:
    _, other = facts("2022年港口吞吐量8.6万吨。2023年为40个。")
    assert "港口" not in other.indicator


def test_what_is_told_of_the_last_figure_runs_on_over_a_row() -> None:
    lone, first, second = facts(
        "聘请9名教师、医生、律师担任监督员。全县有8家企业、6个项目入库，评出好粮12种、好果、好茶。"
    )[:3]
    assert "律师担任监督员" in lone.indicator
    assert "项目" not in first.indicator
    assert "项目入库" in second.indicator
    third = facts("评出好粮12种、好果、好茶。")[0]
    assert "好果" not in third.indicator
