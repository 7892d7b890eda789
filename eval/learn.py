"""`python -m eval learn`: the weights of the reranker, learned from labelled questions.

A linear model over the measures of `retriever.measures`, fitted by the
softmax loss over each question's candidates (ListNet's top-one loss, Cao and
others, ICML 2007), with weights that may only speak for a passage where the
measure is meant to, and judged on questions that each fit has not seen.
"""

import inspect
import tomllib
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
from tqdm import tqdm

from core.encoders.encoder import Encoder, load_encoder
from core.errors import BadInputError
from core.index.snapshot import Snapshot
from core.index.store import IndexStore
from core.language.wordings import expand
from core.parser.question import parse_question
from core.settings import settings
from eval.datasets import load_dataset
from eval.question import Question
from eval.table import percent, render
from eval.wording import squeeze
from retriever.measures import MEASURES, measured
from retriever.pool import Passages, read_pool
from retriever.reading import Reading
from retriever.rerank import WEIGHTS
from retriever.terms import terms_of

FOLDS = 5
# Questions of one report stand together in a file: they go into one fold.
BLOCK = 5
# What is also wanted: a passage of the right report, whichever.
REPORT_SHARE = 0.5
# Measures that speak against a passage, and those that may do either.
AGAINST = frozenset({"region_other"})
EITHER = frozenset({"siblings", "length"})
_CUTOFFS = (1, 3, 5)
Values = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]


@dataclass(frozen=True)
class Example:
    """One question: measures (candidates, measures), and which candidate holds what.

    `evidence` is (candidates, pieces); `report` says which are of a right
    report; candidates stand in fusion's order. `share` weighs the question;
    `fold` is the one it is judged in.
    """

    measures: Values
    evidence: Flags
    report: Flags
    share: float
    fold: int


def add_arguments(parser: ArgumentParser) -> None:
    """The arguments of `learn`."""
    parser.add_argument(
        "--set",
        nargs=3,
        action="append",
        required=True,
        metavar=("QUESTIONS", "INDEX", "SHARE"),
        help="questions, an index of their reports, and how much each question counts; repeat",
    )
    parser.add_argument("--strength", type=float, default=5.0, help="pull of the weights to zero")
    parser.add_argument("--out", type=Path, default=WEIGHTS, help="where the weights go")


def main(arguments: Namespace) -> int:
    """Learn, judge on unseen questions, print the table and write the weights."""
    sets = [
        (Path(questions).stem, list(examples(Path(questions), Path(index), float(share))))
        for questions, index, share in arguments.set
    ]
    every = [example for _, found in sets for example in found]
    if not every:
        raise BadInputError("no question with evidence", message="没有可以学习的问题。")
    seen = unseen_scores(every, arguments.strength)
    print(_table(sets, seen))
    weights = fit(every, arguments.strength)
    arguments.out.write_text(weights_text(weights, len(every)), encoding="utf-8")
    print(f"\n{arguments.out}")
    return 0


def examples(questions: Path, index: Path, share: float) -> Iterator[Example]:
    """The candidates of every question that has evidence and stands alone."""
    encoder = load_encoder(settings().encoder, settings().query_instruction)
    wanted = [
        question
        for question in load_dataset(questions).questions
        if question.answerable and question.evidence and not question.context
    ]
    with IndexStore(index).open(encoder.fingerprint) as snapshot:
        for number, question in enumerate(tqdm(wanted, desc=questions.stem, disable=None)):
            example = _example(question, snapshot, encoder)
            if example:
                measures, evidence, report = example
                yield Example(measures, evidence, report, share, number // BLOCK % FOLDS)


def _example(
    question: Question, snapshot: Snapshot, encoder: Encoder
) -> tuple[Values, Flags, Flags] | None:
    text, depth = question.question, settings().candidates
    wide = " ".join([text, *expand(text)])
    vector = encoder.encode_question(wide)
    lexical, dense = snapshot.lexical_search(wide, depth), snapshot.dense_search(vector, depth)
    pool = read_pool(Passages(snapshot), lexical, dense)
    if not pool:
        return None
    terms = terms_of(text, snapshot.manifest.chunks, snapshot.frequencies)
    frame = parse_question(text, snapshot.gazetteer, question.asked)
    passages = [squeeze(candidate.chunk.text) for candidate in pool]
    pieces = [squeeze(piece) for piece in question.evidence]
    return (
        measured(Reading(frame, terms, pool, snapshot.gazetteer)).astype(np.float64),
        np.array([[piece in passage for piece in pieces] for passage in passages]),
        np.array([candidate.chunk.doc_id in question.doc_ids for candidate in pool]),
    )


def fit(found: Sequence[Example], strength: float) -> Values:
    """The weights (measures,) that make the evidence come first."""
    from scipy.optimize import minimize

    spread = np.concatenate([e.measures - e.measures.mean(axis=0) for e in found]).std(axis=0)
    spread = np.maximum(spread, 1e-6)
    goals = [goal for example in found for goal in _goals(example, spread)]
    bounds = [_bound(name) for name in MEASURES]

    def loss(weights: Values) -> tuple[float, Values]:
        total, slope = strength * float(weights @ weights), 2 * strength * weights
        for values, wanted, share in goals:
            scores = values @ weights
            likely = np.exp(scores - scores.max())
            likely /= likely.sum()
            right = float(likely[wanted].sum()) + 1e-12
            total -= share * float(np.log(right))
            slope = slope + share * (values.T @ (likely - likely * wanted / right))
        return total, slope

    start = np.zeros(len(MEASURES))
    weights: Values = minimize(loss, start, jac=True, method="L-BFGS-B", bounds=bounds).x
    scaled: Values = weights / spread
    return scaled


def _goals(example: Example, spread: Values) -> Iterator[tuple[Values, Flags, float]]:
    """What should come first: each piece of evidence, and the report."""
    values = (example.measures - example.measures.mean(axis=0)) / spread
    pieces = example.evidence.shape[1]
    wanted = [(example.evidence[:, piece], example.share / pieces) for piece in range(pieces)]
    wanted.append((example.report, example.share * REPORT_SHARE))
    for flags, share in wanted:
        if flags.any() and not flags.all():
            yield values, flags, share


def _bound(name: str) -> tuple[float | None, float | None]:
    if name in EITHER:
        return None, None
    return (None, 0.0) if name in AGAINST else (0.0, None)


def unseen_scores(found: Sequence[Example], strength: float) -> list[Values]:
    """The score of every candidate by weights fitted without the question's fold."""
    fitted = {
        fold: fit([example for example in found if example.fold != fold], strength)
        for fold in sorted({example.fold for example in found})
    }
    return [example.measures @ fitted[example.fold] for example in found]


def _table(sets: Sequence[tuple[str, list[Example]]], scores: Sequence[Values]) -> str:
    lines, start = [], 0
    for name, found in sets:
        part = scores[start : start + len(found)]
        start += len(found)
        fused = [-np.arange(len(example.measures), dtype=np.float64) for example in found]
        for label, ranking in (("fused", fused), ("reranked, unseen", part)):
            cells = [percent(value) for value in _measures(found, ranking)]
            lines.append((f"{name}: {label}", len(found), *cells))
    header = ("", "n", "report first", *(f"evidence in {cutoff}" for cutoff in _CUTOFFS))
    return render(header, lines)


def _measures(found: Sequence[Example], scores: Sequence[Values]) -> list[float]:
    """Share of questions whose first hit is of a right report; of evidence in 1, 3 and 5."""
    rows = []
    for example, values in zip(found, scores, strict=True):
        order = np.argsort(-values, kind="stable")
        evidence = example.evidence[order]
        in_first = [evidence[:cutoff].any(axis=0).mean() for cutoff in _CUTOFFS]
        rows.append([float(example.report[order[0]]), *in_first])
    return [float(value) for value in np.mean(rows, axis=0)] if rows else [0.0] * 4


def weights_text(weights: Values, questions: int) -> str:
    """weights.toml: each weight under what its measure means."""
    lines = [
        "# What each measure of measures.py adds to a passage's score, per unit.",
        f"# Learned by `python -m eval learn` from {questions} questions.",
        "[weights]",
    ]
    for (name, measure), weight in zip(MEASURES.items(), weights, strict=True):
        meaning = inspect.cleandoc(measure.__doc__ or "").splitlines()[0]
        lines += [f"# {meaning}", f"{name} = {weight + 0.0:.4f}"]
    text = "\n".join(lines) + "\n"
    tomllib.loads(text)
    return text
