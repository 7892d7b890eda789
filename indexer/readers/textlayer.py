"""The text layer of a PDF page: its characters as printed pieces, and whether they are sound."""

import ctypes
import re
from collections.abc import Iterator
from dataclasses import dataclass

import pypdfium2
import pypdfium2.raw as pdfium

from indexer.layout.lettering import plain
from indexer.layout.sheet import Piece, Rect, around

_HEAVY = re.compile(r"bold|heavy|black|hei(?!ght)|黑", re.IGNORECASE)
_HEAVY_WEIGHT = 600
# A character goes on from the one before it within these shares of its size.
_LEVEL = 0.2
_NEXT = 0.55
_BACK = 0.4
# The right half of these marks is blank and may hang over the edge of a column.
_HALF_EMPTY = re.compile(r"[，。、；：！？”’）》】」』]")
# A box lower than this share of the size is that of the ink alone (一), as some faces
# give it: such a character takes the height of its line, from the baseline.
_FLAT = 0.5
_ABOVE, _BELOW = 0.88, 0.12
_WIDE = 0.8
_BLANK_HALF = 0.45


@dataclass(frozen=True, slots=True)
class Glyph:
    """One character of a text layer, in points from the page's upper left corner."""

    char: str
    rect: Rect
    size: float
    bold: bool
    unmapped: bool


def read_glyphs(page: pypdfium2.PdfPage) -> list[Glyph]:
    """The characters of a page in the order of its content, doubled ones once."""
    layer = page.get_textpage()
    try:
        weights: dict[tuple[bytes, int], bool] = {}
        seen: set[tuple[str, int, int]] = set()
        glyphs: list[Glyph] = []
        place = _Place(page)
        for index in range(layer.count_chars()):
            glyph = _glyph(layer, index, place, weights)
            if glyph is None:
                continue
            # A heavy face is sometimes made by printing a character twice.
            spot = (glyph.char, round(glyph.rect.left), round(glyph.rect.top))
            if glyph.char.isspace() or spot not in seen:
                seen.add(spot)
                glyphs.append(glyph)
        return glyphs
    finally:
        layer.close()


class _Place:
    """From a PDF's coordinates to points from the upper left corner, the page turned upright."""

    def __init__(self, page: pypdfium2.PdfPage) -> None:
        self._left, self._bottom, self._right, self._top = page.get_bbox()
        self._turn = page.get_rotation()

    def rect(self, left: float, bottom: float, right: float, top: float) -> Rect:
        """The rectangle of a box given in the page's own coordinates."""
        west, east = left - self._left, self._right - right
        north, south = self._top - top, bottom - self._bottom
        width, height = right - left, top - bottom
        if self._turn == 90:
            return Rect(south, west, south + height, west + width)
        if self._turn == 180:
            return Rect(east, south, east + width, south + height)
        if self._turn == 270:
            return Rect(north, east, north + height, east + width)
        return Rect(west, north, west + width, north + height)


def _glyph(
    layer: pypdfium2.PdfTextPage, index: int, place: _Place, weights: dict[tuple[bytes, int], bool]
) -> Glyph | None:
    code = pdfium.FPDFText_GetUnicode(layer, index)
    if pdfium.FPDFText_IsGenerated(layer, index) == 1 or code in (0, 10, 13, 0xFFFE):
        return None
    box = pdfium.FS_RECTF()
    matrix = pdfium.FS_MATRIX()
    if not pdfium.FPDFText_GetLooseCharBox(layer, index, box):
        return None
    size = pdfium.FPDFText_GetFontSize(layer, index)
    if pdfium.FPDFText_GetMatrix(layer, index, matrix):
        size *= (matrix.c**2 + matrix.d**2) ** 0.5
    char = chr(code) if not 0xD800 <= code <= 0xDFFF else "\ufffd"
    rect = place.rect(box.left, box.bottom, box.right, box.top)
    if size <= 0.5 or (rect.width <= 0 and not char.isspace()):
        return None
    if rect.height < _FLAT * size:
        rect = _upright(layer, index, place, rect, size)
    unmapped = pdfium.FPDFText_HasUnicodeMapError(layer, index) == 1
    return Glyph(char, rect, size, _is_bold(layer, index, weights), unmapped)


def _upright(
    layer: pypdfium2.PdfTextPage, index: int, place: _Place, rect: Rect, size: float
) -> Rect:
    """The box of a character as high as its line, by where it stands on the baseline."""
    x, y = ctypes.c_double(), ctypes.c_double()
    if not pdfium.FPDFText_GetCharOrigin(layer, index, x, y):
        return rect
    baseline = place.rect(x.value, y.value, x.value, y.value).bottom
    return rect._replace(top=baseline - _ABOVE * size, bottom=baseline + _BELOW * size)


def _is_bold(
    layer: pypdfium2.PdfTextPage, index: int, weights: dict[tuple[bytes, int], bool]
) -> bool:
    """Whether a character is set in a heavy face, by its weight or the face's name."""
    name = ctypes.create_string_buffer(128)
    flags = ctypes.c_int()
    pdfium.FPDFText_GetFontInfo(layer, index, name, 128, flags)
    weight = pdfium.FPDFText_GetFontWeight(layer, index)
    key = (name.value, weight)
    if key not in weights:
        face = name.value.decode("utf-8", "replace")
        weights[key] = weight >= _HEAVY_WEIGHT or bool(_HEAVY.search(face))
    return weights[key]


def read_pieces(glyphs: list[Glyph]) -> list[Piece]:
    """The characters put together as far as they follow one another on a line."""
    return [piece for run in _runs(glyphs) if (piece := _piece(run)) is not None]


def _runs(glyphs: list[Glyph]) -> Iterator[list[Glyph]]:
    run: list[Glyph] = []
    for glyph in glyphs:
        if run and not _follows(run[-1], glyph):
            yield run
            run = []
        run.append(glyph)
    if run:
        yield run


def _follows(before: Glyph, after: Glyph) -> bool:
    size = max(before.size, after.size)
    if before.bold != after.bold and abs(before.size - after.size) > 0.1 * size:
        return False
    level = abs(before.rect.bottom - after.rect.bottom) <= _LEVEL * size
    gap = after.rect.left - before.rect.right
    return level and -_BACK * size <= gap <= _NEXT * size


def _piece(run: list[Glyph]) -> Piece | None:
    printed = [glyph for glyph in run if not glyph.char.isspace()]
    if not printed:
        return None
    first, last = run.index(printed[0]), len(run) - run[::-1].index(printed[-1])
    text = plain("".join(glyph.char for glyph in run[first:last]))
    if not text.strip():
        return None
    sizes = sorted(glyph.size for glyph in printed)
    bold = 2 * sum(glyph.bold for glyph in printed) > len(printed)
    rect = around([glyph.rect for glyph in printed])
    if _HALF_EMPTY.match(printed[-1].char) and printed[-1].rect.width > _WIDE * printed[-1].size:
        rect = rect._replace(right=rect.right - _BLANK_HALF * printed[-1].size)
    return Piece(text, rect, sizes[len(sizes) // 2], bold)
