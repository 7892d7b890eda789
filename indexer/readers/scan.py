"""A page that is only an image: straightened, recognised, its lines and pictures found."""

import math
from collections.abc import Sequence

import cv2

from indexer.layout.sheet import Piece, Rect, Sheet
from indexer.readers.drawn import Image, find_pictures, find_rules
from indexer.readers.recognition import recognise, skew, turned

# Most pixels of a page's image that are held at once, and its best resolution.
MOST_PIXELS = 16_000_000
BEST_DPI = 200
# A drawn line that stands in text for more than this share of it is a row of strokes.
_LETTERING = 0.8
# Specks under this many pixels across are noise.
_SPECK = 3


def dpi_for(width: float, height: float) -> float:
    """The resolution to render a page at, its sides in points: the best that the memory allows."""
    inches = max(width * height, 1.0) / 72**2
    return min(float(BEST_DPI), math.sqrt(MOST_PIXELS / inches))


def read_scan(grey: Image, dpi: float, number: int) -> Sheet:
    """The page of an image.

    Args:
        grey: the page, dark on light.
        dpi: its resolution.
        number: of the page, from 1.
    """
    askew = skew(grey)
    straight = turned(grey, askew) if askew else grey
    pieces, sure = recognise(straight, dpi)
    calm = cv2.medianBlur(straight, _SPECK)
    height, width = grey.shape
    return Sheet(
        number,
        width * 72 / dpi,
        height * 72 / dpi,
        tuple(pieces),
        tuple(rule for rule in find_rules(calm, dpi) if not _is_lettering(rule, pieces)),
        tuple(find_pictures(calm, dpi, pieces)),
        confidence=sure,
        turn=askew,
    )


def _is_lettering(rule: Rect, pieces: Sequence[Piece]) -> bool:
    inside = sum(
        max(0.0, rule.across(piece.rect)) * max(0.0, rule.along(piece.rect)) for piece in pieces
    )
    return inside > _LETTERING * rule.width * rule.height
