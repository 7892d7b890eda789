"""A cell of a table in running text knows its row, its column and its unit."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.schema import Span
from indexer.tables import find_tables, table_cells

TABLE = (
    "| 县 | 签约 | 引资 |\n| --- | --- | --- |\n| 甲县 | 40个 | 3亿元 |\n| 乙县 | 30个 | 2亿元 |\n"
)
TABS = "县区\t签约（个）\t引资（亿元）\n甲县\t40\t3\n乙县\t30\t2\n"
GAPS = "县区    签约（个）   引资（亿元）\n甲县    40          3\n乙县    30          2\n"
OWN = "甲县｜签约：40个｜引资：3亿元\n乙县｜签约：30个｜引资：2亿元"


def labelled(text: str) -> list[tuple[str, str]]:
    return [(cell.label, text[cell.start : cell.end]) for cell in table_cells(text)]


def lines(text: str) -> list[Span]:
    found, start = [], 0
    for line in text.split("\n"):
        if line.strip():
            found.append(Span(start, start + len(line)))
        start += len(line) + 1
    return found


def test_cells_row_by_row() -> None:
    assert labelled(TABLE) == labelled(OWN) == [
        ("甲县 签约", "40个"),
        ("甲县 引资", "3亿元"),
        ("乙县 签约", "30个"),
        ("乙县 引资", "2亿元"),
    ]  # fmt: skip


@pytest.mark.parametrize("text", [TABS, GAPS], ids=["tabs", "gaps"])
def test_columns_of_plain_text(text: str) -> None:
    assert [(c.label, c.unit) for c in table_cells(text)] == [
        ("甲县 签约", "个"),
        ("甲县 引资", "亿元"),
        ("乙县 签约", "个"),
        ("乙县 引资", "亿元"),
    ]
    assert [text[c.start : c.end] for c in table_cells(text)] == ["40", "3", "30", "2"]


def test_empty_cells_at_the_end_of_a_line_are_missed_by_nobody() -> None:
    assert len(table_cells(f"{TABS}合计\t70\n")) == 5


def test_text_between_begins_another_table() -> None:
    other = "\n说明。\n\n| 市 | 面积 |\n| --- | --- |\n| 丙市 | 5亩 |\n"
    assert labelled(TABLE + other)[4:] == [("丙市 面积", "5亩")]
    assert labelled(TABLE + other.replace("说明。\n", ""))[4:] == [("丙市 面积", "5亩")]


def test_a_row_of_another_width_is_read_as_far_as_it_goes() -> None:
    assert labelled("| 县 | 签约 |\n|---|---|\n| 甲县 | 1 | 2 |\n| 乙县 |\n") == [
        ("甲县 签约", "1"),
        ("甲县", "2"),
    ]


def test_the_caption_gives_the_unit_where_nothing_else_does() -> None:
    (cell,) = table_cells("| 县 | 收入 |\n|---|---|\n| 甲县 | **12** |\n", "2022年收入 单位：万元")
    assert (cell.unit, cell.header) == ("万元", "收入")


@pytest.mark.parametrize(
    "text",
    [
        "甲 | 乙 | 丙",
        "",
        "责任编辑：张三  校对：李四\n电话：123  邮编：456\n",
        "第一  今年签约40个\n第二  今年开工30个\n第三  今年投产20个",
        "一行  两格  三格\n又一行  两格\n再一行",
    ],
)
def test_prose_has_no_cells(text: str) -> None:
    assert table_cells(text) == []


def test_a_table_is_found_among_prose() -> None:
    text = f"各县情况如下：\n{TABS}以上数据由各县上报。\n\n{TABLE}"
    assert find_tables(text, lines(text)) == [[1, 2, 3], [5, 6, 7, 8]]


@given(st.text(alphabet="|-: \n\t甲1个｜：县（）", max_size=80))
def test_cells_lie_inside_their_rows(text: str) -> None:
    for cell in table_cells(text):
        assert cell.row.start <= cell.start <= cell.end <= cell.row.end
        assert "\n" not in text[cell.start : cell.end]
