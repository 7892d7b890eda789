"""`python -m eval ablate`: the same questions searched in several ways, in one table.

Dense only, lexical only, fused, and fused and reranked, each with and without
heading context.
Without context a passage is searched by its own words: title, headings and
region are taken off a copy of the index.
"""

import json
import time
from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from tqdm import tqdm

from core.encoders.encoder import Encoder, load_encoder
from core.index.snapshot import Snapshot
from core.index.store import IndexStore
from core.settings import settings
from eval import run
from eval.corpora import ENCODINGS, index_for
from eval.datasets import load_dataset
from eval.measures import score_evidence, score_reports
from eval.question import Question
from eval.table import percent, render
from retriever.retriever import Mode, Retriever

MODES: tuple[Mode, ...] = ("dense", "lexical", "fused", "reranked")
_NAMES: Mapping[Mode, str] = {"reranked": "fused + rerank"}
_SHOWN = ("recall_1", "recall_5", "recall_10", "mrr", "ndcg10")
Search = Callable[[Question], list[dict[str, Any]]]


@dataclass(frozen=True, slots=True)
class Variant:
    """One way of searching and how it did: mean measures (None: nothing to find) and ms."""

    name: str
    reports: dict[str, float] | None
    evidence: dict[str, float] | None
    milliseconds: float


def add_arguments(parser: ArgumentParser) -> None:
    """The arguments of `ablate`."""
    parser.add_argument("--questions", type=Path, default=run.SAMPLE, help="as for run")
    parser.add_argument("--corpus", type=Path, help="folder of reports, .jsonl or .jsonl.gz")
    parser.add_argument("--encoder", default="", help="sentence-transformers model or its folder")
    parser.add_argument("--limit", type=int, help="only the first N questions")
    parser.add_argument("--json", type=Path, help="write the figures here too")


def main(arguments: Namespace) -> int:
    """Search in every way and print one table."""
    dataset = load_dataset(arguments.questions)
    questions = dataset.questions[: arguments.limit]
    name = arguments.encoder or settings().encoder
    corpus = arguments.corpus or (None if dataset.reports else settings().corpus)
    index = index_for(corpus=corpus, reports=dataset.reports, encoder=name)
    variants = ablate(questions, index, load_encoder(name, settings().query_instruction))
    print(render_variants(variants))
    if arguments.json:
        figures = {
            variant.name: {
                "reports": variant.reports,
                "evidence": variant.evidence,
                "milliseconds": variant.milliseconds,
            }
            for variant in variants
        }
        arguments.json.write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")
    return 0


def ablate(questions: Sequence[Question], index: Path, encoder: Encoder) -> list[Variant]:
    """Measure every variant over one index."""
    variants = []
    with IndexStore(index).open(encoder.fingerprint) as snapshot:
        variants += _modes(questions, snapshot, encoder, "")
        bare = without_context(snapshot, index / "bare", encoder)
    with bare:
        variants += _modes(questions, bare, encoder, ", no headings")
    return variants


def without_context(snapshot: Snapshot, folder: Path, encoder: Encoder) -> Snapshot:
    """A copy of the index whose passages are searched by their own words alone."""
    store = IndexStore(folder)
    with store.lock():
        store.clean(keep=0)
        draft = store.draft(None)
        try:
            for info in snapshot.reports():
                report = replace(snapshot.report(info.doc_id), title="")
                chunks = snapshot.chunks_of(info.doc_id)
                draft.put(report, [replace(c, section=(), region="") for c in chunks], (), "")
            with tqdm(desc="计算向量", disable=None) as bar:
                draft.index(encoder, ENCODINGS, lambda done, total: _show(bar, done, total))
            draft.finish(replace(snapshot.manifest, id=draft.id))
        finally:
            draft.close()
        store.publish(draft)
    return store.open(encoder.fingerprint)


def _show(bar: "tqdm[Any]", done: int, total: int) -> None:
    bar.total = total
    bar.update(done - bar.n)


def _modes(
    questions: Sequence[Question], snapshot: Snapshot, encoder: Encoder, suffix: str
) -> list[Variant]:
    retriever = Retriever(snapshot, encoder)
    retriever.search("预热", 1)
    return [
        measure(f"{_NAMES.get(mode, mode)}{suffix}", questions, _searcher(retriever, mode))
        for mode in MODES
    ]


def _searcher(retriever: Retriever, mode: Mode) -> Search:
    def search(question: Question) -> list[dict[str, Any]]:
        hits = retriever.search(question.question, 10, mode=mode)
        return [{"doc_id": hit.chunk.doc_id, "text": hit.chunk.text} for hit in hits]

    return search


def measure(name: str, questions: Sequence[Question], search: Search) -> Variant:
    """Search for every question and take the means."""
    started = time.perf_counter()
    found = [(question, search(question)) for question in questions]
    spent = (time.perf_counter() - started) * 1000 / max(1, len(questions))
    return Variant(
        name,
        _means([score_reports(question, hits) for question, hits in found]),
        _means([score_evidence(question, hits) for question, hits in found]),
        round(spent, 1),
    )


def _means(scores: Sequence[dict[str, float] | None]) -> dict[str, float] | None:
    known = [score for score in scores if score is not None]
    if not known:
        return None
    return {name: sum(score[name] for score in known) / len(known) for name in _SHOWN}


def render_variants(variants: Sequence[Variant]) -> str:
    """One table: for reports and for evidence passages, a line a variant."""
    header = ("", "R@1", "R@5", "R@10", "MRR", "nDCG@10", "ms a question")
    tables = []
    for kind in ("reports", "evidence"):
        lines = []
        for variant in variants:
            scores = getattr(variant, kind) or {}
            cells = [percent(scores.get(name)) for name in _SHOWN]
            lines.append((variant.name, *cells, variant.milliseconds))
        tables.append(render((kind, *header[1:]), lines))
    return "\n\n".join(tables)
