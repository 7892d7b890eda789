"""Headings: Markdown marks, Chinese numbering, and lines that only name a place.

Levels order headings, 1 outermost: a report's title line 5, Markdown # to
###### 10 to 60, 第一章 70, 第一节 80, a place alone 90 (it goes below whatever
numbering stands open when the first one appears), 一、 100, （一） 110, 1. 120,
（1） 130.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from core.language.regions import Gazetteer
from core.schema import Kind
from indexer.blocks import Block

TITLE_LEVEL = 5
PLACE_LEVEL = 90
# Longest numbered line that is a heading, and longest first sentence that is a run-in one.
LONGEST = 40
LONGEST_RUN_IN = 30

MARKDOWN = re.compile(r"(#{1,6})\s+|(#{1,6})(?=[^#\s])")
_TENS = "一二三四五六七八九十"
_NUMBERING = (
    (70, re.compile(rf"第[{_TENS}百\d]{{1,4}}(?:章|编|部分)")),
    (80, re.compile(rf"第[{_TENS}百\d]{{1,4}}节")),
    (100, re.compile(rf"[{_TENS}]{{1,3}}\s*[、.．]")),
    (110, re.compile(rf"[（(][{_TENS}]{{1,3}}[）)]")),
    (120, re.compile(r"\d{1,2}\s*(?:[、．]|\.(?!\d))")),
    (130, re.compile(r"[（(]\d{1,2}[）)]")),
)
_ANEW = re.compile(r"[-*+•·●■◆▲]\s|[●■◆▲★]|[①-⑳]|\||>\s|——|#{1,6}\s")
_SENTENCE = re.compile(r"[^。！？；\n]*[。：:]?")
_DRESSING = re.compile(r"^[\s【\[■●◆▲☆★]+|[\s】\]：:。]+$")


def numbering_level(text: str) -> int:
    """Level of the number that a text begins with; 0 if it has none."""
    return next((level for level, pattern in _NUMBERING if pattern.match(text)), 0)


def starts_anew(text: str) -> bool:
    """Whether a line begins a paragraph of its own: numbered, a list item, a table row."""
    return bool(_ANEW.match(text) or numbering_level(text))


def heading_level(text: str, gazetteer: Gazetteer) -> int:
    """Level of a line that is a heading as a whole (no Markdown mark); 0 if it is none."""
    level = numbering_level(text)
    if level and len(text) <= LONGEST and _SENTENCE.fullmatch(text):
        return level
    return PLACE_LEVEL if is_place(text, gazetteer) else 0


def run_in(text: str) -> str:
    """The heading that a numbered paragraph begins with (一、主要做法。今年…); else empty."""
    if not numbering_level(text):
        return ""
    match = re.match(rf"[^。：；！？\n]{{3,{LONGEST_RUN_IN}}}[。：:]", text)
    return match[0] if match and len(match[0]) < len(text) else ""


def is_place(text: str, gazetteer: Gazetteer) -> bool:
    """Whether a line names a place and nothing more."""
    bare = _DRESSING.sub("", text)
    if not 2 <= len(bare) <= 12:
        return False
    return any(m.start == 0 and m.end == len(bare) for m in gazetteer.find(bare))


def heading_name(text: str) -> str:
    """A heading as it stands in a path: no marks and no closing punctuation."""
    return _DRESSING.sub("", text).strip("*# ")


def demote_lists(blocks: Sequence[Block], source: str) -> list[Block]:
    """Numbered short lines that follow one another at once are a list, not headings."""
    result = list(blocks)
    listed = False
    for index, block in enumerate(blocks):
        following = blocks[index + 1] if index + 1 < len(blocks) else None
        if not _is_numbered_line(block, source):
            listed = False
            continue
        same = (
            following is not None
            and following.level == block.level
            and _is_numbered_line(following, source)
        )
        if same or listed:
            result[index] = replace(block, kind=Kind.BODY, level=0, anew=True)
        listed = same
    return result


def _is_numbered_line(block: Block, source: str) -> bool:
    return block.kind is Kind.HEADING and block.level == numbering_level(block.text(source)) > 0
