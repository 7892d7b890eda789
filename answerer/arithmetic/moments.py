"""The times of several things set side by side: which was earlier, and by how much."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from answerer.answer import Answer
from answerer.arithmetic.comparison import Comparison
from answerer.arithmetic.pairing import Row, standing_for
from answerer.arithmetic.splitting import Part, split_frame
from answerer.candidate import Candidate
from answerer.search import gather
from answerer.several import told_side_by_side
from answerer.single import best_figures
from core.index.snapshot import Snapshot
from core.language.calendar import Period
from core.language.regions import Gazetteer
from core.language.tagger import tagged
from core.parser.comparing import GAP_TOO
from core.parser.frame import Frame
from core.parser.moments import MOMENT, asks_ages, event_of
from core.parser.question import parse_question
from core.schema import Hit
from retriever.retriever import Retriever

# The operations that name one of them; the most is the earliest, as of 谁早 and 年纪大.
_NAMES_ONE = frozenset({"most", "least"})
_MONTHS = 12
_YEAR, _MONTH, _DAY = range(3)
_EARLY = re.compile("[早先大老长]")
_UNIT = {"": "", "年": "年", "岁": "年", "月": "个月", "个月": "个月", "天": "天", "日": "天"}


def compare_moments(
    frame: Frame, snapshot: Snapshot, retriever: Retriever, gazetteer: Gazetteer
) -> Answer | None:
    """Which of them was earlier or later, or how far apart; None where times are not known.

    Each is asked for by a question of its own, and cited.
    """
    if frame.measure != MOMENT or frame.among:
        return None
    hits: list[Hit] = []
    rows: list[Row] = []
    for part in split_frame(_with_event(frame), gazetteer):
        evidence = gather(asked_when(part, gazetteer), snapshot, retriever)
        found = best_figures(evidence, gazetteer) if evidence.frame.asked == "date" else []
        rivals = [name for name in frame.subjects if name != part.name]
        found = [one for one in found[:1] if not _is_of_a_rival(one, part.name, rivals)]
        found = standing_for(part, found, evidence.rarity)
        rows.append(Row(part.name, part.frame, next(filter(_is_dated, found), None)))
        hits += evidence.hits[:5]
    if len(rows) < 2 or not all(row.candidate for row in rows):
        return None
    result = _told(frame, rows)
    if result is None:
        return None
    headline, steps = result
    return told_side_by_side(
        frame, Comparison(headline, tuple(map(_as_printed, rows)), steps), tuple(hits[:10])
    )


def _is_of_a_rival(candidate: Candidate, name: str, rivals: Sequence[str]) -> bool:
    """Whether the sentence of a date names another of the things compared, and not this one."""
    sentence = candidate.sentence_text
    return name not in sentence and any(rival in sentence for rival in rivals)


def _is_dated(candidate: Candidate) -> bool:
    return candidate.period is not None


def _as_printed(row: Row) -> Row:
    """The row with its time as its report prints it; the steps tell it with its year."""
    one = row.candidate
    assert one is not None
    return replace(row, candidate=replace(one, text=one.chunk.text[one.span.start : one.span.end]))


def asked_when(part: Part, gazetteer: Gazetteer) -> Frame:
    """The question when it was with one of the things compared."""
    asked = part.frame
    if asks_ages(asked.question):
        words = f"{part.name if part.own else ''}出生"
    else:
        words = event_of(asked.indicator)
    when = "".join(period.label for period in asked.periods)
    return parse_question(f"{when}{''.join(asked.regions)}{words}是什么时候", gazetteer)


def _with_event(frame: Frame) -> Frame:
    """The frame with what is asked of all told once: 孙苏参加工作 beside 彭清江."""
    if event_of(frame.indicator):
        return frame
    for number, name in enumerate(frame.subjects):
        verb = next((word.start for word in tagged(name) if word.tag == "v"), 0)
        if verb:
            others = frame.subjects[:number], frame.subjects[number + 1 :]
            names = (*others[0], name[:verb], *others[1])
            return replace(frame, subjects=names, indicator=f"{name[verb:]} {frame.indicator}")
    return frame


def _told(frame: Frame, rows: Sequence[Row]) -> tuple[str, tuple[str, ...]] | None:
    """The headline and its steps; None where the times overlap or are not fine enough."""
    ordered = sorted(rows, key=lambda row: _time(row).start)
    if any(_time(one).end >= _time(other).start for one, other in pairwise(ordered)):
        return None
    steps = ["早于".join(_dated(row) for row in ordered)]
    gap = _gap(frame, ordered) if len(rows) == 2 else ""
    if frame.operation in _NAMES_ONE:
        winner = ordered[0 if frame.operation == "most" else -1].name
        apart = f"（相差{gap}）" if gap and GAP_TOO.search(frame.question) else ""
        headline = f"{winner}{apart}"
    else:
        # 甲比乙早几年 where 甲 was later: the headline says which was.
        told_first = ordered[0 if _EARLY.search(frame.question) else -1].name == rows[0].name
        apart = gap
        headline = gap if told_first or not gap else f"{ordered[0].name}早{gap}"
    if apart:
        steps.append(f"{_dated(ordered[1])} − {_dated(ordered[0])} = {gap}")
    return (headline, tuple(steps)) if headline else None


def _gap(frame: Frame, ordered: Sequence[Row]) -> str:
    """How far two times lie apart, in the asked unit, else in the finest that both tell."""
    one, other = (_time(row) for row in ordered)
    months = (other.start.year - one.start.year) * _MONTHS + other.start.month - one.start.month
    finest = min(_fineness(one), _fineness(other))
    if frame.unit not in _UNIT:
        return ""  # hours are told by no date
    unit = "年" if asks_ages(frame.question) else _UNIT[frame.unit]
    if finest == _DAY and unit in ("", "天"):
        return f"{(other.start - one.start).days}天"
    if finest == _YEAR or unit == "年":
        return f"{other.start.year - one.start.year}年" if unit in ("", "年") else ""
    return f"{months}个月" if unit in ("", "个月") else ""


def _dated(row: Row) -> str:
    return f"{row.name}（{_time(row).label}）"


def _time(row: Row) -> Period:
    assert row.candidate is not None
    assert row.candidate.period is not None
    return row.candidate.period


def _fineness(period: Period) -> int:
    return {"day": _DAY, "days": _DAY, "month": _MONTH}.get(period.grain, _YEAR)
