"""Periods and places that govern a figure from farther away."""

from datetime import date

from core.regions import Gazetteer, Region
from core.schema import Chunk, Fact, Report, Span
from indexer.facts import read_facts

GAZETTEER = Gazetteer.national().extended(
    (
        Region("x1", "枫林市", "prefecture", None),
        Region("x2", "松原县", "county", "x1"),
        Region("x3", "柏溪县", "county", "x1"),
    )
)


def facts(text: str) -> list[Fact]:
    report = Report("a", "a", text, published=date(2023, 1, 5))
    chunk = Chunk("a#0", "a", 0, text, (Span(0, len(text)),), region="枫林市")
    return read_facts(report, chunk, GAZETTEER)


def test_a_column_headed_by_a_year() -> None:
    found = facts("| 县 | 2021年 | 2022年 |\n| --- | --- | --- |\n| 松原县 | 40个 | 47个 |\n")
    assert [f.period.label for f in found if f.period] == ["2021年", "2022年"]


def test_a_column_headed_by_a_county() -> None:
    found = facts("| 指标 | 松原县 | 柏溪县 |\n| --- | --- | --- |\n| 签约项目 | 40个 | 47个 |\n")
    assert [f.region for f in found] == ["松原县", "柏溪县"]


def test_a_year_before_a_semicolon_is_written() -> None:
    assert not facts("2022年，松原县签约40个；开工30个。")[1].inferred


def test_the_year_compared_with_is_not_the_year_of_the_figure() -> None:
    (first, second) = facts("2022年，松原县签约40个，比上年多5个。")
    assert first.period == second.period


def test_a_reporting_day_does_not_govern_the_next_sentence() -> None:
    found = facts("2022年上半年，松原县签约40个。1月4日，县里通报。开工30个。")
    assert found[-1].period
    assert found[-1].period.label == "2022年上半年"


def test_the_topic_before_a_colon_names_the_listed_figures() -> None:
    found = facts("2022年新增床位由多到少：松原县80张；柏溪县60张。")
    assert all("床位" in f.indicator for f in found)
    assert [f.region for f in found] == ["松原县", "柏溪县"]


def test_a_replaced_figure_is_preliminary() -> None:
    (old, new) = facts("松原县收入由74.1亿元调整为73.7亿元。")
    assert "修订:初步" in old.qualifiers
    assert "修订:修订" in new.qualifiers
