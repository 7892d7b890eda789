"""A page of a real browser, patient enough for a busy machine."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

# The first page of a server that has just begun, on a machine that does other work too.
PATIENCE_MS = 90_000


def new_page(chrome: "Browser", **context: Any) -> "Page":
    """An empty page of its own session; `context` as Playwright's `new_page` takes it."""
    page = chrome.new_page(locale="zh-CN", **context)
    page.set_default_timeout(PATIENCE_MS)
    return page
