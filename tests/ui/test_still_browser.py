"""What stands on the page stays where it is, in a real Chromium."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.ui.pages import DESK, PHONE, new_page
from tools.browser import ask, chat, chromium, settle

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(chromium() is None, reason="no Chromium on this machine"),
]

QUESTIONS = (
    "云泽县2022年签约亿元以上项目多少个",
    "云泽县和青禾县2022年签约亿元以上项目哪个多",
    "青禾县2022年签约亿元以上项目多少个",
    "云泽县2023年签约亿元以上项目多少个",
    "云泽县2022年合同引资额是多少",
)
PARTS = (
    ".qa-question",
    ".qa-value",
    ".qa-refused",
    ".qa-sentence",
    ".qa-table",
    ".stVegaLiteChart",
    '[class*="st-key-cite-"]',
    '[class*="st-key-near-"]',
    '[class*="st-key-chips-"]',
    '[class*="st-key-feedback-"]',
)
# Looks at every frame where the parts of a turn begin and where the box to ask in ends (it grows
# with what is typed); what moved goes to window.moved.
WATCH = """([turn, parts]) => {
  const stood = {};
  window.moved = [];
  cancelAnimationFrame(window.watching);
  const keep = (part, place) => {
    if (part in stood && Math.abs(stood[part] - place) > 2) moved.push([part, stood[part], place]);
    stood[part] = place;
  };
  const look = () => {
    for (const part of parts) {
      const found = document.querySelector(`.st-key-turn-${turn} ${part}`);
      if (found) keep(part, found.getBoundingClientRect().top);
    }
    const box = document.querySelector('[data-testid=stChatInput]');
    keep('box', box.getBoundingClientRect().bottom);
    window.watching = requestAnimationFrame(look);
  };
  look();
}"""
# The measure of browsers: shares of the screen that moved by themselves, added up.
SHIFTS = """window.shifted = 0;
new PerformanceObserver(list => list.getEntries().forEach(entry => {
  if (!entry.hadRecentInput) window.shifted += entry.value;
})).observe({type: 'layout-shift', buffered: true});"""
GOOD = 0.1  # what https://web.dev/articles/cls calls good


@pytest.fixture(scope="module")
def address(page_index: Path, page_corpus: Path) -> Iterator[str]:
    with chat(page_index, page_index.parent / "feedback.jsonl", page_corpus) as started:
        yield started


def open_page(chrome: "Browser", size: tuple[int, int], address: str) -> "Page":
    page = new_page(chrome, viewport={"width": size[0], "height": size[1]})
    page.add_init_script(SHIFTS)
    page.goto(address)
    settle(page)
    return page


@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
def test_nothing_moves_that_stands_while_an_answer_comes(
    chrome: "Browser", address: str, size: tuple[int, int]
) -> None:
    page = open_page(chrome, size, address)
    page.get_by_test_id("stChatInputTextArea").wait_for()
    for turn, question in enumerate(QUESTIONS):
        page.evaluate(WATCH, [turn, PARTS])
        ask(page, question)
        page.wait_for_timeout(1000)  # a chart that is drawn, a part that is loaded late
        assert page.evaluate("moved") == [], question
        box = page.locator(f".st-key-turn-{turn} .qa-question").bounding_box()
        assert box is not None
        assert box["y"] < size[1] / 4, "the new turn stands at the top"


@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
@pytest.mark.parametrize("path", ["", "facts", "reports"])
def test_a_page_is_drawn_where_it_stays(
    chrome: "Browser", address: str, size: tuple[int, int], path: str
) -> None:
    page = open_page(chrome, size, f"{address}/{path}")
    page.wait_for_timeout(1000)
    assert page.evaluate("shifted") < GOOD


def test_opening_and_closing_a_source_moves_nothing(chrome: "Browser", address: str) -> None:
    page = open_page(chrome, DESK, address)
    ask(page, QUESTIONS[0])
    settle(page)  # what is drawn late belongs to the answer
    page.wait_for_timeout(1000)
    page.evaluate(WATCH, [0, PARTS])
    page.locator('[class*="st-key-cite-"] button').click()
    page.locator(".st-key-source-opened").wait_for()
    settle(page)
    page.keyboard.press("Escape")
    page.locator(".st-key-source-opened").wait_for(state="detached")
    settle(page)
    assert page.evaluate("moved") == []
