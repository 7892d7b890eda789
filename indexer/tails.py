"""Tails: what a web page or an editor leaves after the last sentence of a report."""

import re
from collections.abc import Sequence
from dataclasses import replace

from core.schema import Kind, Span
from indexer.blocks import Block

# How far from the end of a report a tail can begin, in characters.
_REACH = 500
_END = r"(?:(?<=[。！？；…”’）)】」』!?])|(?<=\s)|^)\s*"
_SURE = re.compile(
    r"[（(【\[]?(?:返回搜狐|广告声明[:：]|流程编辑[:：]|责任编辑[:：]|如遇作品内容|版权声明[:：]|"
    r"免责声明[:：]|特别声明[:：]|责编[:：]|举报/反馈)"
)
# These are a tail only where nothing but names follows.
_LIKELY = re.compile(
    _END + r"[（(【\[]?(?:原标题[:：]|来源\s*[:：|丨]|编辑\s*[:：|丨 ]|责编|校对|编译[/:：]|"
    r"(?:[\u4e00-\u9fff]{2,8}记者|记者|通讯员|文[/／]|图[/／])[ :：/])"
)
_LONGEST_LIKELY = 90


def cut_tail(blocks: Sequence[Block], source: str) -> list[Block]:
    """The blocks with the tail of the report's last paragraphs set aside."""
    reach = blocks[-1].spans[-1].end - _REACH if blocks else 0
    result: list[Block] = []
    for block in blocks:
        start, end = block.spans[0]
        cut = _tail_start(source[start:end], max(0, reach - start)) if end > reach else None
        if block.kind is not Kind.BODY or cut is None:
            result.append(block)
            continue
        kept = len(source[start : start + cut].rstrip())
        if kept:
            result.append(replace(block, spans=(Span(start, start + kept),)))
        result.append(Block(Kind.IGNORED, (Span(start + kept, end),)))
    return result


def _tail_start(text: str, reach: int) -> int | None:
    sure = _SURE.search(text, reach)
    cut = sure.start() if sure else len(text)
    for match in _LIKELY.finditer(text, reach, cut):
        rest = text[match.end() : cut]
        if len(rest) <= _LONGEST_LIKELY and not re.search(r"[。！？，；]", rest):
            return match.start()
    return cut if sure else None
