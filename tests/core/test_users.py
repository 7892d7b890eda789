"""Users are named, their passwords hashed; a login ends when it should."""

import json
import os
import time
from pathlib import Path

import pytest

from core.errors import BadInputError, SettingsError
from core.logins import Logins, login_kind
from core.settings import Settings
from core.users import User, Users

PASSWORD = "春江潮水连海平1"


@pytest.fixture
def users(tmp_path: Path, quick_hashes: None) -> Users:
    made = Users(tmp_path / "users.json")
    made.add("王芳", PASSWORD, maintainer=True)
    made.add("li.ming@office", "correct horse")
    return made


@pytest.fixture
def logins(users: Users, tmp_path: Path) -> Logins:
    return Logins(users, tmp_path / "logins.json", hours=1)


def test_a_user_is_known_by_name_and_password(users: Users) -> None:
    assert users.check("王芳", PASSWORD) == User("王芳", maintainer=True)
    assert users.check("li.ming@office", "correct horse") == User("li.ming@office")
    assert users.check("王芳", "correct horse") is None
    assert users.check("nobody", PASSWORD) is None
    assert users.check("nobody", "nobody") is None


def test_the_file_holds_no_password_and_is_its_owners(users: Users, tmp_path: Path) -> None:
    file = tmp_path / "users.json"
    text = file.read_text(encoding="utf-8")
    assert PASSWORD not in text
    assert json.loads(text)["王芳"]["hash"].startswith("$argon2id$")
    if os.name == "posix":
        assert file.stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("name", ["", "a b", "../x", "a\n", "<b>", "a" * 65])
def test_a_name_that_could_mean_something_is_refused(users: Users, name: str) -> None:
    with pytest.raises(BadInputError, match="name"):
        users.add(name, PASSWORD)


@pytest.mark.parametrize("password", ["", "short", "x" * 201])
def test_a_password_has_a_sensible_length(users: Users, password: str) -> None:
    with pytest.raises(BadInputError) as error:
        users.add("x", password)
    assert "密码" in error.value.message


def test_a_change_by_another_process_is_seen(users: Users, tmp_path: Path) -> None:
    assert "王芳" in users.accounts()
    Users(tmp_path / "users.json").remove("王芳")
    assert "王芳" not in users.accounts()
    with pytest.raises(BadInputError, match="no user"):
        users.remove("王芳")


@pytest.mark.parametrize("content", ["", "[1]", '{"a": 1}', '{"a": {}}', "\x00"])
def test_a_broken_file_lets_nobody_in_and_is_named(tmp_path: Path, content: str) -> None:
    file = tmp_path / "users.json"
    file.write_text(content)
    with pytest.raises(SettingsError) as error:
        Users(file).accounts()
    assert str(file) in error.value.message


def test_a_login_holds_over_a_restart(logins: Logins, users: Users, tmp_path: Path) -> None:
    token = logins.begin("王芳", PASSWORD)
    assert token
    assert logins.user(token) == User("王芳", maintainer=True)
    again = Logins(users, tmp_path / "logins.json", hours=1)
    assert again.user(token) == User("王芳", maintainer=True)
    assert token not in (tmp_path / "logins.json").read_text(encoding="utf-8")


def test_no_token_is_guessed(logins: Logins) -> None:
    assert logins.begin("王芳", "wrong password") is None
    assert logins.user("") is None
    assert logins.user("x" * 43) is None
    assert logins.user("\udcff") is None


def test_a_login_ends_by_logging_out(logins: Logins, users: Users, tmp_path: Path) -> None:
    token = logins.begin("王芳", PASSWORD) or ""
    other = logins.begin("王芳", PASSWORD) or ""
    logins.end(token)
    assert logins.user(token) is None
    assert logins.user(other)
    assert Logins(users, tmp_path / "logins.json", hours=1).user(token) is None


def test_a_login_ends_by_a_new_password_and_with_its_user(logins: Logins, users: Users) -> None:
    token = logins.begin("王芳", PASSWORD) or ""
    users.add("王芳", "another password", maintainer=True)
    assert logins.user(token) is None
    token = logins.begin("王芳", "another password") or ""
    assert logins.user(token)
    users.remove("王芳")
    assert logins.user(token) is None


def test_a_login_ends_by_its_time(users: Users, tmp_path: Path) -> None:
    short = Logins(users, tmp_path / "logins.json", hours=0.2 / 3600)
    token = short.begin("王芳", PASSWORD) or ""
    time.sleep(0.25)
    assert short.user(token) is None


@pytest.mark.parametrize("content", ["", "{", "[]", '{"a": [1]}', '{"a": ["x", "y", "z"]}'])
def test_a_broken_file_of_logins_costs_a_login(users: Users, tmp_path: Path, content: str) -> None:
    (tmp_path / "logins.json").write_text(content)
    logins = Logins(users, tmp_path / "logins.json", hours=1)
    assert logins.user(logins.begin("王芳", PASSWORD) or "")


@pytest.mark.parametrize(
    ("host", "login", "kind"),
    [
        ("127.0.0.1", "", "none"),
        ("localhost", "", "none"),
        ("::1", "", "none"),
        ("0.0.0.0", "", "users"),
        ("10.0.0.7", "", "users"),
        ("0.0.0.0", "none", "none"),
        ("127.0.0.1", "users", "users"),
        ("0.0.0.0", "oidc", "oidc"),
    ],
)
def test_others_log_in_unless_that_is_given_up(host: str, login: str, kind: str) -> None:
    assert login_kind(Settings(host=host, login=login)) == kind


def test_an_unknown_way_to_log_in_is_named() -> None:
    with pytest.raises(SettingsError) as error:
        login_kind(Settings(login="ldap"))
    assert "ldap" in error.value.message
