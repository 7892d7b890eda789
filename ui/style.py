"""The page's style sheet (`page.css`) and its own script (`page.js`), put on the page."""

import json
from functools import cache
from pathlib import Path

import streamlit as st

from ui import texts

_HERE = Path(__file__).parent


def apply_style() -> None:
    """Put both on the page, where they take no room."""
    with st.container(key="dress"):
        st.html(f"<style>{_read('page.css')}</style>")
        st.html(f"<script>{_script()}</script>", unsafe_allow_javascript=True)


@cache
def _read(name: str) -> str:
    return (_HERE / name).read_text(encoding="utf-8")


@cache
def _script() -> str:
    words = json.dumps(list(texts.STREAMLIT_WORDS.items()), ensure_ascii=False)
    return f"window.qaWords = {words};\n{_read('page.js')}"
