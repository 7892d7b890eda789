"""Figures of several places, periods or subjects set side by side, and the arithmetic."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Decimal

from answerer.arithmetic.evenly import PER
from answerer.arithmetic.overall import counted, leading, mean, passing, rounded, spread
from answerer.arithmetic.pairing import Row
from answerer.arithmetic.reckoning import like, number_of, percent, text_of, told, total_like
from answerer.figures.values import unit_step
from answerer.objections.rests import REST
from core.language.conversion import converted, convertible
from core.language.quantities import find_quantities, format_number, scaled
from core.parser.comparing import GAP_TOO
from core.parser.frame import Frame


@dataclass(frozen=True, slots=True)
class Comparison:
    """A comparison worked out: its headline, rows and steps."""

    headline: str
    rows: tuple[Row, ...]
    steps: tuple[str, ...]


def compare(frame: Frame, rows: Sequence[Row]) -> Comparison | None:
    """Work the comparison out; None where fewer than two figures were found."""
    known = [row for row in rows if row.candidate and row.candidate.number is not None]
    if len(known) < 2 or _is_more_than_all(frame, known):
        return None
    units = [unit_step(row.candidate) for row in known if row.candidate]
    known, changed = _in_one_unit(known)
    headline, steps = _OPERATIONS[frame.operation](frame, known)
    if frame.operation == "counted" and len(known) < len(rows):
        headline = f"至少{headline}"
    return Comparison(headline, tuple(rows), (*filter(None, units), *changed, *steps))


def _is_more_than_all(frame: Frame, rows: Sequence[Row]) -> bool:
    """Whether more is done than there was, or a part is more than its whole: one is misread."""
    one, other = rows[:2]
    if frame.operation == REST:
        return number_of(one) < number_of(other)
    within = frame.operation == "share" and one.name.startswith(f"{other.name} ")
    return within and number_of(one) > number_of(other)


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


# 哪个县最多，有多少个 asks for the figure too.
_FIGURE_TOO = re.compile(r"(?:[哪谁]|最).*[，,？?](?:[有是为达共]|分别|各)*(?:到)?(?:多少|几)")


def _extreme(frame: Frame, rows: Sequence[Row], most: bool) -> tuple[str, list[str]]:
    ordered = sorted(rows, key=lambda row: (-number_of(row) if most else number_of(row), row.name))
    sign = "＞" if most else "＜"
    steps = [sign.join(told(row) for row in ordered)]
    if number_of(ordered[0]) == number_of(ordered[1]):
        same = [row.name for row in ordered if number_of(row) == number_of(ordered[0])]
        return f"{'、'.join(same)}相同", [s.replace(sign, "，") for s in steps]
    first = ordered[0]
    if len(rows) == 2 and GAP_TOO.search(frame.question):
        apart, step = _difference(frame, ordered)
        return f"{first.name}（相差{apart}）", [*steps, *step]
    asked = bool(_FIGURE_TOO.search(frame.question))
    return f"{first.name}（{text_of(first)}）" if asked else first.name, steps


def _most(frame: Frame, rows: Sequence[Row]) -> tuple[str, list[str]]:
    return _extreme(frame, rows, most=not _counts_down(frame, rows))


def _least(frame: Frame, rows: Sequence[Row]) -> tuple[str, list[str]]:
    return _extreme(frame, rows, most=_counts_down(frame, rows))


_FALLS = re.compile(r"[跌降减]幅|[跌降减][价低少]的?幅度|[降跌减掉]得")


def _counts_down(frame: Frame, rows: Sequence[Row]) -> bool:
    """Whether the most is the smallest number: a place on a list, a change below zero."""
    first = rows[0].candidate
    assert first is not None
    if first.kind == "rank":
        return True
    return bool(_FALLS.search(frame.question)) and all(number_of(row) < 0 for row in rows)


def _difference(frame: Frame, rows: Sequence[Row]) -> tuple[str, list[str]]:
    high, low = sorted(rows[:2], key=lambda row: -number_of(row))
    result = like(rows, number_of(high) - number_of(low))
    return result, [f"{told(high)} − {told(low)} = {result}"]


def _per(frame: Frame, rows: Sequence[Row]) -> tuple[str, list[str]]:
    """What falls to one of the second, in the unit of the first, to two decimals."""
    one, other = rows[:2]
    if number_of(other) == 0:
        return _each(frame, rows)
    result = rounded(_share_like(frame, one, number_of(one) / number_of(other)))
    return result, [f"{told(one)} ÷ {told(other)} = {result}"]


def _share_like(frame: Frame, row: Row, number: Decimal) -> str:
    """A share printed in the asked scale (万元), else in the figure's where that shows enough."""
    candidate = row.candidate
    assert candidate is not None
    scales = [f"1{scale}{candidate.unit}" for scale in ("亿", "万", "")]
    asked = next((one for one in scales[:2] if one[1:] in frame.question), "")
    own = next(one for one in scales if one[1:] in candidate.text or one is scales[-1])
    fitting = [one for one in scales[scales.index(own) :] if number >= _amount(one) / 10]
    return scaled(number, candidate.unit, like=asked or (fitting or scales[-1:])[0])


def _amount(text: str) -> Decimal:
    return find_quantities(text)[0].number


def _sum(frame: Frame, rows: Sequence[Row]) -> tuple[str, list[str]]:
    total = sum((number_of(row) for row in rows), Decimal(0))
    result = total_like(rows, total)
    return result, [" + ".join(told(row) for row in rows) + f" = {result}"]


_FALLEN = re.compile(
    r"(?<!增)(?:[减降跌少掉缩]|回落)[少低落小]?了?(?:多少|几|百分之)|[降跌减]幅|下降率"
)


def _growth(frame: Frame, rows: Sequence[Row]) -> tuple[str, list[str]]:
    """Change from the earlier to the later; as a rate where a rate was asked."""
    early, late = _in_time(rows)
    change = number_of(late) - number_of(early)
    amount = like(rows, abs(change))
    word = "增加" if change >= 0 else "减少"
    steps = [f"{told(late)} − {told(early)} = {word}{amount}"]
    # 减少了多少 where it grew, 增长了多少 where it fell: the headline says which.
    fallen = bool(_FALLEN.search(frame.question))
    said = word if change and (change < 0) != fallen else ""
    if number_of(early) == 0 or early.candidate is None or early.candidate.unit == "%":
        return f"{said}{amount}", steps
    rate = percent(change, number_of(early))
    steps.append(f"{word}{amount} ÷ {text_of(early)} = {rate}")
    shown = rate.removeprefix("-") if said or fallen else rate
    return f"{said}{shown if frame.measure == 'percent' else amount}", steps


def _in_time(rows: Sequence[Row]) -> tuple[Row, Row]:
    def start(row: Row) -> int:
        period = row.candidate.period if row.candidate else None
        return period.start.toordinal() if period else 0

    one, other = rows[:2]
    if one.side == "region" and start(one) == start(other):
        return other, one  # of one time, 甲 is set against 乙
    early, late = sorted((one, other), key=start)
    return early, late


def _share(frame: Frame, rows: Sequence[Row]) -> tuple[str, list[str]]:
    # Two figures stand in the order asked; of a place and its outer one either may come first.
    part, whole = rows[:2] if frame.subjects else sorted(rows[:2], key=number_of)
    if number_of(whole) == 0:
        return _difference(frame, rows)
    share = percent(number_of(part), number_of(whole))
    return share, [f"{told(part)} ÷ {told(whole)} = {share}"]


def _times(frame: Frame, rows: Sequence[Row]) -> tuple[str, list[str]]:
    one, other = rows[:2]
    if number_of(other) == 0:
        return _difference(frame, rows)
    ratio = (number_of(one) / number_of(other)).quantize(Decimal("0.01"), ROUND_HALF_UP)
    result = f"{format_number(ratio)}倍"
    return result, [f"{told(one)} ÷ {told(other)} = {result}"]


def _doublings(frame: Frame, rows: Sequence[Row]) -> tuple[str, list[str]]:
    """翻几番: how often the earlier figure doubles until it is the later one."""
    early, late = _in_time(rows)
    if number_of(early) <= 0 or number_of(late) <= 0:
        return _difference(frame, rows)
    ratio = number_of(late) / number_of(early)
    times = (ratio.ln() / Decimal(2).ln()).quantize(Decimal("0.01"), ROUND_HALF_UP)
    result = f"{format_number(times)}番"
    printed = format_number(ratio.quantize(Decimal("0.01"), ROUND_HALF_UP))
    steps = [f"{told(late)} ÷ {told(early)} = {printed}倍", f"翻一番为2倍，{printed}倍为{result}"]
    return result, steps


def _ranking(frame: Frame, rows: Sequence[Row]) -> tuple[str, list[str]]:
    ordered = sorted(rows, key=lambda row: (-number_of(row), row.name))
    steps = ["＞".join(told(row) for row in ordered)]
    return "＞".join(row.name for row in ordered), steps


def _place(frame: Frame, rows: Sequence[Row]) -> tuple[str, list[str]]:
    """Where the first of those named stands among all of them, the largest figure first."""
    _, steps = _ranking(frame, rows)
    first = (frame.subjects if len(frame.subjects) > 1 else frame.regions)[0]
    own = next(row for row in rows if row.name == first)
    place = f"第{1 + sum(number_of(row) > number_of(own) for row in rows)}位"
    return place, [
        *steps,
        f"{own.name}在{len(rows)}{'地' if own.side == 'region' else '项'}中排{place}",
    ]


def _each(frame: Frame, rows: Sequence[Row]) -> tuple[str, list[str]]:
    return "；".join(told(row) for row in rows), []


_OPERATIONS: dict[str, Callable[[Frame, Sequence[Row]], tuple[str, list[str]]]] = {
    "each": _each,
    "most": _most,
    "least": _least,
    "difference": _difference,
    REST: _difference,
    PER: _per,
    "sum": _sum,
    "mean": mean,
    "passing": passing,
    "counted": counted,
    "spread": spread,
    "leading": leading,
    "growth": _growth,
    "share": _share,
    "times": _times,
    "doublings": _doublings,
    "ranking": _ranking,
    "place": _place,
}
