"""Chinese numerals: 一百二十, 两, 3.5 and 二〇二二 as numbers."""

import re
from decimal import Decimal
from functools import lru_cache

import cn2an

DIGITS = "零〇一二两三四五六七八九"
CHINESE = rf"[{DIGITS}十百千万亿]+(?:点[{DIGITS}]+)?"

SCALES: dict[str, int] = {
    "": 1,
    "百": 10**2,
    "千": 10**3,
    "万": 10**4,
    "十万": 10**5,
    "百万": 10**6,
    "千万": 10**7,
    "亿": 10**8,
    "十亿": 10**9,
    "百亿": 10**10,
    "千亿": 10**11,
    "万亿": 10**12,
    "十万亿": 10**13,
    "百万亿": 10**14,
    "千万亿": 10**15,
}

_ADJACENT = re.compile(rf"[{DIGITS}]{{2,}}")
_YEAR = re.compile(rf"[{DIGITS}]{{4}}")


@lru_cache(maxsize=4096)
def parse_numeral(text: str) -> Decimal | None:
    """Value of an Arabic or Chinese numeral, None if it is not one.

    Two digits side by side (三五, 两三) are not one number: see `parse_vague`.
    """
    if text[0].isascii():
        return Decimal(text)
    if text in SCALES:
        return Decimal(SCALES[text])
    whole = text.partition("点")[0]
    if _ADJACENT.search(whole.replace("零", "")) and not _YEAR.fullmatch(whole):
        return None
    try:
        return Decimal(str(cn2an.cn2an(text, "smart")))
    except (ValueError, KeyError):  # cn2an has no unit below a spoken 三亿五
        return None


@lru_cache(maxsize=256)
def parse_vague(text: str) -> tuple[Decimal, Decimal] | None:
    """Bounds of two neighbouring digits (两三 is 2 to 3), None if it is not of that form."""
    if len(text) != 2 or not all(char in DIGITS for char in text):
        return None
    low, high = (DIGITS.index(char) for char in text)
    values = [0, 0, 1, 2, 2, 3, 4, 5, 6, 7, 8, 9]
    if 0 < values[low] < values[high] <= values[low] + 2:
        return Decimal(values[low]), Decimal(values[high])
    return None


def in_digits(text: str) -> str:
    """A whole number in Chinese numerals (一百二十) in digits; empty for any other text."""
    number = parse_numeral(text) if len(text) > 1 else None
    return str(int(number)) if number is not None and number == int(number) else ""
