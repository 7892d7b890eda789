"""Soundness: whether the text layer of a page says what is printed on it."""

import re
from collections.abc import Sequence

from indexer.readers.textlayer import Glyph

# Fewer characters than these say nothing about their frequency.
_ENOUGH = 40
_LEAST_COMMON = 0.85
_LEAST_FREQUENT = 0.16
_MOST_UNSOUND = 0.05
_MOST_LATIN = 0.25
# A page with a picture on it and so little text is a scan with a stamp.
_FEW = 30
# Besides what is no character: Extension A, which no report uses and broken maps run into.
_UNSOUND = re.compile(r"[\x00-\x08\x0e-\x1f\ufffd\ue000-\uf8ff\u3400-\u4dbf\U000f0000-\U0010ffff]")
_HAN = re.compile(r"[\u3400-\u9fff]")
# GB18030 bytes shown as Latin-1 (ÖÐ¹ú).
_LATIN = re.compile(r"[\xa1-\xff]")
# The hundred characters that running Chinese has most; over a quarter of any text.
_FREQUENT = frozenset(
    "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能"
    "下过子说产种面而方后多定行学法所民得经十三之进着等部度家电力里如水化高自二理起小物现实加"
    "量都两体制机当使点从业本去把性好应开它合还因由其些然前外天政四日那社义事平形相全表间样与关"
)


def is_sound(glyphs: Sequence[Glyph]) -> bool:
    """Whether characters read as text: mapped, common, and as frequent as in any Chinese."""
    printed = [glyph for glyph in glyphs if not glyph.char.isspace()]
    text = "".join(glyph.char for glyph in printed)
    if not text:
        return True
    unmapped = sum(g.unmapped or bool(_UNSOUND.match(g.char)) for g in printed)
    if unmapped > _MOST_UNSOUND * len(printed) or re.search(r"\(cid:\d+\)|/g\d{2,}", text):
        return False
    han = _HAN.findall(text)
    if len(han) < _ENOUGH:
        return len(text) < _ENOUGH or len(_LATIN.findall(text)) <= _MOST_LATIN * len(text)
    common = sum(_is_common(char) for char in han)
    frequent = sum(char in _FREQUENT for char in han)
    return common >= _LEAST_COMMON * len(han) and frequent >= _LEAST_FREQUENT * len(han)


def is_bare(glyphs: Sequence[Glyph]) -> bool:
    """Whether a page has next to no text of its own."""
    return sum(not glyph.char.isspace() for glyph in glyphs) < _FEW


def _is_common(char: str) -> bool:
    """Whether GB 2312 files a character under its 3,755 most used (lead bytes B0 to D7)."""
    data = char.encode("gb18030", "replace")
    return len(data) == 2 and 0xB0 <= data[0] <= 0xD7 and data[1] >= 0xA1
