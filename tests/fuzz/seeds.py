"""Small sound files of each kind, to be damaged."""

import io

import docx
from openpyxl import Workbook
from PIL import Image
from reportlab.pdfgen.canvas import Canvas

TEXT = "# 松原县2022年项目建设\n\n2022年，该县签约亿元以上项目37个，同比增长12.5%。\n"
TABLE = (("县区", "签约（个）", "占比"), ("松原县", 37, "12.5%"), ("柏溪县", 29, "8.1%"))


def word() -> bytes:
    document = docx.Document()
    document.add_heading("松原县2022年项目建设")
    document.add_paragraph(TEXT)
    table = document.add_table(rows=3, cols=3)
    for row, values in zip(table.rows, TABLE, strict=True):
        for cell, value in zip(row.cells, values, strict=True):
            cell.text = str(value)
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def sheet() -> bytes:
    book = Workbook()
    for row in TABLE:
        book.worksheets[0].append(row)
    book.worksheets[0].merge_cells("A5:B6")
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def pdf() -> bytes:
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pageCompression=0)
    for page in (1, 2):
        canvas.drawString(72, 700, f"Page {page}: 40 projects were signed in 2022 by the county.")
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def image() -> bytes:
    buffer = io.BytesIO()
    Image.new("RGB", (40, 30), "white").save(buffer, "PNG")
    return buffer.getvalue()


HTML = (
    f"<html><head><title>项目</title></head><body><article><h1>松原县</h1><p>{TEXT}</p><table>"
    + "".join("<tr>" + "".join(f"<td>{v}</td>" for v in row) + "</tr>" for row in TABLE)
    + "</table></article></body></html>"
)
SEEDS = {
    ".txt": TEXT.encode("gb18030"),
    ".md": f"---\npublished: 2023-01-10\n---\n{TEXT}\n|县|个|\n|-|-|\n|松原|37|".encode(),
    ".jsonl": b'{"doc_id": "a", "title": "t", "published": "2023-01-02", "text": "2022 40"}\n' * 2,
    ".html": HTML.encode(),
    ".csv": "\n".join(",".join(map(str, row)) for row in TABLE).encode(),
    ".docx": word(),
    ".xlsx": sheet(),
    ".pdf": pdf(),
    ".png": image(),
}
