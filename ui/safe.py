"""Text of reports and questions on the page: shown as it is, never obeyed.

Two ways out, and no third. `st.html` takes `escape`d text: HTML sees no tag in
it, and Markdown is never asked. Labels of buttons and pills are always read as
Markdown by Streamlit: they take `label`, and what the program says takes `notice`.
"""

import html
import re
from collections.abc import Iterable

from core.schema import Span

# Streamlit turns :name:, ->, --, >= and bare addresses into other things even
# behind a backslash; a word joiner (no width, no break) keeps the signs apart.
_JOINER = "\u2060"
_PUNCTUATION = re.compile(r"[!-/:-@\[-`{-~]")
_COMMAND = re.compile(
    rf"(python -m [a-z]+(?:[. ][a-z]+| --[a-z]+)*|make [a-z]+)|{_PUNCTUATION.pattern}"
)
_NUMBER_CHARACTERS = frozenset("0123456789.,")


def escape(text: str) -> str:
    """The text for `st.html`, inside an element or a quoted attribute."""
    return html.escape(text, quote=True)


def label(text: str) -> str:
    """The text as one line of Markdown that shows exactly its characters."""
    line = " ".join(text.split())
    return _PUNCTUATION.sub(lambda sign: f"\\{sign[0]}{_JOINER}", line)


def notice(text: str) -> str:
    """The same for a message of ours, its commands as they are: what is copied must run."""
    line = " ".join(text.split())
    return _COMMAND.sub(lambda found: f"`{found[0]}`" if found[1] else label(found[0]), line)


def shorten(text: str, length: int) -> str:
    """The text on one line, cut with … past `length` characters."""
    line = " ".join(text.split())
    return line if len(line) <= length else line[: length - 1] + "…"


def marked(text: str, spans: Iterable[Span]) -> str:
    """The text for `st.html`, with these parts of it in <mark>; overlaps are joined."""
    pieces: list[str] = []
    offset = 0
    for start, end in joined(spans, len(text)):
        pieces += [escape(text[offset:start]), "<mark>", escape(text[start:end]), "</mark>"]
        offset = end
    return "".join([*pieces, escape(text[offset:])])


def find_values(text: str, values: Iterable[str]) -> list[Span]:
    """First place of each value that is not part of a longer number: 40 is not in 240 or 40.5."""
    found = []
    for value in values:
        start = text.find(value) if value else -1
        while start >= 0 and not _stands_alone(text, start, start + len(value)):
            start = text.find(value, start + 1)
        if start >= 0:
            found.append(Span(start, start + len(value)))
    return found


def _stands_alone(text: str, start: int, end: int) -> bool:
    before, after = text[start - 1 : start], text[end : end + 1]
    joins_before = text[start].isdigit() and before in _NUMBER_CHARACTERS
    joins_after = text[end - 1].isdigit() and (
        after.isdigit() or (after in _NUMBER_CHARACTERS and text[end + 1 : end + 2].isdigit())
    )
    return not joins_before and not joins_after


def joined(spans: Iterable[Span], length: int) -> list[Span]:
    """The spans in order within a text of this length; those that touch are made one."""
    found: list[Span] = []
    for span in sorted(spans):
        start, end = max(span.start, 0), min(span.end, length)
        if found and start <= found[-1].end:
            found[-1] = Span(found[-1].start, max(end, found[-1].end))
        elif start < end:
            found.append(Span(start, end))
    return found
