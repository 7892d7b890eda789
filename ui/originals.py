"""The file that a report was read from, and pictures of its pages."""

import io
import threading
from pathlib import Path

import streamlit as st
from PIL import Image, ImageOps

from core.schema import Report
from core.settings import settings

# One line of such a file is a report: of these the report's own text is handed out.
_MANY_IN_ONE = {".jsonl"}
_IMAGES = {".png", ".jpg", ".jpeg", ".tif", ".tiff", ".bmp", ".webp"}

# A newspaper page stays readable when it is enlarged, and no page can fill the memory.
WIDTH = 1400
PIXELS = 4_000_000
# pypdfium2 must not be entered by two threads.
_pdfium = threading.Lock()


def original(report: Report) -> Path | None:
    """The report's file, if it still lies in the corpus folder."""
    corpus = settings().corpus.resolve()
    try:
        file = (corpus / report.path).resolve()
        usable = file.is_relative_to(corpus) and file.is_file()
    except (OSError, ValueError):  # a name that this system cannot hold
        return None
    return file if usable and file.suffix.lower() not in _MANY_IN_ONE else None


def page_picture(file: Path, page: int) -> bytes | None:
    """One page (from 1) of a PDF or an image as JPEG; None where there is no picture of it.

    A damaged file has none: its text is what was cited.
    """
    kind = file.suffix.lower()
    if kind != ".pdf" and kind not in _IMAGES:
        return None
    return _picture(str(file), file.stat().st_mtime_ns, page)


@st.cache_data(show_spinner=False, max_entries=64)
def _picture(file: str, changed: int, page: int) -> bytes | None:
    try:
        image = _pdf_page(file, page) if file.lower().endswith(".pdf") else _image(file, page)
    except Exception:  # whatever a damaged file makes of its reader
        return None
    buffer = io.BytesIO()
    image.convert("RGB").save(buffer, "JPEG", quality=80, optimize=True)
    return buffer.getvalue()


def _pdf_page(file: str, page: int) -> Image.Image:
    import pypdfium2

    with _pdfium:
        document = pypdfium2.PdfDocument(file)
        try:
            drawn = document[page - 1]
            bitmap = drawn.render(scale=_scale(*drawn.get_size()))
            image: Image.Image = bitmap.to_pil().copy()
            return image
        finally:
            document.close()


def _image(file: str, page: int) -> Image.Image:
    with Image.open(file) as opened:
        opened.seek(page - 1)
        opened.draft("RGB", (WIDTH, WIDTH))
        upright = ImageOps.exif_transpose(opened)
        scale = min(1.0, _scale(*upright.size))
        return upright.resize([max(1, int(side * scale)) for side in upright.size])


def _scale(width: float, height: float) -> float:
    return float(min(WIDTH / width, (PIXELS / (width * height)) ** 0.5))
