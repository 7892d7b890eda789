"""Lettering: how printed characters are put together to words again."""

import re
import unicodedata

from indexer.blocks import width

_HAN = r"\u3400-\u9fff\uf900-\ufaff"
# Radicals and compatibility ideographs that some writers put for the character itself.
_LOOKALIKE = re.compile(r"[\u2e80-\u2fdf\uf900-\ufaff\ufb00-\ufb06]")
_LOOSE = re.compile(
    rf"(?<=[{_HAN}，。；：、！？（“”]) +(?=[\d])|(?<=[\d，。；：、！？（“]) +(?=[{_HAN}％%（“”）])"
)
# Characters set wide apart (通 知), as headings are.
_SPACED = re.compile(rf"(?:[{_HAN}] +)+[{_HAN}]")
_HALF = str.maketrans("(),:;?!", "（），：；？！")
_HALF_MARK = re.compile(
    rf"(?<=[{_HAN}”）》])[(),:;?!]|[()](?=[{_HAN}“《])|(?<=[\d%])[);,](?=[{_HAN}])"
)
_OPENED = re.compile(r"（([^（）()]*)\)")
_CLOSED = re.compile(r"\(([^（）()]*)）")
# A recogniser takes a faint decimal point for another mark; before a unit it can be no other.
_MISREAD_POINT = re.compile(r"(?<=\d)[:：,](?=\d{1,2}(?:[%％万亿倍]|个百分点))")
# What a line break never parts: a number, a word, a character and the marks that close on it.
_UNIT = re.compile(
    r"[“‘（《〈【\[(]*(?:\d[\d.,]*%?|[A-Za-z]+|.)[，。；：、！？”’）》〉】\])%％]*", re.DOTALL
)


def plain(text: str) -> str:
    """Characters as a keyboard gives them; blanks and control characters as one blank."""
    text = _LOOKALIKE.sub(lambda m: unicodedata.normalize("NFKC", m[0]), text)
    return re.sub(r"[\s\u3000\xa0\x00-\x1f\x7f\ufffe\uffff\ufeff]+", " ", text)


def tight(text: str) -> str:
    """A line without the blanks between characters and figures, or between all characters."""
    text = _LOOSE.sub("", text).strip()
    return text.replace(" ", "") if _SPACED.fullmatch(text) else text


def full_marks(text: str) -> str:
    """Half-width marks beside Chinese characters made full-width, as print has them."""
    text = _HALF_MARK.sub(lambda m: m[0].translate(_HALF), text)
    return _CLOSED.sub(r"（\1）", _OPENED.sub(r"（\1）", text))


def decimal_points(text: str) -> str:
    """A decimal point that was recognised as a colon or comma (2:45万亿元) made a point again."""
    return _MISREAD_POINT.sub(".", text)


def first_unit(text: str) -> float:
    """Width, in Chinese characters, of what a line break would have kept together."""
    match = _UNIT.match(text)
    return width(match[0]) if match else 0.0


def join(before: str, after: str) -> str:
    """Two pieces of a sentence put together; a blank only between Latin words."""
    if not before or not after:
        return before + after
    last, first = before[-1], after[0]
    letters = last.isascii() and first.isascii() and last.isalnum() and first.isalnum()
    if letters and (last.isalpha() or first.isalpha()) and not _is_model(before, after):
        return f"{before} {after}"
    return before + after


def _is_model(before: str, after: str) -> bool:
    """Whether a unit of measure was parted from its number (12 / kg)."""
    return bool(re.search(r"\d$", before) and re.match(r"(?:kg|km|kW|MW|GW|mm|cm|t)\b", after))
