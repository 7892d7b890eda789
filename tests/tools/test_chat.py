import socket
import subprocess
import sys
from pathlib import Path

import pytest

from tools.chat import page_address, port_is_free

PROJECT = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize(
    ("host", "address"),
    [
        ("127.0.0.1", "http://localhost:8501"),
        ("0.0.0.0", "http://localhost:8501"),
        ("10.0.0.7", "http://10.0.0.7:8501"),
        ("fd00::7", "http://[fd00::7]:8501"),
    ],
)
def test_the_address_is_one_that_a_browser_takes(host: str, address: str) -> None:
    assert page_address(host, 8501) == address


def test_a_port_in_use_is_not_free() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        assert not port_is_free("127.0.0.1", server.getsockname()[1])


def test_a_port_that_was_left_is_free() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
    assert port_is_free("127.0.0.1", port)


def start(**environ: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "tools.chat"],
        cwd=PROJECT,
        env=environ,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=60,
    )


def test_a_taken_port_says_where_to_look() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
        done = start(POLICYQA_PORT=str(port), PYTHONUTF8="1")
    assert done.returncode == 2
    assert f"端口 {port} 已被占用" in done.stderr
    assert f"http://localhost:{port}" in done.stderr


def test_a_wrong_setting_is_said_in_chinese() -> None:
    done = start(POLICYQA_PORT="eight", PYTHONUTF8="1")
    assert done.returncode == 2
    assert "设置项 port 的值不对" in done.stderr
