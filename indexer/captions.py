"""Captions of pictures that stand between the paragraphs of a page."""

import re
from collections.abc import Sequence
from dataclasses import replace

from core.schema import Kind
from indexer.blocks import Block
from indexer.units import is_unit_line

_TABLE = re.compile(r"[（(【\[*]*(?:附?表|续表)\s*[\d一二三四五六七八九十]")
_LONGEST_TITLE = 100
_SHORT = re.compile(r"[^\d，,；;：:。！？、]{4,24}。?")
FINISHED = re.compile(r"[。！？；：…!?;:][”’）)】》」』\"*]*$")
# Line breaks before a block that a recogniser puts around a picture.
_WIDE = 3
# Shortest paragraph that a column break can leave unfinished; shorter lines stand alone,
# unless a comma shows that they are prose.
_SHORTEST_OPEN = 20
_SHORTEST_PROSE = 10


def is_open(text: str) -> bool:
    """Whether a paragraph stops in mid-sentence, so that another may go on from it."""
    least = _SHORTEST_PROSE if re.search("[，,]", text) else _SHORTEST_OPEN
    return len(text) >= least and not FINISHED.search(text) and not text.startswith("——")


def mark_captions(blocks: Sequence[Block], source: str) -> list[Block]:
    """Mark the captions that only their place gives away.

    A caption without a mark is a short line without figures or commas, blank
    lines around it, that cuts a sentence in two, or that a wide gap sets apart
    at the end of a section. Between the same, one to three characters are what
    a sentence left over, not a caption.
    """
    result = list(blocks)
    for index, block in enumerate(blocks):
        if block.kind is Kind.BODY and not block.anew and _SHORT.fullmatch(block.text(source)):
            before = next((b for b in reversed(result[:index]) if b.kind is not Kind.CAPTION), None)
            following = blocks[index + 1] if index + 1 < len(blocks) else None
            if _stands_apart(block, before, following, source):
                result[index] = replace(block, kind=Kind.CAPTION)
    return result


def mark_table_captions(blocks: Sequence[Block], source: str) -> list[Block]:
    """Mark the lines right over a table that name it (表1 …) or state its unit (单位：万元)."""
    result = list(blocks)
    over = False
    for index in reversed(range(len(blocks))):
        block = blocks[index]
        if block.kind is Kind.ROW:
            over = True
        elif over and block.kind is Kind.BODY and names_table(block.text(source)):
            result[index] = replace(block, kind=Kind.CAPTION)
        elif block.kind is not Kind.IGNORED:
            over = over and block.kind is Kind.CAPTION
    return result


def names_table(text: str) -> bool:
    """Whether a line over a table names it or states its unit."""
    if is_unit_line(text.strip("（()）")):
        return True
    return len(text) <= _LONGEST_TITLE and bool(_TABLE.match(text)) and not FINISHED.search(text)


def _stands_apart(block: Block, before: Block | None, following: Block | None, source: str) -> bool:
    if before is None or before.kind is not Kind.BODY or block.gap < 2:
        return False
    goes_on = following is not None and following.kind is Kind.BODY and following.gap >= 2
    if goes_on and following is not None and not following.anew:
        return is_open(before.text(source))
    return block.gap >= _WIDE and (following is None or following.kind is not Kind.BODY)
