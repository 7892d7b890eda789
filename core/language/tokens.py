"""Text -> the terms of the lexical index."""

import re

from core.language.text import fold

# Part of the index's identity: raise it whenever the same text yields other terms.
TOKENIZER = "bigrams-1"

_HAN = "㐀-䶿一-鿿豈-﫿々〇\U00020000-\U0003ffff"
_RUN = re.compile(f"(?P<han>[{_HAN}]+)|[a-z0-9]+(?:\\.[0-9]+)*|[^\\W_{_HAN}a-z0-9]+")


def tokenize(text: str) -> list[str]:
    """Terms in order: bigrams of each Han run (a lone character stands alone), whole words.

    A number keeps its decimals and loses its thousands commas (1,546.18 is one
    term). A line break inside a Han run does not split it.
    """
    terms: list[str] = []
    for run in _RUN.finditer(fold(text)):
        word = run.group()
        if run["han"] and len(word) > 1:
            terms.extend(word[i : i + 2] for i in range(len(word) - 1))
        else:
            terms.append(word)
    return terms


def lexical_text(text: str) -> str:
    """The terms joined by spaces, for a whitespace tokenizer."""
    return " ".join(tokenize(text))
