"""`.pdf`: the text layer where it is sound, the recognised page image where it is not.

Pages are read one at a time; what is kept of each is its lines and where they stand.
"""

import io
import re
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pypdf
import pypdfium2
import pypdfium2.raw as pdfium

from core.errors import BrokenReport, EmptyReport, EncryptedReport, ReportTooLarge
from indexer.layout.document import lay_out
from indexer.layout.sheet import Piece, Rect, Sheet
from indexer.readers.decoding import read_bytes
from indexer.readers.drawn import LOOK_DPI, Image, find_pictures, find_rules
from indexer.readers.progress import page_done
from indexer.readers.scan import dpi_for, read_scan
from indexer.readers.soundness import is_bare, is_sound
from indexer.readers.textlayer import read_glyphs, read_pieces
from indexer.source import Source

MAX_PAGES = 5000
# A page with this much of it under pictures, or with so many drawn shapes, may hold text in them.
_PICTURED = 0.25
_OUTLINES = 200
_DRAWN = (pdfium.FPDF_PAGEOBJ_PATH, pdfium.FPDF_PAGEOBJ_IMAGE, pdfium.FPDF_PAGEOBJ_SHADING)
# Where pdfium cannot load a page its lines are set out one below another, in points.
_SIZE = 12.0
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ufffe\uffff\ud800-\udfff]")


def read_pdf(path: Path) -> list[Source]:
    """The one report of a PDF.

    Raises:
        EncryptedReport: a password is needed.
        EmptyReport: no page has text, nor an image in which any is recognised.
        ReportTooLarge: over the size limit or `MAX_PAGES`.
        BrokenReport: damaged, truncated or not a PDF.
    """
    source = lay_out(list(_sheets(read_bytes(path), path.name)))
    if not source.text.strip():
        raise EmptyReport(
            f"{path}: no text on any page",
            message=f"{path.name} 里没有文字，页面图像里也没有识别出文字。",
        )
    return [source]


def _sheets(data: bytes, name: str) -> Iterator[Sheet]:
    with _open(data, name) as document:
        count = len(document)
        if count > MAX_PAGES:
            raise ReportTooLarge(
                f"{name}: {count} pages", message=f"{name} 超过 {MAX_PAGES} 页，请拆分后再放入。"
            )
        for index in range(count):
            yield _sheet_at(document, data, index)
            page_done(index + 1, count)


def _sheet_at(document: pypdfium2.PdfDocument, data: bytes, index: int) -> Sheet:
    try:
        page = document[index]
    except pypdfium2.PdfiumError:
        return _plain_sheet(data, index)
    try:
        return _sheet(page, index + 1)
    finally:
        page.close()


def _open(data: bytes, name: str) -> pypdfium2.PdfDocument:
    try:
        return pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower() or "security" in str(error).lower():
            raise EncryptedReport(
                f"{name}: {error}", message=f"{name} 已加密，请先去掉密码再放入。"
            ) from error
        raise BrokenReport(
            f"{name}: {error}", message=f"{name} 已损坏或不是 PDF 文件，请重新获取。"
        ) from error


def _sheet(page: pypdfium2.PdfPage, number: int) -> Sheet:
    """One page, by its text layer or, where that is missing or unsound, by its image."""
    glyphs = read_glyphs(page)
    width, height = page.get_size()
    sound = is_sound(glyphs)
    pictured, shapes = _drawn(page)
    hidden = pictured >= _PICTURED * width * height or shapes >= _OUTLINES
    if not sound or (is_bare(glyphs) and hidden):
        scanned = _recognised(page, number)
        if not sound or sum(len(p.text) for p in scanned.pieces) > len(glyphs):
            return scanned
    pieces = tuple(read_pieces(glyphs))
    if not pictured and not shapes:
        return Sheet(number, width, height, pieces)
    grey = _render(page, min(float(LOOK_DPI), dpi_for(width, height)))
    dpi = grey.shape[1] * 72 / width
    return Sheet(
        number,
        width,
        height,
        pieces,
        tuple(find_rules(grey, dpi)),
        tuple(find_pictures(grey, dpi, list(pieces))),
    )


def _drawn(page: pypdfium2.PdfPage) -> tuple[float, int]:
    """The area under pictures in square points, and the number of drawn shapes."""
    area, shapes = 0.0, 0
    for drawn in page.get_objects(filter=_DRAWN, max_depth=4):
        if drawn.type == pdfium.FPDF_PAGEOBJ_IMAGE:
            left, bottom, right, top = drawn.get_bounds()
            area += max(0.0, right - left) * max(0.0, top - bottom)
        else:
            shapes += 1
    return area, shapes


def _recognised(page: pypdfium2.PdfPage, number: int) -> Sheet:
    dpi = dpi_for(*page.get_size())
    return read_scan(_render(page, dpi), dpi, number)


def _render(page: pypdfium2.PdfPage, dpi: float) -> Image:
    """The page as a grey image."""
    bitmap = page.render(scale=dpi / 72, grayscale=True)
    try:
        image = np.array(bitmap.to_numpy(), dtype=np.uint8)
        return image.reshape(image.shape[:2])
    finally:
        bitmap.close()


def _plain_sheet(data: bytes, index: int) -> Sheet:
    """A page that pdfium cannot load, by pypdf: its lines without their places."""
    try:
        text = pypdf.PdfReader(io.BytesIO(data)).pages[index].extract_text()
    except Exception:  # a damaged page raises anything at all
        text = ""
    lines = [line.strip() for line in _CONTROL.sub("", text).splitlines() if line.strip()]
    step = 1.5 * _SIZE
    pieces = tuple(
        Piece(line, Rect(0, n * step, len(line) * _SIZE, n * step + _SIZE), _SIZE)
        for n, line in enumerate(lines)
    )
    return Sheet(index + 1, 595.0, max(842.0, len(lines) * step), pieces)
