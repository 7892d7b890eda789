"""Office files are ZIP archives of XML: checked before anything in them is read."""

import io
import re
import zipfile
from collections.abc import Iterator

from core.errors import BrokenReport, EncryptedReport, ReportTooLarge

MAX_ENTRIES = 10_000
MAX_UNPACKED = 400 * 2**20
MAX_XML = 100 * 2**20
# A part that unpacks to more than this many times its size is no text: texts reach about 50.
MAX_RATIO = 300
_SMALL = 4 * 2**20
_BLOCK = 2**20
_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LOCKED = "EncryptedPackage".encode("utf-16-le")
_DOCTYPE = re.compile(rb"<\0?!\0?D\0?O\0?C\0?T\0?Y\0?P\0?E")
_MAGIC = (
    (b"%PDF", "PDF"),
    (b"\x89PNG", "PNG 图片"),
    (b"\xff\xd8\xff", "JPEG 图片"),
    (b"{\\rtf", "RTF 文档"),
    (b"Rar!", "RAR 压缩包"),
    (b"7z\xbc\xaf", "7z 压缩包"),
)
_PARTS = (("word/", "Word 文档"), ("xl/", "Excel 表格"), ("ppt/", "PowerPoint 幻灯片"))


def content_of(data: bytes) -> str:
    """What a file holds by its first bytes, in words; empty if they tell nothing."""
    for magic, name in _MAGIC:
        if data.startswith(magic):
            return name
    head = data[:1024].lstrip().lower()
    if head.startswith((b"<!doctype html", b"<html")):
        return "网页"
    if data.startswith(_OLE):
        return "旧版 Office 文档"
    return _office(data) if data.startswith(_ZIP) else ""


def _office(data: bytes) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = archive.namelist()
    except (zipfile.BadZipFile, OSError, ValueError):
        return ""
    found = (word for part, word in _PARTS if any(name.startswith(part) for name in names))
    return next(found, "ZIP 压缩包")


def check_archive(data: bytes, name: str, part: str) -> None:
    """Make sure that an archive is what its name says, whole, and small enough to read.

    Python's zipfile never unpacks a part beyond its declared size, so the
    declared sizes bound the memory.

    Args:
        data: the file.
        name: its name, for the message.
        part: folder that a file of this format has (`word/`, `xl/`).

    Raises:
        EncryptedReport: a password is needed.
        BrokenReport: another format, truncated, or its XML declares a DTD.
        ReportTooLarge: over the limits above.
    """
    if data.startswith(_OLE) and _LOCKED in data:
        raise EncryptedReport(name, message=f"{name} 已加密，请先去掉密码再放入。")
    content = content_of(data)
    if content != dict(_PARTS)[part]:
        told = f"内容其实是{content}，与扩展名不符" if content else "已损坏或格式与扩展名不符"
        raise BrokenReport(f"{name}: {content!r}", message=f"{name} {told}，请重新获取或另存。")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            _check_sizes(archive, name)
            for entry in archive.infolist():
                if entry.filename.endswith((".xml", ".rels")):
                    _check_xml(archive, entry, name)
    except NotImplementedError as error:  # a compression or an encryption that zipfile lacks
        told = f"{name} 用了不支持的压缩或加密方式，请用 Office 打开后另存一份。"
        raise BrokenReport(f"{name}: {error!r}", message=told) from error
    except (zipfile.BadZipFile, EOFError, OSError, ValueError) as error:
        raise broken(name, error) from error
    except RuntimeError as error:  # zipfile's word for a password
        raise EncryptedReport(str(error), message=f"{name} 已加密，请先去掉密码再放入。") from error


def broken(name: str, error: Exception) -> BrokenReport:
    """The error for a file that is damaged inside."""
    return BrokenReport(f"{name}: {error!r}", message=f"{name} 已损坏或不完整，请重新获取。")


def _check_sizes(archive: zipfile.ZipFile, name: str) -> None:
    entries = archive.infolist()
    whole = sum(entry.file_size for entry in entries)
    swollen = any(
        entry.file_size > _SMALL and entry.file_size > MAX_RATIO * entry.compress_size
        for entry in entries
    )
    xml = max((e.file_size for e in entries if e.filename.endswith(".xml")), default=0)
    if len(entries) > MAX_ENTRIES or whole > MAX_UNPACKED or xml > MAX_XML or swollen:
        raise ReportTooLarge(
            f"{name}: {len(entries)} parts, {whole} bytes unpacked",
            message=f"{name} 解压后过大（可能是压缩炸弹），没有读取，请拆分或检查来源。",
        )


def _check_xml(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, name: str) -> None:
    """Office XML has no DTD: one that is there wants to expand entities."""
    before = b""
    for block in _blocks(archive, entry):
        if _DOCTYPE.search(before + block):
            raise BrokenReport(
                f"{name}: DTD in {entry.filename}",
                message=f"{name} 含有不安全的 XML 声明，没有读取，请检查来源。",
            )
        before = block[-32:]


def _blocks(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> Iterator[bytes]:
    with archive.open(entry) as file:
        while block := file.read(_BLOCK):
            yield block
