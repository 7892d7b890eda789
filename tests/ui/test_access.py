"""Who sees what: nobody without a login, 报告 for maintainers; what is asked is noted if said."""

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest
import streamlit as st
from streamlit.runtime.context import ContextProxy
from streamlit.testing.v1 import AppTest
from streamlit.util import calc_hash

from core.logins import COOKIE, logins
from core.settings import PREFIX, PROJECT, settings
from core.users import Users
from tests.ui.shown import html_of

Use = Callable[[Path, Path], None]
Open = Callable[..., AppTest]
QUESTION = "云泽县2022年签约亿元以上项目多少个"
PASSWORD = "long enough"


@pytest.fixture
def open_page(
    page_index: Path, page_corpus: Path, use_index: Use, monkeypatch: pytest.MonkeyPatch
) -> Open:
    """A function that opens the page with these settings and this cookie."""

    def opened(cookie: str = "", **chosen: str) -> AppTest:
        use_index(page_index, page_corpus)
        os.environ.update({PREFIX + name: value for name, value in chosen.items()})
        settings.cache_clear()
        st.cache_resource.clear()
        monkeypatch.setattr(ContextProxy, "cookies", {COOKIE: cookie})
        return AppTest.from_file(str(PROJECT / "app.py"), default_timeout=60).run()

    return opened


@pytest.fixture
def users(tmp_path: Path, quick_hashes: None) -> Users:
    made = Users(tmp_path / "users.json")
    made.add("王芳", PASSWORD, maintainer=True)
    made.add("li", PASSWORD)
    return made


def token(folder: Path, name: str) -> str:
    return logins(folder / "users.json", 12).begin(name, PASSWORD) or ""


def test_without_a_login_nothing_is_shown(open_page: Open, users: Users, tmp_path: Path) -> None:
    for cookie in ("", "forged"):
        app = open_page(cookie, LOGIN="users", USERS=str(tmp_path / "users.json"))
        assert not app.exception
        assert "请先登录" in html_of(app)
        assert not app.chat_input


def test_only_maintainers_keep_up_the_reports(
    open_page: Open, users: Users, tmp_path: Path
) -> None:
    for name, may in (("li", False), ("王芳", True)):
        app = open_page(token(tmp_path, name), LOGIN="users", USERS=str(tmp_path / "users.json"))
        app._page_hash = calc_hash("reports")
        app.run()
        assert not app.exception
        assert bool(app.get("file_uploader")) is may
        assert bool(app.chat_input) is not may  # the page is not known: the chat is shown


def test_who_is_taken_out_is_out_at_the_next_click(
    open_page: Open, users: Users, tmp_path: Path
) -> None:
    app = open_page(token(tmp_path, "li"), LOGIN="users", USERS=str(tmp_path / "users.json"))
    assert "li" in html_of(app)
    assert app.chat_input
    users.remove("li")
    app.run()
    assert "请先登录" in html_of(app)
    assert not app.chat_input


def test_on_this_machine_alone_nobody_logs_in(open_page: Open) -> None:
    app = open_page()
    assert app.chat_input
    assert "退出" not in html_of(app)


def test_a_wrong_setting_shows_no_page(open_page: Open) -> None:
    app = open_page(LOGIN="ldap")
    assert "ldap" in app.error[0].value
    assert not app.chat_input


def test_oidc_asks_for_its_own_login(open_page: Open) -> None:
    app = open_page(LOGIN="oidc")
    assert not app.exception
    assert app.button(key="log-in").label == "登录"
    assert not app.chat_input


def test_who_asks_too_often_is_told(open_page: Open) -> None:
    app = open_page(QUESTIONS_A_MINUTE="1")
    app.chat_input[0].set_value(QUESTION).run()
    assert "34个" in html_of(app)
    app.chat_input[0].set_value(QUESTION).run()
    assert not app.exception
    assert any("一分钟内问了" in error.value for error in app.error)


def test_the_audit_log_names_who_what_and_the_reports(
    open_page: Open, users: Users, tmp_path: Path
) -> None:
    app = open_page(
        token(tmp_path, "li"),
        LOGIN="users",
        USERS=str(tmp_path / "users.json"),
        AUDIT=str(tmp_path / "audit"),
    )
    app.chat_input[0].set_value(QUESTION).run()
    (file,) = (tmp_path / "audit").iterdir()
    told = json.loads(file.read_text(encoding="utf-8"))
    assert (told["user"], told["question"], told["status"]) == ("li", QUESTION, "answered")
    assert told["cited"] == ["projects_2022.md"]
    assert len(told["request"]) == 8


def test_no_audit_log_is_kept_unless_that_is_said(open_page: Open, tmp_path: Path) -> None:
    open_page().chat_input[0].set_value(QUESTION).run()
    assert not list(tmp_path.rglob("audit*"))
