"""The 指标 page over a real index."""

import csv
import io
from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from core.index.browsing import Coverage, FactBrowser, FactFilter
from core.index.store import IndexStore
from tests.ui.shown import html_of
from ui.charts import Point, one_each, series
from ui.coverage import coverage_html
from ui.facts_chart import REGIONS, fullest_period, largest, said_once
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


def test_regions_are_compared_at_one_time(app: AppTest) -> None:
    app.text_input(key="facts-indicator").set_value("签约亿元").run()
    app.button_group(key="chart-按时间").set_value("按地区").run()
    assert not app.exception
    period = app.selectbox(key="chart-period")
    assert (period.options, period.value) == (["2022年", "2021年"], "2022年")
    period.set_value("2021年").run()
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


def made(subject: str, period: str, number: float, kind: str = "year") -> Point:
    return Point(subject, period, period, number, f"{number:g}个", kind=kind)


def test_only_figures_of_one_kind_are_joined() -> None:
    lone = made("乙县", "2021年", 3)
    twice = [made("丙县", "2021年", n) for n in (4, 5)] + [made("丙县", "2022年", 6)]
    years = [made("甲县", "2021年", 1), made("甲县", "2022年", 2)]
    plan = made("甲县", "2022年", 9, "year 计划")
    assert series([lone, *twice, *years, plan]) == years


def test_a_figure_that_two_reports_say_is_drawn_once() -> None:
    again = [made("甲县", "2021年", 1), made("甲县", "2021年", 1), made("甲县", "2021年", 2)]
    assert sorted(point.number for point in said_once(again)) == [1, 2]


def test_the_time_of_most_regions_and_their_largest_are_drawn() -> None:
    points = [made(f"县{n}", "2021年", n) for n in range(REGIONS + 2)]
    assert fullest_period([made("甲县", "2022年", 1), *points]) == "2021年"
    kept, left = largest(points)
    assert (len(kept), left) == (REGIONS, 2)
    assert min(point.number for point in kept) == 2
