"""Jumps: an article that breaks off on one page and goes on on the next (下转第二版)."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from core.schema import Kind
from indexer.layout.parts import Part, Print
from indexer.layout.sheet import Rect

_PAGE = r"(?:第?\s*[A-D]?\d{1,3}|第?[一二三四五六七八九十]{1,3})\s*[版页]"
_ONWARD = re.compile(rf"\s*[（(【\[]?\s*下?转\s*{_PAGE}[）)】\]]?\s*$")
_BACK = re.compile(rf"^\s*[（(【\[]?\s*上接\s*{_PAGE}[）)】\]]?\s*")


def follow_jumps(pages: Sequence[Sequence[Part]]) -> list[Part]:
    """The parts of all pages, an article that jumps last on its page and first on the next.

    The marks that tell of the jump are set aside, and so are the headlines over
    the rest of the article, so that its paragraph goes on.
    """
    kept = [list(page) for page in pages]
    for page, following in pairwise(kept):
        onward = _find(page, _ONWARD)
        back = _find(following, _BACK)
        if len(onward) == 1 and len(back) == 1:
            _move_last(page, onward[0])
            _move_first(following, back[0])
    return [part for page in kept for part in page]


def _find(page: Sequence[Part], mark: re.Pattern[str]) -> list[int]:
    """Where a page's text ends, or begins, with the mark of a jump."""
    onward = mark is _ONWARD
    return [
        index
        for index, part in enumerate(page)
        if part.kind is Kind.BODY and mark.search(part.lines[-1 if onward else 0].text)
    ]


def _move_last(page: list[Part], index: int) -> None:
    """Put an article at the end of its page, what marks the jump before it."""
    start = index
    while start > 0 and page[start].kind is not Kind.HEADING:
        start -= 1
    while start > 0 and page[start - 1].kind is Kind.HEADING:
        start -= 1
    article = page[start : index + 1]
    last, mark = _cut(article[-1], _ONWARD, at_end=True)
    rest = page[:start] + page[index + 1 :]
    whole = [*article[:-1], *([replace(last, open=True)] if last else [])]
    page[:] = [*rest, mark, *whole]


def _move_first(page: list[Part], index: int) -> None:
    """Put the rest of an article at the head of its page, its headlines aside."""
    start = index
    while start > 0 and page[start - 1].kind is Kind.HEADING:
        start -= 1
    heads = [replace(part, kind=Kind.IGNORED, level=0) for part in page[start:index]]
    end = index + 1
    while end < len(page) and page[end].kind is not Kind.HEADING:
        end += 1
    first, mark = _cut(page[index], _BACK, at_end=False)
    article = [*([replace(first, fresh=False)] if first else []), *page[index + 1 : end]]
    page[:] = [*article, mark, *heads, *page[:start], *page[end:]]


def _cut(part: Part, pattern: re.Pattern[str], at_end: bool) -> tuple[Part | None, Part]:
    """A paragraph without the mark of a jump, None if nothing is left, and that mark apart."""
    place = -1 if at_end else 0
    line = part.lines[place]
    match = pattern.search(line.text)
    assert match is not None, "the caller has found it"
    text = line.text[: match.start()] if at_end else line.text[match.end() :]
    rect = line.rect
    share = len(text) / max(1, len(line.text))
    at = rect.left + rect.width * (share if at_end else 1 - share)
    own, other = Rect(rect.left, rect.top, at, rect.bottom), rect._replace(left=at)
    kept, cut = (own, other) if at_end else (other, own)
    mark = Part(Kind.IGNORED, (Print(match[0].strip(), line.page, cut),))
    lines = list(part.lines)
    if text.strip():
        lines[place] = Print(text, line.page, kept)
    else:
        del lines[place]
    return (replace(part, lines=tuple(lines)) if lines else None), mark
