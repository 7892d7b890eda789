"""`.docx`: headings, paragraphs, tables, text boxes and notes, in reading order.

Left out: deleted text of tracked changes, and the second copy of a text box that
Word keeps for older programs. Headers and footers are kept and set aside.
"""

import io
import zipfile
from collections.abc import Iterator
from pathlib import Path

import docx
from docx.document import Document
from docx.opc.exceptions import OpcError
from docx.oxml.ns import qn
from docx.oxml.text.paragraph import CT_P
from docx.text.paragraph import Paragraph
from lxml import etree

from core.errors import EmptyReport
from core.schema import Kind
from indexer.readers.archive import broken, check_archive
from indexer.readers.decoding import read_bytes
from indexer.readers.looks import Looks
from indexer.readers.numbering import Numbering
from indexer.readers.word_table import is_layout, read_cells, table_grid
from indexer.readers.word_text import boxes_in, children, own_text
from indexer.readers.writing import Writer
from indexer.source import Source

_NOTES = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
_ENDNOTES = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/endnotes"
# What python-docx raises over a damaged file.
_DAMAGED = (
    *(OpcError, etree.LxmlError, zipfile.BadZipFile, RecursionError),
    *(KeyError, IndexError, ValueError, TypeError, AttributeError),
)
# Tables in tables deeper than this are read as text.
_DEEPEST = 6


def read_word(path: Path) -> list[Source]:
    """The one report of a Word file.

    Raises:
        ReportError: encrypted, damaged, another format, too large, or empty.
    """
    data = read_bytes(path)
    check_archive(data, path.name, "word/")
    try:
        reader = _Reader(docx.Document(io.BytesIO(data)))
        source = reader.read()
    except _DAMAGED as error:
        raise broken(path.name, error) from error
    if reader.writer.empty:
        raise EmptyReport(str(path), message=f"{path.name} 里没有可读的文字。")
    return [source]


class _Reader:
    """Reads one document."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._numbering = Numbering(document)
        self._looks = Looks(document)
        self._notes = {**_notes_of(document, _NOTES), **_notes_of(document, _ENDNOTES)}
        self._title = ""
        self.writer = Writer()

    def read(self) -> Source:
        """The whole document."""
        self._read_all(self._document.element.body, 0)
        for text in self._running():
            self.writer.add(text, Kind.IGNORED)
        return self.writer.source({"title": self._title} if self._title else {})

    def _read_all(self, parent: etree._Element, depth: int) -> None:
        for element in children(parent):
            if isinstance(element, CT_P):
                self._read_paragraph(element, depth)
            elif element.tag == qn("w:tbl"):
                self._read_table(element, depth)

    def _read_paragraph(self, element: CT_P, depth: int) -> None:
        paragraph = Paragraph(element, self._document._body)
        text = own_text(element).strip()
        if text:
            text = self._numbering.number(paragraph) + text
            kind, level = self._looks.of(paragraph, text)
            if kind is Kind.HEADING and not self._title and self.writer.empty:
                self._title = text
            self.writer.add(text, kind, level)
        for box in boxes_in(element):
            if depth < _DEEPEST:
                self._read_all(box, depth + 1)
        for reference in element.iter(qn("w:footnoteReference"), qn("w:endnoteReference")):
            key = (etree.QName(reference).localname[:3], reference.get(qn("w:id"), ""))
            if self._notes.get(key):
                self.writer.add(f"注：{self._notes[key]}")

    def _read_table(self, element: etree._Element, depth: int) -> None:
        if is_layout(element) and depth < _DEEPEST:
            for cell in read_cells(element):
                self._read_all(cell, depth + 1)
            return
        self.writer.table(table_grid(element))
        for inner in element.iter(qn("w:tbl")):
            if inner is not element and _table_above(inner) is element and depth < _DEEPEST:
                self._read_table(inner, depth + 1)

    def _running(self) -> Iterator[str]:
        """Headers and footers, each text once."""
        seen: set[str] = set()
        for section in self._document.sections:
            for part in (section.header, section.first_page_header, section.footer,
                         section.first_page_footer):  # fmt: skip
                if part.is_linked_to_previous:
                    continue
                for paragraph in part._element.iter(qn("w:p")):
                    text = own_text(paragraph).strip()
                    if text and text not in seen:
                        seen.add(text)
                        yield text


def _table_above(table: etree._Element) -> etree._Element | None:
    return next(table.iterancestors(qn("w:tbl")), None)


def _notes_of(document: Document, kind: str) -> dict[tuple[str, str], str]:
    """Text of the footnotes or endnotes, by the kind of the reference and its id."""
    short = kind.rpartition("/")[2][:3]
    for relation in document.part.rels.values():
        if relation.reltype == kind and not relation.is_external:
            parser = etree.XMLParser(resolve_entities=False, no_network=True)
            root = etree.fromstring(relation.target_part.blob, parser)
            return {
                (short, note.get(qn("w:id"), "")): " ".join(
                    own_text(p) for p in note.iter(qn("w:p"))
                ).strip()
                for note in root
                if not note.get(qn("w:type"))
            }
    return {}
