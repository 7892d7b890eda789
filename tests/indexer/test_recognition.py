"""Scans and images, made in the test, read by the real recogniser."""

from pathlib import Path
from random import Random

import numpy as np
import PIL.Image
import pypdf
import pypdfium2
import pytest
from reportlab.pdfgen.canvas import Canvas

from core.errors import BrokenReport, EmptyReport, ReportTooLarge
from core.schema import Kind
from indexer.layout.lettering import decimal_points
from indexer.readers.image import read_image
from indexer.readers.pdf import read_pdf
from indexer.readers.recognition import skew, turned
from indexer.readers.scan import read_scan
from tests.indexer.test_layout import FONT, column, draw, kinds

LEFT = [
    "\u3000\u3000今年以来，临江县坚持项目为王，",
    "全县上下凝心聚力抓招商，签约亿元",
    "以上项目18个，合同引资额2",
]
RIGHT = ["73亿元，同比增长三成以上，位居全", "市第一。"]


def scanned(pdf: Path, dpi: int = 150, turn: float = 1.0) -> PIL.Image.Image:
    """The first page as a scanner gives it: grey, askew, with noise and specks."""
    with pypdfium2.PdfDocument(pdf) as document:
        page = document[0].render(scale=dpi / 72).to_pil().convert("L")
    page = page.rotate(turn, resample=PIL.Image.Resampling.BICUBIC, fillcolor=245)
    noise = np.random.default_rng(7).normal(0, 12, (page.height, page.width))
    grey = np.clip(np.asarray(page, dtype=np.float32) * 0.94 + noise, 0, 255).astype(np.uint8)
    dots = Random(11)
    for _ in range(1200):
        grey[dots.randrange(grey.shape[0]), dots.randrange(grey.shape[1])] = dots.randrange(160)
    return PIL.Image.fromarray(grey)


def two_columns(path: Path) -> Path:
    draw(
        path,
        [[(60, 60, 22, "临江县招商引资综述"), *column(60, 110, LEFT), *column(320, 110, RIGHT)]],
    )
    return path


def test_noisy_scan_askew_reads_as_its_text(tmp_path: Path) -> None:
    image = scanned(two_columns(tmp_path / "原.pdf"))
    image.save(tmp_path / "扫描.pdf", resolution=150.0)
    (source,) = read_pdf(tmp_path / "扫描.pdf")
    assert kinds(source, Kind.HEADING) == ["临江县招商引资综述"]
    (body,) = kinds(source, Kind.BODY)
    assert "签约亿元以上项目18个，合同引资额273亿元，同比增长三成以上，位居全市第一。" in body
    ((page, sure),) = source.recognised
    assert page == 1
    assert 0.9 < sure <= 1
    first = next(box for box in source.boxes if "今年以来" in source.text[box.start : box.end])
    assert first.top < 110 / 842 < first.bottom + 0.02


@pytest.mark.parametrize(
    ("read", "meant"),
    [
        ("总值2:45万亿元，加快4：7个百分点，占69,8%", "总值2.45万亿元，加快4.7个百分点，占69.8%"),
        ("8:30开会，比例1:3，收入1,234万元，21,5，30个", None),
    ],
)
def test_a_decimal_point_read_as_another_mark(read: str, meant: str | None) -> None:
    assert decimal_points(read) == (meant or read)


def test_skew_is_measured() -> None:
    page = np.full((800, 600), 250, np.uint8)
    page[100:700:20, 60:540] = 40
    page[101:701:20, 60:540] = 40
    for angle in (-2.0, -0.4, 0.0, 1.0, 3.0):
        assert skew(turned(page, -angle)) == pytest.approx(angle, abs=0.1)


def test_png_and_jpeg_are_one_page_each(tmp_path: Path) -> None:
    source = tmp_path / "原.pdf"
    draw(source, [[(60, 80, 14, "全县签约项目18个，总投资36.5亿元。")]])
    image = scanned(source, turn=0).crop((0, 0, 1240, 400))
    image.save(tmp_path / "图.png")
    image.convert("RGB").save(tmp_path / "图.jpg", quality=80)
    for name in ("图.png", "图.jpg"):
        (read,) = read_image(tmp_path / name)
        assert "签约项目18个，总投资36.5亿元。" in read.text
        assert [page.number for page in read.pages] == [1]


def garbled(path: Path, target: Path, to: str) -> None:
    """The same page with a text layer that says something else (its character map altered)."""
    reader = pypdf.PdfReader(path)
    writer = pypdf.PdfWriter(clone_from=reader)
    for font in writer.pages[0]["/Resources"]["/Font"].values():
        stream = pypdf.generic.DecodedStreamObject()
        lines = ["1 begincodespacerange", "<0000> <ffff>", "endcodespacerange"]
        lines += ["1 beginbfrange", f"<0000> <ffff> <{to}>", "endbfrange"]
        head = "/CIDInit /ProcSet findresource begin 12 dict begin begincmap\n"
        stream.set_data((head + "\n".join(lines) + "\nendcmap end end").encode())
        font.get_object()[pypdf.generic.NameObject("/ToUnicode")] = writer._add_object(stream)
    writer.write(target)


@pytest.mark.parametrize("to", ["e000", "3400"])
def test_broken_text_layer_is_recognised_instead(tmp_path: Path, to: str) -> None:
    lines = [f"\u3000\u3000全县第{n}批签约项目18个，总投资36.5亿元，均已落地。" for n in "一二三"]
    draw(tmp_path / "好.pdf", [column(60, 110, lines, 14)])
    garbled(tmp_path / "好.pdf", tmp_path / "坏.pdf", to)
    (source,) = read_pdf(tmp_path / "坏.pdf")
    assert source.recognised
    assert "签约项目18个，总投资36.5亿元" in source.text


def test_huge_image_is_refused_by_name(tmp_path: Path) -> None:
    PIL.Image.new("1", (10_001, 10_000)).save(tmp_path / "巨图.png")
    with pytest.raises(ReportTooLarge) as caught:
        read_image(tmp_path / "巨图.png")
    assert "巨图.png" in caught.value.message
    assert "100 百万像素" in caught.value.message


def test_bad_images_are_named(tmp_path: Path) -> None:
    PIL.Image.new("L", (400, 300), 255).save(tmp_path / "空白.png")
    whole = (tmp_path / "空白.png").read_bytes()
    (tmp_path / "断.png").write_bytes(whole[: len(whole) // 2])
    (tmp_path / "假.jpg").write_bytes("其实是文本".encode())
    for name, error in (
        ("断.png", BrokenReport),
        ("假.jpg", BrokenReport),
        ("空白.png", EmptyReport),
    ):
        with pytest.raises(error) as caught:
            read_image(tmp_path / name)
        assert name in caught.value.message


def test_text_drawn_as_a_picture_on_a_page_is_recognised(tmp_path: Path) -> None:
    source = tmp_path / "原.pdf"
    draw(source, [[(60, 80, 20, "全县签约项目18个。")]])
    image = scanned(source, turn=0)
    image.save(tmp_path / "页.png")
    canvas = Canvas(str(tmp_path / "混.pdf"), pagesize=(595, 842))
    canvas.setFont(FONT, 12)
    canvas.drawString(
        60, 700, "第一页有文字层，全县粮食总产52万吨，比去年增长百分之三以上，再创新高。"
    )
    canvas.showPage()
    canvas.drawImage(str(tmp_path / "页.png"), 0, 0, 595, 842)
    canvas.showPage()
    canvas.save()
    (read,) = read_pdf(tmp_path / "混.pdf")
    assert [number for number, _ in read.recognised] == [2]
    assert "全县签约项目18个。" in read.text[read.pages[1].start :]


def test_dense_text_on_grey_paper_holds_no_drawn_lines(tmp_path: Path) -> None:
    chance = Random(5)
    signs = "范县签约亿元以上项目合同引资额重点建设三量王土五四年度计划投资"
    lines = ["".join(chance.choices(signs, k=20)) for _ in range(22)]
    draw(tmp_path / "满.pdf", [[*column(60, 60, lines), *column(320, 60, lines[::-1])]])
    grey = np.asarray(scanned(tmp_path / "满.pdf", turn=0.8), dtype=np.float32) * 0.95
    assert read_scan(grey.astype(np.uint8), 150, 1).rules == ()
