"""Files made to hurt, through the real reader process: each costs at most itself."""

import io
import struct
import time
import zipfile
import zlib
from pathlib import Path

import pytest

from indexer.reader_process import ReaderProcess
from indexer.wire import Failed, Task
from tests.fuzz.seeds import pdf, sheet, word

pytestmark = pytest.mark.usefixtures("always_near")

LONGEST_SECONDS = 60


def png_claiming(width: int, height: int) -> bytes:
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    body = zlib.compress(b"\0" * 1000)

    def part(kind: bytes, data: bytes) -> bytes:
        return (
            struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        )

    return b"\x89PNG\r\n\x1a\n" + part(b"IHDR", head) + part(b"IDAT", body) + part(b"IEND", b"")


def pdf_of(*objects: bytes) -> bytes:
    body = b"".join(b"%d 0 obj %s endobj\n" % (n, o) for n, o in enumerate(objects, 1))
    return b"%PDF-1.7\n" + body + b"trailer << /Root 1 0 R >>\n%%EOF"


CATALOG = b"<< /Type /Catalog /Pages 2 0 R >>"
PAGE = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 99 99] /Contents 4 0 R /Resources 5 0 R >>"
LOOPS = {
    "pages": pdf_of(CATALOG, b"<< /Type /Pages /Count 9 /Kids [2 0 R 2 0 R] >>"),
    "parent": pdf_of(CATALOG, b"<< /Type /Pages /Parent 2 0 R /Count 1 /Kids [1 0 R] >>"),
    "form": pdf_of(
        CATALOG,
        b"<< /Type /Pages /Count 1 /Kids [3 0 R] >>",
        PAGE,
        b"<< /Length 5 >> stream\n/A Do\nendstream",
        b"<< /XObject << /A 6 0 R >> >>",
        b"<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources 5 0 R /Length 5 >> stream\n"
        b"/A Do\nendstream",
    ),
    "length": pdf_of(CATALOG, b"<< /Length 2 0 R >> stream\nx\nendstream"),
    "count": pdf().replace(b"/Count 2", b"/Count 999999999"),
}


def zipped(given: bytes, part: str, data: bytes) -> bytes:
    buffer = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(given)) as old,
        zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            new.writestr(name, data if name == part else old.read(name))
    return buffer.getvalue()


def laughing(kind: str) -> bytes:
    """Ten thousand million laughs, were its entities expanded."""
    entities = b"".join(b'<!ENTITY e%d "%s">' % (n, b"&e%d;" % (n - 1) * 10) for n in range(1, 11))
    text = b'<!DOCTYPE x [<!ENTITY e0 "ha">%s]><x><p>&e10;</p></x>' % entities
    if kind == "html":
        return text
    return (
        zipped(word(), "word/document.xml", text)
        if kind == "docx"
        else zipped(sheet(), SHEET, text)
    )


SHEET = "xl/worksheets/sheet1.xml"
SPACE = b'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
TOO_LONG = 120 * 2**20
MILLION = b"".join(b"<c><v>1</v></c>" for _ in range(1_000_000))
FILES = {
    **{f"loop-{name}.pdf": data for name, data in LOOPS.items()},
    "huge.png": png_claiming(60_000, 60_000),
    "huge.jpg": png_claiming(2**31 - 1, 2**31 - 1),
    "columns.csv": b"1," * 1_000_000,
    "columns.xlsx": zipped(
        sheet(), SHEET,
        b"<worksheet %s><sheetData><row>%s</row></sheetData></worksheet>" % (SPACE, MILLION),
    ),
    "far.xlsx": zipped(
        sheet(), SHEET,
        b'<worksheet %s><sheetData><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
        b"</sheetData></worksheet>" % SPACE,
    ),
    "deep.html": b"<div>" * 200_000 + b"x" + b"</div>" * 200_000,
    "deep.jsonl": b"[" * 500_000,
    "entities.html": b'<!DOCTYPE x [<!ENTITY a "aa"><!ENTITY b "&a;&a;">]><p>&b;' + b"&lt;" * 9999,
    "entities.docx": zipped(
        word(), "word/document.xml",
        b'<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]><x>&b;</x>',
    ),
    **{f"laughs.{kind}": laughing(kind) for kind in ("html", "docx", "xlsx")},
    "bomb.xlsx": zipped(sheet(), SHEET, b" " * TOO_LONG),
    "bomb.docx": zipped(word(), "word/document.xml", b" " * TOO_LONG),
    "deep.docx": zipped(word(), "word/document.xml", b"<x>" * 300_000),
    "aliases.md": b"---\na: &a [x,x,x,x]\n"
    + b"".join(b"%c: &%c [*%c,*%c,*%c,*%c]\n" % ((n + 1,) * 2 + (n,) * 4) for n in range(97, 117))
    + b"title: *u\n---\n2022\n",
    "digits.txt": b"9" * 200_000,
    "brackets.txt": "（".encode() * 50_000 + "2022年签约40个".encode(),
}  # fmt: skip


@pytest.mark.parametrize("name", FILES)
def test_it_costs_at_most_itself(name: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_bytes(FILES[name])
    sound = tmp_path / "sound.md"
    sound.write_text("# 松原县\n\n2022年，该县签约项目37个。\n", encoding="utf-8")
    began = time.monotonic()
    with ReaderProcess() as reader:
        said = [m for m in reader.read(Task(str(path), str(tmp_path))) if m.kind != "step"]
        for message in said:
            if isinstance(message, Failed):
                assert message.message.isprintable()
        after = [m.kind for m in reader.read(Task(str(sound), str(tmp_path))) if m.kind != "step"]
    assert after == ["read"]
    assert time.monotonic() - began < LONGEST_SECONDS
    if any(kind in name for kind in ("huge", "columns", "bomb")):
        assert [m.kind for m in said] == ["failed"]
