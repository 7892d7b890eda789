"""Character recognition: the image of a page to printed pieces, by rapidocr."""

from functools import lru_cache
from typing import TYPE_CHECKING

import cv2
import numpy as np

from indexer.blocks import width
from indexer.layout.lettering import decimal_points, full_marks, plain
from indexer.layout.sheet import Piece, Rect
from indexer.readers.drawn import Image

if TYPE_CHECKING:
    from rapidocr import RapidOCR

# Threads of the recogniser: a build leaves the rest of the PC to its user.
_THREADS = 2
# Longest side that text is looked for in, in pixels; more would need gigabytes.
_LONGEST_SIDE = 4000
_LEAST_SURE = 0.5
# A scan that lies more than this askew is turned, in degrees; more than the other is no scan.
_STRAIGHT = 0.05
_MOST_SKEW = 5.0
# Height of a recognised line that its characters fill.
_FILLED = 0.82


@lru_cache(maxsize=1)
def engine() -> "RapidOCR":
    """The recogniser, loaded once a process."""
    from rapidocr import RapidOCR

    return RapidOCR(
        params={
            "Global.log_level": "error",
            "Global.max_side_len": _LONGEST_SIDE,
            "Global.text_score": _LEAST_SURE,
            "Global.use_cls": False,
            "EngineConfig.onnxruntime.intra_op_num_threads": _THREADS,
            "EngineConfig.onnxruntime.inter_op_num_threads": 1,
        }
    )


def recognise(image: Image, dpi: float) -> tuple[list[Piece], float]:
    """The text of a page as pieces in points, and how sure the recogniser is (0 to 1).

    Args:
        image: the page upright and straight, grey.
        dpi: its resolution.
    """
    result = engine()(cv2.cvtColor(image, cv2.COLOR_GRAY2BGR))
    if result.boxes is None or result.txts is None or result.scores is None:
        return [], 0.0
    scale = 72 / dpi
    pieces: list[Piece] = []
    sure: list[tuple[float, int]] = []
    for corners, text, score in zip(result.boxes, result.txts, result.scores, strict=True):
        text = decimal_points(full_marks(plain(text).strip()))
        if not text:
            continue
        xs, ys = corners[:, 0] * scale, corners[:, 1] * scale
        rect = Rect(float(xs.min()), float(ys.min()), float(xs.max()), float(ys.max()))
        pieces.append(Piece(text, rect, _size(text, rect), rough=True))
        sure.append((float(score), len(text)))
    total = sum(length for _, length in sure)
    mean = sum(score * length for score, length in sure) / total if total else 0.0
    return pieces, mean


def _size(text: str, rect: Rect) -> float:
    """Width of a Chinese character: by the line's height, for a few of them, else by its length."""
    by_height = _FILLED * rect.height
    if len(text) < 4:
        return by_height
    return min(by_height, rect.width / width(text))


def skew(image: Image) -> float:
    """By how many degrees the lines of a page are askew; 0 where none stand out.

    The angle found is the one at which the rows of the page differ most
    in darkness (Postl 1986).
    """
    factor = min(1.0, 1000 / max(image.shape))
    small = cv2.resize(image, None, fx=factor, fy=factor, interpolation=cv2.INTER_AREA)
    paper = np.median(small)
    dark = np.clip(paper - small.astype(np.float32) - 20, 0, 120).astype(np.uint8)
    best = 0.0
    for step, reach in ((0.5, _MOST_SKEW), (0.1, 0.5), (0.02, 0.08)):
        count = round(reach / step)
        angles = [best + step * n for n in range(-count, count + 1)]
        best = max(angles, key=lambda angle: (_contrast(dark, angle), -abs(angle)))
    return best if _STRAIGHT <= abs(best) < _MOST_SKEW else 0.0


def _contrast(dark: Image, angle: float) -> float:
    rows = turned(dark, angle, fill=0).sum(axis=1, dtype=np.float64)
    return float(np.square(np.diff(rows)).sum())


def turned(image: Image, angle: float, fill: int | None = None) -> Image:
    """The image turned by so many degrees against the clock, its corners filled as paper."""
    height, wide = image.shape[:2]
    matrix = cv2.getRotationMatrix2D((wide / 2, height / 2), angle, 1.0)
    paper = int(np.median(image)) if fill is None else fill
    turned = cv2.warpAffine(
        image, matrix, (wide, height), flags=cv2.INTER_LINEAR, borderValue=(paper,)
    )
    return np.asarray(turned, dtype=np.uint8)
