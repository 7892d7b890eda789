"""`.pdf` with a text layer: pypdf, and pdfium where pypdf reads nothing sound.

Pages are joined by a blank line; each keeps its place as a `Page`.
"""

import io
import re
from collections.abc import Iterator
from pathlib import Path

import pypdf
import pypdfium2
from pypdf.errors import PyPdfError

from core.errors import BrokenReport, EmptyReport, EncryptedReport, ReportTooLarge
from core.schema import Page
from indexer.readers.decoding import read_bytes
from indexer.source import Source

MAX_PAGES = 5000
_PAGE_BREAK = "\n\n"
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ufffe\uffff\ud800-\udfff]")
_UNSOUND = re.compile(r"[\ufffd\ue000-\uf8ff]|/g\d+|\(cid:\d+\)")


def read_pdf(path: Path) -> list[Source]:
    """The one report of a PDF.

    Raises:
        EncryptedReport: a password is needed.
        EmptyReport: no page has text (a scan).
        ReportTooLarge: over the size limit or `MAX_PAGES`.
        BrokenReport: damaged, truncated or not a PDF.
    """
    data = read_bytes(path)
    pieces: list[str] = []
    pages: list[Page] = []
    start = 0
    for number, text in enumerate(_page_texts(data, path.name), start=1):
        pages.append(Page(number, start, start + len(text)))
        pieces.append(text)
        start += len(text) + len(_PAGE_BREAK)
    if not any(piece.strip() for piece in pieces):
        raise EmptyReport(
            f"{path}: no text layer", message=f"{path.name} 没有文字层（可能是扫描件），无法读取。"
        )
    return [Source(_PAGE_BREAK.join(pieces), pages=tuple(pages))]


def _page_texts(data: bytes, name: str) -> Iterator[str]:
    """Text of each page in turn: pypdf's, or pdfium's where pypdf's is missing or unsound."""
    with _open_pdfium(data, name) as second:
        count = len(second)
        if count > MAX_PAGES:
            raise ReportTooLarge(
                f"{name}: {count} pages", message=f"{name} 超过 {MAX_PAGES} 页，请拆分后再放入。"
            )
        first = _open_pypdf(data)
        for index in range(count):
            text = _pypdf_text(first, index)
            if not text.strip() or _UNSOUND.search(text):
                other = _pdfium_text(second, index, name)
                if len(_UNSOUND.findall(other)) < len(_UNSOUND.findall(text)) or not text.strip():
                    text = other
            yield _CONTROL.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def _open_pdfium(data: bytes, name: str) -> pypdfium2.PdfDocument:
    try:
        return pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower() or "security" in str(error).lower():
            raise EncryptedReport(
                f"{name}: {error}", message=f"{name} 已加密，请先去掉密码再放入。"
            ) from error
        raise _broken(name, error) from error


def _open_pypdf(data: bytes) -> pypdf.PdfReader | None:
    """pypdf's view of the file; None where only pdfium can open it."""
    try:
        reader = pypdf.PdfReader(io.BytesIO(data))
        if reader.is_encrypted:
            return None
        return reader
    except (PyPdfError, ValueError, KeyError, TypeError, RecursionError):
        return None


def _pypdf_text(reader: pypdf.PdfReader | None, index: int) -> str:
    if reader is None:
        return ""
    try:
        return reader.pages[index].extract_text()
    except Exception:  # a damaged page raises anything at all; pdfium then reads it
        return ""


def _pdfium_text(document: pypdfium2.PdfDocument, index: int, name: str) -> str:
    try:
        page = document[index]
        text_page = page.get_textpage()
        try:
            return str(text_page.get_text_range())
        finally:
            text_page.close()
            page.close()
    except pypdfium2.PdfiumError as error:
        raise _broken(name, error) from error


def _broken(name: str, error: Exception) -> BrokenReport:
    return BrokenReport(f"{name}: {error}", message=f"{name} 已损坏或不是 PDF 文件，请重新获取。")
