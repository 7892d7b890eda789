"""How long many people wait who ask at once: real browser pages against one chat.

Pages and chat share this machine, so the browser's own work is in the figures.
"""

import argparse
import os
import sys
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from tools.browser import ANSWER_MS, browser, chromium, served, settle

if TYPE_CHECKING:
    from playwright.sync_api import Page

MOST = 40
# How long the first page may wait for its examples.
EXAMPLES_MS = 30_000
# Notes in the page when an answer stands, however late this script comes to look.
_WATCH = """
window.answers = () => document.querySelectorAll('.qa-value, .qa-refused').length;
new MutationObserver(() => {
  if (window.begun && window.answers() > window.before)
    { window.took = performance.now() - window.begun; window.begun = 0; }
}).observe(document.body, {childList: true, subtree: true});
"""
_BEGIN = "window.before = window.answers(); window.took = 0; window.begun = performance.now();"


def opened(page: "Page", address: str) -> list[str]:
    """Open the chat; the example questions that it offers."""
    from playwright.sync_api import TimeoutError as TimedOut

    page.goto(address, timeout=ANSWER_MS)
    page.get_by_test_id("stChatInputTextArea").wait_for(timeout=ANSWER_MS)
    settle(page)
    page.evaluate(_WATCH)
    found = page.locator(".st-key-example button")
    with suppress(TimedOut):  # an index without figures offers none
        found.first.wait_for(timeout=EXAMPLES_MS)
    return [text.replace("\u2060", "") for text in found.all_inner_texts()]


def round_of(pages: list["Page"], questions: list[str]) -> list[float]:
    """Every page asks a question of its own at once; seconds until each answer stood."""
    for page, question in zip(pages, questions, strict=True):
        page.get_by_test_id("stChatInputTextArea").fill(question)
    for page in pages:
        page.evaluate(_BEGIN)
        page.get_by_test_id("stChatInputTextArea").press("Enter")
    for page in pages:
        page.wait_for_function("window.took > 0", timeout=ANSWER_MS)
    return [page.evaluate("window.took") / 1000 for page in pages]


def memory_mib(process: int, name: str) -> float:
    """VmRSS (now) or VmHWM (at its peak) of a process; 0 where the system does not tell."""
    status = Path(f"/proc/{process}/status")
    if not status.exists():
        return 0.0
    fields = dict(line.split(":", 1) for line in status.read_text().splitlines())
    return int(fields[name].split()[0]) / 1024


def core_seconds(process: int) -> float:
    """Processor time that a process has used; 0 where the system does not tell."""
    stat = Path(f"/proc/{process}/stat")
    if not stat.exists():
        return 0.0
    fields = stat.read_text().rpartition(")")[2].split()  # the name may hold blanks
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def percentile(values: list[float], share: float) -> float:
    """The smallest value that this share of the values does not exceed."""
    ordered = sorted(values)
    return ordered[max(0, -(-int(share * 100) * len(ordered) // 100) - 1)]


def measure(people: int, rounds: int) -> None:
    """Ask and print."""
    with served() as (address, process), browser() as started:
        pages = [started.new_context(locale="zh-CN").new_page() for _ in range(people)]
        examples, *_ = [opened(page, address) for page in pages]
        if not examples:
            print("索引里没有可问的数据 / The index offers no question", file=sys.stderr)
            return
        round_of(pages[:1], examples[:1])  # the encoder is loaded
        alone = round_of(pages[:1], examples[-1:])[0]
        before, used = memory_mib(process, "VmRSS"), core_seconds(process)
        took: list[float] = []
        for number in range(rounds):
            asked = [examples[(n + number) % len(examples)] for n in range(people)]
            took += round_of(pages, asked)
        peak, used = memory_mib(process, "VmHWM"), core_seconds(process) - used
    print(
        f"{people} people at once, {rounds} rounds: p50 {percentile(took, 0.5):.2f} s,"
        f" p95 {percentile(took, 0.95):.2f} s, slowest {max(took):.2f} s; one alone {alone:.2f} s;"
        f" of a core the chat used {used / len(took):.2f} s an answer;"
        f" memory {before:.0f} MiB with one asking, {peak:.0f} MiB at its peak"
    )


def main() -> int:
    """Measure; 2 if there is no Chromium."""
    parser = argparse.ArgumentParser(prog="python -m tools.load", description=__doc__)
    parser.add_argument("--people", type=int, default=20, help=f"pages, {MOST} at most")
    parser.add_argument("--rounds", type=int, default=3, help="questions that each page asks")
    arguments = parser.parse_args()
    if chromium() is None:
        print("没有找到 Chromium / Chromium not found", file=sys.stderr)
        return 2
    measure(max(1, min(MOST, arguments.people)), max(1, min(20, arguments.rounds)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
