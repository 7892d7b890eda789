"""The chat in a real browser, for pictures and tests."""

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from core.settings import PREFIX, PROJECT

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

ARGUMENTS = ("--no-sandbox", "--disable-gpu", "--disable-background-networking")
START_SECONDS = 60
STOP_SECONDS = 20
ANSWER_MS = 120_000


def chromium() -> str | None:
    """Path of this machine's Chromium; None if there is none."""
    return shutil.which("chromium") or shutil.which("chromium-browser")


@contextmanager
def browser() -> Iterator["Browser"]:
    """This machine's Chromium, started without a window.

    Raises:
        FileNotFoundError: there is none.
    """
    from playwright.sync_api import sync_playwright

    path = chromium()
    if path is None:
        raise FileNotFoundError("chromium")
    with sync_playwright() as play:
        started = play.chromium.launch(executable_path=path, args=list(ARGUMENTS))
        try:
            yield started
        finally:
            started.close()


@contextmanager
def chat(
    index: Path | None = None, feedback: Path | None = None, corpus: Path | None = None
) -> Iterator[str]:
    """A chat of our own on a free port; gives its address.

    The paths are those of the settings unless given.

    Raises:
        TimeoutError: it did not start.
    """
    given = {"INDEX": index, "FEEDBACK": feedback, "CORPUS": corpus}
    with served(**{name: str(path) for name, path in given.items() if path is not None}) as (
        address,
        _,
    ):
        yield address


@contextmanager
def served(**chosen: str) -> Iterator[tuple[str, int]]:
    """A chat of our own with these settings; its address and the id of its process.

    Raises:
        TimeoutError: it did not start.
    """
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
    ours = chosen | {"HOST": "127.0.0.1", "PORT": str(port)}
    environ = os.environ | {f"{PREFIX}{name}": value for name, value in ours.items()}
    process = subprocess.Popen([sys.executable, "-m", "tools.chat"], cwd=PROJECT, env=environ)
    try:
        address = f"http://127.0.0.1:{port}"
        _wait_for(f"{address}/_stcore/health")
        yield address, process.pid
    finally:
        process.terminate()
        try:
            process.wait(STOP_SECONDS)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def ask(page: "Page", question: str) -> None:
    """Type a question and wait until its answer stands."""
    turns = page.get_by_test_id("stChatMessage")
    before = turns.count()
    entry = page.get_by_test_id("stChatInputTextArea")
    entry.fill(question)
    entry.press("Enter")
    turns.nth(before + 1).wait_for(timeout=ANSWER_MS)
    settle(page)


def settle(page: "Page") -> None:
    """Wait until the page has finished drawing."""
    page.wait_for_timeout(300)  # the run that a click causes has begun
    page.locator('[data-test-script-state="notRunning"]').wait_for(timeout=ANSWER_MS)


def _wait_for(address: str) -> None:
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline:
        try:
            with urllib.request.urlopen(address, timeout=1):
                return
        except OSError:
            time.sleep(0.2)
    raise TimeoutError(f"no answer from {address}")
