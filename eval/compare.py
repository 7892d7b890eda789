"""`python -m eval compare A B`: what changed, question by question, and whether it is noise.

McNemar's exact test (McNemar 1947; the binomial form) on right and wrong, and a
paired bootstrap of the difference in every rate.
"""

import math
from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from core.errors import QuestionError
from eval.bootstrap import difference
from eval.row import Row, load_rows
from eval.summary import RATES
from eval.table import percent, render

SIGNIFICANT = 0.05
Pair = tuple[Row, Row]


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two runs over the same questions: what B fixed, what it broke, and McNemar's p."""

    pairs: tuple[Pair, ...]
    fixed: tuple[Pair, ...]
    broken: tuple[Pair, ...]
    p_value: float


def add_arguments(parser: ArgumentParser) -> None:
    """The arguments of `compare`."""
    parser.add_argument("run_a", type=Path, help="folder of the run before")
    parser.add_argument("run_b", type=Path, help="folder of the run after")


def main(arguments: Namespace) -> int:
    """Compare two runs and print what changed."""
    print(render_comparison(compare(load_rows(arguments.run_a), load_rows(arguments.run_b))))
    return 0


def compare(before: Sequence[Row], after: Sequence[Row]) -> Comparison:
    """Pair the questions that both runs asked.

    Raises:
        QuestionError: they share none.
    """
    later = {row.question.id: row for row in after}
    pairs = tuple((row, later[row.question.id]) for row in before if row.question.id in later)
    if not pairs:
        raise QuestionError("no question in common", message="两次评测没有相同的问题，无法比较。")
    fixed = tuple(pair for pair in pairs if pair[1].right and not pair[0].right)
    broken = tuple(pair for pair in pairs if pair[0].right and not pair[1].right)
    return Comparison(pairs, fixed, broken, mcnemar(len(fixed), len(broken)))


def mcnemar(fixed: int, broken: int) -> float:
    """The chance of so uneven a split, or a more uneven one, if each change were a coin's toss."""
    changed = fixed + broken
    fewer = sum(math.comb(changed, k) for k in range(min(fixed, broken) + 1))
    return min(1.0, fewer / math.pow(2, changed - 1))


def render_comparison(comparison: Comparison) -> str:
    """The comparison as text for the terminal."""
    parts = [
        f"{len(comparison.pairs)} questions in both runs: {len(comparison.fixed)} fixed, "
        f"{len(comparison.broken)} broken, McNemar p = {comparison.p_value:.4f}"
        f" ({_in_words(comparison)})",
        render(("measure", "A", "B", "B - A", "95% interval", ""), _rates(comparison.pairs)),
    ]
    for title, pairs in (("fixed", comparison.fixed), ("broken", comparison.broken)):
        if pairs:
            header = (title, "question", "A said", "B said", "cause")
            parts.append(render(header, [_changed(pair) for pair in pairs]))
    return "\n\n".join(parts)


def _in_words(comparison: Comparison) -> str:
    if comparison.p_value >= SIGNIFICANT:
        return "may be noise"
    better = len(comparison.fixed) > len(comparison.broken)
    return "B is better" if better else "B is worse"


def _rates(pairs: Sequence[Pair]) -> list[tuple[str, ...]]:
    """Each rate over the questions that it bears on in both runs."""
    lines: list[tuple[str, ...]] = []
    for name, measure in RATES.items():
        found = [(measure(a), measure(b)) for a, b in pairs]
        both = [(a, b) for a, b in found if a is not None and b is not None]
        if not both:
            continue
        before, after = [a for a, _ in both], [b for _, b in both]
        delta, low, high = difference(before, after)
        lines.append(
            (
                name,
                percent(sum(before) / len(both)),
                percent(sum(after) / len(both)),
                f"{100 * delta:+.1f}",
                f"{100 * low:+.1f} – {100 * high:+.1f}",
                "*" if low > 0 or high < 0 else "",
            )
        )
    return lines


def _changed(pair: Pair) -> tuple[str, ...]:
    before, after = pair
    said = [_short(row.answer["answer"]) or "(refused)" for row in pair]
    question = before.question
    return question.id, _short(question.question, 40), *said, before.cause or after.cause


def _short(text: str, length: int = 24) -> str:
    line = " ".join(text.split())
    return line if len(line) <= length else line[: length - 1] + "…"
