"""Logging in, reloading and logging out in a real Chromium, against the whole server."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from core.users import Users
from tests.ui.pages import new_page
from tools.browser import ask, chromium, served, settle

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(chromium() is None, reason="no Chromium on this machine"),
]

PASSWORD = "long enough"
QUESTION = "云泽县2022年签约亿元以上项目多少个"
COMPARISON = "云泽县和青禾县2022年签约亿元以上项目哪个多"


@pytest.fixture(scope="module")
def address(
    page_index: Path, page_corpus: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("people")
    users = Users(folder / "users.json")
    users.add("王芳", PASSWORD, maintainer=True)
    users.add("李明", PASSWORD)
    with served(
        INDEX=str(page_index),
        CORPUS=str(page_corpus),
        FEEDBACK=str(folder / "feedback.jsonl"),
        USERS=str(folder / "users.json"),
        LOGIN="users",
    ) as (started, _):
        yield started


def log_in(chrome: "Browser", address: str, name: str, password: str = PASSWORD) -> "Page":
    page = new_page(chrome)
    page.goto(address)
    page.get_by_label("用户名").fill(name)
    page.get_by_label("密码").fill(password)
    page.get_by_role("button", name="登录").click()
    return page


def test_a_login_survives_a_reload_and_ends_by_logging_out(chrome: "Browser", address: str) -> None:
    page = log_in(chrome, address, "李明")
    page.get_by_test_id("stChatInputTextArea").wait_for()
    page.reload()
    page.get_by_test_id("stChatInputTextArea").wait_for()
    ask(page, QUESTION)
    assert page.locator(".qa-value").inner_text() == "34个"
    assert page.get_by_role("link", name="报告", exact=True).count() == 0
    assert page.evaluate("document.cookie").find("policyqa_login") == -1
    page.get_by_role("link", name="退出").click()
    page.get_by_role("button", name="退出登录").click()
    page.get_by_label("密码").wait_for()
    page.goto(address)
    page.get_by_label("密码").wait_for()


def test_a_maintainer_has_the_reports_and_each_visitor_a_conversation(
    chrome: "Browser", address: str
) -> None:
    first = log_in(chrome, address, "王芳")
    second = log_in(chrome, address, "李明")
    for page in (first, second):
        page.get_by_test_id("stChatInputTextArea").wait_for()
    ask(first, QUESTION)
    settle(second)
    assert first.locator(".qa-question").count() == 1
    assert second.locator(".qa-question").count() == 0
    assert second.locator(".qa-value").count() == 0
    first.get_by_role("link", name="报告", exact=True).click()
    first.get_by_test_id("stFileUploader").first.wait_for(state="attached")
    link = f"{address}/reports?report=projects_2022.md"
    third = log_in(chrome, link, "王芳")
    third.locator(".qa-passage mark", has_text="34个").first.wait_for()
    assert third.url == link
    second.goto(f"{address}/reports")
    settle(second)
    assert second.get_by_test_id("stFileUploader").count() == 0


def test_feedback_and_files_of_one_visitor_are_not_shown_to_another(
    chrome: "Browser", address: str
) -> None:
    first = log_in(chrome, address, "王芳")
    second = log_in(chrome, address, "李明")
    ask(first, COMPARISON)
    first.locator(".st-key-feedback-0 button").first.click()
    first.get_by_text("已记下，谢谢！").wait_for()
    with first.expect_download() as download:
        first.get_by_role("button", name="下载 CSV").click()
    file = download.value.url
    assert file.startswith(f"{address}/media/")
    chosen = ".st-key-feedback-0 [aria-checked=true]"
    assert first.locator(chosen).count() == 1
    second.reload()
    ask(second, QUESTION)
    second.get_by_text("问过的问题").first.click()
    settle(second)
    assert second.get_by_text(COMPARISON).count() == 0
    assert second.get_by_text("已记下，谢谢！").count() == 0
    assert second.locator(chosen).count() == 0
    assert second.get_by_role("button", name="下载 CSV").count() == 0
    assert new_page(chrome).request.get(file).status == 401, "who is not logged in has no file"


def test_a_wrong_password_is_told(chrome: "Browser", address: str) -> None:
    page = log_in(chrome, address, "王芳", "wrong password")
    assert page.get_by_role("alert").inner_text() == "用户名或密码不对。"
    assert page.get_by_test_id("stChatInputTextArea").count() == 0
