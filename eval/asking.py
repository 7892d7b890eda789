"""What asking costs in a process of its own: `python -m eval.asking INDEX QUESTIONS`.

Prints one JSON object. The process is fresh, so that what it holds in memory
and how long it takes to start are those of asking alone.
"""

import json
import os
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import Any

import numpy as np

from answerer.assistant import Assistant
from core.encoders.onnx_encoder import asking_encoder
from core.index.store import IndexStore
from core.settings import PROJECT, settings
from retriever.retriever import Retriever, in_wordings

Stages = dict[str, dict[str, float]]
CANDIDATES = 50
_MIB = 2**20


def ask_in_fresh_process(index: Path, questions: Sequence[str], work: Path) -> dict[str, Any]:
    """What `ask_all` finds in a process that does nothing else; `work` is a scratch folder."""
    return in_fresh_process("eval.asking", index, questions, work)


def in_fresh_process(
    module: str,
    index: Path,
    questions: Sequence[str],
    work: Path,
    *more: str,
    environment: Mapping[str, str] = MappingProxyType({}),
) -> dict[str, Any]:
    """The JSON object that a module of this project prints, given an index and questions."""
    asked = work / "questions.json"
    asked.write_text(json.dumps(list(questions)), encoding="utf-8")
    command = [sys.executable, "-m", module, str(index), str(asked), *more]
    done = subprocess.run(
        command, cwd=PROJECT, check=True, stdout=subprocess.PIPE, env={**os.environ, **environment}
    )
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def ask_all(index: Path, questions: Sequence[str]) -> dict[str, Any]:
    """Open the index, ask every question, and say what it cost.

    `read_mib` is what had been read, or mapped and touched, by then.
    """
    started, read, mapped = time.perf_counter(), bytes_read(), memory("RssFile")
    with IndexStore(index).open() as snapshot:
        snapshot.regions()
    opened, opened_read = time.perf_counter() - started, bytes_read() - read
    assistant = Assistant.open(index)
    first = seconds(lambda: assistant.ask(questions[0]))
    first_read = bytes_read() - read + max(0, memory("RssFile") - mapped)
    stages = time_stages(questions, index, assistant)
    return {
        "open_ms": round(opened * 1000, 2),
        "open_read_mib": round(opened_read / _MIB, 2),
        "first_answer_ms": round(first * 1000, 1),
        "first_answer_read_mib": round(first_read / _MIB, 1),
        "memory_own_mib": round(memory("RssAnon") / _MIB, 1),
        "memory_mapped_mib": round(memory("RssFile") / _MIB, 1),
        "torch_loaded": "torch" in sys.modules,
        "stages_ms": stages,
    }


def time_stages(questions: Sequence[str], index: Path, assistant: Assistant) -> Stages:
    """p50 and p95 in ms of each stage of a question, and of the whole answer."""
    chosen = settings()
    copies = IndexStore(index).encoders
    encoder = asking_encoder(chosen.encoder, chosen.query_instruction, copies)
    retriever = Retriever(assistant.snapshot, encoder)
    retriever.search("预热")
    spent: defaultdict[str, list[float]] = defaultdict(list)
    for question in questions:
        for name, stage in _stages(question, retriever, assistant).items():
            spent[name].append(1000 * seconds(stage))
    return {name: quantiles(values) for name, values in spent.items()}


def _stages(
    text: str, retriever: Retriever, assistant: Assistant
) -> dict[str, Callable[[], object]]:
    snapshot, sought = retriever.snapshot, in_wordings(text)
    vector = retriever.encoder.encode_question(sought)
    lexical = snapshot.lexical_search(sought, CANDIDATES)
    dense = snapshot.dense_search(vector, CANDIDATES)
    return {
        "understand": lambda: assistant.frames(text),
        "encode": lambda: retriever.encoder.encode_question(sought),
        "lexical": lambda: snapshot.lexical_search(sought, CANDIDATES),
        "dense": lambda: snapshot.dense_search(vector, CANDIDATES),
        "rerank": lambda: retriever.rerank(text, lexical, dense),
        # As the answers ask it: all of these.
        "search": lambda: retriever.search(text, candidates=CANDIDATES),
        "answer": lambda: assistant.ask(text),
    }


def quantiles(values: Sequence[float]) -> dict[str, float]:
    """p50 and p95."""
    return {f"p{q}": round(float(np.percentile(values, q)), 2) for q in (50, 95)}


def seconds(work: Callable[[], object]) -> float:
    """How long a piece of work takes, in seconds."""
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def memory(kind: str) -> int:
    """Bytes of this process's memory: RssAnon (its own) or RssFile (mapped files); 0 off Linux."""
    return _figure(Path("/proc/self/status"), kind) * 1024


def bytes_read() -> int:
    """Bytes that this process has read from files so far; 0 off Linux."""
    return _figure(Path("/proc/self/io"), "rchar")


def _figure(file: Path, name: str) -> int:
    if not file.is_file():
        return 0
    lines = (line.partition(":") for line in file.read_text().splitlines())
    return next((int(value.split()[0]) for key, _, value in lines if key == name), 0)


if __name__ == "__main__":
    index, questions = (Path(argument) for argument in sys.argv[1:])
    print(json.dumps(ask_all(index, json.loads(questions.read_text(encoding="utf-8")))))
