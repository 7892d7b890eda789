"""The 指标 page over a real index."""

import csv
import io
from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from core.browsing import Coverage, FactBrowser, FactFilter
from core.store import IndexStore
from tests.ui.shown import html_of
from ui.charts import Point, one_each
from ui.coverage import coverage_html
from ui.facts_table import to_csv
from ui.scale import scale_of

Use = Callable[[Path, Path], None]


def _page() -> None:
    from ui.facts_page import show_facts

    show_facts()


@pytest.fixture
def app(page_index: Path, page_corpus: Path, use_index: Use) -> AppTest:
    use_index(page_index, page_corpus)
    return AppTest.from_function(_page, default_timeout=60).run()


def test_every_figure_can_be_filtered_and_opened(app: AppTest) -> None:
    assert not app.exception
    html = html_of(app)
    assert "141.9亿元" in html
    app.selectbox(key="facts-region").set_value("云泽县").run()
    app.selectbox(key="facts-year").set_value(2022).run()
    app.text_input(key="facts-indicator").set_value("亿元 项目").run()
    html = html_of(app)
    assert "34个" in html
    assert "27个" not in html
    assert "29个" not in html
    (rows,) = (group for group in app.button_group if str(group.key).startswith("row-facts-"))
    rows.set_value(0).run()
    assert not app.exception
    assert "<mark>2022年，该县签约亿元以上项目34个" in html_of(app)
    app.button(key="close-fact").click().run()
    assert "<mark>" not in html_of(app)


def test_an_indicator_is_drawn(app: AppTest) -> None:
    assert not app.get("vega_lite_chart")
    app.text_input(key="facts-indicator").set_value("签约亿元").run()
    assert not app.exception
    assert app.get("vega_lite_chart")


def test_nothing_found_says_what_to_do(app: AppTest) -> None:
    app.text_input(key="facts-indicator").set_value("<script>'\"%").run()
    assert not app.exception
    assert "请放宽条件" in app.info[0].value


def test_a_frequent_indicator_becomes_the_filter(app: AppTest) -> None:
    group = app.button_group(key="frequent")
    chosen = "合同引资额"
    group.set_value(chosen).run()
    assert app.text_input(key="facts-indicator").value == chosen
    assert "206.3亿元" in html_of(app)


def test_the_map_counts_and_shades(app: AppTest) -> None:
    html = coverage_html([Coverage("甲县", 2021, 1), Coverage("甲县", 2022, 50)])
    assert html.index("甲县") < html.index(">1<") < html.index(">50<")
    assert "--qa-share:60%" in html
    assert "覆盖范围" in [expander.label.partition("：")[0] for expander in app.expander]


def test_the_file_for_a_spreadsheet_holds_no_formula(page_index: Path) -> None:
    with IndexStore(page_index).open() as snapshot:
        facts = FactBrowser(snapshot).page(FactFilter(region="青禾县"), 0, 99)
        reports = {info.doc_id: info for info in snapshot.reports()}
    data = to_csv(facts, reports)
    rows = list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"))))
    money = next(row for row in rows if row["数值"] == "141.9亿元")
    assert (money["地区"], money["数字"], money["单位"]) == ("青禾县", "14190000000", "元")
    assert money["报告"] == "2022年澄川市项目建设（示例）"
    assert not [cell for row in rows for cell in row.values() if cell.startswith(("=", "+", "@"))]


@pytest.mark.parametrize(
    ("numbers", "expected"),
    [
        ([3.0, 40.0], (1.0, "元")),
        ([0.0, -25_000.0], (1e4, "万元")),
        ([1.0, 206.3e8], (1e8, "亿元")),
        ([], (1.0, "元")),
    ],
)
def test_an_axis_is_scaled_like_reports_write(
    numbers: list[float], expected: tuple[float, str]
) -> None:
    assert scale_of(numbers, "元") == expected


def test_a_line_needs_one_figure_a_time() -> None:
    first = Point("甲县", "2021年", "2021", 1.0, "1个")
    again = Point("甲县", "2021年", "2021", 2.0, "2个")
    later = Point("甲县", "2022年", "2022", 2.0, "2个")
    assert one_each([first, later])
    assert not one_each([first, again])
