"""Back to the page that was asked for, once a visitor has logged in."""

import re
from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any
from urllib.parse import urlsplit

from starlette.datastructures import MutableHeaders
from starlette.requests import HTTPConnection
from starlette.responses import Response

Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[MutableMapping[str, Any]]]
Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]

HOME = "/"
# Where Streamlit's own login begins and ends.
BEGIN, END = "/auth/login", "/oauth2callback"
COOKIE = "policyqa_target"
# How long somebody may take to log in.
SECONDS = 900
# A path of this server, as sent: `//host` and `/\host` are other servers to a browser.
_OWN = re.compile(r"/(?![/\\])[!-~]{0,2000}")


def own_path(text: str) -> str:
    """The text if it is a path of this server (with its query), else HOME."""
    return text if _OWN.fullmatch(text) else HOME


class Returning:
    """An ASGI application around Streamlit, whose own login ends at HOME whatever was asked for."""

    def __init__(self, app: Any) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one connection."""
        if scope["type"] != "http" or scope["path"] not in (BEGIN, END):
            await self._app(scope, receive, send)
            return
        connection = HTTPConnection(scope)
        note = _remembered if scope["path"] == BEGIN else _taken_back

        async def noted(message: MutableMapping[str, Any]) -> None:
            if message["type"] == "http.response.start":
                note(connection, MutableHeaders(scope=message))
            await send(message)

        await self._app(scope, receive, noted)


def _remembered(connection: HTTPConnection, headers: MutableHeaders) -> None:
    """Let the browser keep the page that it comes from."""
    came_from = urlsplit(connection.headers.get("referer", ""))
    if came_from.netloc == connection.headers.get("host"):
        target = came_from.path + (f"?{came_from.query}" if came_from.query else "")
        _set_cookie(headers, own_path(target), SECONDS)


def _taken_back(connection: HTTPConnection, headers: MutableHeaders) -> None:
    """Lead back to it, wherever the login leads to HOME."""
    if headers.get("location") == HOME:
        headers["location"] = own_path(connection.cookies.get(COOKIE, ""))
        _set_cookie(headers, "", 0)


def _set_cookie(headers: MutableHeaders, value: str, seconds: int) -> None:
    # Starlette knows how to write a cookie for a response of its own only.
    made = Response()
    made.set_cookie(COOKIE, value, max_age=seconds, path=END, httponly=True, samesite="lax")
    headers.append("set-cookie", made.headers["set-cookie"])
