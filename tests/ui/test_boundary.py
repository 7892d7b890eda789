"""Errors reach staff in Chinese and the log in full."""

import logging

import pytest
from streamlit.testing.v1 import AppTest

from core.errors import IndexMismatch
from ui.boundary import message_for


def test_an_error_of_ours_speaks_for_itself() -> None:
    assert message_for(IndexMismatch("schema 3")) == IndexMismatch.default_message


def test_an_unexpected_error_is_numbered_and_logged(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.ERROR):
        shown = message_for(ZeroDivisionError("division by zero"))
    assert "division" not in shown
    record = caplog.records[-1]
    assert record.args is not None
    assert str(record.args[0]) in shown  # type: ignore[index]
    assert record.exc_info


def test_the_boundary_shows_no_traceback() -> None:
    def script():  # type: ignore[no-untyped-def]  # runs as a file of its own
        from ui.boundary import boundary

        with boundary():
            raise ZeroDivisionError("division by zero")

    app = AppTest.from_function(script).run()
    assert not app.exception
    assert app.error[0].value.startswith("页面遇到问题")
