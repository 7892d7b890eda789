"""The pages of a document as one text in reading order, with what the look of it says."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from core.schema import Kind
from indexer.captions import FINISHED
from indexer.headings import starts_anew
from indexer.layout.flow import join_flow
from indexer.layout.jumps import follow_jumps
from indexer.layout.margins import find_margins
from indexer.layout.paragraphs import has_indents, measure, split_paragraphs
from indexer.layout.parts import Part, Print
from indexer.layout.plan import Frame, Item, Plan, plan_page
from indexer.layout.roles import Levels, Look, is_advertisement, is_heading, role
from indexer.layout.runs import join_runs
from indexer.layout.sheet import Piece, Rect, Sheet, body_size
from indexer.layout.stacks import Stack
from indexer.layout.tables import Table
from indexer.layout.writing import write
from indexer.rows import read_table
from indexer.source import Source

# Text narrower than this share of its page stands in columns.
_COLUMN = 0.5
_LONGEST_CAPTION = 40
_UNIT = re.compile(r"单位\s*[:：]\s*(?P<unit>[^\s）)，,。]{1,12})")


def lay_out(sheets: Sequence[Sheet]) -> Source:
    """The text of a document, from its pages.

    Paragraphs are lines of their own, put together across lines, columns and
    pages; margins, captions and advertisements are kept apart and marked.
    """
    joined = [replace(s, pieces=tuple(join_runs(s.pieces, s.rules))) for s in sheets]
    margins = find_margins(joined)
    plans = [plan_page(sheet, own) for sheet, own in zip(joined, margins, strict=True)]
    style = Style.of(plans)
    pages = [join_flow(_parts(plan, style), style.indents) for plan in plans]
    return write(sheets, join_flow(follow_jumps(pages), style.indents))


@dataclass(frozen=True, slots=True)
class Style:
    """How a document is printed throughout.

    `look` is that of its running text, `levels` order its headings, `indents`
    tells whether first lines are set in.
    """

    look: Look
    levels: Levels
    indents: bool

    @classmethod
    def of(cls, plans: Sequence[Plan]) -> "Style":
        """The style of a document."""
        pages = [plan.stacks() for plan in plans]
        stacks = [stack for page in pages for stack in page]
        pieces = [line for stack in stacks for line in stack.lines]
        bold = sum(len(piece.text) for piece in pieces if piece.bold)
        heavy = 2 * bold > sum(len(piece.text) for piece in pieces)
        look = Look(body_size(pieces), heavy, _in_columns(plans))
        headings = [stack for stack in stacks if is_heading(stack, look)]
        body = [[s for s in page if not is_heading(s, look)] for page in pages]
        return cls(look, Levels.of(headings, look), has_indents(body))


def _in_columns(plans: Sequence[Plan]) -> bool:
    """Whether most of the text stands in columns narrower than half a page."""
    narrow = wide = 0
    for plan in plans:
        for stack in plan.stacks():
            if len(stack.lines) > 1 and stack.rect.width < _COLUMN * plan.sheet.width:
                narrow += len(stack.text)
            else:
                wide += len(stack.text)
    return narrow > wide


def _parts(plan: Plan, style: Style) -> list[Part]:
    """The parts of a page in reading order, its margins last."""
    found = _parts_of(plan.items, plan, style)
    for piece in plan.margins:
        found.append(Part(Kind.IGNORED, (Print(piece.text, plan.sheet.number, piece.rect),)))
    return found


def _parts_of(items: Sequence[Item], plan: Plan, style: Style) -> list[Part]:
    found: list[Part] = []
    for index, item in enumerate(items):
        if isinstance(item, Stack):
            if _is_above_table(item, items[index + 1 : index + 3]):
                found += _captions(item, plan.sheet.number)
            else:
                found += _parts_of_stack(item, plan, style)
        elif isinstance(item, Table):
            unit = _unit_above(items[max(0, index - 2) : index], item)
            found += _parts_of_table(item, plan.sheet.number, unit)
        else:
            found += _parts_of_frame(item, plan, style)
    return found


def _parts_of_stack(stack: Stack, plan: Plan, style: Style) -> list[Part]:
    page = plan.sheet.number
    kind = role(stack, style.look, plan.sheet.pictures)
    if kind is Kind.BODY:
        edges = measure(stack, plan.stacks())
        return split_paragraphs(stack, page, edges, style.indents)
    groups: list[list[Piece]] = []
    for line in stack.lines:
        if groups and not (kind is Kind.HEADING and starts_anew(line.text)):
            groups[-1].append(line)
        else:
            groups.append([line])
    parts = [Part(kind, tuple(Print(p.text, page, p.rect) for p in own)) for own in groups]
    if kind is Kind.HEADING:
        return [replace(p, level=style.levels.level(p.text, stack.size)) for p in parts]
    return parts


def _parts_of_frame(frame: Frame, plan: Plan, style: Style) -> list[Part]:
    """What a box holds: read as a unit, joined to nothing outside it."""
    inner = _parts_of(frame.items, plan, style)
    stacks = [item for item in frame.items if isinstance(item, Stack)]
    if is_advertisement(stacks):
        inner = [replace(part, kind=Kind.IGNORED, level=0) for part in inner]
    return [replace(part, boxed=True) for part in join_flow(inner, style.indents)]


def _is_above_table(stack: Stack, following: Sequence[Item]) -> bool:
    """Whether short lines closely above a table name it (表1 …, 单位：亿元)."""
    table = next((item for item in following if isinstance(item, Table)), None)
    if table is None or not -1 <= (table.rect.top - stack.rect.bottom) / stack.size < 4:
        return False
    return len(stack.lines) <= 2 and all(
        len(line.text) <= _LONGEST_CAPTION and not FINISHED.search(line.text)
        for line in stack.lines
    )


def _captions(stack: Stack, page: int) -> list[Part]:
    return [_table_part(Kind.CAPTION, line.text, page, line.rect) for line in stack.lines]


def _unit_above(items: Sequence[Item], table: Table) -> str:
    """The unit that a line closely above a table states (单位：万元); empty if none does."""
    for item in reversed(items):
        if isinstance(item, Stack) and table.rect.top - item.rect.bottom < 4 * item.size:
            match = _UNIT.search(item.text)
            if match:
                return match["unit"]
    return ""


def _parts_of_table(table: Table, page: int, unit: str) -> list[Part]:
    """Captions, rows and notes of a table, each with the place of its row."""
    read = read_table(table.grid, unit)
    parts = [_table_part(Kind.CAPTION, text, page, table.rows[0]) for text in read.captions]
    body = table.rows[-len(read.rows) :] if len(read.rows) < len(table.rows) else table.rows
    for index, text in enumerate(read.rows):
        place = body[min(index, len(body) - 1)] if read.rows else table.rect
        parts.append(_table_part(Kind.ROW, text, page, place, follows=index > 0))
    return parts + [_table_part(Kind.BODY, text, page, table.rows[-1]) for text in read.notes]


def _table_part(kind: Kind, text: str, page: int, place: Rect, follows: bool = False) -> Part:
    return Part(kind, (Print(text, page, place),), follows=follows)
