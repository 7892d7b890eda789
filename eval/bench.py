"""`python -m eval bench`: speed and memory, as ratios taken in one run.

Absolute figures depend on the machine and on what else runs on it, so what is
to be watched are the ratios: how much slower a build is than the bare encoder
over the same passages, and which stage of a question takes the time.
"""

import json
import sys
import tempfile
import time
from argparse import ArgumentParser, Namespace
from collections import defaultdict
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from answerer.assistant import Assistant
from core.encoder import Encoder, load_encoder
from core.passages import search_text
from core.settings import settings
from core.snapshot import Snapshot
from core.store import IndexStore
from eval import run
from eval.datasets import load_dataset
from eval.question import Question
from eval.table import render
from retriever.retriever import Retriever

Stages = dict[str, dict[str, float]]
_MIB = 2**20
CANDIDATES = 50


def add_arguments(parser: ArgumentParser) -> None:
    """The arguments of `bench`."""
    parser.add_argument("--corpus", type=Path, help="folder of reports")
    parser.add_argument("--questions", type=Path, default=run.SAMPLE, help="as for run")
    parser.add_argument("--limit", type=int, default=60, help="how many questions are asked")
    parser.add_argument("--json", type=Path, help="write the figures here too")


def main(arguments: Namespace) -> int:
    """Measure and print."""
    questions = load_dataset(arguments.questions).questions[: arguments.limit]
    encoder = load_encoder(settings().encoder, settings().query_instruction)
    with tempfile.TemporaryDirectory(prefix="policyqa-bench-") as folder:
        figures = bench(arguments.corpus or settings().corpus, questions, encoder, Path(folder))
    print(render_figures(figures))
    if arguments.json:
        arguments.json.write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")
    return 0


def bench(
    corpus: Path, questions: Sequence[Question], encoder: Encoder, work: Path
) -> dict[str, Any]:
    """Build an index of the corpus in a work folder and ask it every question."""
    from indexer.build import build

    encoder.encode(["预热"])
    built = seconds(lambda: build(corpus, work, encoder, encodings=work / "encodings"))
    unchanged = seconds(lambda: build(corpus, work, encoder, encodings=work / "encodings"))
    with IndexStore(work).open(encoder.fingerprint) as snapshot:
        texts = passages(snapshot)
        bare = seconds(lambda: encoder.encode(texts))
        assistant = Assistant.open(work)
        stages = time_stages(questions, snapshot, encoder, assistant)
        assistant.snapshot.close()
    build_rate, bare_rate = len(texts) / built, len(texts) / bare
    return {
        "passages": len(texts),
        "build_per_second": round(build_rate, 2),
        "encoder_per_second": round(bare_rate, 2),
        "build_to_encoder": round(build_rate / bare_rate, 3),
        "unchanged_build_seconds": round(unchanged, 2),
        "unchanged_to_build": round(unchanged / built, 3),
        "stages_ms": stages,
        "search_to_answer": round(
            (stages["encode"]["p50"] + stages["lexical"]["p50"] + stages["dense"]["p50"])
            / stages["answer"]["p50"],
            3,
        ),
        "peak_memory_mib": peak_memory(),
    }


def passages(snapshot: Snapshot) -> list[str]:
    """The texts that the passages of an index are encoded by."""
    return [
        search_text(info.title, chunk)
        for info in snapshot.reports()
        for chunk in snapshot.chunks_of(info.doc_id)
    ]


def time_stages(
    questions: Sequence[Question], snapshot: Snapshot, encoder: Encoder, assistant: Assistant
) -> Stages:
    """p50 and p95 in ms of each stage of a question, and of the whole answer."""
    retriever = Retriever(snapshot, encoder)
    assistant.ask("预热")
    spent: defaultdict[str, list[float]] = defaultdict(list)
    for question in questions:
        stages = _stages(question.question, retriever, assistant)
        for name, stage in stages.items():
            spent[name].append(1000 * seconds(stage))
    return {
        name: {f"p{q}": round(float(np.percentile(values, q)), 2) for q in (50, 95)}
        for name, values in spent.items()
    }


def _stages(
    text: str, retriever: Retriever, assistant: Assistant
) -> dict[str, Callable[[], object]]:
    snapshot, vector = retriever.snapshot, retriever.encoder.encode_question(text)
    return {
        "understand": lambda: assistant.frames(text),
        "encode": lambda: retriever.encoder.encode_question(text),
        "lexical": lambda: snapshot.lexical_search(text, CANDIDATES),
        "dense": lambda: snapshot.dense_search(vector, CANDIDATES),
        "search": lambda: retriever.search(text, candidates=CANDIDATES),
        "answer": lambda: assistant.ask(text),
    }


def seconds(work: Callable[[], object]) -> float:
    """How long a piece of work takes, in seconds."""
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def peak_memory() -> float | None:
    """The most memory this process has held, in MiB; None where the system does not tell."""
    if sys.platform == "win32":
        return None
    import resource

    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return round(peak * (1 if sys.platform == "darwin" else 1024) / _MIB, 1)


def render_figures(figures: dict[str, Any]) -> str:
    """The figures as tables for the terminal."""
    plain = [(name, value) for name, value in figures.items() if name != "stages_ms"]
    stages = [(name, *found.values()) for name, found in figures["stages_ms"].items()]
    return "\n\n".join(
        (render(("figure", "value"), plain), render(("stage, ms", "p50", "p95"), stages))
    )
