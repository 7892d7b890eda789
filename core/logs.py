"""Logs as a line of words, or of JSON for a log collector, each with the number of its request."""

import json
import logging
import secrets
from contextvars import ContextVar
from datetime import datetime

from core.errors import SettingsError

FORMS = TEXT, JSON = "text", "json"
LEVELS = ("debug", "info", "warning", "error")
_request: ContextVar[str] = ContextVar("request", default="-")


def request_id() -> str:
    """The number of what is being done for a visitor; "-" outside of it."""
    return _request.get()


def begin_request() -> str:
    """Give what begins now a number of its own, in this thread or task."""
    number = secrets.token_hex(4)
    _request.set(number)
    return number


class _TextFormatter(logging.Formatter):
    def __init__(self) -> None:
        super().__init__("%(asctime)s %(levelname)s %(name)s [%(request)s] %(message)s")

    def format(self, record: logging.LogRecord) -> str:
        record.request = request_id()
        return super().format(record)


class _JsonFormatter(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        line = {
            "time": datetime.fromtimestamp(record.created).astimezone().isoformat(),
            "level": record.levelname,
            "logger": record.name,
            "request": request_id(),
            "message": record.getMessage(),
        }
        if record.exc_info:
            line["error"] = self.formatException(record.exc_info)
        return json.dumps(line, ensure_ascii=False)


def configure_logs(form: str, level: str) -> None:
    """Write the logs of this project to standard error, in the form TEXT or JSON.

    Raises:
        SettingsError: another form, or no such level.
    """
    for name, value, known in (("log_format", form, FORMS), ("log_level", level, LEVELS)):
        if value not in known:
            raise SettingsError(
                f"{name} = {value!r}",
                message=f"设置项 {name} 的值不对：{value}（应为 {'、'.join(known)}）",
            )
    handler = logging.StreamHandler()
    handler.setFormatter(_JsonFormatter() if form == JSON else _TextFormatter())
    ours = logging.getLogger("policyqa")
    ours.handlers[:] = [handler]
    ours.setLevel(level.upper())
    ours.propagate = False
