import io
import json
from pathlib import Path

import pypdf
import pytest
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

from core.errors import (
    BadInputError,
    BrokenReport,
    EmptyReport,
    EncryptedReport,
    ReportError,
    ReportTooLarge,
    UnknownFormat,
)
from core.schema import Report
from core.settings import settings
from indexer.discover import find_files
from indexer.manifest import Manifest, load_manifest
from indexer.readers.registry import read_reports

TEXT = "临江县项目建设简报\n\n2022年，全县开工项目18个，总投资36.5亿元。\r\n其中，工业项目11个。\n"


def read(path: Path) -> list[Report]:
    return read_reports(path, path.parent, Manifest())


def write(folder: Path, name: str, data: bytes) -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


def make_pdf(path: Path, pages: list[list[str]]) -> Path:
    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    canvas = Canvas(str(path))
    for lines in pages:
        canvas.setFont("STSong-Light", 12)
        for number, line in enumerate(lines):
            canvas.drawString(72, 760 - 20 * number, line)
        canvas.showPage()
    canvas.save()
    return path


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gbk", "gb18030", "utf-16"])
@pytest.mark.parametrize("suffix", [".txt", ".md", ".TXT"])
def test_text_is_verbatim_in_every_encoding(tmp_path: Path, encoding: str, suffix: str) -> None:
    (report,) = read(write(tmp_path, "a" + suffix, TEXT.encode(encoding)))
    assert report.text == TEXT
    assert report.doc_id == "a" + suffix


@pytest.mark.parametrize(
    ("name", "data", "error"),
    [
        ("空.txt", b"", EmptyReport),
        ("空白.txt", b" \n\t\n", EmptyReport),
        ("只有头.md", "---\ntitle: 标题\n---\n\n".encode(), EmptyReport),
        ("二进制.txt", bytes(range(256)) * 20, BrokenReport),
        ("截断.txt", ("全市重点项目完成投资" * 30).encode()[:-1], BrokenReport),
        ("乱码一.txt", "锟斤拷锟斤拷锟斤拷项目".encode(), BrokenReport),
        ("乱码二.txt", "全市重点项目".encode().decode("cp1252", "replace").encode(), BrokenReport),
        ("乱码三.txt", ("\ufffd" * 20 + "全市重点项目").encode(), BrokenReport),
        ("零字节.txt", b"abc\x00def", BrokenReport),
        ("坏.pdf", b"%PDF-1.4 nothing more", BrokenReport),
        ("假.pdf", "其实是文本".encode(), BrokenReport),
        ("坏.jsonl", b"not json\n", BrokenReport),
        ("无正文.jsonl", b'{"doc_id": "x"}\n', BrokenReport),
        ("数组.jsonl", b"[1, 2]\n", BrokenReport),
        ("数字.jsonl", b'{"text": 5}\n', BrokenReport),
        ("半个字.jsonl", b'{"text": "\\ud800"}\n', BrokenReport),
        ("空文.jsonl", b'{"text": "  "}\n', EmptyReport),
        ("重复.jsonl", b'{"doc_id":"a","text":"x"}\n{"doc_id":"a","text":"y"}\n', BrokenReport),
        ("标头.md", b'---\ndoc_id: "a\\e[2Jb"\n---\n# x\n\ny\n', BrokenReport),
        ("换行.jsonl", b'{"doc_id":"a\\nb","text":"x"}\n', BrokenReport),
        ("半个.jsonl", b'{"doc_id":"\\ud800","text":"x"}\n', BrokenReport),
        ("倒写.jsonl", b'{"doc_id":"a\\u202eb","text":"x"}\n', BrokenReport),
        ("过长.jsonl", b'{"doc_id":"' + b"a" * 301 + b'","text":"x"}\n', BrokenReport),
        ("表.xlsx", b"PK", BrokenReport),
        ("旧.xls", b"\xd0\xcf\x11\xe0", UnknownFormat),
        ("旧.doc", b"\xd0\xcf\x11\xe0", UnknownFormat),
        ("片.pptx", b"PK", UnknownFormat),
    ],
)
def test_what_cannot_be_read_is_named(
    tmp_path: Path, name: str, data: bytes, error: type[ReportError]
) -> None:
    with pytest.raises(error) as caught:
        read(write(tmp_path, name, data))
    assert name in caught.value.message


def test_too_large(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("POLICYQA_MAX_REPORT_MB", "1")
    settings.cache_clear()
    try:
        with pytest.raises(ReportTooLarge, match="bytes"):
            read(write(tmp_path, "大.txt", b"x" * (2**20 + 1)))
    finally:
        settings.cache_clear()


def test_jsonl_gives_a_report_a_line(tmp_path: Path) -> None:
    lines = [
        {"doc_id": "n-1", "title": "标题一", "published": "2023-07-20", "text": "第一篇。"},
        {"text": "第二篇。", "publisher": "临江日报"},
    ]
    data = "\n\n".join(json.dumps(line, ensure_ascii=False) for line in lines)
    first, second = read(write(tmp_path, "新闻.jsonl", data.encode()))
    assert (first.doc_id, first.title, first.text) == ("n-1", "标题一", "第一篇。")
    assert str(first.published) == "2023-07-20"
    assert (second.doc_id, second.publisher) == ("新闻.jsonl:3", "临江日报")
    assert first.path == second.path == "新闻.jsonl"


def test_pdf_keeps_its_pages(tmp_path: Path) -> None:
    path = make_pdf(tmp_path / "页.pdf", [["第一页的文字。"], ["第二页的文字。"]])
    (report,) = read(path)
    assert [page.number for page in report.pages] == [1, 2]
    for page, word in zip(report.pages, ("第一页", "第二页"), strict=True):
        assert word in report.text[page.start : page.end]
        assert report.page_at(report.text.index(word)) == page.number


def test_pdf_without_a_text_layer_is_empty(tmp_path: Path) -> None:
    with pytest.raises(EmptyReport, match="no text on any page"):
        read(make_pdf(tmp_path / "扫描.pdf", [[]]))


@pytest.mark.parametrize(("password", "readable"), [("secret", False), ("", True)])
def test_pdf_with_a_password(tmp_path: Path, password: str, readable: bool) -> None:
    plain = make_pdf(tmp_path / "明文.pdf", [["项目共计12个。"]])
    writer = pypdf.PdfWriter(clone_from=plain)
    writer.encrypt(password, owner_password="owner", algorithm="RC4-128")
    buffer = io.BytesIO()
    writer.write(buffer)
    path = write(tmp_path, "加密.pdf", buffer.getvalue())
    if readable:
        assert "项目共计12个" in read(path)[0].text
    else:
        with pytest.raises(EncryptedReport):
            read(path)


def test_truncated_pdf_is_broken_or_read_in_part(tmp_path: Path) -> None:
    whole = make_pdf(tmp_path / "全.pdf", [[f"第{n}页。"] for n in range(1, 9)]).read_bytes()
    with pytest.raises(ReportError):
        read(write(tmp_path, "断.pdf", whole[: len(whole) // 3]))


def test_files_found_are_reports_in_order(tmp_path: Path) -> None:
    corpus = tmp_path / "语料"
    (corpus / "later").mkdir(parents=True)
    (corpus / "县" / "later").mkdir(parents=True)
    (corpus / ".git").mkdir()
    for name in (
        "b.md", "a.txt", "c.PDF", "县/d.jsonl", "县/later/e.txt", "f.docx", "later/x.txt",
        ".hidden.txt", ".git/y.txt", "README.md", "manifest.csv", "regions.csv", "run.py",
        "~$f.docx",
    ):  # fmt: skip
        (corpus / name).write_text("x", encoding="utf-8")
    outside = write(tmp_path, "outside.txt", b"x")
    (corpus / "link.txt").symlink_to(outside)
    (corpus / "inside.txt").symlink_to(corpus / "a.txt")
    found = [path.relative_to(corpus).as_posix() for path in find_files(corpus).files]
    assert found == [
        "a.txt", "b.md", "c.PDF", "f.docx", "inside.txt", "县/d.jsonl", "县/later/e.txt",
    ]  # fmt: skip


def test_manifest_describes_files(tmp_path: Path) -> None:
    rows = "file,doc_id,title,publisher,published,region\na.txt,doc-a,标题甲,甲报,2023/7/20,\n"
    write(tmp_path, "manifest.csv", rows.encode("utf-8-sig"))
    path = write(tmp_path, "a.txt", "一段正文，没有标题。".encode())
    (report,) = read_reports(path, tmp_path, load_manifest(tmp_path))
    assert (report.doc_id, report.title, report.publisher) == ("doc-a", "标题甲", "甲报")
    assert str(report.published) == "2023-07-20"


def test_no_manifest_is_an_empty_one(tmp_path: Path) -> None:
    assert load_manifest(tmp_path).row("a.txt") == {}


@pytest.mark.parametrize(
    ("rows", "line"),
    [
        ("name,title\na.txt,x\n", 1),
        ("file,title\na.txt,x\n../b.txt,y\n", 3),
        ("file,title\n/etc/passwd,x\n", 2),
        ("file,title\nC:\\a.txt,x\n", 2),
        ("file,title\na.txt,x\na.txt,y\n", 3),
        ("file,doc_id\na.txt,x\nb.txt,x\n", 3),
        ("file,doc_id\na.txt,x\u202ey\n", 2),
        ("file,published\na.txt,上个月\n", 2),
        ("file,title\n,x\n", 2),
    ],
)
def test_a_bad_manifest_names_the_line(tmp_path: Path, rows: str, line: int) -> None:
    write(tmp_path, "manifest.csv", rows.encode())
    with pytest.raises(BadInputError) as caught:
        load_manifest(tmp_path)
    assert f"第 {line} 行" in caught.value.message
