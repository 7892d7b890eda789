"""The page in a real Chromium: what staff see, click and type."""

import csv
import time
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

from tests.ui.conftest import copy_place
from tests.ui.pages import DESK, PHONE, open_page, pill
from tools.browser import STOP_SECONDS, ask, chat, chromium, settle

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(chromium() is None, reason="no Chromium on this machine"),
]

QUESTION = "云泽县2022年签约亿元以上项目多少个"
# The child that rebuilds gives way to everything else: on a busy machine it takes minutes.
REBUILD_MS = 400_000
# Whether the frame of the cited sentence can be seen inside its page picture.
INSIDE = """(() => {
  const page = document.querySelector('.qa-page'), frame = page.querySelector('.qa-frame');
  const [outer, inner] = [page.getBoundingClientRect(), frame.getBoundingClientRect()];
  return inner.height > 0 && inner.top >= outer.top && inner.bottom <= outer.bottom;
})()"""


@pytest.fixture(scope="module")
def place(page_index: Path, page_corpus: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A corpus with its index, to be changed."""
    return copy_place(page_index, page_corpus, tmp_path_factory.mktemp("place"))


@pytest.fixture(scope="module")
def feedback(place: Path) -> Path:
    return place / "feedback.jsonl"


@pytest.fixture(scope="module")
def address(place: Path, feedback: Path) -> Iterator[str]:
    with chat(place / "index", feedback, place / "corpus") as started:
        yield started


def printed(file: Path, lines: list[str]) -> Path:
    """A page of A4 with a text layer, its lines near the foot."""
    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    canvas = Canvas(str(file), pagesize=A4)
    canvas.setFont("STSong-Light", 14)
    for number, line in enumerate(lines):
        canvas.drawString(60, 140 - 30 * number, line)
    canvas.save()
    return file


def wrong_kind(folder: Path) -> Path:
    file = folder / "program.exe"
    file.write_bytes(b"MZ")
    return file


def test_the_flagship_question_and_its_source(chrome: "Browser", address: str) -> None:
    page = open_page(chrome, address)
    outside: list[str] = []
    page.on("request", lambda r: outside.append(r.url) if not r.url.startswith(address) else None)
    page.reload()
    ask(page, QUESTION)
    assert page.locator(".qa-value").inner_text() == "34个"
    assert page.locator(".qa-sentence mark").inner_text() == "34个"
    assert page.locator(".qa-value").is_visible()
    page.locator(pill(page)).click()
    settle(page)
    source = page.locator(".st-key-source-opened")
    assert "该县签约亿元以上项目34个" in source.locator("mark").inner_text()
    assert source.bounding_box()["x"] > page.locator(".qa-value").bounding_box()["x"]  # type: ignore[index]
    with page.expect_download() as download:
        page.get_by_role("button", name="下载原文").click()
    assert "34个" in Path(download.value.path()).read_text(encoding="utf-8")
    assert page.get_by_test_id("stMainMenu").count() == 0
    assert not [url for url in outside if not url.startswith(("data:", "blob:", "ws:"))]


def test_a_hostile_report_appears_as_text(chrome: "Browser", address: str) -> None:
    page = open_page(chrome, address)
    title = page.title()
    ask(page, "云泽县2022年改造老旧小区多少个")
    assert page.locator(".qa-value").inner_text() == "17个"
    page.locator(pill(page)).click()
    settle(page)
    passage = page.locator(".st-key-source-opened .qa-passage").first.inner_text()
    assert "<script>document.title='obeyed'</script> **加粗** $x$ :red[红]" in passage
    shown = page.locator(pill(page)).inner_text().replace("\u2060", "")
    assert shown.startswith("[1] <img src=x oner")
    assert page.title() == title
    page.goto(f"{address}/facts")
    page.locator(".qa-cite", has_text="17个").click()
    page.locator(".st-key-source-opened .qa-title", has_text="<img src=x").wait_for()
    assert page.title() == title
    page.goto(f"{address}/reports")
    page.locator(".qa-cite", has_text="<img src=x").click()
    page.locator(".qa-passage", has_text="<script>document.title='obeyed'</script>").wait_for()
    assert page.title() == title
    assert page.locator('img[src="x"]').count() == 0


def test_signs_of_markdown_in_a_question_are_shown_as_typed(
    chrome: "Browser", address: str
) -> None:
    page = open_page(chrome, address)
    typed = "**云泽县** $x$ :red[红] :smile: <b>2022年</b> -> `签约` 多少个"
    ask(page, typed)
    assert page.locator(".qa-question").inner_text() == typed


def test_a_near_miss_asks_for_what_there_is(chrome: "Browser", address: str) -> None:
    page = open_page(chrome, address)
    ask(page, "云泽县2023年签约亿元以上项目多少个")
    page.locator('[class*="st-key-near-"] button').first.click()
    page.locator(".qa-value").wait_for(timeout=60_000)
    assert page.locator(".qa-value").inner_text() in {"34个", "29个"}


def test_a_comparison_is_drawn_linked_and_taken_away(chrome: "Browser", address: str) -> None:
    page = open_page(chrome, address)
    ask(page, "云泽县、青禾县和范县2022年签约亿元以上项目哪个多")
    assert page.locator(".qa-note").inner_text() == "3县中2县有数据，缺范县"
    page.locator(".stVegaLiteChart canvas, .stVegaLiteChart svg").first.wait_for()
    page.wait_for_timeout(500)
    value = page.locator(".qa-value").bounding_box()
    assert value is not None
    assert 0 < value["y"] < DESK[1] / 2, "the winner is in view, however long the answer grows"
    page.locator(".qa-table .qa-cite", has_text="27个").click()
    source = page.locator(".st-key-source-opened")
    source.locator("mark", has_text="项目27个").wait_for()
    with page.expect_download() as download:
        page.get_by_role("button", name="下载 Markdown").click()
    text = Path(download.value.path()).read_text(encoding="utf-8")
    assert "| 34个[^1] |" in text
    assert "[^2]: " in text
    with page.expect_download() as download:
        page.get_by_role("button", name="下载 CSV").click()
    text = Path(download.value.path()).read_text(encoding="utf-8-sig")
    head, *rows = csv.reader(text.splitlines())
    values, sources = head.index("数值"), head.index("出处")
    assert [row[values] for row in rows] == ["34个", "27个", "未找到"]
    assert rows[1][sources].startswith("2022年澄川市项目建设（示例） · 澄川日报（示例）")


def test_the_reports_page_lists_what_is_indexed(chrome: "Browser", address: str) -> None:
    page = open_page(chrome, address)
    page.get_by_role("link", name="报告").click()
    page.get_by_text("共 3 份报告").wait_for()
    row = page.locator(".qa-cite", has_text="2022年澄川市项目建设（示例）")
    page.set_viewport_size({"width": PHONE[0], "height": PHONE[1]})
    assert row.bounding_box()["height"] < 60, "a title is not set one character a line"  # type: ignore[index]
    row.click()
    page.locator(".qa-passage mark", has_text="34个").first.wait_for()
    page.reload()
    page.locator(".qa-passage mark", has_text="34个").first.wait_for()


def test_a_wrong_answer_is_corrected_and_the_rows_are_taken_away(
    chrome: "Browser", address: str, feedback: Path
) -> None:
    page = open_page(chrome, address, PHONE)
    ask(page, QUESTION)
    page.locator(".st-key-feedback-0 button").last.click()
    entry = page.get_by_label("正确答案是（可不填）")
    entry.fill("35个")
    entry.press("Enter")
    page.get_by_text("正确答案已记下，谢谢！").wait_for()
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE[0]
    page.goto(f"{address}/reports")
    page.get_by_text("对错反馈（2 条）").click()
    settle(page)
    with page.expect_download(timeout=90_000) as download:
        page.get_by_role("button", name="下载反馈").click()
    assert Path(download.value.path()).read_bytes() == feedback.read_bytes()


def test_an_uploaded_report_answers_after_a_rebuild(
    chrome: "Browser", address: str, place: Path
) -> None:
    page = open_page(chrome, address)
    page.goto(f"{address}/reports")
    page.get_by_text("放入报告").first.click()
    page.locator("input[type=file]").set_input_files(wrong_kind(place))
    page.get_by_text("不能读这种文件").wait_for()
    file = printed(
        place / "新 #1.pdf", ["2025年云泽县项目", "2025年，云泽县签约亿元以上项目53个。"]
    )
    page.locator("input[type=file]").set_input_files(file)
    page.get_by_role("button", name="放入并更新索引").click()
    page.get_by_text("问答照常使用原来的索引").wait_for()
    other = open_page(chrome, address)
    ask(other, QUESTION)
    assert other.locator(".qa-value").inner_text() == "34个"
    page.reload()
    page.get_by_text("索引已更新：新增 1").wait_for(timeout=REBUILD_MS)
    assert (place / "corpus" / "新 #1.pdf").read_bytes() == file.read_bytes()
    ask(other, "2025年云泽县签约亿元以上项目多少个")
    assert other.locator(".qa-value").last.inner_text() == "53个"
    other.locator('[class*="st-key-cite-1-"] button').click()
    frame = other.locator(".st-key-source-opened .qa-page .qa-frame")
    frame.wait_for()
    other.wait_for_function(INSIDE)
    other.locator(".qa-page").click()
    other.wait_for_function(f"document.querySelector('.qa-large') && {INSIDE}")


def test_the_command_of_a_message_can_be_copied(chrome: "Browser", tmp_path: Path) -> None:
    with chat(tmp_path / "none", tmp_path / "feedback.jsonl", tmp_path) as started:
        page = open_page(chrome, started)
        command = page.get_by_test_id("stAlert").locator("code")
        assert command.inner_text() == "python -m indexer build"


def test_the_server_ends_while_a_browser_looks_on(chrome: "Browser", page_index: Path) -> None:
    with chat(page_index) as started:
        page = open_page(chrome, started)
        began = time.monotonic()
    assert time.monotonic() - began < STOP_SECONDS / 2
    page.get_by_text("聊天服务没有回应").wait_for()
    assert "onnection" not in page.locator("body").inner_text()
    page.close()
