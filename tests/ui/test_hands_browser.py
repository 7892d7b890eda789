"""The page in a real Chromium by thumb on a phone, by the keyboard alone, and by the clipboard."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.ui.pages import PHONE, new_page, open_page, pill
from tools.browser import ask, chat, chromium, settle

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(chromium() is None, reason="no Chromium on this machine"),
]

QUESTION = "云泽县2022年签约亿元以上项目多少个"

# How much words stand out from the page, as WCAG 2 counts it, and what it calls enough.
CONTRASTS = """selectors => {
  const rgb = colour => colour.match(/[\\d.]+/g).map(Number);
  const light = ([r, g, b]) => [r, g, b].map(c => c / 255)
    .map(c => c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4)
    .reduce((sum, c, i) => sum + c * [0.2126, 0.7152, 0.0722][i], 0);
  const page = rgb(getComputedStyle(document.querySelector('.stApp')).backgroundColor);
  return selectors.map(selector => {
    let seen = 1;
    const words = document.querySelector(selector);
    for (let e = words; e; e = e.parentElement) seen *= getComputedStyle(e).opacity;
    const ink = rgb(getComputedStyle(words).color).map((c, i) => c * seen + page[i] * (1 - seen));
    const [more, less] = [light(ink), light(page)].sort((a, b) => b - a);
    return (more + 0.05) / (less + 0.05);
  });
}"""
READABLE = 4.5


@pytest.fixture(scope="module")
def address(page_index: Path, page_corpus: Path) -> Iterator[str]:
    with chat(page_index, page_index.parent / "feedback.jsonl", page_corpus) as started:
        yield started


def test_the_value_is_seen_first_on_a_phone(chrome: "Browser", address: str) -> None:
    page = open_page(chrome, address, PHONE)
    for question in (QUESTION, "青禾县2022年签约亿元以上项目多少个"):
        ask(page, question)
        page.wait_for_timeout(800)  # the scroll to the new turn
        box = page.locator(".qa-value").last.bounding_box()
        assert box is not None
        assert 0 < box["y"] < PHONE[1] / 2
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE[0]
    page.locator(pill(page)).last.click()
    settle(page)
    sheet = page.locator(".st-key-source-opened").bounding_box()
    assert sheet is not None
    assert sheet["y"] + sheet["height"] == pytest.approx(PHONE[1], abs=2)
    page.get_by_role("button", name="关闭").click()
    page.locator(".st-key-source-opened").wait_for(state="detached")


def test_every_page_is_reached_on_a_phone(chrome: "Browser", address: str) -> None:
    page = open_page(chrome, address, PHONE)
    for name, shown in (("指标", "共 "), ("报告", "共 3 份报告"), ("问答", "可以这样问")):
        page.get_by_role("link", name=name, exact=True).click()
        page.get_by_text(shown).first.wait_for()
        assert page.evaluate("document.documentElement.scrollWidth") <= PHONE[0]


def test_a_figure_is_found_and_opened_on_a_phone(chrome: "Browser", address: str) -> None:
    page = open_page(chrome, address, PHONE)
    page.goto(f"{address}/facts")
    page.get_by_role("textbox", name="指标", exact=True).fill("合同引资额")
    page.keyboard.press("Enter")
    page.locator(".qa-cite", has_text="34个").wait_for(state="detached")  # the list is filtered
    page.locator(".qa-cite", has_text="206.3亿元").click()
    page.locator(".st-key-source-opened mark", has_text="206.3亿元").wait_for()
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE[0]


def test_a_wide_table_scrolls_inside_itself_on_a_phone(chrome: "Browser", address: str) -> None:
    page = open_page(chrome, address, PHONE)
    page.goto(f"{address}/reports")
    table = page.locator(".qa-scroll")
    table.wait_for()
    settle(page)
    assert table.evaluate("table => table.scrollWidth > table.clientWidth")
    table.focus()
    for _ in range(30):
        page.keyboard.press("ArrowRight")
    page.wait_for_timeout(500)  # browsers scroll smoothly
    assert table.evaluate("table => table.scrollLeft") > 0
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE[0]


def test_the_keyboard_alone_opens_the_source_and_closes_it(chrome: "Browser", address: str) -> None:
    page = open_page(chrome, address)
    page.get_by_test_id("stChatInputTextArea").focus()
    page.keyboard.type(QUESTION)
    page.keyboard.press("Enter")
    page.locator(".qa-value").wait_for(timeout=60_000)
    settle(page)
    for _ in range(40):
        page.keyboard.press("Tab")
        if page.evaluate("!!document.activeElement.closest('[class*=\"st-key-cite-\"]')"):
            break
    page.keyboard.press("Enter")
    page.locator(".st-key-source-opened").wait_for()
    settle(page)
    page.keyboard.press("Escape")
    page.locator(".st-key-source-opened").wait_for(state="detached")
    page.get_by_text("点击答案下面的出处").wait_for()


def tab_to(page: "Page", selector: str) -> None:
    """Press Tab until what has the focus matches."""
    for _ in range(80):
        page.keyboard.press("Tab")
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            return
    raise AssertionError(f"{selector} has no place in the order of Tab")


def test_the_keyboard_alone_goes_from_page_to_page_and_opens_a_figure(
    chrome: "Browser", address: str
) -> None:
    page = open_page(chrome, address)
    tab_to(page, '.st-key-bar a[href$="facts"]')
    page.keyboard.press("Enter")
    page.get_by_role("textbox", name="指标", exact=True).wait_for()
    settle(page)
    tab_to(page, ".st-key-facts-indicator input")
    page.keyboard.type("合同引资额")
    page.keyboard.press("Enter")
    page.locator(".qa-cite", has_text="34个").wait_for(state="detached")
    settle(page)
    tab_to(page, ".qa-cite")
    page.keyboard.press("Enter")
    page.locator(".st-key-source-opened mark").wait_for()
    settle(page)
    page.keyboard.press("Escape")
    page.locator(".st-key-source-opened").wait_for(state="detached")


def test_the_keyboard_alone_asks_for_a_near_miss_and_changes_a_condition(
    chrome: "Browser", address: str
) -> None:
    page = open_page(chrome, address)
    ask(page, "云泽县2023年签约亿元以上项目多少个")
    tab_to(page, '[class*="st-key-near-"] button')
    page.keyboard.press("Enter")
    page.locator(".st-key-turn-1 .qa-value", has_text="34个").wait_for()
    settle(page)
    tab_to(page, '.st-key-turn-1 [data-testid="stPopoverButton"]')
    page.keyboard.press("Enter")
    page.locator('[class*="st-key-edit-periods-"] input').wait_for()
    tab_to(page, '[class*="st-key-edit-periods-"] input')
    page.keyboard.press("Control+A")
    page.keyboard.type("2021")
    page.keyboard.press("Enter")
    page.locator(".st-key-turn-2 .qa-value", has_text="29个").wait_for()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_words_stand_out_from_the_page(chrome: "Browser", address: str, scheme: str) -> None:
    page = new_page(chrome, color_scheme=scheme)
    page.goto(address)
    page.get_by_test_id("stChatInputTextArea").wait_for()
    ask(page, QUESTION)
    found = page.evaluate(CONTRASTS, [".qa-value", ".qa-sentence", ".qa-source", ".qa-small"])
    assert min(found) >= READABLE, found
    dark = page.evaluate("getComputedStyle(document.querySelector('.stApp')).colorScheme")
    assert dark == scheme


def test_an_answer_is_copied_with_its_source_where_there_is_no_clipboard(
    chrome: "Browser", address: str
) -> None:
    page = open_page(chrome, address)
    # As over plain http on a LAN.
    page.evaluate("Object.defineProperty(navigator, 'clipboard', {value: undefined})")
    ask(page, QUESTION)
    page.locator(".qa-copy").click()
    page.locator(".qa-copy", has_text="已复制").wait_for()
    entry = page.get_by_test_id("stChatInputTextArea")
    entry.focus()
    page.keyboard.press("Control+V")
    pasted = entry.input_value()
    assert "34个" in pasted
    assert "出处：2022年澄川市项目建设（示例）" in pasted
