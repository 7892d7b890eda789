"""Bytes to text: UTF-8, UTF-16 with a mark, GB18030; anything else is refused."""

import codecs
import re
from pathlib import Path

from core.errors import BrokenReport, EmptyReport, ReportTooLarge
from core.settings import settings

_HAN = re.compile(r"[\u4e00-\u9fff]")
# Control characters that no text file holds, and private use, where mojibake lands.
_NOT_TEXT = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\ue000-\uf8ff]")
_COMMON_SHARE = 0.7
# UTF-8 taken for GBK with its errors replaced, UTF-8 taken for Latin-1, and errors replaced.
_MOJIBAKE = re.compile(
    r"(?:锟斤拷)+|(?:[\u00c3-\u00ef][\u0080-\u00bf\u0152-\u2122]{1,2}){2,}"
    r"|\ufffd+|(?:烫烫|屯屯)+"
)
_LEAST_GARBLED = 6
_GARBLED_SHARE = 0.02


def read_bytes(path: Path) -> bytes:
    """The bytes of a report.

    Raises:
        EmptyReport: there are none.
        ReportTooLarge: over the setting `max_report_mb`.
        BrokenReport: the file cannot be opened.
    """
    limit = settings().max_report_mb
    try:
        size = path.stat().st_size
        if size > limit * 2**20:
            raise ReportTooLarge(
                f"{path}: {size} bytes",
                message=f"{path.name} 超过 {limit} MB 的大小限制，请拆分后再放入。",
            )
        data = path.read_bytes()
    except OSError as error:
        raise BrokenReport(f"{path}: {error}", message=f"{path.name} 无法打开。") from error
    if not data.strip():
        raise EmptyReport(str(path), message=f"{path.name} 是空文件。")
    return data


def decode(data: bytes, name: str) -> str:
    """Text of a report, without a byte-order mark, line ends kept.

    Raises:
        BrokenReport: neither UTF-8, UTF-16 with a mark nor plausible GB18030.
    """
    try:
        if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
            text = data.decode("utf-16")
        else:
            text = data.decode("utf-8-sig")
        if "\x00" not in text:
            _refuse_mojibake(text, name)
            return text
    except UnicodeDecodeError:
        try:
            text = data.decode("gb18030")
            if _plausible(text):
                return text
        except UnicodeDecodeError:
            pass
    raise BrokenReport(
        f"{name}: not text in UTF-8 or GB18030",
        message=f"{name} 不是 UTF-8 或 GBK 编码的文本，或者文件已损坏，请重新获取。",
    )


def _refuse_mojibake(text: str, name: str) -> None:
    """Text that was decoded wrongly and saved again: 锟斤拷, ä¸­å›½, �.

    Raises:
        BrokenReport: a good part of the text is such.
    """
    garbled = sum(len(match[0]) for match in _MOJIBAKE.finditer(text))
    if garbled >= _LEAST_GARBLED and garbled > _GARBLED_SHARE * len(text):
        raise BrokenReport(
            f"{name}: {garbled} garbled characters of {len(text)}",
            message=f"{name} 里是乱码（曾用错误的编码保存），请重新获取原文件。",
        )


def _plausible(text: str) -> bool:
    """Whether the Chinese characters are mostly common ones.

    GB 2312 files its 3,755 most used characters under lead bytes B0 to D7;
    running Chinese text has over nine tenths of its characters there, bytes of
    another encoding read as GB18030 do not.
    """
    if _NOT_TEXT.search(text):
        return False
    han = _HAN.findall(text)
    common = sum(1 for char in han if 0xB0 <= char.encode("gb18030")[0] <= 0xD7)
    return bool(han) and common >= _COMMON_SHARE * len(han)
