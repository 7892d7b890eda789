"""The text of Word's paragraphs as a reader sees it: what was deleted is gone, once is once."""

from collections.abc import Iterator

from docx.oxml.ns import qn
from lxml import etree

_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_BOX = qn("w:txbxContent")
_DELETED = {qn("w:del"), qn("w:moveFrom"), qn("w:delText"), qn("w:instrText"), _FALLBACK}
_WRAPPERS = {qn("w:sdt"), qn("w:sdtContent"), qn("w:ins"), qn("w:moveTo"), qn("w:customXml"),
             qn("w:smartTag")}  # fmt: skip
_BLANK = {qn("w:tab"): "\t", qn("w:br"): "\n", qn("w:cr"): "\n", qn("w:noBreakHyphen"): "-"}


def children(parent: etree._Element) -> Iterator[etree._Element]:
    """The blocks, rows or cells of an element, those in content controls included."""
    for element in parent:
        if element.tag in _WRAPPERS:
            yield from children(element)
        elif element.tag not in _DELETED and not _is_deleted_row(element):
            yield element


def _is_deleted_row(element: etree._Element) -> bool:
    return element.tag == qn("w:tr") and element.find(f"{qn('w:trPr')}/{qn('w:del')}") is not None


def own_text(element: etree._Element) -> str:
    """The text of a paragraph or run without its text boxes."""
    pieces: list[str] = []
    _collect(element, pieces)
    return "".join(pieces)


def _collect(element: etree._Element, pieces: list[str]) -> None:
    if element.tag in _DELETED or element.tag in (_BOX, qn("w:pPr"), qn("w:rPr")):
        return
    if element.tag == qn("w:t"):
        pieces.append(element.text or "")
    elif element.tag in _BLANK:
        pieces.append(_BLANK[element.tag])
    for child in element:
        _collect(child, pieces)


def boxes_in(element: etree._Element) -> Iterator[etree._Element]:
    """The outermost text boxes of a paragraph, each once though it is stored twice."""
    for child in element:
        if child.tag == _BOX:
            yield child
        elif child.tag not in _DELETED:
            yield from boxes_in(child)
