"""Take the pictures in docs/: ask the chat a question in Chromium, on a desk and on a phone."""

import argparse
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from core.settings import PROJECT
from tools.browser import ask, browser, chat, chromium, settle

if TYPE_CHECKING:
    from playwright.sync_api import Page, ViewportSize

QUESTION = "范县2022年签约亿元以上项目多少个"
COMPARISON = "云泽县和青禾县2022年签约亿元以上项目哪个多"
INDICATOR = "签约亿元以上项目"
FOLDER = PROJECT / "docs"
TALL: "ViewportSize" = {"width": 1280, "height": 1080}
VIEWS: Mapping[str, "ViewportSize"] = {
    "screenshot.png": {"width": 1280, "height": 860},
    "screenshot-phone.png": {"width": 375, "height": 740},
}


def take(page: "Page", address: str, question: str, picture: Path) -> None:
    """Ask, open the first source, and save the picture."""
    page.goto(address)
    ask(page, question)
    page.locator('[class*="st-key-cite-"] button').first.click()
    settle(page)
    page.wait_for_timeout(1000)  # fonts and transitions
    page.screenshot(path=picture)


def take_comparison(page: "Page", address: str, picture: Path) -> None:
    """Ask the comparison and save the picture with its chart."""
    page.goto(address)
    ask(page, COMPARISON)
    page.locator(".stVegaLiteChart").first.wait_for()
    page.wait_for_timeout(1500)
    page.screenshot(path=picture)


def take_facts(page: "Page", address: str, picture: Path) -> None:
    """Filter the figures, open one, and save the picture."""
    page.set_viewport_size(TALL)
    page.goto(f"{address}/facts")
    page.get_by_role("textbox", name="指标", exact=True).fill(INDICATOR)
    page.keyboard.press("Enter")
    settle(page)
    page.locator(".qa-cite").first.click()
    settle(page)
    page.wait_for_timeout(1500)
    page.screenshot(path=picture)


def main() -> int:
    """Take the pictures; 2 if there is no Chromium."""
    parser = argparse.ArgumentParser(prog="python -m tools.screenshots", description=__doc__)
    parser.add_argument("--question", default=QUESTION)
    question = parser.parse_args().question
    if chromium() is None:
        print("没有找到 Chromium / Chromium not found", file=sys.stderr)
        return 2
    FOLDER.mkdir(exist_ok=True)
    with chat() as address, browser() as started:
        for name, size in VIEWS.items():
            page = started.new_page(viewport=size, device_scale_factor=1.5, locale="zh-CN")
            take(page, address, question, FOLDER / name)
            page.close()
        page = started.new_page(viewport=VIEWS["screenshot.png"], locale="zh-CN")
        take_comparison(page, address, FOLDER / "screenshot-comparison.png")
        take_facts(page, address, FOLDER / "screenshot-facts.png")
    return 0


if __name__ == "__main__":
    sys.exit(main())
