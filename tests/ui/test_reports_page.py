"""The reports page over a real index."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from core.schema import Quality, ReportInfo
from tests.ui.shown import html_of, labels_of
from ui.report_view import published_line, quality_line

Use = Callable[[Path, Path], None]


def _page() -> None:
    from ui.reports_page import show_reports

    show_reports()


@pytest.fixture
def app(page_index: Path, page_corpus: Path, use_index: Use) -> AppTest:
    use_index(page_index, page_corpus)
    return AppTest.from_function(_page, default_timeout=60).run()


def test_reports_are_listed_with_how_they_were_read(app: AppTest) -> None:
    assert not app.exception
    html = html_of(app)
    assert "2022年澄川市项目建设（示例）" in html
    assert "数据 " in html
    assert "<img" not in html
    app.text_input(key="report-search").set_value("2021 澄川").run()
    assert "2022年澄川市项目建设" not in html_of(app)


def test_a_report_is_shown_as_it_was_understood(app: AppTest) -> None:
    app.text_input(key="report-search").set_value("2022").run()
    app.button_group(key="row-reports").set_value(0).run()
    assert not app.exception
    html = html_of(app)
    assert "该县签约亿元以上项目<mark>34个</mark>" in html
    assert "云泽县" in html
    assert '<td class="qa-short">141.9亿元</td>' in html
    assert "停用这份报告" in labels_of(app)
    app.button(key="close-report").click().run()
    assert "停用这份报告" not in labels_of(app)


def test_the_open_report_stands_in_the_address(app: AppTest) -> None:
    app.query_params["report"] = "hostile.md"
    html = html_of(app.run())
    assert "&lt;script&gt;document.title=" in html
    assert "<script>document" not in html
    app.query_params["report"] = "<b>gone</b>"
    app.run()
    assert not app.exception
    assert "没有这份报告" in app.info[0].value


def test_without_an_index_files_can_still_be_handed_in(tmp_path: Path, use_index: Use) -> None:
    use_index(tmp_path / "index", tmp_path)
    app = AppTest.from_function(_page, default_timeout=60).run()
    assert not app.exception
    assert {"放入报告", "更新索引"} <= set(labels_of(app))
    assert "还没有建立索引" in app.info[0].value


def test_an_upload_is_kept_and_a_refused_one_says_why(
    page_index: Path, tmp_path: Path, use_index: Use, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ui.rebuild.Rebuild.start", lambda self: True)
    (tmp_path / "a.txt").write_text("旧")
    use_index(page_index, tmp_path)
    app = AppTest.from_function(_page, default_timeout=60).run()
    files = [("a.txt", b"new", "text/plain"), ("b.txt", "新".encode(), "text/plain")]
    app.file_uploader(key="upload-0").set_value(files).run()
    app.button(key="upload-keep").click().run()
    assert not app.exception
    html = html_of(app)
    assert "没有放入：a.txt。已有同名文件" in html
    assert "已放入：b.txt" in html
    assert (tmp_path / "a.txt").read_text() == "旧"
    assert (tmp_path / "b.txt").read_text(encoding="utf-8") == "新"


@pytest.mark.parametrize(
    ("published", "year", "line"),
    [
        (date(2023, 8, 4), None, "2023-08-04"),
        (date(2023, 8, 4), 2023, "2023-08-04（年份推定）"),
        (None, 2023, "2023年（推定）"),
        (None, None, ""),
    ],
)
def test_a_guessed_date_is_marked(published: date | None, year: int | None, line: str) -> None:
    info = ReportInfo("a", "a.txt", "", "", published, year, "", 1, stale=False, quality=Quality())
    assert published_line(info) == line


def test_the_quality_line_tells_what_there_is_to_tell() -> None:
    assert quality_line(Quality(chunks=3, facts=9)) == "段落 3，数据 9"
    read = Quality(4, recognised=2, confidence=0.965, aside=0.25, repeated=1, chunks=3, facts=9)
    assert quality_line(read) == (
        "4 页，段落 3，数据 9，文字识别 2 页，平均把握 96%，不作答的文字 25%，重复段落 1 处"
    )
