"""A web page as blocks in reading order: paragraphs, headings, list items, tables."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from indexer.readers.web_table import is_data, page_grid

_SKIPPED = frozenset(
    {
        *("script", "style", "noscript", "template", "iframe", "object", "embed", "svg", "canvas"),
        *("input", "select", "option", "button", "textarea", "head", "audio", "video", "map"),
    }
)
_INLINE = frozenset(
    {
        *(
            "a",
            "abbr",
            "b",
            "bdi",
            "bdo",
            "big",
            "cite",
            "code",
            "data",
            "del",
            "dfn",
            "em",
            "font",
        ),
        *("i", "img", "ins", "kbd", "label", "mark", "q", "rb", "rp", "rt", "ruby", "s", "samp"),
        *("small", "span", "strike", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr"),
        *("o:p", "st1:p"),
    }
)
# A nesting deeper than this is no page that anyone wrote.
MAX_DEPTH = 200


@dataclass(slots=True)
class PageBlock:
    """A block: its words, the part of them that are links, and where it stands.

    `level` is that of an h1 to h6, 0 else. `grid` holds a table's cells.
    `above` are the elements around it, outermost first.
    """

    text: str
    linked: int
    level: int
    above: tuple[etree._Element, ...]
    grid: list[list[str]] = field(default_factory=list)
    captioned: bool = False


def page_blocks(root: etree._Element) -> Iterator[PageBlock]:
    """The blocks of a page."""
    yield from _Walker().walk(root, ())


class _Walker:
    """Collects running text until a block begins or ends."""

    def __init__(self) -> None:
        self._text: list[str] = []
        self._linked = 0

    def walk(
        self, element: etree._Element, above: tuple[etree._Element, ...]
    ) -> Iterator[PageBlock]:
        tag = element.tag
        if not isinstance(tag, str) or tag in _SKIPPED or _is_hidden(element):
            return
        if tag == "br":
            yield from self._flush(above)
            return
        if tag in _INLINE and not _holds_blocks(element):
            self._add(element)
            return
        if tag == "table" and is_data(element):
            yield from self._flush(above)
            yield from _table(element, above)
            return
        yield from self._flush(above)
        inner = (*above, element)
        self._text.append(element.text or "")
        for child in element if len(inner) < MAX_DEPTH else ():
            yield from self.walk(child, inner)
            self._text.append(child.tail or "")
        level = int(tag[1]) if len(tag) == 2 and tag[0] == "h" and tag[1] in "123456" else 0
        for block in self._flush(inner, level):
            block.captioned = tag == "figcaption"
            yield block

    def _add(self, element: etree._Element) -> None:
        text = "".join(_words(element))
        self._text.append(text)
        linked = element.tag == "a" or any(True for _ in element.iter("a"))
        self._linked += len(text.strip()) if linked else 0

    def _flush(self, above: tuple[etree._Element, ...], level: int = 0) -> Iterator[PageBlock]:
        text = " ".join("".join(self._text).split())
        linked, self._text, self._linked = self._linked, [], 0
        if text:
            yield PageBlock(text, min(linked, len(text)), level, above)


def _table(element: etree._Element, above: tuple[etree._Element, ...]) -> Iterator[PageBlock]:
    caption = element.find("caption")
    if caption is not None:
        yield PageBlock(" ".join("".join(_words(caption)).split()), 0, 0, above, captioned=True)
    grid = page_grid(element)
    words = " ".join(cell for row in grid for cell in row)
    linked = sum(len("".join(_words(link))) for link in element.iter("a"))
    yield PageBlock(words, min(linked, len(words)), 0, (*above, element), grid)


def _words(element: etree._Element) -> Iterator[str]:
    """The words of an element, what is never shown left out."""
    if isinstance(element.tag, str) and element.tag not in _SKIPPED and not _is_hidden(element):
        yield element.text or ""
        for child in element:
            yield "\n" if child.tag == "br" else ""
            yield from _words(child)
            yield child.tail or ""


def _is_hidden(element: etree._Element) -> bool:
    style = (element.get("style") or "").replace(" ", "").lower()
    return "display:none" in style or element.get("hidden") is not None


def _holds_blocks(element: etree._Element) -> bool:
    """Whether an inline element is wrapped around blocks or line breaks."""
    return any(
        isinstance(child.tag, str) and (child.tag not in _INLINE)
        for child in element.iterdescendants()
    )
