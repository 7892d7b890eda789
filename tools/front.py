"""What a browser is sent first: Streamlit's empty page, in Chinese and in our look from the start.

Streamlit brings title and style only once it draws the page: until then a browser takes it for
English, and what is drawn before the style moves when that comes.
"""

import re
from collections.abc import MutableMapping
from typing import Any

from starlette.datastructures import Headers, MutableHeaders

from core.settings import PROJECT
from tools.returning import Receive, Scope, Send

_HEAD = (
    ('<html lang="en">', '<html lang="zh-CN">'),
    ("<title>Streamlit</title>", "<title>政策报告问答</title>"),
)
_WITHOUT_SCRIPTS = re.compile(r"(<noscript>).*?(</noscript>)", re.DOTALL)
_NEEDS_SCRIPTS = r"\1<p>请在浏览器里允许 JavaScript，再刷新本页。</p>\2"
# At the end: what comes later holds, and Streamlit's own styles stand in the head.
_END = "</body>"


class Front:
    """An ASGI application around Streamlit that dresses the pages it sends."""

    def __init__(self, app: Any) -> None:
        self._app = app
        self._style = (PROJECT / "ui" / "page.css").read_text(encoding="utf-8")

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one connection."""
        if not _asks_for_page(scope):
            await self._app(scope, receive, send)
            return
        del MutableHeaders(scope=scope)["accept-encoding"]  # to be read here
        start: MutableMapping[str, Any] = {}
        body = b""

        async def dressed(message: MutableMapping[str, Any]) -> None:
            nonlocal start, body
            if message["type"] == "http.response.start" and _is_page(message):
                start = message
            elif message["type"] != "http.response.body" or not start:
                await send(message)
            else:
                body += message.get("body", b"")
                if not message.get("more_body"):
                    await self._send(start, body.decode(), send)

        await self._app(scope, receive, dressed)

    async def _send(self, start: MutableMapping[str, Any], page: str, send: Send) -> None:
        body = self.dress(page).encode()
        headers = MutableHeaders(scope=start)
        headers["content-length"] = str(len(body))
        del headers["etag"], headers["last-modified"]  # those of the page as Streamlit has it
        await send(start)
        await send({"type": "http.response.body", "body": body})

    def dress(self, page: str) -> str:
        """Streamlit's page in Chinese, with the style sheet."""
        for english, ours in _HEAD:
            page = page.replace(english, ours)
        page = _WITHOUT_SCRIPTS.sub(_NEEDS_SCRIPTS, page)
        return page.replace(_END, f"<style>{self._style}</style>{_END}")


def _asks_for_page(scope: Scope) -> bool:
    """Whether a page may come: of a file, the name has an ending."""
    asked = scope["type"] == "http" and scope["method"] == "GET"
    return asked and "." not in scope["path"].rpartition("/")[2]


def _is_page(start: MutableMapping[str, Any]) -> bool:
    kind = Headers(raw=start["headers"]).get("content-type", "")
    return start["status"] == 200 and kind.startswith("text/html")
