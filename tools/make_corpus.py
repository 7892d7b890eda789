"""Write the binary sample reports from the texts in tools/corpus_text.

Text PDF, two-column PDF, scanned PDF, Word and Excel file go to corpus/, which the indexer reads.
Run twice, it writes the same bytes on the same machine
(the scan also depends on the version of the font it is drawn with).
"""

from __future__ import annotations

import argparse
import io
import json
import random
import re
import time
import zipfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from docx import Document
from docx.document import Document as WordDocument
from openpyxl import Workbook
from PIL import Image, ImageDraw, ImageFont
from reportlab import rl_config
from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

ROOT = Path(__file__).resolve().parent.parent
SOURCES = Path(__file__).resolve().parent / "corpus_text"
FONT = "STSong-Light"  # a standard PDF font: not embedded, and its text extracts exactly
SCAN_FONT = "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc"
MARGIN = 56.0
TITLE_SIZE = 16.0
CLOSING = "，。；：、！？”）》%"
OPENING = "“（《"
STAMP = (2024, 1, 1, 0, 0, 0)
UNIT = re.compile(rf"[{OPENING}]*(?:[0-9A-Za-z.%]+|.)", re.DOTALL)


def wrap(text: str, font_size: float, width: float) -> list[str]:
    """Break text into lines of at most width points; numbers and paired marks stay whole."""
    lines, line = [], ""
    for unit in UNIT.findall(text):
        fits = pdfmetrics.stringWidth(line + unit, FONT, font_size) <= width
        if fits or unit in CLOSING:
            line += unit
        else:
            lines.append(line)
            line = unit
    return [*lines, line]


def title_and_body(source: Path) -> tuple[str, list[str]]:
    """The '# ' title on the first line, and the paragraphs below it."""
    title, *body = source.read_text(encoding="utf-8").splitlines()
    return title.removeprefix("# "), body


def styled_lines(body: Sequence[str], width: float) -> Iterator[tuple[str, float]]:
    """Each printed line with its font size; '## ' marks a heading."""
    for paragraph in body:
        if paragraph.startswith("## "):
            size, text = 12.5, paragraph[3:]
        else:
            size, text = 10.5, "\u3000\u3000" + paragraph
        for line in wrap(text, size, width):
            yield line, size


def write_pdf(source: Path, target: Path, columns: int) -> None:
    """Draw the title, then the body in columns, each to its end before the next one starts."""
    title, body = title_and_body(source)
    page_width, page_height = A4
    gap = 28.0
    width = (page_width - 2 * MARGIN - gap * (columns - 1)) / columns
    bottom = MARGIN if columns == 1 else page_height / 2
    canvas = Canvas(str(target), pagesize=A4)
    canvas.setTitle(title)
    canvas.setFont(FONT, TITLE_SIZE)
    canvas.drawString(MARGIN, page_height - MARGIN, title)
    top = page_height - MARGIN - TITLE_SIZE * 2
    column, height = 0, top
    for line, size in styled_lines(body, width):
        if height < bottom:
            column, height = column + 1, top
            if column == columns:
                canvas.showPage()
                column = 0
        canvas.setFont(FONT, size)
        canvas.drawString(MARGIN + column * (width + gap), height, line)
        height -= size * 1.7
    canvas.save()


def page_image(source: Path) -> Image.Image:
    """One page as a scanner would give it: grey, slightly turned, with specks."""
    page = Image.new("L", (1240, 1100), 250)
    draw = ImageDraw.Draw(page)
    title, body = title_and_body(source)
    height = 90.0
    for line, size in [(title, TITLE_SIZE), *styled_lines(body, 400.0)]:
        font = ImageFont.truetype(SCAN_FONT, round(size * 2.5), index=2)
        draw.text((110, height), line, font=font, fill=25)
        height += size * 4.2
    page = page.rotate(0.4, resample=Image.Resampling.BICUBIC, fillcolor=250)
    dots = random.Random(20240715)
    for _ in range(1500):
        spot = dots.randrange(page.width), dots.randrange(page.height)
        page.putpixel(spot, dots.randrange(90, 200))
    return page


def write_scan(source: Path, target: Path) -> None:
    """A PDF that holds only the page's image: no text layer."""
    moment = time.struct_time((*STAMP, 0, 1, 0))
    page_image(source).save(
        target, "PDF", resolution=150.0, quality=60, creationDate=moment, modDate=moment
    )


def freeze_zip(content: bytes, target: Path) -> None:
    """Write an Office file with fixed dates, so that the same text gives the same bytes."""
    frozen = "{:04}-{:02}-{:02}T{:02}:{:02}:{:02}Z".format(*STAMP).encode()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as given,
        zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as kept,
    ):
        for name in sorted(given.namelist()):
            data = given.read(name)
            if name == "docProps/core.xml":
                data = re.sub(rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", frozen, data)
            entry = zipfile.ZipInfo(name, STAMP)
            entry.compress_type = zipfile.ZIP_DEFLATED
            kept.writestr(entry, data)


def write_word(source: Path, target: Path) -> None:
    """A Word file with headings, paragraphs and a table."""
    report = json.loads(source.read_text(encoding="utf-8"))
    document = Document()
    document.add_heading(report["title"], level=0)
    for section in report["sections"]:
        document.add_heading(section["heading"], level=1)
        for paragraph in section["paragraphs"]:
            document.add_paragraph(paragraph)
        add_table(document, section.get("table", []))
    buffer = io.BytesIO()
    document.save(buffer)
    freeze_zip(buffer.getvalue(), target)


def add_table(document: WordDocument, rows: Sequence[Sequence[str]]) -> None:
    """Append the rows as a ruled table; no rows, no table."""
    if not rows:
        return
    table = document.add_table(rows=len(rows), cols=len(rows[0]))
    table.style = "Table Grid"
    for row, values in zip(table.rows, rows, strict=True):
        for cell, value in zip(row.cells, values, strict=True):
            cell.text = value


def write_sheet(source: Path, target: Path) -> None:
    """An Excel file: the title over the whole width, then the table."""
    report = json.loads(source.read_text(encoding="utf-8"))
    book = Workbook()
    sheet = book.active
    sheet.title = "进出口"
    sheet.append([report["title"]])
    for row in report["rows"]:
        sheet.append(row)
    sheet.merge_cells(start_row=1, start_column=1, end_row=1, end_column=len(report["rows"][0]))
    buffer = io.BytesIO()
    book.save(buffer)
    freeze_zip(buffer.getvalue(), target)


def make(corpus: Path) -> None:
    """Write every binary report under the corpus folder."""
    rl_config.invariant = 1  # reportlab then leaves out the time of writing
    pdfmetrics.registerFont(UnicodeCIDFont(FONT))
    write_pdf(SOURCES / "zhoukou_projects.txt", corpus / "zhoukou_projects.pdf", columns=1)
    livelihood = "chengchuan_2023_livelihood"
    write_pdf(SOURCES / f"{livelihood}.txt", corpus / f"{livelihood}.pdf", columns=2)
    write_scan(SOURCES / "scan_2024_half.txt", corpus / "chengchuan_2024_half_scan.pdf")
    write_word(SOURCES / "word_2023_industry.json", corpus / "chengchuan_2023_industry.docx")
    write_sheet(SOURCES / "sheet_2023_trade.json", corpus / "chengchuan_2023_trade.xlsx")


def main() -> None:
    """Command line: where to write."""
    parser = argparse.ArgumentParser(description="Write the binary sample reports.")
    parser.add_argument("--corpus", type=Path, default=ROOT / "corpus")
    make(parser.parse_args().corpus)


if __name__ == "__main__":
    main()
