"""`python -m eval weigh`: the weights of answerer/figures/learned.toml, from labelled questions.

Each figure's score is a weighted sum of its signs, in log odds against "none
of these": a softmax over the figures of a question and the answer "refuse".
What speaks for a figure gets no negative weight, what speaks against it no
positive one. Cross-validated by report before the weights are written.
"""

from argparse import ArgumentParser, Namespace
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import numpy as np

from answerer.assistant import Assistant
from answerer.figures.values import value_candidates
from answerer.figures.weighing import COMPARED, LEARNED, read_signs, score, with_meaning
from answerer.search import gather
from core.errors import QuestionError
from eval.corpora import index_for
from eval.datasets import load_dataset
from eval.fitting import Chosen, Sample, best_enough, cross_validated, fit
from eval.judge import judge
from eval.question import Question
from eval.table import percent, render

_TYPES = frozenset({"count", "amount", "percent", "rank", "unanswerable"})
_HEAD = """# Learned by `python -m eval weigh`; answerer/figures/signs.py tells what each sign says.
# A figure's score is `always` plus each sign times its weight, in log odds against
# "none of these is the answer"; from `enough` on it is shown. `words` weighs all
# figures, `meaning` the best few, which the encoder has compared with the question.
"""


def add_arguments(parser: ArgumentParser) -> None:
    """The arguments of `weigh`."""
    parser.add_argument("--questions", type=Path, nargs="+", required=True, help="question files")
    parser.add_argument(
        "--corpus", type=Path, nargs="+", required=True, help="the reports of each file, or of all"
    )
    parser.add_argument("--out", type=Path, default=LEARNED, help="where the weights go")
    parser.add_argument("--folds", type=int, default=8, help="parts of the cross-validation")


def main(arguments: Namespace) -> int:
    """Read the signs of every figure, cross-validate, learn from all, write."""
    files, corpora = arguments.questions, arguments.corpus
    if len(corpora) not in (1, len(files)):
        message = "--corpus 要么一个，要么与问题文件一样多。"
        raise QuestionError("--corpus: one, or one a file", message=message)
    corpora = corpora * len(files) if len(corpora) == 1 else corpora
    samples = [s for pair in zip(files, corpora, strict=True) for s in read_samples(*pair)]
    words = fit([s.without("similar_") for s in samples])
    cut = [s.best(lambda signs: score(signs, words), COMPARED) for s in samples]
    chosen = cross_validated(cut, arguments.folds)
    enough = best_enough(chosen)
    print(table(chosen, enough))
    write(arguments.out, words, fit(cut), enough)
    print(arguments.out)
    return 0


def read_samples(questions: Path, corpus: Path) -> Iterator[Sample]:
    """The figures that nothing decides against, for each question that asks for one figure."""
    assistant = Assistant.open(index_for(corpus=corpus))
    for question in load_dataset(questions).questions:
        today = assistant.asked_on(question.asked)
        frames = assistant.frames(question.question, today=today, context=question.context)
        if question.type not in _TYPES or [f.asked for f in frames] not in (["value"], ["rank"]):
            continue
        evidence = gather(frames[0], assistant.snapshot, assistant.retriever)
        weighed = read_signs(evidence, value_candidates(evidence))
        agreeing = [one for one in weighed if not one.objections]
        agreeing = with_meaning(evidence, agreeing) if agreeing else []
        known = [(one.signs, _is_right(question, one.candidate.text)) for one in agreeing]
        yield Sample(
            name=questions.stem,
            group=f"{questions.stem} {' '.join(question.doc_ids[:1]) or question.id}",
            answerable=question.answerable,
            signs=tuple(signs for signs, _ in known),
            right=tuple(right for _, right in known),
        )


def _is_right(question: Question, text: str) -> bool:
    answer = {"status": "answered", "answer": text, "parts": [], "table": [], "frame": {}}
    return question.answerable and judge(question, answer).right


def table(chosen: Sequence[Chosen], enough: float) -> str:
    """For each question file: right, refused though answerable, refused rightly."""
    rows = []
    for name in dict.fromkeys(c.name for c in chosen):
        own = [c for c in chosen if c.name == name]
        known = [c for c in own if c.answerable]
        others = [c for c in own if not c.answerable]
        rows.append(
            (
                name,
                len(own),
                percent(_mean([c.right for c in known])),
                percent(_mean([c.right and c.score >= enough for c in known])),
                percent(_mean([c.score < enough for c in known])),
                percent(_mean([c.score < enough for c in others])),
            )
        )
    head = ("questions", "n", "right first", "right", "refused wrongly", "refused rightly")
    return render(head, rows)


def _mean(values: Sequence[bool]) -> float | None:
    return float(np.mean(values)) if values else None


def write(
    file: Path, words: Mapping[str, float], meaning: Mapping[str, float], enough: float
) -> None:
    """The weights as TOML, the heaviest first; those of no weight are left out."""
    parts = [_HEAD, f"enough = {enough:.2f}\n"]
    for name, weights in (("words", words), ("meaning", meaning)):
        kept = {sign: round(value, 2) for sign, value in weights.items()}
        lines = sorted(kept.items(), key=lambda item: (-item[1], item[0]))
        parts.append(f"\n[{name}]\n" + "".join(f"{s} = {v:.2f}\n" for s, v in lines if v))
    file.write_text("".join(parts), encoding="utf-8")
