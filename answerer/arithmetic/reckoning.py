"""The figures of rows that are set side by side: their numbers, and how results are printed."""

import re
from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal

from answerer.arithmetic.pairing import Row
from answerer.candidate import Candidate
from core.language.quantities import format_number, scaled


def number_of(row: Row) -> Decimal:
    """The figure; below zero for a rate that is said to have fallen."""
    assert row.candidate is not None
    number = row.candidate.signed
    assert number is not None
    return number


def text_of(row: Row) -> str:
    """The figure as printed."""
    assert row.candidate is not None
    return row.candidate.text


def told(row: Row) -> str:
    """A name and its figure; apart where both would run together (03 and 20亿元)."""
    gap = "：" if re.match(r"[A-Za-z\d]", row.name[-1]) else ""
    return f"{row.name}{gap}{text_of(row)}"


def like(rows: Sequence[Row], number: Decimal) -> str:
    """A computed figure printed in the scale of the largest figure in which it shows enough."""
    first = _largest(rows)
    if first.kind == "rank":
        return f"{format_number(number)}名"
    if first.unit == "%":
        return f"{format_number(number)}个百分点"
    printed = [scaled(number, first.unit, like=text_of(row)) for row in _falling(rows)]
    return next((text for text in printed if not text.startswith("0.")), printed[0])


def total_like(rows: Sequence[Row], number: Decimal) -> str:
    """A sum or mean of the figures, printed in the same way: a percentage stays one."""
    first = _largest(rows)
    if first.unit == "%":
        return f"{format_number(number)}%"
    return scaled(number, first.unit, first.text)


def _falling(rows: Sequence[Row]) -> list[Row]:
    return sorted(rows, key=lambda row: -abs(number_of(row)))


def _largest(rows: Sequence[Row]) -> Candidate:
    largest = _falling(rows)[0].candidate
    assert largest is not None
    return largest


def percent(part: Decimal, whole: Decimal) -> str:
    """A part of a whole in percent, to two decimals."""
    value = (part / whole * 100).quantize(Decimal("0.01"), ROUND_HALF_UP)
    return f"{format_number(value)}%"
