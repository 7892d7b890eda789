"""Row lines: table rows as lines that read aloud: 濮阳县｜项目个数：56个｜总投资：12亿元."""

import re
from dataclasses import dataclass

SEPARATOR = "｜"
COLON = "："
# As many sentences make a part of a line prose.
_SENTENCES = 2
_SENTENCE_END = re.compile(r"[。！？!?](?=.)")
_PART = re.compile(rf"[^{SEPARATOR}]+")


@dataclass(frozen=True, slots=True)
class RowCell:
    """The value of a cell by its offsets in the text, and the words that head its column."""

    start: int
    end: int
    header: str


@dataclass(frozen=True, slots=True)
class RowLine:
    """A row: its names (the row's place, its item), then its cells in order."""

    names: tuple[str, ...]
    cells: tuple[RowCell, ...]


def is_row(text: str) -> bool:
    """Whether a line is a row of a table: one of ours, or one of Markdown."""
    return has_cells(text) or text.startswith("|")


def has_cells(line: str) -> bool:
    """Whether ｜ parts a line into cells; in prose it parts a headline (要闻｜…).

    A part of many sentences is no cell.
    """
    return SEPARATOR in line and not any(
        len(_SENTENCE_END.findall(part)) >= _SENTENCES for part in line.split(SEPARATOR)
    )


def write_row(names: list[str], cells: list[tuple[str, str]]) -> str:
    """The line of a row; `cells` are (header, value), an empty header is left out."""
    parts = [_name(name) for name in names]
    for header, value in cells:
        plain = value.replace(SEPARATOR, "/")
        parts.append(f"{_name(header)}{COLON}{plain}" if header else plain)
    return SEPARATOR.join(parts)


def _name(text: str) -> str:
    """A name or header, free of the marks that part a row line."""
    return text.replace(COLON, ":").replace(SEPARATOR, "/")


def read_row(text: str, start: int, end: int) -> RowLine:
    """The row line at `text[start:end]`.

    What stands before the first `header：value` names the row; where no cell has
    a header the first part does.
    """
    parts = [match.span() for match in _PART.finditer(text, start, end)]
    headed = [index for index, span in enumerate(parts) if COLON in text[slice(*span)]]
    first = headed[0] if headed else min(1, len(parts))
    names = tuple(text[slice(*span)].strip() for span in parts[:first])
    return RowLine(names, tuple(_cell(text, *span) for span in parts[first:]))


def _cell(text: str, start: int, end: int) -> RowCell:
    colon = text.find(COLON, start, end)
    header = text[start:colon].strip() if colon >= 0 else ""
    return RowCell(colon + 1 if colon >= 0 else start, end, header)
