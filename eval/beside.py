"""A search, reranking included, beside sentence-transformers' own time for the same question.

The two take turns, question by question, in a process of their own. Two clocks: the wall's,
each with the threads that it takes by itself; and the processor time of the process, each held
to one thread at a time in the encoder, which other work on the machine disturbs less.
"""

import json
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from core.encoders.encoder import load_encoder
from core.encoders.onnx_encoder import asking_encoder
from core.index.store import IndexStore
from core.settings import settings
from eval.asking import CANDIDATES, in_fresh_process, quantiles
from retriever.retriever import Retriever

CLOCKS: dict[str, Callable[[], float]] = {"wall": time.perf_counter, "processor": time.process_time}
# What holds torch, onnxruntime and numpy to one thread.
_ONE_THREAD = {"OMP_NUM_THREADS": "1"}


def search_beside_encoder(index: Path, questions: Sequence[str], work: Path) -> dict[str, Any]:
    """p50 and p95 of both in ms by each clock, and the search's as a multiple of the other's p50.

    `work` is a scratch folder.
    """
    figures: dict[str, Any] = {}
    for clock in CLOCKS:
        held = _ONE_THREAD if clock == "processor" else {}
        spent = in_fresh_process("eval.beside", index, questions, work, clock, environment=held)
        encoder, search = quantiles(spent["encoder"]), quantiles(spent["search"])
        figures |= {
            f"search_to_encoder_p50_{clock}": round(search["p50"] / encoder["p50"], 2),
            f"search_p95_to_encoder_p50_{clock}": round(search["p95"] / encoder["p50"], 2),
            f"turns_ms_{clock}": {"sentence_transformers": encoder, "search": search},
        }
    return figures


def take_turns(
    index: Path, questions: Sequence[str], clock: Callable[[], float]
) -> dict[str, list[float]]:
    """Milliseconds of the encoder and of the search for each question."""
    chosen = settings()
    bare = load_encoder(chosen.encoder, chosen.query_instruction)
    asking = asking_encoder(chosen.encoder, chosen.query_instruction, IndexStore(index).encoders)
    with IndexStore(index).open() as snapshot:
        retriever = Retriever(snapshot, asking)
        turns: dict[str, Callable[[str], object]] = {
            "encoder": bare.encode_question,
            "search": lambda text: retriever.search(text, candidates=CANDIDATES),
        }
        rows = [[_spent(turn, text, clock) for turn in turns.values()] for text in questions]
    # The first question loads whatever is to be loaded.
    spent = np.array(rows)[1:].T
    return dict(zip(turns, spent.tolist(), strict=True))


def _spent(turn: Callable[[str], object], text: str, clock: Callable[[], float]) -> float:
    started = clock()
    turn(text)
    return 1000 * (clock() - started)


if __name__ == "__main__":
    index, questions = (Path(argument) for argument in sys.argv[1:3])
    texts = json.loads(questions.read_text(encoding="utf-8"))
    print(json.dumps(take_turns(index, texts, CLOCKS[sys.argv[3]])))
