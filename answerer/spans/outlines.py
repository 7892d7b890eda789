"""Which ones, told in headings: （一）甲。… （二）乙。… under one heading, a paragraph each."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from answerer.answer import Answer
from answerer.candidate import Evidence
from answerer.citations import Citations, line_of
from answerer.overlap import coverage
from answerer.spans.lists import list_size
from core.index.snapshot import Snapshot
from core.language.numerals import parse_numeral
from core.parser.frame import Frame
from core.schema import Chunk, Report

_NUMERAL = r"[一二三四五六七八九十]{1,3}"
_MARK = re.compile(
    rf"^(?:[（(](?P<one>{_NUMERAL})[）)]|(?P<two>{_NUMERAL})、|(?P<three>\d{{1,2}})[.．、])\s*"
)
# What the items of any outline are, whether or not its heading calls them so.
_ANY_DEEDS = re.compile(r"举措|措施|任务|做法|工作|办法|内容|方面|动作|事")
_REPORTS, _MOST, _INTRO = 3, 20, 80
_LEAST = 0.75


@dataclass(frozen=True, slots=True)
class Outline:
    """The items under one heading: what stands over them, and each with its passage."""

    report: Report
    over: str
    near: str
    rows: tuple[tuple[str, Chunk], ...]


def outlined(evidence: Evidence, snapshot: Snapshot) -> Answer | None:
    """The headings under the one that says what is asked; None where none says enough of it."""
    frame = evidence.frame
    docs = list(dict.fromkeys(hit.chunk.doc_id for hit in evidence.hits))[:_REPORTS]
    found = [
        (coverage(_topic(frame), outline.over), -number, outline)
        for number, doc_id in enumerate(docs)
        for outline in _outlines(evidence.reports[doc_id], snapshot.chunks_of(doc_id))
        if _may_answer(frame, outline)
    ]
    best = max(found, key=lambda row: row[:2], default=None)
    if best is None or best[0] < _LEAST:
        return None
    return _answered(evidence, best[2])


def _topic(frame: Frame) -> str:
    """What is asked about: the indicator less a word for deeds of any kind (举措)."""
    words = frame.indicator.split()
    bare = [word for word in words if not _ANY_DEEDS.fullmatch(word)]
    return " ".join(bare or words)


def _may_answer(frame: Frame, outline: Outline) -> bool:
    """Whether its size and place are the asked ones, and its items are what is asked for."""
    first = outline.rows[0][1]
    size, noun = list_size(frame), (frame.indicator.split() or [""])[-1]
    if size not in (None, len(outline.rows)) or len(outline.rows) > _MOST:
        return False
    if frame.regions and first.region not in frame.regions:
        return False
    if frame.periods and first.year not in {y for p in frame.periods for y in p.years}:
        return False
    return bool(_ANY_DEEDS.search(noun)) or noun[-2:] in outline.near


def _outlines(report: Report, chunks: Sequence[Chunk]) -> Iterator[Outline]:
    groups: dict[tuple[str, ...], dict[str, Chunk]] = {}
    for chunk in chunks:
        if chunk.section and _MARK.match(chunk.section[-1]):
            groups.setdefault(chunk.section[:-1], {}).setdefault(chunk.section[-1], chunk)
    for path, rows in groups.items():
        if len(rows) < 2 or [_number(name) for name in rows] != list(range(1, len(rows) + 1)):
            continue
        first = next(iter(rows.values()))
        before = [c for c in chunks if c.section == path and c.number == first.number - 1]
        intro = before[0].text[-_INTRO:] if before else ""
        over = " ".join((report.title, *path, intro))
        yield Outline(report, over, " ".join((*path[-1:], intro)), tuple(rows.items()))


def _number(heading: str) -> int | None:
    match = _MARK.match(heading)
    number = parse_numeral(match["one"] or match["two"] or match["three"]) if match else None
    return None if number is None else int(number)


def _answered(evidence: Evidence, outline: Outline) -> Answer | None:
    citations = Citations()
    items = []
    for heading, chunk in outline.rows:
        line = line_of(outline.report, chunk, heading)
        if line is None:
            return None
        item = _MARK.sub("", heading)
        citations.cite(line)
        items.append(item)
    return Answer(
        question=evidence.frame.question,
        status="answered",
        frame=evidence.frame,
        answer="、".join(items),
        sentence=" ".join(heading for heading, _ in outline.rows),
        citations=citations.all(),
        reprints=evidence.reprints.get(outline.report.doc_id, ()),
        hits=evidence.hits[:10],
    )
