"""Figures of several places, periods or subjects set side by side, and the arithmetic."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Decimal

from answerer.candidate import Candidate
from answerer.overlap import coverage
from answerer.values import unit_step
from core.frame import Frame
from core.lexicon import member_of, rivals_in
from core.quantities import format_number, scaled
from core.text import fold


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the comparison: what it is of, and the figure found (None if none)."""

    name: str
    frame: Frame
    candidate: Candidate | None


@dataclass(frozen=True, slots=True)
class Comparison:
    """A comparison worked out: its headline, rows and steps."""

    headline: str
    rows: tuple[Row, ...]
    steps: tuple[str, ...]


# How much a wording like the leader's counts beside a candidate's own score.
_ALIKE = 0.4


def split_frame(frame: Frame) -> list[tuple[str, Frame]]:
    """One frame for each thing compared, with the name it goes by in the table."""
    measure = {"point": "percent"}.get(frame.measure, frame.measure)
    unit = "%" if measure == "percent" else frame.unit
    if frame.operation in {"growth", "share"} and measure == "percent":
        measure, unit = "", ""  # a rate to be worked out from amounts
    single = replace(frame, asked="value", operation="", measure=measure, unit=unit)
    if len(frame.regions) >= 2:
        return [(name, replace(single, regions=(name,))) for name in frame.regions]
    if len(frame.periods) >= 2:
        return [(p.label, replace(single, periods=(p,))) for p in frame.periods]
    rivals = rivals_in(frame.qualifiers)
    if rivals:
        kept = tuple(q for q in frame.qualifiers if q not in rivals)
        return [(member_of(q), replace(single, qualifiers=(*kept, q))) for q in rivals]
    return [
        (name, replace(single, subjects=(name,), indicator=_without(frame, name)))
        for name in frame.subjects
    ]


def _without(frame: Frame, kept: str) -> str:
    """The indicator less the other subjects."""
    indicator = frame.indicator
    for name in frame.subjects:
        if name != kept:
            indicator = indicator.replace(fold(name), " ")
    return indicator


def choose(
    parts: Sequence[tuple[str, Frame]], found: Sequence[Sequence[Candidate]]
) -> tuple[Row, ...]:
    """One figure for each part, all of one unit and as alike in wording as can be.

    `found` holds for each part its acceptable candidates, best first. The unit
    that serves the most parts wins, then the one with the best scores.
    """
    options: dict[tuple[str, str], list[Row]] = {}
    for unit in dict.fromkeys((c.unit, c.kind) for part in found for c in part):
        pools = [[c for c in part if (c.unit, c.kind) == unit] for part in found]
        leader = max((c for pool in pools for c in pool), key=lambda c: c.score)
        options[unit] = [
            Row(name, frame, _most_alike(pool, leader))
            for (name, frame), pool in zip(parts, pools, strict=True)
        ]
    if not options:
        return tuple(Row(name, frame, None) for name, frame in parts)
    return tuple(max(options.values(), key=_worth))


def _worth(rows: Iterable[Row]) -> tuple[int, float]:
    scores = [row.candidate.score for row in rows if row.candidate]
    return len(scores), sum(scores)


def _most_alike(pool: Sequence[Candidate], leader: Candidate) -> Candidate | None:
    if not pool:
        return None
    return max(pool, key=lambda c: (c.score + _ALIKE * coverage(leader.near, c.near), -c.rank))


def compare(frame: Frame, rows: Sequence[Row]) -> Comparison | None:
    """Work the comparison out; None where fewer than two figures were found."""
    known = [row for row in rows if row.candidate and row.candidate.number is not None]
    if len(known) < 2:
        return None
    headline, steps = _OPERATIONS[frame.operation](frame, known)
    units = [unit_step(row.candidate) for row in known if row.candidate]
    return Comparison(headline, tuple(rows), (*filter(None, units), *steps))


def _number(row: Row) -> Decimal:
    assert row.candidate is not None
    assert row.candidate.number is not None
    return row.candidate.number


def _text(row: Row) -> str:
    assert row.candidate is not None
    return row.candidate.text


def _like(rows: Sequence[Row], number: Decimal) -> str:
    """A computed figure printed in the scale of the figures it came from."""
    first = rows[0].candidate
    assert first is not None
    unit = "个百分点" if first.unit == "%" else first.unit
    if first.unit == "%":
        return f"{format_number(number)}{unit}"
    return scaled(number, unit, like=first.text)


def _extreme(frame: Frame, rows: Sequence[Row], most: bool) -> tuple[str, list[str]]:
    ordered = sorted(rows, key=lambda row: (-_number(row) if most else _number(row), row.name))
    sign = "＞" if most else "＜"
    steps = [sign.join(f"{row.name}{_text(row)}" for row in ordered)]
    if _number(ordered[0]) == _number(ordered[1]):
        same = [row.name for row in ordered if _number(row) == _number(ordered[0])]
        return f"{'、'.join(same)}相同", [s.replace(sign, "，") for s in steps]
    return ordered[0].name, steps


def _most(frame: Frame, rows: Sequence[Row]) -> tuple[str, list[str]]:
    return _extreme(frame, rows, most=True)


def _least(frame: Frame, rows: Sequence[Row]) -> tuple[str, list[str]]:
    return _extreme(frame, rows, most=False)


def _difference(frame: Frame, rows: Sequence[Row]) -> tuple[str, list[str]]:
    high, low = sorted(rows[:2], key=lambda row: -_number(row))
    result = _like(rows, _number(high) - _number(low))
    return result, [f"{high.name}{_text(high)} − {low.name}{_text(low)} = {result}"]


def _sum(frame: Frame, rows: Sequence[Row]) -> tuple[str, list[str]]:
    total = sum((_number(row) for row in rows), Decimal(0))
    first = rows[0].candidate
    assert first is not None
    result = (
        f"{format_number(total)}%" if first.unit == "%" else scaled(total, first.unit, first.text)
    )
    return result, [" + ".join(f"{row.name}{_text(row)}" for row in rows) + f" = {result}"]


def _growth(frame: Frame, rows: Sequence[Row]) -> tuple[str, list[str]]:
    """Change from the earlier to the later; as a rate where a rate was asked."""
    early, late = _in_time(rows)
    change = _number(late) - _number(early)
    amount = _like(rows, abs(change))
    word = "增加" if change >= 0 else "减少"
    steps = [f"{late.name}{_text(late)} − {early.name}{_text(early)} = {word}{amount}"]
    if _number(early) == 0 or early.candidate is None or early.candidate.unit == "%":
        return amount, steps
    rate = _percent(change, _number(early))
    steps.append(f"{word}{amount} ÷ {_text(early)} = {rate}")
    return (rate if frame.measure == "percent" else amount), steps


def _in_time(rows: Sequence[Row]) -> tuple[Row, Row]:
    def start(row: Row) -> int:
        period = row.candidate.period if row.candidate else None
        return period.start.toordinal() if period else 0

    early, late = sorted(rows[:2], key=start)
    return early, late


def _share(frame: Frame, rows: Sequence[Row]) -> tuple[str, list[str]]:
    part, whole = sorted(rows[:2], key=_number)
    if _number(whole) == 0:
        return _difference(frame, rows)
    share = _percent(_number(part), _number(whole))
    return share, [f"{part.name}{_text(part)} ÷ {whole.name}{_text(whole)} = {share}"]


def _percent(part: Decimal, whole: Decimal) -> str:
    value = (part / whole * 100).quantize(Decimal("0.01"), ROUND_HALF_UP)
    return f"{format_number(value)}%"


def _ranking(frame: Frame, rows: Sequence[Row]) -> tuple[str, list[str]]:
    ordered = sorted(rows, key=lambda row: (-_number(row), row.name))
    steps = ["＞".join(f"{row.name}{_text(row)}" for row in ordered)]
    return "＞".join(row.name for row in ordered), steps


def _each(frame: Frame, rows: Sequence[Row]) -> tuple[str, list[str]]:
    return "；".join(f"{row.name}{_text(row)}" for row in rows), []


_OPERATIONS: dict[str, Callable[[Frame, Sequence[Row]], tuple[str, list[str]]]] = {
    "each": _each,
    "most": _most,
    "least": _least,
    "difference": _difference,
    "sum": _sum,
    "growth": _growth,
    "share": _share,
    "ranking": _ranking,
}
