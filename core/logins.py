"""Who is logged in: tokens that a browser keeps in a cookie, known here by their hash."""

import hashlib
import json
import secrets
import threading
import time
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from core.errors import SettingsError
from core.files import write_atomically
from core.settings import Settings
from core.users import User, Users

COOKIE = "policyqa_login"
USERS, OIDC, NONE = "users", "oidc", "none"
_LOOPBACK = frozenset({"127.0.0.1", "::1", "localhost"})


def login_kind(chosen: Settings) -> str:
    """How people get in: USERS, OIDC or NONE.

    Raises:
        SettingsError: the setting names no such way.
    """
    if chosen.login in (USERS, OIDC, NONE):
        return chosen.login
    if chosen.login:
        raise SettingsError(
            f"login = {chosen.login!r}",
            message=f"设置项 login 的值不对：{chosen.login}（应为 users、oidc 或 none）",
        )
    return NONE if chosen.host in _LOOPBACK else USERS


@dataclass(frozen=True, slots=True)
class Login:
    """One browser's login: whose, by which password, until when (seconds since 1970)."""

    name: str
    mark: str
    until: float


class Logins:
    """The logins of the users, kept in a file beside theirs; safe to use from any thread.

    A login ends by its time, by logging out, by a new password, and with its user.
    """

    def __init__(self, users: Users, path: Path, hours: float) -> None:
        self._users = users
        self._path = path
        self._seconds = hours * 3600
        self._lock = threading.Lock()
        self._logins = self._read()

    def begin(self, name: str, password: str) -> str | None:
        """Log in; the new token, or None if name and password do not fit.

        Raises:
            SettingsError: the file of users cannot be read.
        """
        user = self._users.check(name, password)
        if user is None:
            return None
        token = secrets.token_urlsafe(32)
        now = time.time()
        login = Login(name, self._users.accounts()[name].mark, now + self._seconds)
        with self._lock:
            self._logins = {k: old for k, old in self._logins.items() if old.until > now}
            self._logins[_key(token)] = login
            self._write()
        return token

    def end(self, token: str) -> None:
        """Log out."""
        with self._lock:
            if self._logins.pop(_key(token), None):
                self._write()

    def user(self, token: str) -> User | None:
        """Who holds this token; None if nobody does (any more).

        Raises:
            SettingsError: the file of users cannot be read.
        """
        login = self._logins.get(_key(token))
        account = self._users.accounts().get(login.name) if login else None
        if login is None or account is None:
            return None
        if login.until <= time.time() or login.mark != account.mark:
            return None
        return User(login.name, account.maintainer)

    def _read(self) -> dict[str, Login]:
        try:
            raw = json.loads(self._path.read_text(encoding="utf-8"))
            return {
                key: Login(str(name), str(mark), float(until))
                for key, (name, mark, until) in raw.items()
            }
        except (OSError, ValueError, TypeError, AttributeError):
            return {}  # people log in again

    def _write(self) -> None:
        lines = {key: (old.name, old.mark, old.until) for key, old in self._logins.items()}
        write_atomically(self._path, json.dumps(lines, ensure_ascii=False).encode(), private=True)


@cache
def logins(users: Path, hours: int) -> Logins:
    """The logins of this file of users, the same for all of this process."""
    return Logins(Users(users), users.with_name(f"{users.stem}.logins.json"), hours)


def _key(token: str) -> str:
    return hashlib.sha256(token.encode("utf-8", "replace")).hexdigest()
