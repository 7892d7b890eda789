"""Streamlit's empty page is sent in Chinese, with the style sheet."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import streamlit
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import FileResponse
from starlette.routing import Route
from starlette.testclient import TestClient

from core.settings import PROJECT
from tools.front import Front

STATIC = Path(streamlit.__file__).parent / "static"
PAGE = {"accept": "text/html,*/*;q=0.8", "accept-encoding": "gzip"}


async def static(request: Request) -> FileResponse:
    """The page itself or the file of that name, as Streamlit sends them."""
    return FileResponse(STATIC / (request.path_params["name"] or "index.html"))


@pytest.fixture
def client() -> Iterator[TestClient]:
    routes = [Route("/{name:path}", static)]
    app = Starlette(routes=routes, middleware=[Middleware(GZipMiddleware)])
    with TestClient(Front(app)) as started:
        yield started


def test_the_page_is_chinese_and_dressed_from_the_start(client: TestClient) -> None:
    page = client.get("/", headers=PAGE)
    assert '<html lang="zh-CN">' in page.text
    assert "<title>政策报告问答</title>" in page.text
    assert "请在浏览器里允许 JavaScript" in page.text
    assert "You need to enable" not in page.text
    style = (PROJECT / "ui" / "page.css").read_text(encoding="utf-8")
    assert page.text.index('<div id="root">') < page.text.index(style)
    assert int(page.headers["content-length"]) == len(page.content)


def test_a_program_that_names_no_format_gets_the_same_page(client: TestClient) -> None:
    page = client.get("/", headers={"accept": "*/*"})
    assert page.text == client.get("/", headers=PAGE).text


def test_an_older_style_is_not_taken_for_the_present_one(client: TestClient) -> None:
    page = client.get("/", headers=PAGE)
    assert not {"etag", "last-modified"} & set(page.headers)


def test_everything_else_is_sent_as_it_is(client: TestClient) -> None:
    icon = client.get("/favicon.png", headers=PAGE)
    assert icon.content == (STATIC / "favicon.png").read_bytes()
    assert icon.headers["etag"]
    head = client.head("/", headers=PAGE)
    assert (head.status_code, head.content) == (200, b"")
