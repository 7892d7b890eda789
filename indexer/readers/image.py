"""`.png`, `.jpg` and `.tif`: pages that are images, recognised."""

import io
import math
import warnings
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import PIL.Image
from PIL import ImageOps, ImageSequence, UnidentifiedImageError

from core.errors import BrokenReport, EmptyReport, ReportTooLarge
from indexer.layout.document import lay_out
from indexer.readers.decoding import read_bytes
from indexer.readers.drawn import Image
from indexer.readers.progress import page_done
from indexer.readers.scan import BEST_DPI, MOST_PIXELS, read_scan
from indexer.source import Source

MAX_PIXELS = 100_000_000
_MAX_FRAMES = 200
# An image without a plausible resolution is taken for a page of A4, long side in inches.
_PAGE_INCHES = 11.7
_PLAUSIBLE = (100, 1200)
# Letters of a picture from a screen are small: it is enlarged to this, at most doubled.
_LEAST_SIDE = 1800

# Pillow itself refuses what would unpack to more.
PIL.Image.MAX_IMAGE_PIXELS = MAX_PIXELS


def read_image(path: Path) -> list[Source]:
    """The one report of an image file; each picture in a TIFF is a page.

    Raises:
        ReportTooLarge: over the size limit, `MAX_PIXELS` or 200 pages.
        EmptyReport: no text is recognised.
        BrokenReport: damaged, truncated or not an image.
    """
    frames = _frames(read_bytes(path), path.name)
    source = lay_out([read_scan(grey, dpi, n) for n, (grey, dpi) in enumerate(frames, start=1)])
    if not source.text.strip():
        raise EmptyReport(f"{path}: no text", message=f"{path.name} 里没有识别出文字。")
    return [source]


def _frames(data: bytes, name: str) -> Iterator[tuple[Image, float]]:
    """The pictures of a file, each with its resolution."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", PIL.Image.DecompressionBombWarning)
            opened = PIL.Image.open(io.BytesIO(data))
        with opened:
            count = getattr(opened, "n_frames", 1)
            if count > _MAX_FRAMES:
                raise ReportTooLarge(
                    f"{name}: {count} frames",
                    message=f"{name} 超过 {_MAX_FRAMES} 页，请拆分后再放入。",
                )
            for number, frame in enumerate(ImageSequence.Iterator(opened), 1):
                yield _grey(frame)
                page_done(number, count)
    except (PIL.Image.DecompressionBombError, PIL.Image.DecompressionBombWarning) as error:
        raise ReportTooLarge(
            f"{name}: {error}",
            message=f"{name} 超过 {MAX_PIXELS // 1_000_000} 百万像素，请缩小后再放入。",
        ) from error
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError) as error:
        raise BrokenReport(
            f"{name}: {error}", message=f"{name} 已损坏或不是图片文件，请重新获取。"
        ) from error


def _grey(frame: PIL.Image.Image) -> tuple[Image, float]:
    """A picture upright in grey, at a size that text is read at, and its resolution."""
    stated = float(frame.info.get("dpi", (0, 0))[0])
    before = max(frame.size)
    frame.draft("L", (4000, 4000))  # a large JPEG is unpacked at a fraction of its size
    upright = ImageOps.exif_transpose(frame)
    if upright.has_transparency_data:
        paper = PIL.Image.new("RGBA", upright.size, "white")
        upright = PIL.Image.alpha_composite(paper, upright.convert("RGBA"))
    if upright.mode.startswith("I"):
        upright = upright.point(lambda value: value / 256)
    grey = upright.convert("L")
    plausible = _PLAUSIBLE[0] <= stated <= _PLAUSIBLE[1]
    dpi = stated * max(grey.size) / before if plausible else max(grey.size) / _PAGE_INCHES
    factor = _factor(grey.width, grey.height, dpi)
    if factor != 1.0:
        size = (max(1, round(grey.width * factor)), max(1, round(grey.height * factor)))
        grey = grey.resize(size, PIL.Image.Resampling.LANCZOS)
    return np.asarray(grey, dtype=np.uint8), dpi * factor


def _factor(width: int, height: int, dpi: float) -> float:
    """By how much a picture is enlarged (at most twice) or made smaller."""
    wanted = max(min(2.0, _LEAST_SIDE / max(width, height)), min(1.0, BEST_DPI / dpi))
    return min(wanted, math.sqrt(MOST_PIXELS / (width * height)))
