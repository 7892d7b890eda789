"""`python -m eval spans`: the weights of the span traits, from questions with known answers.

A question's candidates compete with each other and with `no answer` (score 0):
P(c) = exp(w·t(c)) / (1 + Σ exp(w·t)). The weights make the right candidates
likely, and `no answer` where none is right; the L2 penalty keeps them small.
Every question is also answered by weights that were learned without it: of several
penalties the one that answers most of them so is taken.
"""

import json
from argparse import ArgumentParser, Namespace
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from answerer.assistant import Assistant
from answerer.spans.traits import WEIGHTS, Traits, weighed, weights_of
from eval.corpora import index_for
from eval.datasets import load_dataset
from eval.fitting import Numbers, softmax_loss
from eval.judge import judge
from eval.question import Question

TYPES = ("name", "date", "list", "text", "rank")
_FOLDS = 5
_LEAST_SHARED = 0.8
# A question over an encyclopedia counts as this much of one over reports.
_LOOSE = 0.5
# One without a right candidate: people mostly ask what reports tell.
_UNTOLD = 0.3
_PENALTIES = (0.05, 0.02, 0.005, 0.002, 0.001)
# What is believed before any question is seen; the penalty holds the weights near it.
_PRIOR = {
    "cover": 1.0,
    "cover_with_before": 1.5,
    "cover_clause": 1.0,
    "passage": 0.5,
    "similarity": 4.0,
    "fit": 1.0,
    "any": -3.5,
}


@dataclass(frozen=True, slots=True)
class Example:
    """One question: its type, each candidate's traits and whether it is right, its weight."""

    id: str
    asked: str
    traits: tuple[Traits, ...]
    right: tuple[bool, ...]
    weight: float

    @property
    def answerable(self) -> bool:
        """Whether any candidate is right; where none is, no weights can help."""
        return any(self.right)


def add_arguments(parser: ArgumentParser) -> None:
    """The arguments of `spans`."""
    parser.add_argument(
        "--set",
        action="append",
        nargs=2,
        type=Path,
        required=True,
        metavar=("QUESTIONS", "CORPUS"),
        help="questions and their reports (twice the SQuAD .json); may be given several times",
    )
    parser.add_argument("--limit", type=int, default=400, help="questions taken of each set")
    parser.add_argument("--prior", type=Path, help="weights that were learned from other questions")
    parser.add_argument("--penalty", type=float, help="L2 penalty (chosen by what is unseen)")
    parser.add_argument(
        "--only", action="append", choices=TYPES, help="learn these types, leave the others; repeat"
    )
    parser.add_argument("--out", type=Path, default=WEIGHTS, help="file of the weights")


def main(arguments: Namespace) -> int:
    """Learn, say how well unseen questions are answered, write the weights."""
    examples = [
        example
        for questions, corpus in arguments.set
        for example in examples_of(questions, corpus, arguments.limit)
    ]
    tables = {}
    for asked in TYPES:
        if arguments.only and asked not in arguments.only:
            tables[asked] = dict(weights_of(asked))
            continue
        own = [example for example in examples if example.asked == asked]
        prior = weights_of(asked, arguments.prior) if arguments.prior else _PRIOR
        tried = [arguments.penalty] if arguments.penalty else _PENALTIES
        found = {penalty: cross_validated(own, penalty, prior) for penalty in tried}
        penalty = max(tried, key=lambda one: (found[one][0], one))
        right, refused, count = found[penalty]
        print(f"{asked}: {len(own)} questions; unseen right {right}/{count}, {refused} refused")
        tables[asked] = learned(own, penalty, prior)
    arguments.out.write_text(as_toml(tables), encoding="utf-8")
    return 0


def examples_of(questions: Path, corpus: Path, limit: int) -> list[Example]:
    """The labelled candidates of a question set; types that ask for figures are left out."""
    dataset = load_dataset(questions)
    index = index_for(corpus=None if dataset.reports else corpus, reports=dataset.reports)
    assistant = Assistant.open(index)
    loosely = bool(dataset.reports)
    found = (_example(q, assistant, loosely=loosely) for q in dataset.questions[:limit])
    # Where no candidate has a SQuAD answer, ours fall short; that is no reason to refuse.
    return [e for e in found if e is not None and (e.answerable or not loosely)]


def _example(question: Question, assistant: Assistant, *, loosely: bool) -> Example | None:
    today = assistant.asked_on(question.asked)
    frames = assistant.frames(question.question, today=today, context=question.context)
    frame = frames[0]
    if len(frames) > 1 or frame.asked not in TYPES:
        return None
    rows = assistant.described(frame)
    right = tuple(question.answerable and _is_right(question, c.text, loosely) for c, _ in rows)
    traits = tuple(traits for _, traits in rows)
    weight = _LOOSE if loosely else 1.0 if any(right) else _UNTOLD
    return Example(question.id, frame.asked, traits, right, weight)


def _is_right(question: Question, text: str, loosely: bool) -> bool:
    """As the evaluation judges; of a SQuAD answer most characters and few others."""
    if loosely:
        return any(_shared(answer, text) >= _LEAST_SHARED for answer in question.answers)
    return judge(question, {"status": "answered", "answer": text, "frame": {}}).right


def _shared(one: str, other: str) -> float:
    """F1 of the characters."""
    both = (Counter(one) & Counter(other)).total()
    return 2 * both / (len(one) + len(other)) if both else 0.0


def cross_validated(
    examples: Sequence[Example], penalty: float, prior: Mapping[str, float] = _PRIOR
) -> tuple[int, int, int]:
    """Of the questions with an answer (squad ones left out): right, refused, all; each answered
    by weights learned from the other folds.
    """
    right = refused = count = 0
    for fold in range(_FOLDS):
        rest = [e for number, e in enumerate(examples) if number % _FOLDS != fold]
        weights = learned(rest, penalty, prior)
        for number, example in enumerate(examples):
            if number % _FOLDS != fold or example.weight < 1 or not example.answerable:
                continue
            scores = [weighed(traits, weights) for traits in example.traits]
            best = max(range(len(scores)), key=scores.__getitem__, default=None)
            count += 1
            if best is None or scores[best] < 0:
                refused += 1
            else:
                right += example.right[best]
    return right, refused, count


def learned(
    examples: Sequence[Example], penalty: float, prior: Mapping[str, float] = _PRIOR
) -> dict[str, float]:
    """The weights that make the right candidates, or no answer, most likely."""
    names = sorted({name for example in examples for traits in example.traits for name in traits})
    place = {name: number for number, name in enumerate(names)}
    groups = [_matrix(example, place) for example in examples if example.traits]
    start = np.array([prior.get(name, 0.0) for name in names])

    def loss(weights: Numbers) -> tuple[float, Numbers]:
        apart = weights - start
        total, slope = penalty / 2 * float(apart @ apart), penalty * apart
        for matrix, right, weight in groups:
            value, change = softmax_loss(matrix, right, weights)
            total += weight / len(groups) * value
            slope = slope + weight / len(groups) * change
        return total, slope

    found = minimize(loss, start, jac=True, method="L-BFGS-B").x
    return {name: round(float(value), 3) for name, value in zip(names, found, strict=True)}


def _matrix(example: Example, place: dict[str, int]) -> tuple[Numbers, NDArray[np.bool_], float]:
    matrix = np.zeros((len(example.traits), len(place)))
    for row, traits in enumerate(example.traits):
        for name, value in traits.items():
            matrix[row, place[name]] = value
    return matrix, np.array(example.right, dtype=bool), example.weight


def as_toml(tables: dict[str, dict[str, float]]) -> str:
    """The weights as the file that `answerer.spans.traits` reads, those near zero left out."""
    lines = ["# What each trait of a span counts; made by `python -m eval spans`, see traits.py."]
    for asked, weights in tables.items():
        lines += ["", f"[{asked}]"]
        lines += [f"{json.dumps(n, ensure_ascii=False)} = {w}" for n, w in weights.items() if w]
    return "\n".join(lines) + "\n"
