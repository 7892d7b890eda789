"""What wants to be obeyed, in names, headings, tables and addresses: against the whole server."""

import http.client
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest

from core.encoders.encoder import SentenceEncoder
from indexer.build import build
from tests.indexes import give_encoder
from tests.ui.pages import new_page
from tools.browser import ask, chat, chromium, settle

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(chromium() is None, reason="no Chromium on this machine"),
]

AWAY = "https://away.example/"
# A link of Markdown, one of a script, a picture that calls home, a colour, a script.
MARKUP = (
    f"[点我]({AWAY}) [这](javascript:document.title='obeyed') ![图]({AWAY}a.png) <{AWAY}> "
    ":red[红] <script>document.title='obeyed'</script><img src=x onerror=document.title='obeyed'>"
)
NAME = "[绿地](javascript:alert(1)) <img src=x onerror=alert(1)> **通报**.md"
BROKEN = "<b>坏 [附件](javascript:alert(1)).pdf"
PUBLISHER = f"<u>住建</u> [局]({AWAY})"
REPORT = f"""---
title: "{MARKUP}"
publisher: "{PUBLISHER}"
published: 2023-02-01
region: 澄川市
---
# <i>云泽县</i> [绿地]({AWAY}) 建设

2022年，云泽县新建公园17个。{MARKUP}

| 指标 | 2022年 |
| --- | --- |
| 云泽县<b>道路</b>[长度]({AWAY}) | 12公里 |
| 青禾县<b>道路</b>[长度]({AWAY}) | 15公里 |
"""


@pytest.fixture(scope="module")
def address(
    encoder: SentenceEncoder,
    encodings: Path,
    copies: Path,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[str]:
    place = tmp_path_factory.mktemp("hostile")
    corpus, index = place / "corpus", place / "index"
    corpus.mkdir()
    regions = "name,level,parent,aliases\n澄川市,prefecture,,\n"
    regions += "云泽县,county,澄川市,\n青禾县,county,澄川市,\n"
    (corpus / "regions.csv").write_text(regions, encoding="utf-8")
    (corpus / NAME).write_text(REPORT, encoding="utf-8")
    (corpus / BROKEN).write_bytes(b"%PDF-1.7 cut")
    assert [name for name, _ in build(corpus, index, encoder, encodings=encodings).failed] == [
        BROKEN
    ]
    give_encoder(index, copies)
    with chat(index, place / "feedback.jsonl", corpus) as started:
        yield started


@dataclass
class Watched:
    """A page, and what it did that no text may make it do."""

    page: "Page"
    address: str
    obeyed: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.page.on("request", lambda request: self._note(request.url))
        self.page.on("popup", lambda popup: self.obeyed.append(popup.url))
        self.page.on("dialog", lambda dialog: self.obeyed.append(dialog.message))

    def _note(self, url: str) -> None:
        if not url.startswith((self.address, "data:", "blob:", "ws:")):
            self.obeyed.append(url)

    def check(self) -> None:
        """Nothing of the text has become a part of the page."""
        settle(self.page)
        assert self.obeyed == []
        assert self.page.title() != "obeyed"
        main = self.page.get_by_test_id("stApp")
        assert main.locator('img[src="x"], a[href*="away.example"]').count() == 0
        assert main.locator('a[href^="javascript:"], script:text("obeyed")').count() == 0
        assert main.locator("b, u, i", has_text="坏").count() == 0
        assert main.locator("b, u, i", has_text="道路").count() == 0
        assert main.locator('[style*="color"]', has_text="红").count() == 0


@pytest.fixture
def watched(chrome: "Browser", address: str) -> Iterator[Watched]:
    page = new_page(chrome, viewport={"width": 1280, "height": 900})
    yield Watched(page, address)
    page.close()


def shown(page: "Page") -> str:
    """What staff read, without the joiners of the page's labels."""
    return page.get_by_test_id("stApp").inner_text().replace("\u2060", "")


def point_at_the_chart(page: "Page") -> str:
    """Move over the chart until a figure speaks; what it says."""
    box = page.locator(".stVegaLiteChart").bounding_box()
    assert box is not None
    tip = page.locator("#vg-tooltip-element.visible")
    for row in range(1, 20):
        for column in range(1, 20):
            page.mouse.move(
                box["x"] + box["width"] * column / 20, box["y"] + box["height"] * row / 20
            )
            if tip.count():
                return tip.inner_text()
    return ""


def test_an_answer_and_its_source(watched: Watched) -> None:
    page = watched.page
    page.goto(watched.address)
    page.get_by_test_id("stChatInputTextArea").wait_for()
    ask(page, "云泽县2022年新建公园多少个")
    assert page.locator(".qa-value").inner_text() == "17个"
    page.locator('[class*="st-key-cite-"] button').first.click()
    page.locator(".st-key-source-opened .qa-passage").first.wait_for()
    assert MARKUP in page.locator(".st-key-source-opened .qa-title").inner_text()
    assert MARKUP in page.locator(".st-key-source-opened .qa-passage").first.inner_text()
    watched.check()


def test_the_figures(watched: Watched) -> None:
    page = watched.page
    page.goto(f"{watched.address}/facts")
    page.get_by_role("textbox", name="指标", exact=True).fill("长度")
    page.keyboard.press("Enter")
    page.locator(".stVegaLiteChart canvas, .stVegaLiteChart svg").first.wait_for()
    settle(page)
    assert f"<b>道路</b>[长度]({AWAY})" in point_at_the_chart(page)
    page.locator(".qa-cite", has_text="12公里").click()
    page.locator(".st-key-source-opened .qa-title").wait_for()
    assert f"云泽县<b>道路</b>[长度]({AWAY})2022年" in shown(page)
    assert MARKUP in page.locator(".st-key-source-opened .qa-title").inner_text()
    watched.check()


def test_the_reports(watched: Watched) -> None:
    page = watched.page
    page.goto(f"{watched.address}/reports")
    page.get_by_text("共 1 份报告").wait_for()
    page.get_by_text("读取失败的文件").click()
    page.get_by_text("已损坏或不是 PDF 文件").wait_for()
    for text in (MARKUP, NAME, BROKEN, PUBLISHER):
        assert text in shown(page)
    watched.check()
    settle(page)  # a click on a page that is drawn anew is lost
    page.locator(".qa-cite").first.click()
    page.locator(".qa-passage", has_text="新建公园").first.wait_for()
    for text in (NAME, PUBLISHER, f"17个。{MARKUP}", f"<i>云泽县</i> [绿地]({AWAY}) 建设"):
        assert text in shown(page)
    watched.check()


@pytest.mark.parametrize("folder", ["media", "static", "app/static", "component/x", "~/+/media"])
@pytest.mark.parametrize("way", ["../", "..%2f", "%2e%2e/", "..%5c", "....//"])
def test_no_address_leads_out_of_what_is_served(address: str, folder: str, way: str) -> None:
    connection = http.client.HTTPConnection(urlsplit(address).netloc)
    for target in ("etc/passwd", "app.py", "corpus/regions.csv", "CURRENT"):
        connection.request("GET", f"/{folder}/{way * 12}{target}")  # as it is: no client mends it
        answer = connection.getresponse()
        body = answer.read()
        page = b"<!doctype html>" in body.lower()  # what any unknown address gets
        assert answer.status in (400, 403, 404) or page, target
        assert b"root:" not in body
        assert b"import" not in body or page
    connection.close()
