"""The people who may use the chat where it serves others: names, roles, hashed passwords."""

import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from core.errors import BadInputError, SettingsError
from core.files import write_atomically

SHORTEST = 8
LONGEST = 200
# What a file, a log line and a page can hold without a thought.
_NAME = re.compile(r"[\w.@-]{1,64}")
_hasher = PasswordHasher()


@dataclass(frozen=True, slots=True)
class User:
    """Someone by name; a maintainer may also hand in reports and rebuild."""

    name: str
    maintainer: bool = False


@dataclass(frozen=True, slots=True)
class Account:
    """A user's line in the file; `hash` is argon2's."""

    hash: str
    maintainer: bool = False

    @property
    def mark(self) -> str:
        """Changes with the password, so that logins made with the old one end."""
        return hashlib.sha256(self.hash.encode()).hexdigest()[:16]


class Users:
    """The file of users (JSON); read anew whenever it was written."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._read_at: tuple[int, int] | None = None
        self._accounts: dict[str, Account] = {}

    def accounts(self) -> Mapping[str, Account]:
        """Every account by name; none where there is no file.

        Raises:
            SettingsError: the file cannot be read.
        """
        try:
            stat = self._path.stat()
        except FileNotFoundError:
            return {}
        except OSError as error:
            raise self._unreadable(error) from error
        now = (stat.st_mtime_ns, stat.st_ino)
        if now != self._read_at:
            self._accounts = self._read()
            self._read_at = now
        return self._accounts

    def add(self, name: str, password: str, *, maintainer: bool = False) -> None:
        """Add a user, or give one who is there a new password and role.

        Raises:
            BadInputError: a name or a password that cannot be taken.
        """
        if not _NAME.fullmatch(name):
            raise BadInputError(
                f"name {name!r}", message="用户名只能用文字、数字和 . @ - _，最多 64 个字。"
            )
        if not SHORTEST <= len(password) <= LONGEST:
            raise BadInputError(
                "password length", message=f"密码要有 {SHORTEST} 到 {LONGEST} 个字符。"
            )
        account = Account(_hasher.hash(password), maintainer)
        self._write({**self.accounts(), name: account})

    def remove(self, name: str) -> None:
        """Remove a user; logins of theirs end.

        Raises:
            BadInputError: there is no such user.
        """
        accounts = dict(self.accounts())
        if accounts.pop(name, None) is None:
            raise BadInputError(f"no user {name!r}", message=f"没有这个用户：{name}")
        self._write(accounts)

    def check(self, name: str, password: str) -> User | None:
        """The user of this name and password; takes as long where the name is unknown."""
        account = self.accounts().get(name)
        try:
            _hasher.verify(account.hash if account else _nobodys_hash(), password[:LONGEST])
        except (VerificationError, InvalidHashError):
            return None
        return User(name, account.maintainer) if account else None

    def _read(self) -> dict[str, Account]:
        try:
            raw = json.loads(self._path.read_text(encoding="utf-8"))
            return {
                str(name): Account(str(line["hash"]), line.get("maintainer") is True)
                for name, line in raw.items()
            }
        except (OSError, ValueError, AttributeError, KeyError, TypeError) as error:
            raise self._unreadable(error) from error

    def _write(self, accounts: Mapping[str, Account]) -> None:
        lines = {name: asdict(account) for name, account in sorted(accounts.items())}
        text = json.dumps(lines, ensure_ascii=False, indent=1)
        write_atomically(self._path, text.encode(), private=True)

    def _unreadable(self, error: Exception) -> SettingsError:
        return SettingsError(f"{self._path}: {error!r}", message=f"用户文件读不了：{self._path}")


@cache
def _nobodys_hash() -> str:
    return _hasher.hash("nobody")
