"""Terms of art: what staff and reports call by the same few names, and paraphrase no further."""

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from core.language.text import fold

_DATA = Path(__file__).with_name("data") / "terms.txt"


@cache
def terms() -> Mapping[str, tuple[str, ...]]:
    """A term of statistics -> all that it goes by (the first word of a line, and the line)."""
    lines = _DATA.read_text(encoding="utf-8").splitlines()
    rows = [tuple(map(fold, line.split())) for line in lines if line.strip()]
    return {names[0]: names for names in rows}


def has_term(text: str) -> bool:
    """Whether a text names any of the terms."""
    return bool(_pattern().search(fold(text)))


def lacks_term(asked: str, text: str) -> bool:
    """Whether a term that is asked for goes by none of its names in a text.

    A figure of 贷款 is none of 存款, however near the words lie in meaning.
    """
    wanted = _pattern().findall(fold(asked))
    folded = fold(text) if wanted else ""
    return any(not _goes_by(term, folded) for term in wanted)


def told_terms(asked: str, own: str) -> tuple[bool, bool]:
    """Whether the own words of a figure are other terms than the asked one, and that one is a term.

    A figure of 营业收入 is none of 研发, though 研发 stands in its sentence too.
    """
    told, wanted = _pattern().findall(fold(own)), _pattern().findall(fold(asked))
    if wanted:
        return bool(told) and not any(_goes_by(term, own) for term in wanted), True
    return bool(told) and not any(_goes_by(term, asked) for term in told), False


def _goes_by(term: str, text: str) -> bool:
    folded = fold(text)
    return any(name in folded for name in terms()[term])


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, sorted(terms(), key=lambda t: (-len(t), t)))))
