"""A table becomes lines that read aloud, each figure with its names and its unit."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from core.language.rows import read_row
from indexer.rows import LONGEST_LINE, table_lines


def test_names_come_first_and_the_unit_from_the_header() -> None:
    grid = [
        ["县区", "企业（家）", "用电量（亿千瓦时）"],
        ["甲县", "162", "9.8"],
        ["合计", "742", "46.8"],
    ]
    assert table_lines(grid) == [
        "甲县｜企业：162家｜用电量：9.8亿千瓦时",
        "合计｜企业：742家｜用电量：46.8亿千瓦时",
    ]


def test_two_levels_of_header_are_joined_and_the_caption_gives_the_unit() -> None:
    grid = [
        ["2022年收入"] * 4,
        ["单位：万元"] * 4,
        ["县区", "收入", "收入", "位次"],
        ["县区", "2021年", "2022年", "位次"],
        ["甲县", "1,200", "1300", "3"],
        ["注：快报数"] * 4,
    ]
    assert table_lines(grid) == [
        "2022年收入",
        "单位：万元",
        "甲县｜收入2021年：1,200万元｜收入2022年：1300万元｜位次：第3位",
        "注：快报数",
    ]


def test_a_limit_over_a_column_is_no_unit() -> None:
    grid = [
        ["乡镇", "签约项目（个）", "签约项目（个）"],
        ["乡镇", "亿元以上", "亿元以下"],
        ["甲镇", "7", "12"],
    ]
    assert table_lines(grid) == ["甲镇｜签约项目亿元以上：7个｜签约项目亿元以下：12个"]


def test_a_header_given_to_the_first_of_its_columns_covers_the_rest() -> None:
    grid = [
        ["县区", "签约", "", "开工"],
        ["", "个数（个）", "金额（亿元）", "个数（个）"],
        ["甲县", "40", "273", "30"],
    ]
    assert table_lines(grid) == ["甲县｜签约个数：40个｜签约金额：273亿元｜开工个数：30个"]


def test_a_column_of_units_is_spoken_with_each_figure() -> None:
    grid = [
        ["指标", "计量单位", "2022年", "比上年增长（%）"],
        ["生产总值", "亿元", "1200", "5.1"],
        ["粮食产量", "万吨", "38.4", "-1.2"],
    ]
    assert table_lines(grid) == [
        "生产总值｜2022年：1200亿元｜比上年增长：5.1%",
        "粮食产量｜2022年：38.4万吨｜比上年增长：-1.2%",
    ]


def test_a_unit_in_the_row_name_goes_with_its_figures() -> None:
    grid = [
        ["指标", "甲县", "乙县"],
        ["签约项目（个）", "56", "40"],
        ["引资额（亿元）", "300", "273"],
    ]
    assert table_lines(grid)[1] == "引资额｜甲县：300亿元｜乙县：273亿元"


@pytest.mark.parametrize(
    ("header", "unit", "value"),
    [
        ("项目数", "万元", "40"),  # heads are not counted in money
        ("增长率", "万元", "40"),
        ("增长率", "单位：万元、%", "40%"),
        ("总投资", "单位：个、万元", "40万元"),
        ("总投资", "单位：个", "40"),
        ("产量", "单位：吨、头", "40"),  # either may be meant
        ("产量（吨）", "单位：头", "40吨"),
    ],
)
def test_a_unit_stated_for_the_table_goes_only_where_it_fits(
    header: str, unit: str, value: str
) -> None:
    assert table_lines([["县", header], ["甲县", "40"], ["乙县", "3"]], unit)[0] == (
        f"甲县｜{header.removesuffix('（吨）')}：{value}"
    )


def test_a_cell_with_its_own_unit_keeps_it() -> None:
    grid = [["县", "投资（亿元）"], ["甲县", "3000万元"], ["乙县", "—"], ["丙县", "2"]]
    assert table_lines(grid) == ["甲县｜投资：3000万元", "乙县", "丙县｜投资：2亿元"]


def test_years_are_names_and_headers_not_figures() -> None:
    assert table_lines([["县区", "2021", "2022"], ["甲县", "31", "40"]], "个") == [
        "甲县｜2021年：31个｜2022年：40个"
    ]
    by_year = [["县区", "年份", "签约（个）"], ["甲县", "2021", "31"], ["甲县", "2022", "40"]]
    assert table_lines(by_year)[1] == "甲县｜2022年｜签约：40个"


def test_merged_group_names_stay_with_their_rows_and_numbers_of_rows_go() -> None:
    grid = [
        ["序号", "县区", "项目", "建设单位", "总投资/亿元"],
        ["1", "甲县", "化工园", "一公司", "12"],
        ["2", "甲县", "产业园", "二公司", "3.5"],
    ]
    assert table_lines(grid)[1] == "甲县｜产业园｜建设单位：二公司｜总投资：3.5亿元"
    grouped = [["县", "产值（亿元）", "增长%"], ["一、北部"] * 3, ["甲县", "3", "4"]]
    assert table_lines(grouped) == ["一、北部｜甲县｜产值：3亿元｜增长：4%"]


def test_a_header_repeated_overleaf_is_no_row() -> None:
    grid = [["县", "签约（个）", "开工（个）"], ["甲县", "4", "3"]]
    assert len(table_lines([*grid, grid[0], ["乙县", "2", "1"]])) == 2


def test_without_headers_the_cells_are_joined() -> None:
    assert table_lines([["甲", "乙", "12"], ["丙", "", "13"]]) == ["甲｜乙｜12", "丙｜13"]
    assert table_lines([["项目名称", "化工园"], ["总投资", "12亿元"]]) == [
        "项目名称｜化工园",
        "总投资｜12亿元",
    ]


def test_nothing_gives_nothing() -> None:
    assert table_lines([]) == table_lines([[]]) == table_lines([["", "—"]]) == []


def test_a_long_row_goes_on_under_its_names() -> None:
    header = ["县", *(f"第{n}项指标（个）" for n in range(60))]
    lines = table_lines([header, ["甲县", *map(str, range(60))]])
    assert len(lines) > 1
    assert all(line.startswith("甲县｜") and len(line) < LONGEST_LINE + 60 for line in lines)
    assert sum(line.count("：") for line in lines) == 60


CELL = st.text(alphabet="县甲乙年（）亿元单位：|｜%2021. \n-注一、", max_size=8)


@example([["0"]], "\n%")
@given(st.lists(st.lists(CELL, max_size=5), max_size=6), CELL)
def test_every_line_reads_back_as_it_was_written(grid: list[list[str]], unit: str) -> None:
    for line in table_lines(grid, unit):
        assert "\n" not in line
        row = read_row(line, 0, len(line))
        for cell in row.cells:
            assert line[cell.start : cell.end] in line
            assert "｜" not in line[cell.start : cell.end]
