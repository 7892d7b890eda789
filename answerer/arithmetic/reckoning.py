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
    """A computed figure printed in the scale of the largest of the figures it came from."""
    first = _largest(rows)
    if first.kind == "rank":
        return f"{format_number(number)}名"
    unit = "个百分点" if first.unit == "%" else first.unit
    if first.unit == "%":
        return f"{format_number(number)}{unit}"
    return scaled(number, unit, like=first.text)


def total_like(rows: Sequence[Row], number: Decimal) -> str:
    """A sum or mean of the figures, printed in the same way: a percentage stays one."""
    first = _largest(rows)
    if first.unit == "%":
        return f"{format_number(number)}%"
    return scaled(number, first.unit, first.text)


def _largest(rows: Sequence[Row]) -> Candidate:
    largest = max(rows, key=lambda row: abs(number_of(row))).candidate
    assert largest is not None
    return largest


def percent(part: Decimal, whole: Decimal) -> str:
    """A part of a whole in percent, to two decimals."""
    value = (part / whole * 100).quantize(Decimal("0.01"), ROUND_HALF_UP)
    return f"{format_number(value)}%"
