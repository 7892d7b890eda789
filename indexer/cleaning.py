"""Cleaning: which lines of a report are headings, body, captions, bylines or neither."""

import re
from collections.abc import Sequence
from dataclasses import replace

from core.language.pictures import is_marked_caption
from core.language.regions import Gazetteer
from core.schema import Kind, Report, Span
from indexer.blocks import Block, Line, read_lines
from indexer.captions import FINISHED, mark_captions, mark_table_captions
from indexer.furniture import page_furniture
from indexer.headings import (
    MARKDOWN,
    TITLE_LEVEL,
    demote_lists,
    heading_level,
    numbering_level,
    run_in,
    starts_anew,
)
from indexer.joining import join_paragraphs, line_shares
from indexer.repeats import drop_repeats
from indexer.tables import table_rows
from indexer.tails import cut_tail

_ROLE = r"(?:(?:本报|本刊|本网|见习|实习|全媒体|融媒体|首席|特约)*(?:记者|通讯员)|作者|撰文|摄影)"
_BYLINE = re.compile(
    rf"[（(【\[]?(?:{_ROLE}[\s:：/／丨|][^。，,；;]{{1,60}}|[^。，,；;]{{2,40}}[/／](?:文|图|摄)[^。，,；;]{{0,30}})$"
)
_CREDIT = re.compile(
    r"[（(【\[]?(?:责任编辑|责编|编辑|校对|审核|终审|监制|签发|值班主任|供稿|撰稿|统筹|信息来源|来源|"
    r"发布时间|发布日期|浏览次数|字号)\s*[:：|丨/][^。，,；;]{0,60}$"
)
_DATE_ALONE = re.compile(
    r"[（(]?(?:19|20)\d{2}\s*(?:年\s*\d{1,2}\s*月\s*\d{1,2}\s*日|-\d{1,2}-\d{1,2}(?:\s+[\d:]+)?)[)）]?$"
)
_RULE = re.compile(r"(?:[-*_=—]\s*){3,}$|\|?(?:\s*:?-{2,}:?\s*\|?)+$|<!--.*-->$|\[TOC\]$")
_BULLET = re.compile(r"(?:[-*+•·]\s+|>\s*)+")
# Page-jump marks of a newspaper (②16), and emphasis around a whole line.
_END_MARK = re.compile(r"\s*(?:\*\*\s*[①-⑳][①-⑳\d\s]*\*\*|[①-⑳]\d{1,2})$")
_EMPHASIS = re.compile(r"(\*{1,3}|_{2,3})(?P<inner>[^*_]+)\1$")
# What a column break leaves of a sentence whose beginning is lost.
_LEFTOVER = re.compile(r"[\u4e00-\u9fff]{1,2}。")
_ORIGINAL_TITLE = re.compile(r"原标题[:：]\s*(?P<title>\S.{4,60}?)\s{4,}")
_LONGEST_TITLE = 50


def clean(report: Report, gazetteer: Gazetteer) -> list[Block]:
    """The report as paragraphs: every block in reading order, kinds marked.

    Captions, bylines, tails and page furniture are set aside, a passage that a
    recognition loop repeats is kept once, and the pieces of a paragraph that
    line or column breaks parted are one block of several spans.

    Args:
        report: its text, its pages if it has them.
        gazetteer: a line that names a place and nothing else is a heading.
    """
    source = report.text
    blocks = demote_lists(mark_table_captions(_classify(report, gazetteer), source), source)
    blocks = _drop_leftovers(mark_captions(blocks, source), source)
    return join_paragraphs(drop_repeats(cut_tail(blocks, source), source), source)


def _classify(report: Report, gazetteer: Gazetteer) -> list[Block]:
    """Each line as a block, by what it says alone."""
    lines = read_lines(report)
    furniture = page_furniture(lines, report.text)
    tables = table_rows(lines, report.text)
    shares = line_shares(lines, report.text)
    seen = {mark.start: mark for mark in report.marks}
    blocks: list[Block] = []
    for index, (line, share) in enumerate(zip(lines, shares, strict=True)):
        mark = seen.get(line.span.start)
        if mark and mark.kind is not Kind.BODY:
            # The reader saw the page: its word counts more than what the line says.
            blocks.append(Block(mark.kind, (line.span,), mark.level, anew=True, gap=line.gap))
        elif index in tables:
            blocks.append(tables[index])
        elif index in furniture or report.text[slice(*line.span)] == report.publisher:
            blocks.append(Block(Kind.IGNORED, (line.span,)))
        else:
            first = not any(block.kind is not Kind.IGNORED for block in blocks)
            read = _read_line(report.text, line, 0.0 if mark else share, first, gazetteer)
            blocks += [replace(b, anew=True) for b in read] if mark else read
    return blocks


def _read_line(
    source: str, line: Line, share: float, first: bool, gazetteer: Gazetteer
) -> list[Block]:
    start, end = line.span
    text = source[start:end]
    kind = _aside(text)
    if kind:
        return [Block(kind, (line.span,))]
    original = _ORIGINAL_TITLE.match(text) if first else None
    if original:
        title = Span(start + original.start("title"), start + original.end("title"))
        rest = Span(start + original.end(), end)
        return [Block(Kind.HEADING, (title,), TITLE_LEVEL), Block(Kind.BODY, (rest,), anew=True)]
    mark = MARKDOWN.match(text)
    anew = starts_anew(text) or line.indent > 1
    span = _without_marks(source, Span(start + (mark.end() if mark else 0), end))
    if span.start >= span.end:
        return [Block(Kind.IGNORED, (line.span,))]
    text = source[span.start : span.end]
    level = _level(text, mark, first, gazetteer)
    if level:
        return [Block(Kind.HEADING, (span,), level, anew=True, gap=line.gap)]
    run = numbering_level(text) if run_in(text) else 0
    return [Block(Kind.BODY, (span,), run, anew=anew, line=share, gap=line.gap)]


def _aside(text: str) -> Kind | None:
    """What a line is that is neither heading nor body; None for those."""
    if _RULE.match(text) or _CREDIT.match(text) or _DATE_ALONE.match(text):
        return Kind.IGNORED
    if is_marked_caption(text):
        return Kind.CAPTION
    return Kind.BYLINE if _BYLINE.match(text) else None


def _level(text: str, mark: re.Match[str] | None, first: bool, gazetteer: Gazetteer) -> int:
    if mark:
        return 10 * len(mark[1] or mark[2])
    level = heading_level(text, gazetteer)
    if level:
        return level
    title = first and len(text) <= _LONGEST_TITLE and not re.search(r"[。；]|[！？：，…]$", text)
    return TITLE_LEVEL if title else 0


def _without_marks(source: str, span: Span) -> Span:
    """The span without list bullets, page-jump marks and emphasis around the whole."""
    start, end = span
    bullet = _BULLET.match(source, start, end)
    if bullet:
        start = bullet.end()
    mark = _END_MARK.search(source[start:end])
    if mark:
        end = start + mark.start()
    emphasis = _EMPHASIS.match(source[start:end])
    if emphasis:
        start, end = start + emphasis.start("inner"), start + emphasis.end("inner")
    return Span(start, end)


def _drop_leftovers(blocks: Sequence[Block], source: str) -> list[Block]:
    """Set aside the last characters of a sentence whose beginning is not there.

    A paragraph that begins with one or two characters and a full stop, after
    a finished one, carries the end of a sentence lost at a column break.
    """
    result: list[Block] = []
    finished = True
    for block in blocks:
        start, end = block.spans[0]
        match = _LEFTOVER.match(source, start, end)
        if block.kind is Kind.BODY and match and finished and not block.anew:
            result.append(Block(Kind.IGNORED, (Span(start, match.end()),)))
            start = end - len(source[match.end() : end].lstrip())
            if start < end:
                result.append(replace(block, spans=(Span(start, end),)))
        else:
            result.append(block)
        if block.kind is Kind.HEADING:
            finished = True
        elif block.kind is Kind.BODY:
            finished = bool(FINISHED.search(source[start:end])) if start < end else True
    return result
