"""Shown arithmetic, read and computed again: `796.5亿元 − 261.35亿元 = 535.15亿元`."""

import ast
import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal, DivisionByZero, InvalidOperation
from typing import NamedTuple

from core.language.quantities import find_quantities
from core.language.quantity import Quantity
from core.language.text import normalise

_SIGNS = str.maketrans(
    {"−": "-", "－": "-", "–": "-", "×": "*", "÷": "/", "（": "(", "）": ")", "＋": "+"}
)
_OPERATORS = re.compile(r"([-−－–+＋×*÷/()（）])")
_PRINTED = re.compile(r"\d+(?:\.(?P<decimals>\d+))?")


@dataclass(frozen=True, slots=True)
class Step:
    """One line of arithmetic: the figures it starts from, what it computes, whether that holds.

    `holds` is None where the expression is in words and cannot be computed again.
    """

    operands: tuple[Quantity, ...]
    result: tuple[Quantity, ...]
    holds: bool | None


def read_step(text: str) -> Step | None:
    """Read one step; None where it shows no result."""
    left, sign, right = re.sub("＝", "=", text).rpartition("=")
    if not sign:
        return None
    pieces = [_read_piece(piece) for piece in _OPERATORS.split(left)]
    operands = _to_be_proved(pieces)
    result = tuple(find_quantities(right))
    value = _compute("".join(piece.expression for piece in pieces))
    holds = None if value is None or not result else _same(value, result[0])
    return Step(operands, result, holds)


class _Piece(NamedTuple):
    """An operand, or an operator in its Python form."""

    expression: str
    figures: list[Quantity]


def _to_be_proved(pieces: Sequence[_Piece]) -> tuple[Quantity, ...]:
    """The figures that must stand in a quote: not how many a mean is of, (甲3个 + 乙5个) ÷ 2."""
    found = [figure for piece in pieces for figure in piece.figures]
    divided = len(pieces) > 1 and pieces[-2].expression == "/" and len(pieces[-1].figures) == 1
    if divided and not found[-1].unit and found[-1].number == len(found) - 1:
        found.pop()
    return tuple(found)


def _read_piece(piece: str) -> _Piece:
    """A figure in its base unit, the names beside it left out; operators apart, so that
    `5个 - 3个` is no range.
    """
    if _OPERATORS.fullmatch(piece):
        return _Piece(piece.translate(_SIGNS), [])
    if piece.strip() == "100%":  # turns a share into a percentage: nothing to prove
        return _Piece("100", [])
    figures = find_quantities(piece)
    if len(figures) == 1:
        return _Piece(f"{figures[0].number:f}", figures)
    return _Piece(piece.strip(), figures)


def _compute(expression: str) -> Decimal | None:
    """The value of an expression; None if it is not one, or only a single figure."""
    try:
        tree = ast.parse(expression, mode="eval").body
        return None if isinstance(tree, ast.Constant) else _evaluate(tree)
    except (SyntaxError, ValueError, DivisionByZero, InvalidOperation):
        return None


def _evaluate(node: ast.expr) -> Decimal:
    if isinstance(node, ast.Constant) and isinstance(node.value, int | float):
        return Decimal(str(node.value))
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub):
        return -_evaluate(node.operand)
    if not isinstance(node, ast.BinOp):
        raise ValueError("not arithmetic")
    left, right = _evaluate(node.left), _evaluate(node.right)
    if isinstance(node.op, ast.Add):
        return left + right
    if isinstance(node.op, ast.Sub):
        return left - right
    if isinstance(node.op, ast.Mult):
        return left * right
    if isinstance(node.op, ast.Div):
        return left / right
    raise ValueError("not arithmetic")


def _same(value: Decimal, shown: Quantity) -> bool:
    """Whether a shown result is the value, rounded; a share may be shown as a percentage."""
    return any(
        abs(abs(value) * scale - abs(shown.number)) <= _half_digit(shown) for scale in (1, 100)
    )


def _half_digit(shown: Quantity) -> Decimal:
    """Half of the last digit shown, in the base unit."""
    printed = _PRINTED.search(normalise(shown.text).text)
    if printed is None:
        return Decimal(0)
    digit = Decimal(1).scaleb(-len(printed["decimals"] or ""))
    number = Decimal(printed[0])
    scale = abs(shown.number) / number if number else Decimal(1)
    return digit * scale / 2
