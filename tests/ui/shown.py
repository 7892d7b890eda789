"""What a page drawn by AppTest shows, read from its elements."""

import time
from collections.abc import Callable

from streamlit.testing.v1 import AppTest

PATIENCE = 60


def wait_until(seen: Callable[[], bool]) -> None:
    """Wait for what is done behind the page.

    Raises:
        TimeoutError: it does not come.
    """
    deadline = time.monotonic() + PATIENCE
    while not seen():
        if time.monotonic() > deadline:
            raise TimeoutError
        time.sleep(0.05)


def html_of(app: AppTest) -> str:
    """Everything that went through `st.html`, style sheet and script left out."""
    bodies = [element.proto.body for element in app.get("html")]
    return "\n".join(body for body in bodies if not body.startswith(("<style", "<script")))


def labels_of(app: AppTest) -> list[str]:
    """Labels of buttons, pills, downloads and expanders: all that Streamlit reads as Markdown."""
    found = [button.label for button in app.button]
    found += [expander.label for expander in app.expander]
    found += [element.proto.label for element in app.get("download_button")]
    for group in app.button_group:
        found += [option.content for option in group.proto.options]
    return found
