"""What is being done is told where it takes a while, and only there, in a real Chromium."""

import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from core.settings import PROJECT
from tests.ui.pages import new_page
from tools.browser import STOP_SECONDS, chromium

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(chromium() is None, reason="no Chromium on this machine"),
]

# Work that goes on until the file is there, then some that is over at once; all that was told is
# kept by an observer in the page (`told`).
SCRIPT = """
import time
from pathlib import Path
import streamlit as st
from ui.stages import stages

with stages() as stage:
    stage("翻找报告")
    while not Path({file!r}).exists():
        time.sleep(0.05)
with stages() as stage:
    stage("一瞬之间")
st.write("完毕")
"""
WATCH = """window.told = ''; new MutationObserver(() => {
  window.told += document.querySelector('.qa-busy')?.innerText ?? '';
}).observe(document, {childList: true, subtree: true, characterData: true});"""


@pytest.fixture
def done(tmp_path: Path) -> Path:
    return tmp_path / "done"


@pytest.fixture
def address(tmp_path: Path, done: Path) -> Iterator[str]:
    script = tmp_path / "slow.py"
    script.write_text(SCRIPT.format(file=str(done)), encoding="utf-8")
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
    command = [sys.executable, "-m", "streamlit", "run", str(script), "--server.port", str(port)]
    with subprocess.Popen(
        command, cwd=PROJECT, env=os.environ | {"PYTHONPATH": str(PROJECT)}
    ) as process:
        try:
            yield f"http://127.0.0.1:{port}"
        finally:
            process.terminate()
            process.wait(STOP_SECONDS)


def test_a_long_stage_is_told_and_a_short_one_is_not(
    chrome: "Browser", address: str, done: Path
) -> None:
    page = new_page(chrome)
    page.add_init_script(WATCH)
    for _ in range(60):  # until the server listens
        try:
            page.goto(address)
            break
        except Exception:
            page.wait_for_timeout(500)
    page.get_by_text("翻找报告").wait_for()
    done.touch()
    page.get_by_text("完毕").wait_for()
    page.locator(".qa-busy").wait_for(state="detached")
    told = page.evaluate("told")
    assert "翻找报告" in told
    assert "一瞬之间" not in told
