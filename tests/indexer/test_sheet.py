"""Spreadsheets: every row reads aloud, values as the sheet shows them."""

from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

import pytest
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from core.schema import Kind
from indexer.readers.sheet import read_csv, read_xlsx
from indexer.readers.shown import shown
from indexer.source import Source

HEADER = ["县区", "签约项目（个）", "引资额"]


def book(folder: Path, fill: Callable[[Worksheet], object]) -> Source:
    made = Workbook()
    assert isinstance(made.active, Worksheet)
    fill(made.active)
    path = folder / "表.xlsx"
    made.save(path)
    (source,) = read_xlsx(path)
    return source


def told(source: Source, kind: Kind = Kind.ROW) -> list[str]:
    return [source.text[m.start : m.end] for m in source.marks if m.kind is kind]


def test_a_title_row_a_unit_row_and_merged_headers(tmp_path: Path) -> None:
    def fill(sheet: Worksheet) -> None:
        for row in (
            ["2022年项目建设"], ["单位：亿元"], ["县区", "签约", None, "比上年"],
            [None, "项目（个）", "引资额", None],
            ["范县", 40, 273, 0.052], ["合计", 69, 460.5, -0.01],
        ):  # fmt: skip
            sheet.append(row)
        for area in ("A1:D1", "A2:D2", "B3:C3", "A3:A4", "D3:D4"):
            sheet.merge_cells(area)
        sheet["D5"].number_format = sheet["D6"].number_format = "0.0%"

    source = book(tmp_path, fill)
    assert source.fields == {"title": "2022年项目建设"}
    assert told(source, Kind.CAPTION) == ["2022年项目建设", "单位：亿元"]
    assert told(source) == [
        "范县｜签约项目：40个｜签约引资额：273亿元｜比上年：5.2%",
        "合计｜签约项目：69个｜签约引资额：460.5亿元｜比上年：-1.0%",
    ]


def test_sheets_are_sections_and_hidden_ones_are_set_aside(tmp_path: Path) -> None:
    def fill(sheet: Worksheet) -> None:
        sheet.title = "签约"
        for row in (HEADER, ["范县", 40, 273]):
            sheet.append(row)
        other = sheet.parent.create_sheet("开工")
        for row in (HEADER, ["范县", 30, 200]):
            other.append(row)
        hidden = sheet.parent.create_sheet("底稿")
        hidden.append(["范县", 99])
        hidden.sheet_state = "hidden"
        sheet.parent.create_sheet("空表")

    source = book(tmp_path, fill)
    assert told(source, Kind.HEADING) == ["签约", "开工"]
    assert len(told(source)) == 2
    assert told(source, Kind.IGNORED) == ["隐藏的工作表：底稿", "范县 99"]


def test_empty_rows_part_tables_and_a_title_goes_with_its_own(tmp_path: Path) -> None:
    def fill(sheet: Worksheet) -> None:
        for row in (
            ["签约情况"], [], HEADER, ["范县", 40, 273], [], ["开工情况"],
            ["县区", "开工项目（个）"], ["范县", 30], ["台前县", 12], [], ["以上为快报数。"],
        ):  # fmt: skip
            sheet.append(row)

    source = book(tmp_path, fill)
    assert told(source, Kind.CAPTION) == ["签约情况", "开工情况"]
    assert told(source)[1:] == ["范县｜开工项目：30个", "台前县｜开工项目：12个"]
    assert told(source, Kind.BODY) == ["以上为快报数。"]


def test_a_formula_gives_the_value_it_was_saved_with(tmp_path: Path) -> None:
    import re
    import zipfile

    made = Workbook()
    assert isinstance(made.active, Worksheet)
    for row in (HEADER, ["范县", 40, 273], ["合计", "=SUM(B2:B2)", 273]):
        made.active.append(row)
    made.save(tmp_path / "a.xlsx")
    with (
        zipfile.ZipFile(tmp_path / "a.xlsx") as given,
        zipfile.ZipFile(tmp_path / "b.xlsx", "w") as kept,
    ):
        for name in given.namelist():
            data = given.read(name)
            if name.endswith("sheet1.xml"):
                data, count = re.subn(rb"</f><v\s*/>|</f><v></v>", b"</f><v>40</v>", data)
                assert count == 1
            kept.writestr(name, data)
    (source,) = read_xlsx(tmp_path / "b.xlsx")
    assert told(source)[-1] == "合计｜签约项目：40个｜引资额：273"


@pytest.mark.parametrize(
    ("value", "form", "expected"),
    [
        (12.6, "General", "12.6"), (0.1 + 0.2, "General", "0.3"), (1e20, "General", "1" + "0" * 20),
        (0.1234, "0.0%", "12.3%"), (0.125, "0%", "13%"), (1234567.891, "#,##0.00", "1,234,567.89"),
        (40, '0"个"', "40个"), (12.5, '0.0"亿元"', "12.5亿元"), (3, '"第"0"位"', "第3位"),
        (-2.4, "0.0_ ;[Red]-0.0", "-2.4"), (12345, "0.0,", "12345"), (7, "@", "7"),
        (5.10, "0.##", "5.1"), (Decimal("3"), "0.00", "3.00"), (True, "General", "是"),
        (date(2023, 7, 2), "mm-dd-yy", "2023/7/2"), (None, "General", ""),
        (datetime(2023, 7, 2), "yyyy-mm-dd", "2023-07-02"),
        (datetime(2023, 7, 2), 'yyyy"年"m"月"d"日"', "2023年7月2日"),
        (datetime(2023, 7, 2), 'yyyy"年"m"月";@', "2023年7月"),
        (datetime(2023, 7, 2, 8, 5), "yyyy/m/d h:mm", "2023/7/2 8:05"),
        (float("nan"), "0.0", ""), ("文字", "General", "文字"),
    ],
)  # fmt: skip
def test_values_as_shown(value: object, form: str, expected: str) -> None:
    assert shown(value, form) == expected


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("mark", [",", ";", "\t"])
def test_csv_of_any_encoding_and_delimiter(tmp_path: Path, encoding: str, mark: str) -> None:
    rows = [
        ["2022年项目建设（示例）", "", ""],
        HEADER,
        ["范县", '"1,200"', "273亿元"],
        ["合计", "1300", ""],
    ]
    path = tmp_path / "表.csv"
    path.write_bytes("\r\n".join(mark.join(row) for row in rows).encode(encoding))
    (source,) = read_csv(path)
    assert source.fields == {"title": "2022年项目建设（示例）"}
    assert told(source) == ["范县｜签约项目：1,200个｜引资额：273亿元", "合计｜签约项目：1300个"]
