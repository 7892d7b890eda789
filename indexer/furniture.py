"""Page furniture: running headers, running footers and page numbers of paged reports."""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence

from indexer.blocks import Line
from indexer.captions import FINISHED

_NUMBER = re.compile(
    r"[-—–\s·.]*(?:第\s*\d{1,4}\s*[页版](?:\s*[,，/共]*\s*\d{1,4}\s*页)?|\d{1,4}(?:\s*/\s*\d{1,4})?)[-—–\s·.]*"
)
# Longest line that can be a running header.
_LONGEST = 40
_DIGITS = re.compile(r"[\d\s一二三四五六七八九十]+")
# A line at a page's edge on this many pages and on half of all is furniture.
_LEAST_PAGES = 3


def page_furniture(lines: Sequence[Line], source: str) -> set[int]:
    """Indices of the lines that belong to the page and not to the text."""
    pages: dict[int, list[int]] = defaultdict(list)
    for index, line in enumerate(lines):
        if line.page is not None:
            pages[line.page].append(index)
    edges = [index for own in pages.values() for index in {*own[:2], *own[-2:]}]
    texts = {index: source[slice(*lines[index].span)] for index in edges}
    edges = [i for i in edges if len(texts[i]) <= _LONGEST and not FINISHED.search(texts[i])]
    forms = {index: _DIGITS.sub("#", texts[index]) for index in edges}
    counts = Counter(forms.values())
    least = max(_LEAST_PAGES, len(pages) / 2)
    found = {index for index in edges if counts[forms[index]] >= least}
    for own in pages.values():
        for index in (own[0], own[-1]):
            if _NUMBER.fullmatch(source[slice(*lines[index].span)]):
                found.add(index)
    return found
