"""Flow: paragraphs put together where a column or a page parted them."""

from collections.abc import Sequence

from core.schema import Kind
from indexer.layout.paragraphs import goes_on
from indexer.layout.parts import Part


def join_flow(parts: Sequence[Part], indents: bool) -> list[Part]:
    """The parts of a document, paragraphs whole.

    Captions, boxes and margins do not part a paragraph: they come after it, or
    before it where it runs on to another page, so that it stays in one piece.
    """
    result: list[Part] = []
    last: int | None = None
    for part in parts:
        if part.boxed or part.kind in (Kind.CAPTION, Kind.IGNORED):
            result.append(part)
        elif part.kind is not Kind.BODY:
            last = None
            result.append(part)
        elif last is not None and _joins(result, last, part, indents):
            result[last] = result[last].with_more(part)
            last = _settle(result, last)
        else:
            last = len(result)
            result.append(part)
    return result


def _joins(result: Sequence[Part], last: int, part: Part, indents: bool) -> bool:
    """Whether a part goes on from the last paragraph.

    A paragraph longer than a page keeps to two pages where something else
    stands on the page between.
    """
    before = result[last]
    if not goes_on(before, part, indents):
        return False
    crossed = before.first_page < before.last_page < part.last_page
    return not (crossed and any(p.last_page == before.last_page for p in result[last + 1 :]))


def _settle(result: list[Part], last: int) -> int:
    """Move what stands after a paragraph on its first page before it, if it leaves that page."""
    part = result[last]
    if part.first_page == part.last_page:
        return last
    after = result[last + 1 :]
    before = [p for p in after if p.first_page < part.last_page]
    result[last:] = [*before, part, *(p for p in after if p.first_page >= part.last_page)]
    return last + len(before)
