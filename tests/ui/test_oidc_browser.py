"""Logging in through an OpenID Connect provider, in a real Chromium against the whole server."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.ui.pages import new_page
from tests.ui.provider import CLIENT, SECRET, Provider, provider
from tools.browser import chromium, served, settle

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(chromium() is None, reason="no Chromium on this machine"),
]

BOSS = {"sub": "1", "email": "boss@office.example", "email_verified": True}


@pytest.fixture(scope="module")
def door() -> Iterator[Provider]:
    with provider() as started:
        yield started


@pytest.fixture(scope="module")
def address(
    door: Provider,
    page_index: Path,
    page_corpus: Path,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[str]:
    home = tmp_path_factory.mktemp("home")
    (home / ".streamlit").mkdir()
    # Streamlit looks for its secrets there too; those of this machine's owner stay unread.
    (home / ".streamlit" / "secrets.toml").write_text(
        "[auth]\n"
        'redirect_uri = "http://127.0.0.1:{port}/oauth2callback"\n'
        'cookie_secret = "long enough for a test of cookies"\n'
        f'client_id = "{CLIENT}"\nclient_secret = "{SECRET}"\n'
        f'server_metadata_url = "{door.address}/.well-known/openid-configuration"\n'
    )
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("HOME", str(home))
        with served(
            INDEX=str(page_index),
            CORPUS=str(page_corpus),
            FEEDBACK=str(home / "feedback.jsonl"),
            LOGIN="oidc",
            MAINTAINERS="Boss@office.example",
        ) as (started, _):
            yield started


def log_in(chrome: "Browser", address: str) -> "Page":
    page = new_page(chrome)
    page.goto(address)
    page.get_by_role("button", name="登录").click()
    return page


def test_the_provider_says_who_it_is_and_the_settings_who_maintains(
    chrome: "Browser", address: str, door: Provider
) -> None:
    door.claims = BOSS
    page = log_in(chrome, f"{address}/reports?report=projects_2022.md")
    # The link that was followed is still the one that opens.
    page.locator(".qa-passage mark", has_text="34个").first.wait_for()
    assert page.url == f"{address}/reports?report=projects_2022.md"
    page.reload()
    page.locator(".qa-passage mark", has_text="34个").first.wait_for()
    page.get_by_role("button", name="退出").click()
    page.get_by_role("button", name="登录").wait_for()
    assert page.get_by_test_id("stFileUploader").count() == 0


def test_an_address_that_nobody_checked_maintains_nothing(
    chrome: "Browser", address: str, door: Provider
) -> None:
    door.claims = BOSS | {"email_verified": False}
    page = log_in(chrome, f"{address}/reports")
    page.get_by_test_id("stChatInputTextArea").wait_for()
    settle(page)
    assert page.get_by_test_id("stFileUploader").count() == 0


def test_a_login_ends_by_its_time(chrome: "Browser", address: str, door: Provider) -> None:
    door.claims, door.lived = BOSS, 11 * 3600
    log_in(chrome, address).get_by_test_id("stChatInputTextArea").wait_for()
    door.lived = 13 * 3600
    page = log_in(chrome, address)
    page.wait_for_url(f"{address}/")
    settle(page)
    page.get_by_role("button", name="登录").wait_for()
    assert page.get_by_test_id("stChatInputTextArea").count() == 0
    door.lived = 0
