"""The comparison table and its files."""

import csv
import io

from tests.ui.answers import COMPARED, HOSTILE
from ui.comparison import table_html, to_csv, to_markdown, used_columns


def test_empty_columns_are_left_out() -> None:
    assert used_columns(COMPARED.table) == ["region", "period", "indicator", "value", "citation"]


def test_the_table_shows_each_cell_with_its_citation_and_names_the_gap() -> None:
    html = table_html(COMPARED, "cite-0-0")
    assert html.index("40个") < html.index("[1]") < html.index("35个") < html.index("[2]")
    assert "未找到" in html


def test_the_csv_opens_in_excel_and_holds_no_formula() -> None:
    data = to_csv(COMPARED)
    assert data.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"))))
    assert rows[0] == ["地区", "年份", "指标", "数值", "出处"]
    assert rows[1][:4] == ["河东县", "2022年", "签约项目", "40个"]
    assert rows[1][4].startswith(f"报告1 {HOSTILE} · 示例日报 · 2023-01-05 · 第3页")
    assert rows[3][0] == "'=河北县|"


def test_the_markdown_has_its_sources_as_footnotes() -> None:
    lines = to_markdown(COMPARED).splitlines()
    assert "| 河东县 | 2022年 | 签约项目 | 40个[^1] |" in lines
    assert "| =河北县\\| | 2022年 | 签约项目 | 未找到 |" in lines
    assert any(line.startswith("[^2]: 报告2 \\<script\\>") for line in lines)
