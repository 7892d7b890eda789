"""Each figure of a passage is read with its own place, period and qualifiers."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

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


def facts(text: str, region: str = "松原县", year: int | None = None) -> list[Fact]:
    chunk = Chunk("a#0", "a", 0, text, (Span(0, len(text)),), region=region, year=year)
    report = Report("a", "a", text, published=date(2023, 1, 5))
    return read_facts(report, chunk, GAZETTEER)


def about(fact: Fact) -> tuple[str, str, str]:
    return fact.region, fact.period.label if fact.period else "", fact.text


def test_a_sentence_of_several_figures() -> None:
    found = facts("2022年，该县签约亿元以上项目40个，合同引资额2.73亿元；开工项目30个。")
    assert [about(f) for f in found] == [
        ("松原县", "2022年", "40个"),
        ("松原县", "2022年", "2.73亿元"),
        ("松原县", "2022年", "30个"),
    ]
    assert [f.number for f in found] == [40, 273_000_000, 30]
    assert "引资额" in found[1].indicator
    assert set(found[0].qualifiers) == {"阶段:签约", "门槛:100000000以上"}
    assert "阶段:开工" in found[2].qualifiers
    assert "阶段:签约" not in found[2].qualifiers


def test_figures_given_by_order() -> None:
    found = facts("松原县、柏溪县分别签约40个、30个，分别增长5%、6%。", region="枫林市")
    assert [(f.region, f.text) for f in found] == [
        ("松原县", "40个"),
        ("柏溪县", "30个"),
        ("松原县", "5%"),
        ("柏溪县", "6%"),
    ]


def test_a_threshold_is_no_figure_and_a_hedge_is() -> None:
    assert [f.text for f in facts("投资3亿元以上项目12个。")] == ["12个"]
    (hedged,) = facts("总投资3亿元以上。")
    assert (hedged.number, hedged.hedge) == (Decimal(300_000_000), "以上")


def test_plan_and_outcome_stay_apart() -> None:
    plan, outcome = facts("计划投资64亿元，实际完成71.5亿元。")
    assert "口径:计划" in plan.qualifiers
    assert "口径:完成" in outcome.qualifiers
    assert "口径:计划" not in outcome.qualifiers


def test_a_replaced_figure_is_preliminary() -> None:
    old, new = facts("投资由74.1亿元调整为73.7亿元。")
    assert "修订:初步" in old.qualifiers
    assert "修订:修订" in new.qualifiers


def test_a_written_year_is_not_inferred() -> None:
    written, inherited = facts("2022年签约40个。去年开工38个。")
    assert (written.inferred, inherited.inferred) == (False, True)
    assert inherited.period == written.period


def test_a_scope_is_not_the_place() -> None:
    (fact,) = facts("该县投资居全市第3位。")
    assert (fact.region, fact.kind) == ("松原县", "rank")


def test_a_table_cell_is_of_its_row_and_column() -> None:
    table = "| 县 | 签约项目 | 引资额 |\n| --- | --- | --- |\n| 松原县 | 40个 | 3亿元 |\n"
    found = facts(table + "| 柏溪县 | 30个 | 2亿元 |\n", region="枫林市", year=2022)
    assert [about(f) for f in found] == [
        ("松原县", "2022年", "40个"),
        ("松原县", "2022年", "3亿元"),
        ("柏溪县", "2022年", "30个"),
        ("柏溪县", "2022年", "2亿元"),
    ]
    assert "签约项目" in found[2].indicator
    assert "引资额" not in found[2].indicator


def test_a_text_without_figures_has_none() -> None:
    assert facts("该县召开会议。") == []
    assert facts("") == []


_WORDS = [
    "2022年", "去年", "该县", "柏溪县", "、", "，", "。", "分别", "40个", "3亿元以上", "5%",
    "项目", "签约", "第3位", "|", "和", "由", "调整为", "\n", " ",
]  # fmt: skip
_TEXTS = st.lists(st.sampled_from(_WORDS), max_size=30).map("".join)


@given(st.one_of(st.text(), _TEXTS))
def test_every_figure_stands_in_its_clause_and_sentence(text: str) -> None:
    for fact in facts(text):
        assert text[fact.start : fact.end] == fact.text
        assert fact.clause.start <= fact.start < fact.clause.end
        assert fact.sentence.start <= fact.start < fact.sentence.end


@pytest.mark.parametrize("text", ["松原县40个、", "、", "分别", "|||\n|||"])
def test_scraps_are_read(text: str) -> None:
    facts(text)


@pytest.mark.parametrize(
    ("text", "region", "figure"),
    [
        ("松原县、柏溪县两县合计签约118亿元。", "松原县、柏溪县", "118亿元"),
        ("松原县和柏溪县共引进外资2.4亿美元。", "松原县、柏溪县", "2.4亿美元"),
        ("松原县、柏溪县签约额之和为118亿元。", "松原县、柏溪县", "118亿元"),
        ("松原县签约86亿元，柏溪县签约32亿元，合计118亿元。", "松原县、柏溪县", "118亿元"),
        ("松原县签约86亿元。柏溪县签约32亿元。两县合计118亿元。", "松原县、柏溪县", "118亿元"),
        ("三县合计签约90亿元。", "", "90亿元"),
        ("松原县、柏溪县两县合计占全市的45%。", "松原县、柏溪县", "45%"),
        ("松原县签约30个、开工12个，合计42个。", "松原县", "42个"),
        ("松原县与柏溪县共同投资3亿元。", "松原县", "3亿元"),
        ("松原县签约86亿元，柏溪县31亿元，全市合计增长3%。", "枫林市", "3%"),
    ],
)
def test_a_figure_of_several_places_together_is_of_none_alone(
    text: str, region: str, figure: str
) -> None:
    last = facts(text, region="枫林市")[-1]
    assert (last.region, last.text) == (region, figure)


@pytest.mark.parametrize(
    ("text", "home", "figures"),
    [
        ("2022年，枫林市对日本和巴西进出口20亿元和10亿元。", "枫林市", ("20亿元", "10亿元")),
        ("2022年，枫林市对日本和巴西分别出口2亿元和1亿元。", "枫林市", ("2亿元", "1亿元")),
        ("枫林市对松原县与柏溪县分别出口20万吨和10万吨。", "枫林市", ("20万吨", "10万吨")),
        ("该县对日本和巴西出口2亿元和1亿元。", "松原县", ("2亿元", "1亿元")),
    ],
)
def test_figures_of_those_dealt_with_are_of_the_reporting_place(
    text: str, home: str, figures: tuple[str, ...]
) -> None:
    found = facts(text, region=home)
    assert [(f.region, f.text) for f in found] == [(home, figure) for figure in figures]


def test_whom_a_figure_deals_with_is_among_its_words() -> None:
    to_one, to_other = facts("枫林市对日本和巴西进出口20亿元和10亿元。", region="枫林市")
    assert "巴西" in to_other.indicator.split()
    assert "日本" in to_one.indicator.split()
    assert "日本" not in to_other.indicator


@pytest.mark.parametrize(
    "text",
    [
        "松原县和柏溪县对日本分别出口2亿元和1亿元。",
        "松原县和柏溪县分别对日本出口2亿元和1亿元。",
        "相对松原县和柏溪县分别签约2亿元和1亿元。",
        "针对松原县和柏溪县分别安排2亿元和1亿元。",
        "对此，松原县和柏溪县分别投入2亿元和1亿元。",
    ],
)
def test_those_who_deal_or_are_spoken_of_keep_their_figures(text: str) -> None:
    found = facts(text, region="枫林市")
    assert [(f.region, f.text) for f in found] == [("松原县", "2亿元"), ("柏溪县", "1亿元")]


def test_times_in_a_row_have_a_figure_each() -> None:
    found = facts("2020年度、2021年度和2022年度，该县签约额分别为10亿元、12亿元和15亿元。")
    assert [about(f) for f in found] == [
        ("松原县", "2020年", "10亿元"),
        ("松原县", "2021年", "12亿元"),
        ("松原县", "2022年", "15亿元"),
    ]
