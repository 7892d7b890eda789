"""Margins: running headers, page numbers and mastheads, which belong to the page."""

import re
from collections import Counter
from collections.abc import Sequence

from indexer.captions import FINISHED
from indexer.layout.sheet import Piece, Sheet, body_size

# Shares of the page's height in which a header or a footer stands.
_HEADER = 0.09
_FOOTER = 0.92
_LONGEST = 60
_LEAST_PAGES = 2
# A running header is no larger than this many times the running text.
_LARGEST = 1.25
_NUMBER = re.compile(
    r"[-—–\s·.•]*(?:第\s*)?(?:[A-D]?\d{1,4}|[一二三四五六七八九十]{1,3})(?:\s*[页版])?"
    r"(?:\s*[,，/共]+\s*\d{1,4}\s*页?)?[-—–\s·.•]*"
)
_MASTHEAD = re.compile(
    r"星期[一二三四五六日天]|农历|国内统一|刊号|邮发代号|(?:^|\s)第?\s*[A-D]?\d{1,2}\s*版|今日\S{0,4}版"
    r"|总第\s*\d+\s*期|(?:日报|晚报|时报|晨报)社?(?:出版|主办)?$|\b\w+@\w+\.\w+"
)
_CREDIT = re.compile(
    r"责任?编辑?|编辑|美编|校对|版式|热线|邮编|审读|组版|值班|电话|E-?mail", re.IGNORECASE
)
_DIGITS = re.compile(r"[\d\s一二三四五六七八九十]+")


def find_margins(sheets: Sequence[Sheet]) -> list[set[int]]:
    """For each page the indices of the pieces that belong to the page, not to the text.

    These stand at its upper or lower edge and say by their words what they are,
    or stand at the same place of several pages, figures aside.
    """
    largest = _LARGEST * body_size([piece for sheet in sheets for piece in sheet.pieces])
    edges = [[i for i, p in enumerate(s.pieces) if _at_edge(p, s)] for s in sheets]
    forms = Counter(
        form
        for sheet, own in zip(sheets, edges, strict=True)
        for form in {
            _form(sheet.pieces[index], sheet)
            for index in own
            if sheet.pieces[index].size <= largest
        }
    )
    least = max(_LEAST_PAGES, len(sheets) / 2)
    found: list[set[int]] = []
    for sheet, own in zip(sheets, edges, strict=True):
        marked = {
            index
            for index in own
            if _says(sheet.pieces[index], sheet)
            or forms[_form(sheet.pieces[index], sheet)] >= least
        }
        small = [index for index in own if sheet.pieces[index].size <= largest]
        found.append(marked | _level_with(marked, small, sheet))
    return found


def _at_edge(piece: Piece, sheet: Sheet) -> bool:
    middle = piece.rect.middle / sheet.height
    short = len(piece.text) <= _LONGEST and not FINISHED.search(piece.text)
    return short and (middle <= _HEADER or middle >= _FOOTER)


def _says(piece: Piece, sheet: Sheet) -> bool:
    """Whether a piece at the edge shows by its words that it is no text."""
    text = piece.text.strip()
    if _NUMBER.fullmatch(text):
        outer = [p.rect.middle for p in sheet.pieces if p is not piece]
        return not outer or not min(outer) + 2 < piece.rect.middle < max(outer) - 2
    return bool(_MASTHEAD.search(text) or (_CREDIT.search(text) and not re.search("[。，]", text)))


def _level_with(marked: set[int], edges: Sequence[int], sheet: Sheet) -> set[int]:
    """The other pieces at the edge that stand at the height of a marked one."""
    return {
        index
        for index in edges
        for other in marked
        if abs(sheet.pieces[index].rect.middle - sheet.pieces[other].rect.middle)
        <= 0.5 * sheet.pieces[other].size
    }


def _form(piece: Piece, sheet: Sheet) -> tuple[str, int]:
    """What a piece reads without its figures, and about where it stands."""
    return _DIGITS.sub("#", piece.text), round(piece.rect.middle / sheet.height * 50)
