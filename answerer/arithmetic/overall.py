"""What is reckoned over all places or years: which keep a bound, their mean, how they range."""

import re
from collections.abc import Collection, Sequence
from decimal import ROUND_HALF_UP, Decimal

from answerer.arithmetic.pairing import Row
from answerer.arithmetic.reckoning import like, number_of, told, total_like
from core.language.conversion import converted, convertible
from core.language.quantities import format_number
from core.parser.against import against, set_against
from core.parser.bounds import Bound, bounds_in
from core.parser.frame import Frame
from core.parser.leading import lead_in


def passing(frame: Frame, rows: Sequence[Row]) -> tuple[str, list[str]]:
    """The names of those that keep all bounds."""
    kept, step = _parted(frame, rows)
    return "、".join(row.name for row in kept) or "没有", [step]


def counted(frame: Frame, rows: Sequence[Row]) -> tuple[str, list[str]]:
    """How many keep all bounds; with their names where those are asked for too."""
    kept, step = _parted(frame, rows)
    count = f"{len(kept)}个"
    names = (
        f"：{'、'.join(row.name for row in kept)}" if kept and _NAMES.search(frame.question) else ""
    )
    return f"{count}{names}", [f"{step}，共{count}"]


_NAMES = re.compile(r"哪|谁")


def _parted(frame: Frame, rows: Sequence[Row]) -> tuple[list[Row], str]:
    """Those that keep the bounds, the largest first, and the step that parts them."""
    bounds = [bound for text in frame.bounds for bound in _bounds(text, rows)]
    than = {name for text in frame.bounds if (name := set_against(text))}
    rows = [row for row in rows if not is_bound(row, than)]
    ordered = sorted(rows, key=lambda row: (-number_of(row), row.name))
    kept = [row for row in ordered if all(_keeps(bound, row) for bound in bounds)]
    rest = [row for row in ordered if row not in kept]
    said = "且".join(bound.text for bound in bounds)
    step = f"{said}：{'、'.join(map(told, kept)) or '没有'}"
    return kept, f"{step}；其余：{'、'.join(map(told, rest))}" if rest else step


def _bounds(text: str, rows: Sequence[Row]) -> list[Bound]:
    """The bounds of a text; one set by another figure (高于全市, 超过平均) has that of its row."""
    found = bounds_in(text)
    other = None if found else against(text, [set_against(text)])
    if other is None:
        return list(found)
    own = [row for row in rows if other.than and is_bound(row, {other.than})]
    first = rows[0].candidate
    assert first is not None
    # A rate or density of all is their mean; an amount of all is their sum.
    even = first.unit == "%" or "/" in first.unit
    held = own if own and (even or not other.mean) else [row for row in rows if row not in own]
    number = sum((number_of(row) for row in held), Decimal(0)) / len(held)
    said = f"{other.text}（{total_like(held, number)}）"
    return [Bound(number, first.unit, first.kind, other.above, False, said, other.span)]


def is_bound(row: Row, names: Collection[str]) -> bool:
    """Whether a row's figure is the bound itself: 全市 is the city that it stands for."""
    return any(
        row.name.startswith(name) or (name[:1] == "全" and row.name.endswith(name[1:]))
        for name in names
    )


def _keeps(bound: Bound, row: Row) -> bool:
    candidate = row.candidate
    assert candidate is not None
    if convertible(candidate.unit, bound.unit):
        return bound.passes(converted(number_of(row), candidate.unit, bound.unit))
    return bound.passes(number_of(row))


def mean(frame: Frame, rows: Sequence[Row]) -> tuple[str, list[str]]:
    """The mean of all figures, to two decimals."""
    total = sum((number_of(row) for row in rows), Decimal(0))
    result = rounded(total_like(rows, total / len(rows)))
    return result, [f"（{' + '.join(map(told, rows))}）÷ {len(rows)} = {result}"]


_DECIMALS = re.compile(r"-?\d+(?:\.\d+)?")


def rounded(text: str) -> str:
    """A figure as printed, to two decimals."""

    def shorter(match: re.Match[str]) -> str:
        return format_number(Decimal(match.group()).quantize(Decimal("0.01"), ROUND_HALF_UP))

    return _DECIMALS.sub(shorter, text, count=1)


def spread(frame: Frame, rows: Sequence[Row]) -> tuple[str, list[str]]:
    """How far the most and the least of all lie apart."""
    ordered = sorted(rows, key=lambda row: (-number_of(row), row.name))
    high, low = ordered[0], ordered[-1]
    result = like(rows, number_of(high) - number_of(low))
    step = f"{told(high)} − {told(low)} = {result}"
    return result, ["＞".join(map(told, ordered)), step]


def leading(frame: Frame, rows: Sequence[Row]) -> tuple[str, list[str]]:
    """The names at the asked places of the order; those with the same figure as the last too."""
    lead = lead_in(frame.question)
    rising = bool(lead and lead.rising)
    ordered = sorted(rows, key=lambda row: (number_of(row) * (1 if rising else -1), row.name))
    steps = [("＜" if rising else "＞").join(map(told, ordered))]
    first, last = (lead.first, lead.last) if lead else (1, 1)
    asked = ordered[first - 1 : last]
    if not asked:
        return "没有", steps
    ends = {number_of(asked[0]), number_of(asked[-1])}
    named = [row for row in ordered if row in asked or number_of(row) in ends]
    return "、".join(row.name for row in named), steps
