"""Start the chat page where the settings say: `python -m tools.chat`."""

import argparse
import logging
import socket
import sys
import threading
from typing import Any

from core.console import UNUSABLE, run
from core.errors import PolicyQAError, SettingsError
from core.logins import USERS, Logins, login_kind, logins
from core.logs import configure_logs
from core.settings import PROJECT, Settings, settings
from core.users import Users

# How long answers under way may take to finish once the chat is told to stop.
STOP_SECONDS = 3

log = logging.getLogger("policyqa.chat")


def page_address(host: str, port: int) -> str:
    """What to type into a browser on this machine."""
    local = host in ("127.0.0.1", "0.0.0.0", "::", "::1", "localhost")
    shown = "localhost" if local else f"[{host}]" if ":" in host else host
    return f"http://{shown}:{port}"


def port_is_free(host: str, port: int) -> bool:
    """Whether a server can listen there."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as server:
        if sys.platform != "win32":  # a port that a server has just left is free
            server.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            server.bind((host, port))
        except OSError:
            return False
    return True


def main() -> int:
    """Serve the page until it is stopped; 2 if a setting is wrong or the port taken."""
    argparse.ArgumentParser(prog="python -m tools.chat", description=__doc__).parse_args()
    return run(chat)


def chat() -> int:
    """Say the address and serve there, unless something else does.

    Raises:
        SettingsError: a setting cannot be used.
    """
    chosen = settings()
    host, port = chosen.host, chosen.port
    configure_logs(chosen.log_format, chosen.log_level)
    people = _people(chosen)
    address = page_address(host, port)
    if not port_is_free(host, port):
        print(
            f"端口 {port} 已被占用。若聊天页面已经启动，请直接打开 {address}；"
            f"否则换一个端口：POLICYQA_PORT={port + 1} make run\n"
            f"Port {port} is taken. If the chat already runs, open {address}; "
            f"else take another port: POLICYQA_PORT={port + 1} make run",
            file=sys.stderr,
        )
        return UNUSABLE
    print(f"聊天页面 / Chat: {address}  （按 Ctrl+C 结束 / Ctrl+C to stop）", flush=True)
    threading.Thread(target=load_ahead, daemon=False).start()
    serve(host, port, people)
    return 0


def _people(chosen: Settings) -> Logins | None:
    """The logins that the page asks for; None where it asks for none of ours.

    Raises:
        SettingsError: nobody could log in.
    """
    if login_kind(chosen) != USERS:
        return None
    if not Users(chosen.users).accounts():
        raise SettingsError(
            f"no users in {chosen.users}",
            message="给别人使用要先有用户：.venv/bin/python -m tools.users add 名字 --maintainer",
        )
    return logins(chosen.users, chosen.login_hours)


def serve(host: str, port: int, people: Logins | None = None) -> None:
    """Run Streamlit in this process, behind a login if there is one to ask for.

    A browser left open does not hold up its end.
    """
    import streamlit
    import uvicorn
    from streamlit import config

    from tools.front import Front
    from tools.gate import Gate
    from tools.returning import Returning

    app: Any = Front(streamlit.App(PROJECT / "app.py"))  # finds .streamlit/config.toml
    config.set_option("server.address", host, "python -m tools.chat")
    config.set_option("server.port", port, "python -m tools.chat")
    uvicorn.run(
        Gate(app, people) if people else Returning(app),
        host=host,
        port=port,
        log_config=None,  # Streamlit's own, at the level of .streamlit/config.toml
        timeout_graceful_shutdown=STOP_SECONDS,
    )


def load_ahead() -> None:
    """Load the page, the index and the encoder while nobody asks yet: that takes seconds.

    They are those that the page will use: this process holds one assistant.
    """
    import ui.page  # noqa: F401  (all that it draws with)
    from ui.service import current_assistant

    try:
        current_assistant()
    except PolicyQAError as error:
        log.warning("index not opened ahead: %s", error)  # the page says what to do


if __name__ == "__main__":
    sys.exit(main())
