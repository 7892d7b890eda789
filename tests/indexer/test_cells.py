"""A figure of a table is of its row, its column and its caption; no part of the table is cut."""

from datetime import date
from decimal import Decimal

import pytest

from core.language.regions import Gazetteer, Region
from core.schema import Chunk, Fact, Kind, Mark, Report
from indexer.carrying import carried_on
from indexer.chunks import chunk_report
from indexer.facts import read_facts

GAZETTEER = Gazetteer.national().extended(
    (
        Region("x1", "枫林市", "prefecture", None),
        Region("x2", "松原县", "county", "x1"),
        Region("x3", "柏溪县", "county", "x1"),
    )
)


def report(text: str, marks: tuple[Mark, ...] = ()) -> Report:
    return Report("a", "a", text, region="枫林市", published=date(2023, 7, 20), marks=marks)


def chunks(text: str, size: int = 350, marks: tuple[Mark, ...] = ()) -> list[Chunk]:
    made = report(text, marks)
    return carried_on(made, chunk_report(made, GAZETTEER, size), GAZETTEER)


def facts(text: str, marks: tuple[Mark, ...] = ()) -> list[Fact]:
    made = report(text, marks)
    return [f for c in chunks(text, marks=marks) for f in read_facts(made, c, GAZETTEER)]


def told(fact: Fact) -> tuple[str, str, str]:
    return fact.region, fact.period.label if fact.period else "", fact.text


def marked(*lines: tuple[str, Kind]) -> tuple[str, tuple[Mark, ...]]:
    text, marks = "", []
    for line, kind in lines:
        marks.append(Mark(len(text), len(text) + len(line), kind))
        text += f"{line}\n\n"
    return text, tuple(marks)


def test_a_row_line_tells_place_period_and_unit() -> None:
    text, marks = marked(
        ("2022年项目建设", Kind.CAPTION),
        ("松原县｜签约亿元以上项目：40个｜合同引资额：273亿元", Kind.ROW),
        ("合计｜签约亿元以上项目：69个｜2021年合同引资额：1.2万元", Kind.ROW),
    )
    found = facts(text, marks)
    assert [told(f) for f in found] == [
        ("松原县", "2022年", "40个"),
        ("松原县", "2022年", "273亿元"),
        ("枫林市", "2022年", "69个"),
        ("枫林市", "2021年", "1.2万元"),
    ]
    assert found[1].indicator == "松原县 合同引资额"
    assert set(found[0].qualifiers) == {"阶段:签约", "门槛:100000000以上"}
    assert (found[0].inferred, found[3].inferred) == (True, False)


@pytest.mark.parametrize(
    "table",
    [
        "| 县区 | 企业（家） | 用电量（亿千瓦时） |\n| --- | --- | --- |\n| 松原县 | 162 | 9.8 |\n"
        "| 全市 | 742 | 46.8 |\n",
        "县区\t企业（家）\t用电量（亿千瓦时）\n松原县\t162\t9.8\n全市\t742\t46.8\n",
        "县区  企业（家）  用电量（亿千瓦时）\n松原县  162  9.8\n全市  742  46.8\n",
    ],
    ids=["markdown", "tabs", "gaps"],
)
def test_a_unit_of_the_header_goes_with_the_figure_and_not_with_the_quote(table: str) -> None:
    text = f"2022年各县情况见下表。\n\n{table}"
    made = report(text)
    (piece,) = [c for c in chunks(text) if "162" in c.text]
    found = read_facts(made, piece, GAZETTEER)
    assert [told(f) for f in found] == [
        ("松原县", "2022年", "162家"),
        ("松原县", "2022年", "9.8亿千瓦时"),
        ("枫林市", "2022年", "742家"),
        ("枫林市", "2022年", "46.8亿千瓦时"),
    ]
    assert found[1].number == Decimal(980_000_000)
    assert [piece.text[f.start : f.end] for f in found] == ["162", "9.8", "742", "46.8"]


def test_the_unit_over_the_table_is_read_and_the_rows_know_their_caption() -> None:
    text = (
        "# 简报\n\n前文说明口径。\n\n表1 2022年上半年收入\n\n单位：万元\n\n"
        "| 县区 | 税收收入 | 增长率 |\n| --- | --- | --- |\n| 松原县 | 162 | 9.8 |\n\n后文说明。"
    )
    before, table, after = chunks(text)
    assert table.section == ("简报", "表1 2022年上半年收入 单位：万元")
    assert before.section == after.section == ("简报",)
    income, rate = read_facts(report(text), table, GAZETTEER)
    assert told(income) == ("松原县", "2022年上半年", "162万元")
    assert (income.number, rate.text) == (Decimal(1_620_000), "9.8")


def test_a_limit_over_a_column_is_one_of_its_figures() -> None:
    rows = "松原县｜签约项目亿元以上：7个｜10亿元以上：2个"
    first, second = facts("\n".join((rows, rows.replace("松原", "柏溪"))))[:2]
    assert first.qualifiers == ("阶段:签约", "门槛:100000000以上")
    assert "门槛:1000000000以上" in second.qualifiers


def test_the_period_of_a_header_is_completed_by_the_caption() -> None:
    text, marks = marked(
        ("2022年主要指标", Kind.CAPTION),
        ("松原县｜上半年签约：12个｜全年签约：40个｜比上年增长：5%｜上年同期：38个", Kind.ROW),
    )
    periods = [fact.period.label for fact in facts(text, marks) if fact.period]
    assert periods == ["2022年上半年", "2022年", "2022年", "2021年"]


def test_a_row_hands_nothing_on_to_the_prose_after_it() -> None:
    text, marks = marked(
        ("2022年，松原县签约40个。", Kind.BODY),
        ("柏溪县｜2021年签约：30个", Kind.ROW),
        ("开工35个。", Kind.BODY),
    )
    assert told(facts(text, marks)[-1]) == ("松原县", "2022年", "35个")


def test_no_chunk_cuts_a_row_or_joins_it_to_prose() -> None:
    rows = [f"第{n}村｜签约项目：{n}个｜合同引资额：{n}.5亿元" for n in range(1, 60)]
    text, marks = marked(
        ("各村情况如下。", Kind.BODY),
        *((row, Kind.ROW) for row in rows),
        ("以上为全部。", Kind.BODY),
    )
    made = chunks(text, 120, marks)
    found = [line for c in made for line in c.text.split("\n") if line]
    assert found == ["各村情况如下。", *rows, "以上为全部。"]
    assert all(len({("｜" in line) for line in c.text.split("\n") if line}) == 1 for c in made)
    assert max(len(c.text) for c in made) <= 120


def test_every_part_of_a_table_in_its_own_words_begins_with_its_header() -> None:
    rows = "".join(f"| 第{n}村 | {n} | {n}.5 |\n" for n in range(1, 60))
    text = f"# 2022年\n\n| 村 | 签约（个） | 引资（亿元） |\n| --- | --- | --- |\n{rows}"
    made = chunks(text, 120)
    assert len(made) > 5
    assert all(c.text.startswith("| 村 | 签约（个） | 引资（亿元） |\n") for c in made)
    assert all("".join(text[a:b] for a, b in c.spans) == c.text for c in made)
    found = facts(text)
    assert len(found) == 118
    assert (found[-1].text, found[-1].indicator) == ("59.5亿元", "第59村 引资")


def test_among_rows_of_places_an_unknown_one_is_nobody_s_figure() -> None:
    rows = ["松原县｜签约：12个", "柏溪县｜签约：9个", "柏子新区｜签约：7个", "合计｜签约：28个"]
    text, marks = marked(*((row, Kind.ROW) for row in rows))
    assert [fact.region for fact in facts(text, marks)] == ["松原县", "柏溪县", "", "枫林市"]


@pytest.mark.parametrize("minus", ["-", "−", "－"])
def test_a_cell_keeps_its_sign(minus: str) -> None:
    found = facts(
        "# 2022年出口\n\n| 县 | 出口额 | 增速 |\n| --- | --- | --- |\n"
        f"| 松原县 | 12亿元 | {minus}2.4% |\n| 柏溪县 | 15亿元 | 3.1% |\n"
    )
    assert [f.number for f in found if f.kind == "percent"] == [Decimal("-2.4"), Decimal("3.1")]
