"""Names that come with a report: what in them would not be seen, or would be obeyed."""

import unicodedata

# Longest doc_id, in characters.
LONGEST_ID = 300
# Longest title or publisher that is kept, in characters.
LONGEST_LINE = 300
# Control characters, marks that turn the writing direction, halves of a character.
_ODD = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})


def has_odd(text: str) -> bool:
    """Whether it holds a character that is not seen or not printed."""
    return any(unicodedata.category(char) in _ODD for char in text)


def spelled(text: str) -> str:
    """The text on one line, its odd characters spelled out."""
    return "".join(
        char.encode("unicode_escape").decode() if unicodedata.category(char) in _ODD else char
        for char in text
    )


def one_line(text: str) -> str:
    """A title or a publisher as one line that holds nothing odd."""
    kept = "".join(" " if unicodedata.category(char) in _ODD else char for char in text)
    return " ".join(kept.split())[:LONGEST_LINE]


def without_odd(text: str) -> str:
    """The text without its odd characters."""
    return "".join(char for char in text if unicodedata.category(char) not in _ODD)


def bad_id(doc_id: str) -> str:
    """Why this cannot be a report's id, in Chinese; empty if it can."""
    if has_odd(doc_id):
        return f"doc_id 含有看不见的字符：{spelled(doc_id[:LONGEST_ID])}"
    return f"doc_id 超过 {LONGEST_ID} 个字" if len(doc_id) > LONGEST_ID else ""
