"""The file behind a report and the pictures of its pages."""

from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from reportlab.pdfgen.canvas import Canvas

from core.schema import Box, Report
from ui.originals import PIXELS, WIDTH, original, page_picture
from ui.passage import page_html

Use = Callable[[Path, Path], None]


@pytest.fixture
def corpus(tmp_path: Path, use_index: Use) -> Path:
    use_index(tmp_path / "index", tmp_path / "corpus")
    (tmp_path / "corpus").mkdir()
    return tmp_path / "corpus"


def report(path: str) -> Report:
    return Report(path, path, "文")


def size(picture: bytes | None) -> tuple[int, int]:
    assert picture is not None
    with Image.open(BytesIO(picture)) as image:
        return image.size


def pdf(file: Path, pages: list[tuple[float, float]]) -> Path:
    canvas = Canvas(str(file))
    for page in pages:
        canvas.setPageSize(page)
        canvas.rect(10, 10, 50, 50, fill=1)
        canvas.showPage()
    canvas.save()
    return file


def test_only_files_inside_the_corpus_are_handed_out(corpus: Path) -> None:
    (corpus / "a.md").write_text("文")
    (corpus / "b.jsonl").write_text("{}")
    (corpus.parent / "secret.md").write_text("密")
    (corpus / "link.md").symlink_to(corpus.parent / "secret.md")
    assert original(report("a.md")) == (corpus / "a.md").resolve()
    for path in ("../secret.md", str(corpus.parent / "secret.md"), "link.md", "gone.md", "b.jsonl"):
        assert original(report(path)) is None, path
    assert original(report("a\0.md")) is None


def test_each_page_has_its_own_picture(tmp_path: Path) -> None:
    file = pdf(tmp_path / "a.pdf", [(600, 800), (800, 400)])
    assert size(page_picture(file, 1))[0] == WIDTH
    wide, high = size(page_picture(file, 2))
    assert wide == pytest.approx(2 * high, abs=2)
    assert page_picture(file, 3) is None


def test_the_largest_page_stays_bounded(tmp_path: Path) -> None:
    file = pdf(tmp_path / "poster.pdf", [(200, 14_000)])
    wide, high = size(page_picture(file, 1))
    assert wide * high <= PIXELS * 1.01


def test_a_damaged_file_has_no_picture(tmp_path: Path) -> None:
    file = tmp_path / "a.pdf"
    file.write_bytes(b"%PDF-1.7 cut")
    assert page_picture(file, 1) is None
    assert page_picture(tmp_path / "a.md", 1) is None


def test_a_scan_is_shown_upright_and_small(tmp_path: Path) -> None:
    file = tmp_path / "scan.jpg"
    exif = Image.Exif()
    exif[0x0112] = 6  # turned by a quarter
    Image.new("RGB", (4000, 3000), "white").save(file, exif=exif)
    wide, high = size(page_picture(file, 1))
    assert high > wide
    assert wide <= WIDTH


def test_a_changed_file_has_a_new_picture(tmp_path: Path) -> None:
    file = tmp_path / "a.png"
    Image.new("RGB", (300, 200)).save(file)
    assert size(page_picture(file, 1)) == (300, 200)
    Image.new("RGB", (200, 300)).save(file)
    assert size(page_picture(file, 1)) == (200, 300)


def test_a_frame_stands_where_the_box_says_and_never_off_the_page() -> None:
    html = page_html(b"picture", [Box(0, 1, 1, 0.25, 0.5, 0.75, 0.6), Box(1, 2, 1, 0, 0, 1, 1)], 1)
    assert "left:24.60%;top:49.60%;width:50.80%;height:10.80%" in html
    assert "left:0.00%;top:0.00%;width:100.00%;height:100.00%" in html
    assert html.count('class="qa-frame"') == 2
