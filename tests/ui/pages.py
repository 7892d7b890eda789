"""A page of a real browser, patient enough for a busy machine."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

# The first page of a server that has just begun, on a machine that does other work too.
PATIENCE_MS = 90_000
DESK, PHONE = (1280, 800), (375, 740)


def new_page(chrome: "Browser", **context: Any) -> "Page":
    """An empty page of its own session; `context` as Playwright's `new_page` takes it."""
    page = chrome.new_page(locale="zh-CN", **context)
    page.set_default_timeout(PATIENCE_MS)
    return page


def open_page(chrome: "Browser", address: str, size: tuple[int, int] = DESK) -> "Page":
    """The chat in a window of this size, ready to be asked."""
    page = new_page(chrome, viewport={"width": size[0], "height": size[1]})
    page.goto(address)
    page.get_by_test_id("stChatInputTextArea").wait_for()
    return page


def pill(page: "Page", number: int = 1) -> str:
    """Where the pill of a citation stands."""
    return f'[class*="st-key-cite-"] button >> nth={number - 1}'
