"""Things of one kind in a row, each called by it: 到位率、开工率、完成率 of which 率 are asked."""

import re
from collections.abc import Iterator, Sequence

from answerer.spans.items import cut_lead
from core.language.tagger import tagged

# 哪几个“率”, 哪五条链, 哪几个部门: what is asked for, up to its verb.
_ASKED = re.compile(
    r"哪(?:些|几|[两二三四五六七八九十]|\d{1,2})(?P<counted>[个项条种家类名样位座所支点款样])?大?"
    r"(?P<noun>[“\"]?[\u4e00-\u9fff]{1,8})"
)
_NOUNS = frozenset({"n", "nz", "vn", "an", "LOC", "ORG"})
# Which quarters are told otherwise (see joined_times).
_TIMES = frozenset({"季度", "月", "月份", "年", "年份", "年度"})
_PIECE = re.compile(r"[^、，,。；;：:！？!?“”\s]+?(?=等?(?:[、，,。；;：:！？!?“”\s]|$))")
_JOINTS = ("、", "，", ",")
_LONGEST, _LEAST = 12, 2
_VERBS = frozenset({"v", "p", "d"})


def asked_noun(question: str) -> str:
    """What kind of things a question asks which ones of; empty where it does not say."""
    asked = _ASKED.search(question)
    if asked is None:
        return ""
    text = asked["noun"].lstrip('“"')
    if len(text) < len(asked["noun"]):
        return re.split(r"[”\"的]", question[asked.start("noun") + 1 :])[0]
    words = tagged(text)
    if words and words[0].tag not in _NOUNS:
        # 哪几个率; 哪三比 asks for a series.
        return text if len(words) == 1 and asked["counted"] else ""
    end = 0
    for word in words:
        if word.tag not in _NOUNS:
            break
        end = word.end
    return text[:end] if text[:end] not in _TIMES else ""


def kindred_in(kind: str, text: str) -> Iterator[tuple[int, int, list[str]]]:
    """Start, end and items of the rows of things whose names end with their kind."""
    row: list[tuple[int, str]] = []
    for piece in [*_PIECE.finditer(text), None]:
        name = _of_kind(kind, piece.group(), last=bool(row)) if piece else ""
        start = piece.start() if piece else 0
        joins = bool(name) and (not row or text[_end(row) : start] in _JOINTS)
        whole = bool(piece and piece.group().endswith(kind)) and bool(name)
        row += [(start, name)] if joins else []
        if joins and whole:
            continue
        if len(row) >= _LEAST:
            yield row[0][0], _end(row), _named([name for _, name in row], kind)
        row = [(start, name)] if whole else []


def _end(row: Sequence[tuple[int, str]]) -> int:
    return row[-1][0] + len(row[-1][1])


def _of_kind(kind: str, piece: str, *, last: bool) -> str:
    """The piece up to its kind, where it ends with it; the last of a row may go on behind it."""
    end = len(piece) if piece.endswith(kind) else piece.find(kind) + len(kind) if last else 0
    name = piece[:end] if kind in piece else ""
    return name if len(kind) < len(name) <= _LONGEST else ""


def _named(pieces: list[str], kind: str) -> list[str]:
    """The names without the verb before each (修好供水管、换新排污管) or before the first."""
    firsts = [tagged(piece)[0] for piece in pieces]
    if 2 * sum(word.tag == "v" for word in firsts) > len(pieces):
        return [
            piece[word.end :] if len(piece) - word.end > len(kind) else piece
            for piece, word in zip(pieces, firsts, strict=True)
        ]
    return [_without_verbs(cut_lead(pieces[0]), kind), *pieces[1:]]


def _without_verbs(piece: str, kind: str) -> str:
    start = 0
    for word in tagged(piece):
        if word.tag not in _VERBS or len(piece) - word.end <= len(kind):
            break
        start = word.end
    return piece[start:]
