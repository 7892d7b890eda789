"""`.xlsx` and `.csv`: every table of every sheet, row by row as lines that read aloud."""

import csv
import io
import re
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from pathlib import Path

import openpyxl
from lxml import etree
from openpyxl.utils.cell import range_boundaries
from openpyxl.utils.exceptions import InvalidFileException
from openpyxl.worksheet._read_only import ReadOnlyWorksheet

from core.errors import BrokenReport, EmptyReport, ReportTooLarge
from core.schema import Kind
from indexer.readers.archive import broken, check_archive, content_of
from indexer.readers.decoding import decode, read_bytes
from indexer.readers.shown import shown
from indexer.readers.writing import Writer
from indexer.source import Source

MAX_COLUMNS = 1000
MAX_CELLS = 1_000_000
_SHEET_LEVEL = 10
_UNNAMED = re.compile(r"(?:sheet|工作表|表)\s*\d*", re.IGNORECASE)
_DELIMITERS = ",\t;|，"
_SAMPLE = 64 * 1024

# What openpyxl raises over a damaged file.
_DAMAGED = (
    *(InvalidFileException, etree.LxmlError, zipfile.BadZipFile, SyntaxError, EOFError),
    *(KeyError, IndexError, ValueError, TypeError, AttributeError, OverflowError),
)

Grid = list[list[str]]
# Left, top, right, bottom, from 1.
Merge = tuple[int, int, int, int]


def read_xlsx(path: Path) -> list[Source]:
    """The one report of an Excel file; formulas by the values that it was saved with.

    Raises:
        ReportError: encrypted, damaged, another format, too large, or empty.
    """
    data = read_bytes(path)
    check_archive(data, path.name, "xl/")
    writer = Writer()
    try:
        book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True)
        title = _write_book(book, writer, path.name)
    except _DAMAGED as error:
        raise broken(path.name, error) from error
    return [_finished(writer, title, path)]


def read_csv(path: Path) -> list[Source]:
    """The one report of a CSV file, whatever parts its cells.

    Raises:
        ReportError: not text, another format, too large, or empty.
    """
    data = read_bytes(path)
    if content_of(data):
        told = f"{path.name} 内容其实是{content_of(data)}，与扩展名不符，请重新获取或另存。"
        raise BrokenReport(f"{path}: {content_of(data)}", message=told)
    text = decode(data, path.name)
    writer = Writer()
    try:
        rows = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text))
        title = _write_grid(writer, _checked(rows, path.name))
    except csv.Error as error:
        raise broken(path.name, error) from error
    return [_finished(writer, title, path)]


def _finished(writer: Writer, title: str, path: Path) -> Source:
    if writer.empty:
        raise EmptyReport(str(path), message=f"{path.name} 里没有可读的内容。")
    return writer.source({"title": title} if title else {})


def _delimiter(text: str) -> str:
    """What parts the cells: the mark that the most lines hold equally often."""
    lines = [line for line in text[:_SAMPLE].splitlines() if line.strip()][:200]

    def fit(mark: str) -> tuple[int, int]:
        counts = [line.count(mark) for line in lines if mark in line]
        usual = max(set(counts), key=counts.count) if counts else 0
        return counts.count(usual), usual

    return max(_DELIMITERS, key=lambda mark: (*fit(mark), -_DELIMITERS.index(mark)))


def _write_book(book: openpyxl.Workbook, writer: Writer, name: str) -> str:
    """Write every sheet; the title over the first table."""
    title = ""
    sheets = [sheet for sheet in book.worksheets if isinstance(sheet, ReadOnlyWorksheet)]
    several = sum(sheet.sheet_state == "visible" for sheet in sheets) > 1
    for sheet in sheets:
        grid = _checked(_rows(sheet, _merges(book, sheet)), name)
        if sheet.sheet_state != "visible":
            writer.add(f"隐藏的工作表：{sheet.title}", Kind.IGNORED)
            for row in grid:
                writer.add(" ".join(filter(None, row)), Kind.IGNORED)
            continue
        if several and grid and not _UNNAMED.fullmatch(sheet.title):
            writer.add(sheet.title, Kind.HEADING, _SHEET_LEVEL)
        written = _write_grid(writer, grid)
        title = title or written
    return title


def _rows(sheet: ReadOnlyWorksheet, merges: Sequence[Merge]) -> Iterator[list[str]]:
    """The texts of each row; a merged cell stands in each place that it covers."""
    sheet.reset_dimensions()  # what the file claims may be wrong
    waiting = sorted(merges, key=lambda merge: merge[1])
    open_: list[tuple[Merge, str]] = []
    for number, row in enumerate(sheet.iter_rows(), start=1):
        texts = [shown(c.value, c.number_format) if c.value is not None else "" for c in row]
        while waiting and waiting[0][1] <= number:
            merge = waiting.pop(0)
            open_.append((merge, texts[merge[0] - 1] if merge[0] <= len(texts) else ""))
        open_ = [(merge, text) for merge, text in open_ if merge[3] >= number]
        for (left, _, right, _), text in open_:
            if text:
                texts += [""] * (right - len(texts))
                texts[left - 1 : right] = [text] * (right - left + 1)
        yield texts


def _merges(book: openpyxl.Workbook, sheet: ReadOnlyWorksheet) -> list[Merge]:
    """The merged ranges of a sheet, clipped to the columns that are read."""
    found: list[Merge] = []
    with book._archive.open(sheet._worksheet_path) as part:
        for _, element in etree.iterparse(part, tag="{*}mergeCell", resolve_entities=False):
            left, top, right, bottom = range_boundaries(element.get("ref", "A1"))
            found.append((left, top, min(right, MAX_COLUMNS), bottom))
            element.clear()
    return found


def _checked(rows: Iterable[Sequence[str]], name: str) -> Grid:
    """The rows without blank ends, while they are within the limits.

    Raises:
        ReportTooLarge: more than `MAX_COLUMNS` columns or `MAX_CELLS` filled cells.
    """
    grid: Grid = []
    cells = 0
    for row in rows:
        texts = [text.strip() for text in row]
        while texts and not texts[-1]:
            texts.pop()
        if not texts and not (grid and grid[-1]):
            if grid:
                grid.append([])
            continue
        cells += len(texts)
        if len(texts) > MAX_COLUMNS or cells > MAX_CELLS:
            raise ReportTooLarge(
                f"{name}: over {MAX_COLUMNS} columns or {MAX_CELLS} cells",
                message=f"{name} 超过 {MAX_COLUMNS} 列或 {MAX_CELLS} 个单元格，请拆分后再放入。",
            )
        grid.append(texts)
    return grid


def _write_grid(writer: Writer, grid: Grid) -> str:
    """Write the tables of a sheet, parted by empty rows; the first line over one."""
    title = ""
    over: Grid = []
    for filled, rows in groupby(grid, bool):
        block = _trimmed([*over, *rows]) if filled else []
        if not block:
            continue
        over = []
        if all(len(set(filter(None, row))) == 1 and row[0] for row in block):
            over = block  # a title apart from its table
            title = title or block[0][0]
            continue
        title = title or _title(block)
        writer.table(block)
    for row in over:
        writer.add(row[0])
    return title


def _title(block: Grid) -> str:
    """The text over the whole width of a table; empty if its header comes first."""
    first = block[0]
    return first[0] if first[0] and len(set(filter(None, first))) == 1 else ""


def _trimmed(block: Grid) -> Grid:
    """The rows without columns at the right that only continue merged cells."""
    width = max(map(len, block))
    block = [row + [""] * (width - len(row)) for row in block]
    while width > 1 and all(row[width - 1] in ("", row[width - 2]) for row in block):
        width -= 1
    return [row[:width] for row in block]
