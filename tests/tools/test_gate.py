"""Nobody passes the gate without a login: no page, no file, no web socket."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.routing import Route, WebSocketRoute
from starlette.testclient import TestClient
from starlette.websockets import WebSocket, WebSocketDisconnect

from core.logins import COOKIE, Logins
from core.users import Users
from tools.gate import HEALTH, NOT_LOGGED_IN, TRIES, Gate

PASSWORD = "long enough"


async def page(request: Request) -> PlainTextResponse:
    return PlainTextResponse("the page")


async def stream(socket: WebSocket) -> None:
    await socket.accept()
    await socket.send_text("the stream")
    await socket.close()


@pytest.fixture
def client(tmp_path: Path, quick_hashes: None) -> Iterator[TestClient]:
    users = Users(tmp_path / "users.json")
    users.add("王芳", PASSWORD)
    routes = [
        WebSocketRoute("/_stcore/stream", stream),
        Route("/{rest:path}", page, methods=["GET", "PUT", "POST"]),
    ]
    gate = Gate(Starlette(routes=routes), Logins(users, tmp_path / "logins.json", hours=1))
    with TestClient(gate, follow_redirects=False) as started:
        yield started


def log_in(client: TestClient, password: str = PASSWORD, **headers: str) -> int:
    form = {"name": "王芳", "password": password}
    return client.post("/login", data=form, headers=headers).status_code


def test_nothing_is_served_before_the_login(client: TestClient) -> None:
    shown = client.get("/", headers={"accept": "text/html"})
    assert (shown.status_code, shown.headers["location"]) == (303, "/login?next=%2F")
    for method, path in (
        ("GET", "/media/a.pdf"), ("PUT", "/_stcore/upload_file/1/2"), ("GET", "/login/../"),
        ("GET", "//login"), ("GET", "/login/x"), ("GET", "/_stcore/health/../../"),
    ):  # fmt: skip
        refused = client.request(method, path)
        assert "the page" not in refused.text
        assert refused.status_code == 401, path
    with pytest.raises(WebSocketDisconnect) as closed, client.websocket_connect("/_stcore/stream"):
        pass
    assert closed.value.code == NOT_LOGGED_IN


def test_health_needs_no_login(client: TestClient) -> None:
    assert client.get(HEALTH).text == "the page"


def test_a_login_opens_everything_and_logging_out_closes_it(client: TestClient) -> None:
    assert 'name="password"' in client.get("/login").text
    assert log_in(client) == 303
    assert client.get("/").text == "the page"
    with client.websocket_connect("/_stcore/stream") as socket:
        assert socket.receive_text() == "the stream"
    token = client.cookies[COOKIE]
    assert client.post("/logout").headers["location"] == "/login"
    client.cookies.set(COOKIE, token)  # somebody kept it
    assert client.get("/").status_code == 401


def test_the_cookie_is_out_of_reach_of_scripts(client: TestClient) -> None:
    form = {"name": "王芳", "password": PASSWORD}
    cookie = client.post("/login", data=form).headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=lax" in cookie
    assert "secure" not in cookie.replace("policyqa", "")
    over_tls = client.post("https://testserver/login", data=form).headers["set-cookie"].lower()
    assert "; secure" in over_tls


def test_wrong_passwords_have_to_wait(client: TestClient) -> None:
    assert [log_in(client, "wrong") for _ in range(TRIES)] == [401] * TRIES
    assert log_in(client, "wrong") == 429
    assert log_in(client) == 429


def test_a_form_of_another_site_is_refused(client: TestClient) -> None:
    assert log_in(client, origin="http://elsewhere.example") == 405
    assert log_in(client, origin="null") == 405
    assert log_in(client, origin="http://testserver") == 303


def test_a_link_leads_to_its_page_through_the_login(client: TestClient) -> None:
    link = "/reports?report=%E6%8A%A5%E5%91%8A+1%26.md&x=1"
    login = client.get(link, headers={"accept": "text/html"}).headers["location"]
    assert login.startswith("/login?next=")
    form = {"name": "王芳", "password": "wrong"}
    assert client.post(login, data=form).status_code == 401
    done = client.post(login, data=form | {"password": PASSWORD})
    assert (done.status_code, done.headers["location"]) == (303, link)


ELSEWHERE = (
    "//elsewhere.example", "/\\elsewhere.example", "https://elsewhere.example", "", "x",
    "/\t/elsewhere.example", "/a\r\nset-cookie: a=b", "javascript:alert(1)", "/" * 3000,
)  # fmt: skip


@pytest.mark.parametrize("target", ELSEWHERE)
def test_no_link_leads_elsewhere_through_the_login(client: TestClient, target: str) -> None:
    form = {"name": "王芳", "password": PASSWORD}
    done = client.post("/login", params={"next": target}, data=form)
    assert (done.status_code, done.headers["location"]) == (303, "/")


@pytest.mark.parametrize("body", [b"", b"\xff" * 100, b"name=" + b"a" * 100_000, b"password=x"])
def test_a_strange_form_is_a_wrong_password(client: TestClient, body: bytes) -> None:
    assert client.post("/login", content=body).status_code == 401
