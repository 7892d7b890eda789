"""A cell of a Markdown table knows its row and column."""

from hypothesis import given
from hypothesis import strategies as st

from indexer.tables import table_cells

TABLE = (
    "| 县 | 签约 | 引资 |\n| --- | --- | --- |\n| 甲县 | 40个 | 3亿元 |\n| 乙县 | 30个 | 2亿元 |\n"
)


def labelled(text: str) -> list[tuple[str, str]]:
    return [(cell.label, text[cell.start : cell.end].strip()) for cell in table_cells(text)]


def test_cells_row_by_row() -> None:
    assert labelled(TABLE) == [
        ("甲县 签约", "40个"),
        ("甲县 引资", "3亿元"),
        ("乙县 签约", "30个"),
        ("乙县 引资", "2亿元"),
    ]


def test_text_between_begins_another_table() -> None:
    other = "\n说明。\n\n| 市 | 面积 |\n| --- | --- |\n| 丙市 | 5亩 |\n"
    assert labelled(TABLE + other)[4:] == [("丙市 面积", "5亩")]


def test_a_row_of_another_width_is_read_as_far_as_it_goes() -> None:
    assert labelled("| 县 | 签约 |\n|---|---|\n| 甲县 | 1 | 2 |\n| 乙县 |\n") == [
        ("甲县 签约", "1")
    ]


def test_plain_text_has_no_cells() -> None:
    assert table_cells("甲 | 乙 | 丙") == []
    assert table_cells("") == []


@given(st.text(alphabet="|-: \n\t甲1个", max_size=80))
def test_cells_lie_inside_their_rows(text: str) -> None:
    last = 0
    for cell in table_cells(text):
        assert last <= cell.start <= cell.end <= len(text)
        assert not {"|", "\n"} & set(text[cell.start : cell.end])
        last = cell.end
