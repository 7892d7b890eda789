"""Terms of art: what staff and reports call by the same few names, and paraphrase no further."""

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from core.text import fold

_DATA = Path(__file__).with_name("data") / "terms.txt"


@cache
def terms() -> Mapping[str, tuple[str, ...]]:
    """A term of statistics -> all that it goes by (the first word of a line, and the line)."""
    lines = _DATA.read_text(encoding="utf-8").splitlines()
    rows = [tuple(map(fold, line.split())) for line in lines if line.strip()]
    return {names[0]: names for names in rows}


def lacks_term(asked: str, text: str) -> bool:
    """Whether a term that is asked for goes by none of its names in a text.

    A figure of 贷款 is none of 存款, however near the words lie in meaning.
    """
    wanted = _pattern().findall(fold(asked))
    folded = fold(text) if wanted else ""
    return any(not any(name in folded for name in terms()[term]) for term in wanted)


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, sorted(terms(), key=lambda t: (-len(t), t)))))
