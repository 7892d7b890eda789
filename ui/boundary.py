"""The page's one error boundary: staff read what happened in Chinese, the log keeps the rest."""

import logging
import secrets
from collections.abc import Iterator
from contextlib import contextmanager

import streamlit as st

from core.errors import IndexCorrupt, IndexMissing, PolicyQAError
from ui import texts
from ui.safe import notice
from ui.service import left_damaged

log = logging.getLogger("policyqa.ui")


def message_for(error: Exception) -> str:
    """What staff read about this error; an unexpected one is logged under a number."""
    if isinstance(error, PolicyQAError):
        log.warning("%s: %s", type(error).__name__, error)
        return error.message
    number = secrets.token_hex(3)
    log.error("unexpected error %s", number, exc_info=error)
    return texts.UNEXPECTED.format(number=number)


@contextmanager
def boundary() -> Iterator[None]:
    """Show whatever error escapes the block instead of letting Streamlit do it.

    Where reading the index failed and an older one is whole, the page is drawn of that.
    """
    try:
        yield
    except IndexMissing as error:
        st.info(notice(message_for(error) + texts.INDEX_HINT), icon=":material/inventory_2:")
    except Exception as error:  # the last line of defence
        if isinstance(error, IndexCorrupt) and left_damaged():
            st.rerun()
        st.error(notice(message_for(error)), icon=":material/error:")
