"""Office files and pages that cannot be read are named in one line, and memory stays bounded."""

import io
import resource
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from openpyxl import Workbook

from core.errors import (
    BrokenReport,
    EmptyReport,
    EncryptedReport,
    ReportError,
    ReportTooLarge,
)
from indexer.readers import archive
from indexer.readers.registry import READERS


def word() -> bytes:
    document = docx.Document()
    document.add_paragraph("2022年签约40个项目。" * 50)
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def sheet() -> bytes:
    book = Workbook()
    for row in (["县区", "签约（个）"], ["范县", 40]):
        book.worksheets[0].append(row)
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def changed(data: bytes, part: str, change: Callable[[bytes], bytes]) -> bytes:
    """The archive with one part changed."""
    buffer = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as given,
        zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as kept,
    ):
        for name in given.namelist():
            kept.writestr(name, change(given.read(name)) if name == part else given.read(name))
    return buffer.getvalue()


def plain_zip() -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as made:
        made.writestr("a.txt", "x")
    return buffer.getvalue()


def locked() -> bytes:
    name = "EncryptedPackage".encode("utf-16-le")
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600 + name + b"\0" * 600


_ENTITY = (
    b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;">'
    b'<!ENTITY c "&b;&b;&b;&b;&b;&b;"><!ENTITY d SYSTEM "file:///etc/passwd">]>'
)


def with_entities(part: bytes) -> bytes:
    return _ENTITY + part.split(b"?>", 1)[-1]


def deep(part: bytes) -> bytes:
    start, end = b"<w:sdt><w:sdtContent>", b"</w:sdtContent></w:sdt>"
    return part.replace(b"<w:body>", b"<w:body>" + start * 50_000 + end * 50_000)


def wide(part: bytes) -> bytes:
    cells = b"".join(b'<c r="%s1"><v>1</v></c>' % _column(n) for n in range(1, 3000))
    return part.replace(b"<sheetData>", b'<sheetData><row r="1">' + cells + b"</row>")


def _column(number: int) -> bytes:
    letters = b""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = bytes([65 + rest]) + letters
    return letters


CASES = {
    "空.docx": (b"", EmptyReport, "空文件"),
    "空表.csv": (b"\n\n,,\n", EmptyReport, "没有可读"),
    "空页.html": (b"<html><body></body></html>", EmptyReport, "没有可读"),
    "其实是PDF.docx": (b"%PDF-1.7 ...", BrokenReport, "PDF"),
    "其实是图.xlsx": (b"\x89PNG\r\n", BrokenReport, "图片"),
    "其实是压缩包.docx": (plain_zip(), BrokenReport, "ZIP"),
    "其实是表.docx": (sheet(), BrokenReport, "Excel"),
    "其实是文档.xlsx": (word(), BrokenReport, "Word"),
    "其实是文档.csv": (word(), BrokenReport, "Word"),
    "其实是文档.html": (word(), BrokenReport, "Word"),
    "其实是网页.xlsx": (b"<html><table></table></html>", BrokenReport, "网页"),
    "旧版.docx": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 99, BrokenReport, "旧版"),
    "加密.docx": (locked(), EncryptedReport, "加密"),
    "加密.xlsx": (locked(), EncryptedReport, "加密"),
    "截断.docx": (word()[:-400], BrokenReport, "截断.docx"),
    "截断.xlsx": (sheet()[: len(sheet()) // 2], BrokenReport, "截断.xlsx"),
    "实体.docx": (changed(word(), "word/document.xml", with_entities), BrokenReport, "XML"),
    "实体.xlsx": (changed(sheet(), "xl/workbook.xml", with_entities), BrokenReport, "XML"),
    "深.docx": (changed(word(), "word/document.xml", deep), BrokenReport, "深.docx"),
    "坏.docx": (changed(word(), "word/document.xml", lambda part: part[:-200]), BrokenReport, "坏"),
    "坏.xlsx": (
        changed(sheet(), "xl/worksheets/sheet1.xml", lambda part: part[:-60]), BrokenReport, "坏",
    ),
    "宽.xlsx": (changed(sheet(), "xl/worksheets/sheet1.xml", wide), ReportTooLarge, "列"),
    "宽.csv": (b",".join([b"1"] * 5000), ReportTooLarge, "列"),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_each_is_named_with_its_reason(tmp_path: Path, name: str) -> None:
    data, kind, reason = CASES[name]
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(ReportError) as caught:
        READERS[path.suffix](path)
    assert type(caught.value) is kind
    assert name in caught.value.message
    assert reason in caught.value.message
    assert "\n" not in caught.value.message


@pytest.mark.parametrize("name", ["炸弹.docx", "炸弹.xlsx"])
def test_a_bomb_is_refused_before_it_unpacks(tmp_path: Path, name: str) -> None:
    part, inner = ("word/", word()) if name.endswith("docx") else ("xl/", sheet())
    path = tmp_path / name
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as made:
        with zipfile.ZipFile(io.BytesIO(inner)) as given:
            for known in given.namelist():
                made.writestr(known, given.read(known))
        with made.open(f"{part}media/bomb.xml", "w", force_zip64=True) as bomb:
            for _ in range(256):
                bomb.write(b" " * 2**20)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    with pytest.raises(ReportTooLarge, match="unpacked"):
        READERS[path.suffix](path)
    scale = 1 if sys.platform == "darwin" else 1024
    assert (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) * scale < 64 * 2**20


def test_a_part_that_lies_about_its_size_is_damaged(tmp_path: Path) -> None:
    data = bytearray(changed(word(), "word/document.xml", lambda part: part + b" " * 10**6))
    with zipfile.ZipFile(io.BytesIO(bytes(data))) as given:
        size = given.getinfo("word/document.xml").file_size
    told, lied = size.to_bytes(4, "little"), (1000).to_bytes(4, "little")
    path = tmp_path / "谎.docx"
    path.write_bytes(bytes(data).replace(told, lied))
    with pytest.raises(BrokenReport, match="CRC"):
        archive.check_archive(path.read_bytes(), path.name, "word/")


def test_a_compression_that_zipfile_lacks_is_told_as_such(tmp_path: Path) -> None:
    data = bytearray(word())
    # The method stands 8 bytes into a local header and 10 into a central one; 97 is WavPack.
    for mark, at in ((b"PK\x03\x04", 8), (b"PK\x01\x02", 10)):
        start = data.find(mark)
        while start >= 0:
            data[start + at : start + at + 2] = (97).to_bytes(2, "little")
            start = data.find(mark, start + 4)
    path = tmp_path / "压缩.docx"
    path.write_bytes(bytes(data))
    with pytest.raises(BrokenReport) as caught:
        READERS[path.suffix](path)
    assert "不支持的压缩" in caught.value.message
