"""`python -m eval bench`: speed and memory, as ratios taken in one run.

Absolute figures depend on the machine and on what else runs on it, so what is
to be watched are the ratios: how much slower a build is than the bare encoder
over the same passages, how an answer from a cold start compares with the mere
import of sentence-transformers, and how all of it grows with the index.
"""

import json
import shutil
import statistics
import subprocess
import sys
import tempfile
from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from answerer.assistant import Assistant
from core.encoders.encoder import SentenceEncoder, load_encoder
from core.encoders.onnx_export import keep_copy
from core.files import link_or_copy
from core.index.store import IndexStore
from core.settings import PROJECT, settings
from eval import run
from eval.asking import seconds, time_stages
from eval.bench_tables import render_figures
from eval.corpora import CACHE, ENCODINGS
from eval.datasets import load_dataset
from eval.enlarged import NoisyEncoder
from eval.growth import Ground, grow, memory_per_100k
from eval.question import Question
from eval.rates import build_rates, passages

SIZES = "1000,10000"
STARTS = 3
_MIB = 2**20


def add_arguments(parser: ArgumentParser) -> None:
    """The arguments of `bench`."""
    parser.add_argument("--corpus", type=Path, help="folder of reports")
    parser.add_argument("--questions", type=Path, default=run.SAMPLE, help="as for run")
    parser.add_argument("--limit", type=int, default=60, help="how many questions are asked")
    parser.add_argument(
        "--sizes", type=_sizes, default=SIZES, help=f"chunks of the grown indexes ({SIZES})"
    )
    parser.add_argument("--index", type=Path, help="index whose reports the grown ones are made of")
    parser.add_argument(
        "--peers", action="store_true", help="compare with LangChain and txtai as well"
    )
    parser.add_argument(
        "--only", choices=("growth", "peers"), help="nothing but the grown indexes, or the peers"
    )
    parser.add_argument("--json", type=Path, help="write the figures here too")


def _sizes(text: str) -> list[int]:
    return [int(size) for size in text.split(",") if size]


def main(arguments: Namespace) -> int:
    """Measure and print."""
    questions = load_dataset(arguments.questions).questions[: arguments.limit]
    encoder = load_encoder(settings().encoder, settings().query_instruction)
    copies = CACHE / "encoders"
    keep_copy(encoder, copies)
    with tempfile.TemporaryDirectory(prefix="policyqa-bench-") as folder:
        figures = _all_figures(arguments, questions, encoder, copies, Path(folder))
    print(render_figures(figures))
    if arguments.json:
        text = json.dumps(figures, ensure_ascii=False, indent=1)
        arguments.json.write_text(text + "\n", encoding="utf-8")
    return 0


def _all_figures(
    arguments: Namespace,
    questions: Sequence[Question],
    encoder: SentenceEncoder,
    copies: Path,
    work: Path,
) -> dict[str, Any]:
    corpus, index = arguments.corpus or settings().corpus, work / "index"
    figures: dict[str, Any] = {}
    if not arguments.only:
        figures = bench(corpus, questions, encoder, index, copies)
        figures["start"] = time_starts(index, questions[0].question)
        index = arguments.index or index
    else:
        index = arguments.index or settings().index
    if arguments.sizes and arguments.only != "peers":
        with IndexStore(index).open() as source:
            texts = tuple(question.question for question in questions)
            noisy = NoisyEncoder(encoder, ENCODINGS)
            ground = Ground(source, texts, encoder, noisy, copies)
            figures["growth"] = list(grow(ground, arguments.sizes, work))
        figures["memory_per_100k_chunks"] = memory_per_100k(figures["growth"])
    if arguments.peers or arguments.only == "peers":
        figures["peers"] = _peers(corpus, questions, encoder, copies, work / "peers")
    return figures


def _peers(
    corpus: Path, questions: Sequence[Question], encoder: SentenceEncoder, copies: Path, work: Path
) -> dict[str, Any]:
    from eval.peers import compare_peers
    from indexer.build import build

    shutil.copytree(copies, IndexStore(work).encoders, copy_function=link_or_copy)
    return compare_peers(work, questions, encoder, lambda: build(corpus, work, encoder))


def bench(
    corpus: Path, questions: Sequence[Question], encoder: SentenceEncoder, work: Path, copies: Path
) -> dict[str, Any]:
    """Build an index of the corpus in a work folder and ask it every question."""
    from indexer.build import build

    encoder.encode(["预热"])
    built = seconds(lambda: build(corpus, work, encoder, encodings=work / "encodings"))
    unchanged = seconds(lambda: build(corpus, work, encoder, encodings=work / "encodings"))
    shutil.copytree(copies, IndexStore(work).encoders, copy_function=link_or_copy)
    with IndexStore(work).open(encoder.fingerprint) as snapshot:
        texts = passages(snapshot)
        assistant = Assistant.open(work)
        stages = time_stages([question.question for question in questions], work, assistant)
        assistant.snapshot.close()
    return {
        "passages": len(texts),
        "build_seconds": round(built, 2),
        **build_rates(corpus, work / "rates", encoder),
        "unchanged_build_seconds": round(unchanged, 2),
        "unchanged_to_build": round(unchanged / built, 3),
        "stages_ms": stages,
        "search_to_answer": round(stages["search"]["p50"] / stages["answer"]["p50"], 3),
        "peak_memory_mib": peak_memory(),
    }


def time_starts(index: Path, question: str) -> dict[str, float]:
    """Seconds from process start to the first answer, beside the import that it does without.

    Both are started in turn, and the medians compared.
    """
    ask = ["-m", "answerer", question, "--index", str(index)]
    bare = ["-c", "import sentence_transformers"]
    spent: dict[str, list[float]] = {"answer": [], "import": []}
    for _ in range(STARTS):
        spent["answer"].append(_start(ask))
        spent["import"].append(_start(bare))
    answer, imported = (statistics.median(spent[name]) for name in ("answer", "import"))
    return {
        "first_answer_seconds": round(answer, 2),
        "import_sentence_transformers_seconds": round(imported, 2),
        "first_answer_to_import": round(answer / imported, 3),
    }


def _start(arguments: Sequence[str]) -> float:
    command = [sys.executable, *arguments]
    return seconds(lambda: subprocess.run(command, cwd=PROJECT, check=True, capture_output=True))


def peak_memory() -> float | None:
    """The most memory this process has held, in MiB; None where the system does not tell."""
    if sys.platform == "win32":
        return None
    import resource

    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return round(peak * (1 if sys.platform == "darwin" else 1024) / _MIB, 1)
