"""What is drawn on a page: lines, and where pictures stand, found in its image."""

from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from indexer.layout.sheet import Piece, Rect

Image = NDArray[np.uint8]

# Resolution at which a page is looked at, in dots per inch.
LOOK_DPI = 100
# Shortest drawn line, and thickest, in points.
_SHORTEST = 30.0
_THICKEST = 4.0
# Ink is darker than this, and than paper by more than its grain.
_PALE = 225
_GRAIN = 5.0
# Smallest picture, as a share of the page and as a side in points.
_LEAST_AREA = 0.004
_LEAST_SIDE = 36.0
_LEAST_FILLED = 0.35


def find_rules(grey: Image, dpi: float) -> list[Rect]:
    """Drawn lines of a page in points: level ones and upright ones.

    Args:
        grey: the page, dark on light.
        dpi: its resolution.
    """
    scale = 72 / dpi
    dark = _dark(grey)
    length = max(8, round(_SHORTEST / scale))
    found: list[Rect] = []
    for kernel in ((length, 1), (1, length)):
        # One pixel of thickness more bridges lines that are not quite straight.
        grown = cv2.dilate(dark, np.ones((3, 1) if kernel[1] == 1 else (1, 3), np.uint8))
        lines = cv2.morphologyEx(grown, cv2.MORPH_OPEN, np.ones((kernel[1], kernel[0]), np.uint8))
        for box in _boxes(lines):
            rect = Rect(*(side * scale for side in box))
            if min(rect.width, rect.height) <= _THICKEST:
                found.append(rect)
    return found


def find_pictures(grey: Image, dpi: float, pieces: list[Piece]) -> list[Rect]:
    """Photographs and charts of a page, in points: what is dark where no text stands."""
    scale = 72 / dpi
    dark = _dark(grey)
    for piece in pieces:
        left, top, right, bottom = (round(side / scale) for side in piece.rect)
        dark[max(0, top - 1) : bottom + 2, max(0, left - 1) : right + 2] = 0
    close = np.ones((round(6 / scale), round(6 / scale)), np.uint8)
    blobs = cv2.morphologyEx(dark, cv2.MORPH_CLOSE, close)
    blobs = cv2.morphologyEx(blobs, cv2.MORPH_OPEN, close)
    least = _LEAST_AREA * grey.shape[0] * grey.shape[1]
    found: list[Rect] = []
    for left, top, right, bottom in _boxes(blobs):
        rect = Rect(left * scale, top * scale, right * scale, bottom * scale)
        filled = np.count_nonzero(blobs[top:bottom, left:right])
        area = (right - left) * (bottom - top)
        large = area >= least and min(rect.width, rect.height) >= _LEAST_SIDE
        if large and filled >= _LEAST_FILLED * area:
            found.append(rect)
    return found


def _dark(grey: Image) -> Any:
    """Mask of what is drawn or printed: 255 where it is, 0 where there is paper.

    Paper is the light half of the page; in a scan it is grey, and its grain
    (median absolute deviation, as a standard deviation) is no ink.
    """
    light = grey[grey >= np.percentile(grey, 40)].astype(np.float64)
    paper = float(np.median(light))
    grain = 1.4826 * float(np.median(np.abs(light - paper)))
    return (grey < min(_PALE, paper - _GRAIN * grain)).astype(np.uint8) * 255


def _boxes(mask: Any) -> list[tuple[int, int, int, int]]:
    """Left, top, right and bottom of each connected area of a mask, in pixels."""
    _, _, stats, _ = cv2.connectedComponentsWithStats(mask, connectivity=8)
    return [(int(x), int(y), int(x + w), int(y + h)) for x, y, w, h, _ in stats[1:]]
