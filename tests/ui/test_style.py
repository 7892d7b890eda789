"""Streamlit's own words, said in Chinese."""

import re
from pathlib import Path

import streamlit

from ui import texts

STATIC = Path(streamlit.__file__).parent / "static" / "static" / "js"


def test_streamlit_still_says_what_is_translated() -> None:
    """A new version may say it otherwise: then the pattern is to be found anew."""
    code = "\n".join(file.read_text(encoding="utf-8") for file in STATIC.glob("*.js"))
    for pattern in texts.STREAMLIT_WORDS:
        plain = re.split(r"[.()\\|?*]", pattern.removeprefix(".* "))[0].strip()
        assert plain in code, pattern
