"""Figures told of several names at once, which are of none of them alone."""

import re

from answerer.candidate import Candidate
from answerer.overlap import coverage
from core.language.tagger import tagged
from core.parser.frame import Frame

# Of a name so much must stand in the question that names it.
_NAMED = 0.6
# So much of a name in a row, at its start and at its end, tells whether it is named.
_HEAD, _TAIL = 2, 3
# 甲公司、乙公司两家合计研发投入6.3亿元: of neither of them alone.
_ALL_OF = re.compile(
    r"(?P<names>[^，,。；;：:\d]{4,40}?)(?:这?(?:[两二三四五六七八九十]|\d{1,2})"
    r"(?:(?:家|个|所|座|只|款|大|位|项|条|种|类)(?=[^，,。；;]{0,12}?(?:合计|共|总))"
    # 工业、农业、交通等7大领域碳账户: of all of them.
    r"|(?<=等[\d两二三四五六七八九十])(?:大|个)?(?:领域|行业|产业|方面|板块|门类))"
    # 在农业、工业等重点领域，谋划项目26个
    r"|等(?:重[点大])?(?:领域|行业|产业)(?=[^，,。；;]{0,6}[，,]))"
)
_NAMES_JOINED = re.compile(r"、|和|与|及|以及")


def of_all_together(frame: Frame, candidate: Candidate) -> bool:
    """Whether a figure is of several names together, of which the question names some.

    Behind 其中 the figure is of the one named beside it.
    """
    text = candidate.chunk.text[candidate.sentence.start : candidate.span.start]
    match = _ALL_OF.search(text)
    names = [n for n in _NAMES_JOINED.split(match["names"]) if n] if match else []
    if len(names) < 2:
        return False
    own = text[match.end() :] if match else ""
    if any(end in frame.question and end in own for end in (name[-_TAIL:] for name in names)):
        return False  # it is told of that one
    beside = [name for name in names if "其中" in text and coverage(name, candidate.near) == 1]
    asked = [_is_asked(frame, name) for name in beside or names]
    # A verb may stand before the first: 建立工业、农业等7大领域账户.
    told = any(_is_asked(frame, name) for name in (*names, names[0][-2:]))
    return told and not all(asked)


def _is_asked(frame: Frame, name: str) -> bool:
    return coverage(name, frame.question) >= _NAMED


# 为甲公司、乙公司落实资金19万元
_FOR = re.compile(r"[为给向](?P<names>[^，,。；;：:、\d]{2,12}(?:、[^，,。；;：:、\d]{2,24})+)$")


def is_for_all(frame: Frame, candidate: Candidate) -> bool:
    """Whether a figure was done for several names together, of which the question names some."""
    text, span = candidate.chunk.text, candidate.span
    row = _FOR.search(text[candidate.clause.start : span.start])
    heads = [name[:_HEAD] for name in row["names"].split("、")] if row else []
    named = [head in frame.question for head in heads]
    return any(named) and not all(named)


# 10名教师代表、医生代表、农民代表: so many of all these together.
_BEHIND = re.compile(r"[^，,。；;：:\d]+")
_NO_NOUN = frozenset({"v", "p", "d", "c", "u", "r"})


def of_all_behind(frame: Frame, candidate: Candidate) -> bool:
    """Whether a figure counts all that are named in a row behind it, of which some are asked."""
    if candidate.number is None or candidate.kind != "count" or "等" in frame.question:
        return False
    text = candidate.chunk.text
    row = _BEHIND.match(text, candidate.span.end, candidate.sentence.end)
    if row is None or "、" not in row.group() or text[row.end() : row.end() + 1].isdigit():
        return False  # 10名教师、医生3名
    names = row.group().split("、")
    start = candidate.span.end - candidate.sentence.start
    first = (w for w in tagged(candidate.sentence_text) if start <= w.start < start + len(names[0]))
    if any(word.tag in _NO_NOUN for word in first):
        return False  # 7个小组在甲地、乙镇督导, 44名干部将分批、分层轮训
    named = [name[:_HEAD] in frame.question for name in names]
    return any(named) and not all(named)
