"""Word's automatic numbering: the 一、（一）1. that stand in numbering.xml and not in the text."""

import re
from collections.abc import Callable

from docx.document import Document
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph
from lxml import etree

_DIGITS = "零一二三四五六七八九"
_PLACES = re.compile(r"%([1-9])")
_LONGEST = 20


def _chinese(number: int) -> str:
    """1 to 99 in Chinese numerals, as headings count; larger ones in digits."""
    if not 0 < number < 100:
        return str(number)
    tens, ones = divmod(number, 10)
    head = "" if not tens else "十" if tens == 1 else f"{_DIGITS[tens]}十"
    return head + (_DIGITS[ones] if ones else "")


_ROMAN = {100: "C", 90: "XC", 50: "L", 40: "XL", 10: "X", 9: "IX", 5: "V", 4: "IV", 1: "I"}


def _roman(number: int) -> str:
    found = ""
    for value, sign in _ROMAN.items():
        count, number = divmod(number, value)
        found += sign * min(count, _LONGEST)
    return found


def _cyclic(signs: str) -> Callable[[int], str]:
    return lambda number: signs[number - 1] if 0 < number <= len(signs) else str(number)


_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_FORMATS: dict[str, Callable[[int], str]] = {
    "decimal": str,
    "decimalFullWidth": str,
    "decimalZero": lambda number: f"{number:02}",
    "chineseCounting": _chinese,
    "chineseCountingThousand": _chinese,
    "chineseLegalSimplified": _cyclic("壹贰叁肆伍陆柒捌玖拾"),
    "japaneseCounting": _chinese,
    "taiwaneseCounting": _chinese,
    "taiwaneseCountingThousand": _chinese,
    "ideographDigital": _chinese,
    "ideographTraditional": _cyclic("甲乙丙丁戊己庚辛壬癸"),
    "ideographZodiac": _cyclic("子丑寅卯辰巳午未申酉戌亥"),
    "decimalEnclosedCircle": _cyclic("①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"),
    "decimalEnclosedCircleChinese": _cyclic("①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"),
    "upperLetter": _cyclic(_LETTERS),
    "lowerLetter": _cyclic(_LETTERS.lower()),
    "upperRoman": _roman,
    "lowerRoman": lambda number: _roman(number).lower(),
}


class Numbering:
    """Counts the numbered paragraphs of one document, in order."""

    def __init__(self, document: Document) -> None:
        self._levels: dict[str, dict[int, etree._Element]] = {}
        self._starts: dict[tuple[str, int], int] = {}
        self._abstract: dict[str, str] = {}
        self._counts: dict[str, dict[int, int]] = {}
        self._seen: set[str] = set()
        try:
            root = document.part.numbering_part.element
        except (KeyError, NotImplementedError):  # no such part, and python-docx makes none up
            return
        for abstract in root.iterchildren(qn("w:abstractNum")):
            levels = {int(e.get(qn("w:ilvl"), 0)): e for e in abstract.iterchildren(qn("w:lvl"))}
            self._levels[abstract.get(qn("w:abstractNumId"), "")] = levels
        for num in root.iterchildren(qn("w:num")):
            number = num.get(qn("w:numId"), "")
            self._abstract[number] = _value(num, "w:abstractNumId")
            for override in num.iterchildren(qn("w:lvlOverride")):
                start = _value(override, "w:startOverride")
                if start.isdecimal():
                    self._starts[number, int(override.get(qn("w:ilvl"), 0))] = int(start)

    def number(self, paragraph: Paragraph) -> str:
        """The number that Word prints before a paragraph; empty if it prints none."""
        number, level = _numbered(paragraph)
        abstract = self._abstract.get(number, "")
        levels = self._levels.get(abstract, {})
        if level not in levels:
            return ""
        counts = self._counts.setdefault(abstract, {})
        for (num, at), start in self._starts.items():
            if num == number and num not in self._seen:
                counts[at] = start - 1
        self._seen.add(number)
        counts[level] = counts.get(level, _start(levels[level]) - 1) + 1
        for deeper in [at for at in counts if at > level]:
            del counts[deeper]
        return self._printed(levels, level, counts)

    def _printed(
        self, levels: dict[int, etree._Element], level: int, counts: dict[int, int]
    ) -> str:
        if _value(levels[level], "w:numFmt") in ("bullet", "none"):
            return ""
        legal = levels[level].find(qn("w:isLgl")) is not None

        def figure(match: re.Match[str]) -> str:
            at = int(match[1]) - 1
            kind = _value(levels[at], "w:numFmt") if at in levels else "decimal"
            count = counts.get(at, _start(levels[at]) if at in levels else 1)
            return str(count) if legal else _FORMATS.get(kind, str)(count)

        text = _PLACES.sub(figure, _value(levels[level], "w:lvlText")[:_LONGEST]).strip()
        # 1. before 2023年 must not read as a decimal.
        return f"{text} " if re.search(r"[A-Za-z\d.]$", text) else text


def _start(level: etree._Element) -> int:
    text = _value(level, "w:start")
    return int(text) if text.isdecimal() else 1


def _numbered(paragraph: Paragraph) -> tuple[str, int]:
    """Numbering and level of a paragraph, its own or its style's; ("", 0) for none."""
    number = level = ""
    style = paragraph.style
    sources = [paragraph._p.pPr]
    while style is not None and len(sources) < 12:
        sources.append(style.element.find(qn("w:pPr")))
        style = style.base_style
    for source in sources:
        own = source.find(qn("w:numPr")) if source is not None else None
        if own is not None:
            number = number or _value(own, "w:numId")
            level = level or _value(own, "w:ilvl")
    return ("", 0) if number in ("", "0") else (number, int(level) if level.isdecimal() else 0)


def _value(element: etree._Element, child: str) -> str:
    found = element.find(qn(child))
    return str(found.get(qn("w:val"), "")) if found is not None else ""
