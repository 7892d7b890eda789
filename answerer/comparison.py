"""Figures of several places, periods or subjects set side by side, and the arithmetic."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Decimal

from answerer.pairing import Row
from answerer.values import unit_step
from core.conversion import converted, convertible
from core.frame import Frame
from core.quantities import format_number, scaled


@dataclass(frozen=True, slots=True)
class Comparison:
    """A comparison worked out: its headline, rows and steps."""

    headline: str
    rows: tuple[Row, ...]
    steps: tuple[str, ...]


def compare(frame: Frame, rows: Sequence[Row]) -> Comparison | None:
    """Work the comparison out; None where fewer than two figures were found."""
    known = [row for row in rows if row.candidate and row.candidate.number is not None]
    if len(known) < 2:
        return None
    units = [unit_step(row.candidate) for row in known if row.candidate]
    known, changed = _in_one_unit(known)
    headline, steps = _OPERATIONS[frame.operation](frame, known)
    return Comparison(headline, tuple(rows), (*filter(None, units), *changed, *steps))


def _in_one_unit(rows: Sequence[Row]) -> tuple[list[Row], list[str]]:
    """The rows in the unit of the first, and the steps that bring them there."""
    first = rows[0].candidate
    assert first is not None
    alike, steps = [], []
    for row in rows:
        candidate = row.candidate
        if candidate and candidate.number is not None and convertible(candidate.unit, first.unit):
            number = converted(candidate.number, candidate.unit, first.unit)
            text = scaled(number, first.unit, like=first.text)
            steps.append(f"{row.name}：{candidate.text} = {text}")
            candidate = replace(candidate, number=number, unit=first.unit, text=text)
        alike.append(replace(row, candidate=candidate))
    return alike, steps


def _number(row: Row) -> Decimal:
    """The figure; below zero for a rate that is said to have fallen."""
    assert row.candidate is not None
    number = row.candidate.signed
    assert number is not None
    return number


def _text(row: Row) -> str:
    assert row.candidate is not None
    return row.candidate.text


def _told(row: Row) -> str:
    """A name and its figure; apart where both would run together (03 and 20亿元)."""
    gap = "：" if re.match(r"[A-Za-z\d]", row.name[-1]) else ""
    return f"{row.name}{gap}{_text(row)}"


def _like(rows: Sequence[Row], number: Decimal) -> str:
    """A computed figure printed in the scale of the figures it came from."""
    first = rows[0].candidate
    assert first is not None
    if first.kind == "rank":
        return f"{format_number(number)}名"
    unit = "个百分点" if first.unit == "%" else first.unit
    if first.unit == "%":
        return f"{format_number(number)}{unit}"
    return scaled(number, unit, like=first.text)


def _extreme(frame: Frame, rows: Sequence[Row], most: bool) -> tuple[str, list[str]]:
    ordered = sorted(rows, key=lambda row: (-_number(row) if most else _number(row), row.name))
    sign = "＞" if most else "＜"
    steps = [sign.join(_told(row) for row in ordered)]
    if _number(ordered[0]) == _number(ordered[1]):
        same = [row.name for row in ordered if _number(row) == _number(ordered[0])]
        return f"{'、'.join(same)}相同", [s.replace(sign, "，") for s in steps]
    return ordered[0].name, steps


def _most(frame: Frame, rows: Sequence[Row]) -> tuple[str, list[str]]:
    return _extreme(frame, rows, most=not _counts_down(frame, rows))


def _least(frame: Frame, rows: Sequence[Row]) -> tuple[str, list[str]]:
    return _extreme(frame, rows, most=_counts_down(frame, rows))


_FALLS = re.compile(r"跌幅|降幅|减幅|[降跌减掉]得")


def _counts_down(frame: Frame, rows: Sequence[Row]) -> bool:
    """Whether the most is the smallest number: a place on a list, a change below zero."""
    first = rows[0].candidate
    assert first is not None
    if first.kind == "rank":
        return True
    return bool(_FALLS.search(frame.question)) and all(_number(row) < 0 for row in rows)


def _difference(frame: Frame, rows: Sequence[Row]) -> tuple[str, list[str]]:
    high, low = sorted(rows[:2], key=lambda row: -_number(row))
    result = _like(rows, _number(high) - _number(low))
    return result, [f"{_told(high)} − {_told(low)} = {result}"]


def _sum(frame: Frame, rows: Sequence[Row]) -> tuple[str, list[str]]:
    total = sum((_number(row) for row in rows), Decimal(0))
    first = rows[0].candidate
    assert first is not None
    result = (
        f"{format_number(total)}%" if first.unit == "%" else scaled(total, first.unit, first.text)
    )
    return result, [" + ".join(_told(row) for row in rows) + f" = {result}"]


_FALLEN = re.compile(r"(?:[减降跌少掉缩]|回落)[少低落小]?了?(?:多少|几|百分之)|[降跌减]幅|下降率")


def _growth(frame: Frame, rows: Sequence[Row]) -> tuple[str, list[str]]:
    """Change from the earlier to the later; as a rate where a rate was asked."""
    early, late = _in_time(rows)
    change = _number(late) - _number(early)
    amount = _like(rows, abs(change))
    word = "增加" if change >= 0 else "减少"
    steps = [f"{_told(late)} − {_told(early)} = {word}{amount}"]
    # 减少了多少 where it grew, 增长了多少 where it fell: the headline says which.
    fallen = bool(_FALLEN.search(frame.question))
    said = word if change and (change < 0) != fallen else ""
    if _number(early) == 0 or early.candidate is None or early.candidate.unit == "%":
        return f"{said}{amount}", steps
    rate = _percent(change, _number(early))
    steps.append(f"{word}{amount} ÷ {_text(early)} = {rate}")
    shown = rate.removeprefix("-") if said or fallen else rate
    return f"{said}{shown if frame.measure == 'percent' else amount}", steps


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
    return share, [f"{_told(part)} ÷ {_told(whole)} = {share}"]


def _times(frame: Frame, rows: Sequence[Row]) -> tuple[str, list[str]]:
    one, other = rows[:2]
    if _number(other) == 0:
        return _difference(frame, rows)
    ratio = (_number(one) / _number(other)).quantize(Decimal("0.01"), ROUND_HALF_UP)
    result = f"{format_number(ratio)}倍"
    return result, [f"{_told(one)} ÷ {_told(other)} = {result}"]


def _percent(part: Decimal, whole: Decimal) -> str:
    value = (part / whole * 100).quantize(Decimal("0.01"), ROUND_HALF_UP)
    return f"{format_number(value)}%"


def _ranking(frame: Frame, rows: Sequence[Row]) -> tuple[str, list[str]]:
    ordered = sorted(rows, key=lambda row: (-_number(row), row.name))
    steps = ["＞".join(_told(row) for row in ordered)]
    return "＞".join(row.name for row in ordered), steps


def _each(frame: Frame, rows: Sequence[Row]) -> tuple[str, list[str]]:
    return "；".join(_told(row) for row in rows), []


_OPERATIONS: dict[str, Callable[[Frame, Sequence[Row]], tuple[str, list[str]]]] = {
    "each": _each,
    "most": _most,
    "least": _least,
    "difference": _difference,
    "sum": _sum,
    "growth": _growth,
    "share": _share,
    "times": _times,
    "ranking": _ranking,
}
