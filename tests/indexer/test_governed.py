"""Periods and places that govern a figure from farther away."""

from datetime import date

from core.language.regions import Gazetteer, Region
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


def test_a_change_is_from_one_time_to_now() -> None:
    (old, new, after) = facts("松原县收入从2018年的8600元提高到现在的31200元。签约40个。")
    assert old.period
    assert old.period.label == "2018年"
    assert new.period
    assert new.period.label == "2023年"
    assert after.period == new.period
    assert "收入" in new.indicator


def test_figures_given_by_the_order_of_times() -> None:
    found = facts("2022年和2021年，两市日均成交额分别为9251亿元和10580亿元。")
    assert [f.period.label for f in found if f.period] == ["2022年", "2021年"]
    assert all("成交额" in f.indicator for f in found)


def test_what_the_last_name_says_is_said_of_all() -> None:
    found = facts("2022年松原县、柏溪县地区生产总值分别为268亿元、241亿元。")
    assert [f.region for f in found] == ["松原县", "柏溪县"]
    assert all("地区生产总值" in f.indicator for f in found)


def test_two_markets_named_as_one() -> None:
    found = facts("沪深两市成交额分别为3186亿元、4517亿元。")
    assert [f.indicator.split()[0] for f in found] == ["沪市成交额", "深市成交额"]
