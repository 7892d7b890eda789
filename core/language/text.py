"""Chinese text: a normal form that keeps its way back, sentences and clauses."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

CJK = r"\u3400-\u4dbf\u4e00-\u9fff〇"
_SPACE = r"[ \t\u200b]"
_GAP = rf"(?:{_SPACE}+|{_SPACE}*\n{_SPACE}*)"  # at most one line break
_DASH = r"[-–—―─−‐~〜]"
_NUMERAL_END = r"0-9%‰年月日号时元个名家项人次万亿千百十"

# Deleted: thousands commas, spaces around a decimal point, spaces and single line
# breaks inside a number, between a number and its unit, between two Chinese characters.
_DELETED = re.compile(
    rf"(?<=[0-9]),(?=[0-9]{{3}}(?![0-9]))"
    rf"|(?<=[0-9]){_GAP}(?=\.[0-9])"
    rf"|(?<=[{CJK}0-9][0-9]\.)[ \t]*\n?[ \t]*(?=[0-9]+[%‰{CJK}])(?!\s*(?:19|20)[0-9]{{2}}年)"
    rf"|(?<=[0-9])[ \t]*\n[ \t]*(?=[0-9]+(?:\.[0-9]+)?[%‰{CJK}])(?!\s*(?:19|20)[0-9]{{2}}年)"
    rf"|(?<=[{CJK}][0-9]) (?=[0-9]{{3}}(?:\.[0-9]|[%{CJK}]))"
    rf"|(?<=[{CJK}][0-9]{{2}}) (?=[0-9]{{3}}(?:\.[0-9]|[%{CJK}]))"
    rf"|(?<=[{CJK}][0-9]{{3}}) (?=[0-9]{{3}}(?:\.[0-9]|[%{CJK}]))"
    rf"|(?<=[0-9%‰]){_GAP}(?=[%‰{CJK}])"
    rf"|(?<=[{CJK}]){_GAP}(?=[0-9{CJK}])"
)
_COMMA_NUMBER = re.compile(r"(?<![0-9.,])[0-9]{1,3}(?:,[0-9]{3})+(?![0-9])")
_NUMBER_DASH = re.compile(rf"(?<=[{_NUMERAL_END}])\s*{_DASH}{{1,2}}\s*(?=[0-9])")


@dataclass(frozen=True, slots=True)
class Normalised:
    """A normal form and its map back to the source.

    `offsets[i]` is the source offset of `text[i]`; the last entry, one past the
    text, is the length of the source.
    """

    text: str
    offsets: tuple[int, ...]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Source span that holds exactly the characters behind `text[start:end]`."""
        if end <= start:
            return self.offsets[start], self.offsets[start]
        return self.offsets[start], self.offsets[end - 1] + 1


class _Forms(dict[str, str]):
    """NFKC form of each character, computed once; ① and the like stay what they are."""

    def __missing__(self, char: str) -> str:
        circled = unicodedata.decomposition(char).startswith("<circle>")
        form = char if circled else unicodedata.normalize("NFKC", char)
        # Some forms (¨ for one) begin with a space of their own: not a space of the text.
        self[char] = form if form and (form == " " or " " not in form) else char
        return self[char]


_FORMS = _Forms({"\u3000": " ", "\xa0": " ", "\r": " ", "，": "，"})


@lru_cache(maxsize=1024)
def normalise(source: str) -> Normalised:
    """Half-width, NFKC form of a text, numbers written without gaps.

    Spaces and single line breaks go where they interrupt a number, part it from
    its unit or stand between two Chinese characters; thousands commas go
    (`1,211.7 万元` is `1211.7万元`); a comma between two clauses stays. Dashes
    between numbers become `-`.
    """
    text, offsets = _half_width(source)
    edits = sorted(_edits(text))
    if edits:
        text, offsets = _apply(text, offsets, edits)
    return Normalised(text.replace("，", ","), tuple(offsets))


def _half_width(source: str) -> tuple[str, list[int]]:
    forms = [_FORMS[char] for char in source]
    text = "".join(forms)
    if len(text) == len(source):
        return text, list(range(len(source) + 1))
    offsets = [index for index, form in enumerate(forms) for _ in form]
    return text, [*offsets, len(source)]


def _edits(text: str) -> Iterator[tuple[int, int, str]]:
    """Pieces to replace: (start, end, replacement), not overlapping."""
    commas: set[int] = set()
    if "," in text:
        for number in _COMMA_NUMBER.finditer(text):
            commas.update(number.start() + at for at, c in enumerate(number[0]) if c == ",")
    dashes = [match.span() for match in _NUMBER_DASH.finditer(text)]
    yield from ((start, end, "-") for start, end in dashes)
    covered = {at for start, end in dashes for at in range(start, end)}
    for match in _DELETED.finditer(text):
        start, end = match.span()
        if (match[0] == "," and start not in commas) or start in covered:
            continue
        yield start, end, ""


def _apply(
    text: str, offsets: list[int], edits: list[tuple[int, int, str]]
) -> tuple[str, list[int]]:
    pieces: list[str] = []
    kept: list[int] = []
    position = 0
    for start, end, replacement in edits:
        pieces += text[position:start], replacement
        kept += offsets[position:start]
        kept += offsets[start : start + len(replacement)]
        position = end
    pieces.append(text[position:])
    return "".join(pieces), kept + offsets[position:]


@lru_cache(maxsize=8192)
def fold(text: str) -> str:
    """The normal form in lower case: what matching compares."""
    return normalise(text).text.lower()


_SENTENCE_END = re.compile(
    r"(?P<mark>[。！？；!?;]+)(?P<close>[”’）)】》」』\]\"]*)"
    r"|(?P<blank>\n[ \t\u3000\r]*\n\s*)"
    r"|(?P<line>\n)"
)
_FINISHED = re.compile(r"[。！？；：…!?;:|][”’）)】》」』\]\"*]*[ \t\u3000\r]*$")
_STARTS_ANEW = re.compile(
    r"[ \t\u3000]*(?:#{1,6}\s|[-*•·●■◆]\s|\||[^\n]*[｜]|>|[一二三四五六七八九十]{1,3}、"
    r"|[（(][一二三四五六七八九十\d]{1,3}[）)]|\d{1,2}[.、．](?!\d)|图[①-⑳\d]|第[一二三四五六七八九十]+[章节条])"
)
_HEADING = re.compile(r"[ \t]*(?:#{1,6}\s|\|)|[^\n]*(?:｜|[^\s]\t)")


def sentence_spans(text: str) -> list[tuple[int, int]]:
    """Sentences, outer whitespace stripped, as spans of the text given.

    A sentence ends at 。！？；!?;, its closing quotes and brackets included, at a
    blank line, and at a line break after finished text, around a row of a table, or
    before a heading or list item; any other line break is a wrapped line.
    """
    spans: list[tuple[int, int]] = []
    start = 0
    for match in _SENTENCE_END.finditer(text):
        if match["line"] and not _line_ends(text, start, match.start()):
            continue
        end = match.end()
        if match["mark"] and '"' in match["close"]:
            end = _with_closing_quotes(text, start, match)
        _add_stripped(spans, text, start, end)
        start = end
    _add_stripped(spans, text, start, len(text))
    return spans


def _line_ends(text: str, start: int, newline: int) -> bool:
    line_start = max(text.rfind("\n", 0, newline) + 1, start)
    return bool(
        _FINISHED.search(text, max(line_start, newline - 12), newline)
        or _HEADING.match(text, line_start, newline)
        or _STARTS_ANEW.match(text, newline + 1)
    )


def _with_closing_quotes(text: str, start: int, match: re.Match[str]) -> int:
    """A straight quote closes a sentence only if one was opened in it."""
    for at in range(match.start("close"), match.end()):
        if text[at] == '"' and text.count('"', start, at) % 2 == 0:
            return at
    return match.end()


def _add_stripped(spans: list[tuple[int, int]], text: str, start: int, end: int) -> None:
    piece = text[start:end]
    start += len(piece) - len(piece.lstrip())
    end -= len(piece) - len(piece.rstrip())
    if start < end:
        spans.append((start, end))


_CLAUSE_END = re.compile(
    r"(?<!\d)[,:]|[,:](?!\d)|(?<=\d),(?!\d{3}(?!\d))|[，：｜]|(?<![0-9%年月日])—+|—+(?![0-9])"
)


def clause_spans(text: str) -> list[tuple[int, int]]:
    """Clauses: sentences split also after ，, ： : ｜ and —, as spans of the text given.

    Commas, colons and dashes inside numbers (`1,211.7`, `9:28`, `1—3`) do not split.
    """
    spans: list[tuple[int, int]] = []
    for start, end in sentence_spans(text):
        position = start
        for match in _CLAUSE_END.finditer(text, start, end):
            _add_stripped(spans, text, position, match.end())
            position = match.end()
        _add_stripped(spans, text, position, end)
    return spans
