"""Text on its way into a spreadsheet."""

import re

# Wide signs are taken for the narrow ones where Chinese is typed.
_RUN = tuple("=+-@＝＋－＠")
_NUMBER = re.compile(r"[+-]?\d[\d,]*(?:\.\d+)?%?")


def no_formula(text: str) -> str:
    """The text so that a spreadsheet shows it and never runs it; a number stays one."""
    runs = text.lstrip().startswith(_RUN) or text.startswith(("\t", "\r", "\n"))
    return f"'{text}" if runs and not _NUMBER.fullmatch(text) else text
