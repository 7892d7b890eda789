"""The door before the page: nothing of it is served to a browser that is not logged in.

It stands around the whole of Streamlit, its web sockets, uploads and files included.
"""

import html
import time
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

from starlette.concurrency import run_in_threadpool
from starlette.requests import HTTPConnection, Request
from starlette.responses import HTMLResponse, PlainTextResponse, RedirectResponse, Response

from core.logins import COOKIE, Logins
from tools.returning import HOME, Receive, Scope, Send, own_path

LOGIN, LOGOUT, HEALTH = "/login", "/logout", "/_stcore/health"
# In the address of the login: where to go after it.
TARGET = "next"
# Wrong passwords from one address that are answered before it has to wait, and how long.
TRIES = 5
WAIT_SECONDS = 60
LONGEST_FORM = 4096
# A code of our own, in the range that the protocol leaves to applications.
NOT_LOGGED_IN = 4401

WRONG = "用户名或密码不对。"
WAIT = "试错太多次，请一分钟后再试。"
_SAFE = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; "
    "frame-ancestors 'none'",
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
}
_PAGE = """<!doctype html><html lang="zh-CN"><meta charset="utf-8">
<meta name="viewport" content="width=device-width"><title>政策报告问答</title>
<style>:root{{color-scheme:light dark}}
body{{font:16px/1.6 system-ui,sans-serif;max-width:20rem;margin:15vh auto;padding:0 1rem}}
input,button{{font:inherit;width:100%;box-sizing:border-box;padding:.5rem;margin:.2rem 0 1rem}}
button{{background:#1d5fa8;color:#fff;border:0;border-radius:.4rem}}
[role=alert]{{font-weight:600}}</style>
<h1>政策报告问答</h1>{body}</html>"""
_FORM = """<form method="post">{alert}
<label>用户名<input name="name" autocomplete="username" required autofocus></label>
<label>密码<input name="password" type="password" autocomplete="current-password" required></label>
<button>登录</button></form>"""
_LEAVE = (
    '<form method="post" action="/logout"><button>退出登录</button></form>'
    '<p><a href="/">返回</a></p>'
)


class Gate:
    """An ASGI application around another one, which only people who are logged in reach."""

    def __init__(self, app: Any, logins: Logins) -> None:
        self._app = app
        self._logins = logins
        self._wrong: dict[str, list[float]] = {}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one connection."""
        if scope["type"] not in ("http", "websocket") or scope["path"] == HEALTH:
            await self._app(scope, receive, send)
        elif scope["type"] == "http" and scope["path"] in (LOGIN, LOGOUT):
            response = await self._door(Request(scope, receive))
            response.headers.update(_SAFE)
            await response(scope, receive, send)
        elif self._logins.user(_token(HTTPConnection(scope))):
            await self._app(scope, receive, send)
        elif scope["type"] == "websocket":
            await receive()
            await send({"type": "websocket.close", "code": NOT_LOGGED_IN})
        else:
            await _refusal(Request(scope))(scope, receive, send)

    async def _door(self, request: Request) -> Response:
        leaving = request.url.path == LOGOUT
        if request.method == "GET":
            return _page(_LEAVE if leaving else _FORM.format(alert=""))
        if request.method != "POST" or not _from_here(request):
            return PlainTextResponse("", 405)
        if leaving:
            await run_in_threadpool(self._logins.end, _token(request))
            response = RedirectResponse(LOGIN, 303)
            response.delete_cookie(COOKIE)
            return response
        return await self._login(request)

    async def _login(self, request: Request) -> Response:
        address = request.client.host if request.client else ""
        if self._must_wait(address):
            return _told(WAIT, 429)
        form = await _form(request)
        # Counted before the slow check, so that many at once do not slip through.
        self._wrong.setdefault(address, []).append(time.monotonic())
        token = await run_in_threadpool(
            self._logins.begin, form.get("name", ""), form.get("password", "")
        )
        if token is None:
            return _told(WRONG, 401)
        self._wrong.pop(address, None)
        response = RedirectResponse(own_path(request.query_params.get(TARGET, HOME)), 303)
        secure = request.url.scheme == "https"
        response.set_cookie(COOKIE, token, httponly=True, secure=secure, samesite="lax")
        return response

    def _must_wait(self, address: str) -> bool:
        since = time.monotonic() - WAIT_SECONDS
        for known in list(self._wrong):
            self._wrong[known] = [tried for tried in self._wrong[known] if tried > since]
            if not self._wrong[known]:
                del self._wrong[known]
        return len(self._wrong.get(address, ())) >= TRIES


def _token(connection: HTTPConnection) -> str:
    return connection.cookies.get(COOKIE, "")


def _from_here(request: Request) -> bool:
    """Whether a form was sent by a page of ours, as far as the browser says."""
    origin = request.headers.get("origin")
    return origin is None or urlsplit(origin).netloc == request.headers.get("host")


async def _form(request: Request) -> dict[str, str]:
    body = b""
    async for part in request.stream():
        body += part
        if len(body) > LONGEST_FORM:
            return {}
    return {name: values[0] for name, values in parse_qs(body.decode("utf-8", "replace")).items()}


def _page(body: str, status: int = 200) -> Response:
    return HTMLResponse(_PAGE.format(body=body), status)


def _told(trouble: str, status: int) -> Response:
    alert = f'<p role="alert">{html.escape(trouble)}</p>'
    return _page(_FORM.format(alert=alert), status)


def _refusal(request: Request) -> Response:
    if request.method == "GET" and "text/html" in request.headers.get("accept", ""):
        query = urlencode({TARGET: own_path(_asked_for(request))})
        return RedirectResponse(f"{LOGIN}?{query}", 303, _SAFE)
    return PlainTextResponse("请先登录。", 401, _SAFE)


def _asked_for(request: Request) -> str:
    """Path and query as the browser sent them."""
    path, query = request.scope["raw_path"], request.scope["query_string"]
    return str((path + (b"?" + query if query else b"")).decode("ascii", "replace"))
