"""What a Word paragraph is by its looks: style, outline level, font."""

import re
from collections import Counter
from collections.abc import Iterator

from docx.document import Document
from docx.oxml.ns import qn
from docx.styles.style import BaseStyle, CharacterStyle
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from core.schema import Kind
from indexer.headings import PLACE_LEVEL, TITLE_LEVEL, numbering_level

# Level of headings that only their size shows, over all numbering; merely bold ones
# stand, like names of places, under whatever numbering is open.
_LARGER = 65
_LONGEST = 40
_CLEARLY = 1.15
_CAPTION = re.compile(r"caption|题注|表标题", re.IGNORECASE)
_NO_HEADING = re.compile(r"[。；，：;,:]$")
_OUTLINE = re.compile(r"(?:heading|标题)\s*(\d)", re.IGNORECASE)


class Looks:
    """Knows the body font of one document."""

    def __init__(self, document: Document) -> None:
        sizes: Counter[float] = Counter()
        self._normal = _default_size(document)
        for paragraph in document.paragraphs:
            for size, length in self._sizes(paragraph):
                sizes[size] += length
        self._body = sizes.most_common(1)[0][0] if sizes else self._normal

    def of(self, paragraph: Paragraph, text: str) -> tuple[Kind, int]:
        """Kind and level of a paragraph."""
        style = paragraph.style
        name = (style.name or "") if style is not None else ""
        if name.lower() in ("title", "标题", "文档标题"):
            return Kind.HEADING, TITLE_LEVEL
        if _CAPTION.search(name):
            return Kind.CAPTION, 0
        outline = _outline(paragraph)
        if outline is not None:
            return Kind.HEADING, 10 * (outline + 1)
        if len(text) > _LONGEST or _NO_HEADING.search(text) or numbering_level(text):
            return Kind.BODY, 0
        size = max((size for size, _ in self._sizes(paragraph)), default=self._body)
        if size >= _CLEARLY * self._body:
            return Kind.HEADING, max(TITLE_LEVEL, _LARGER - round(size - self._body))
        return (Kind.HEADING, PLACE_LEVEL) if _is_bold(paragraph) else (Kind.BODY, 0)

    def _sizes(self, paragraph: Paragraph) -> Iterator[tuple[float, int]]:
        """Font size in points and length of each run that holds text."""
        for run in paragraph.runs:
            if run.text.strip():
                yield self._size(run, paragraph), len(run.text)

    def _size(self, run: Run, paragraph: Paragraph) -> float:
        if run.font.size is not None:
            return float(run.font.size.pt)
        for style in _styles(paragraph):
            if isinstance(style, CharacterStyle) and style.font.size is not None:
                return float(style.font.size.pt)
        return self._normal


def _styles(paragraph: Paragraph) -> Iterator[BaseStyle]:
    """The paragraph's style and those that it is based on."""
    style = paragraph.style
    seen = 0
    while style is not None and seen < 12:
        yield style
        style, seen = style.base_style, seen + 1


def _outline(paragraph: Paragraph) -> int | None:
    """Outline level from 0, the paragraph's own or its style's; None for body text."""
    for properties in (
        paragraph._p.pPr,
        *(s.element.find(qn("w:pPr")) for s in _styles(paragraph)),
    ):
        level = properties.find(qn("w:outlineLvl")) if properties is not None else None
        if level is not None and level.get(qn("w:val"), "").isdecimal():
            found = int(level.get(qn("w:val")))
            return found if found < 9 else None
    named = _OUTLINE.match(paragraph.style.name or "") if paragraph.style is not None else None
    return int(named[1]) - 1 if named else None


def _is_bold(paragraph: Paragraph) -> bool:
    runs = [run for run in paragraph.runs if run.text.strip()]
    fonts = [style.font for style in _styles(paragraph) if isinstance(style, CharacterStyle)]
    styled = any(font.bold for font in fonts)
    return bool(runs) and all(styled if run.bold is None else run.bold for run in runs)


def _default_size(document: Document) -> float:
    """The document's default font size in points; Word's own is 10."""
    found = document.styles.element.find(
        f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}/{qn('w:rPr')}/{qn('w:sz')}"
    )
    value = found.get(qn("w:val"), "") if found is not None else ""
    return int(value) / 2 if value.isdecimal() else 10.0
