"""How asking, opening and changing an index cost more as it grows."""

import shutil
import time
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import numpy as np

from core.encoders.encoder import SentenceEncoder
from core.files import link_or_copy
from core.index.dense import DenseIndex
from core.index.snapshot import Snapshot
from core.index.store import IndexStore
from eval.asking import ask_in_fresh_process
from eval.beside import search_beside_encoder
from eval.enlarged import NoisyEncoder, change_one, enlarge

_MIB = 2**20
RECALL_DEPTH = 10


@dataclass(frozen=True, slots=True)
class Ground:
    """What every size is measured with: `copies` is the folder of the encoder's ONNX copy."""

    source: Snapshot
    questions: tuple[str, ...]
    encoder: SentenceEncoder
    noisy: NoisyEncoder
    copies: Path


def grow(ground: Ground, sizes: Sequence[int], work: Path) -> Iterator[dict[str, Any]]:
    """One row of figures a size; `work` is a folder for the indexes, each deleted after its turn.

    Every ratio is of times taken in turns.
    """
    for size in sizes:
        folder = work / str(size)
        yield _measured(ground, size, folder, work)
        shutil.rmtree(folder)


def _measured(ground: Ground, size: int, folder: Path, work: Path) -> dict[str, Any]:
    store = IndexStore(folder)
    started = time.perf_counter()
    made = enlarge(ground.source, store, ground.noisy, size, work / "encodings")
    assembled = time.perf_counter() - started
    shutil.copytree(ground.copies, store.encoders, copy_function=link_or_copy)
    return {
        "size": size,
        **asdict(made),
        "index_mib": round(_bytes(folder / "snapshots") / _MIB, 1),
        "assembled_seconds": round(assembled, 1),
        **search_beside_encoder(folder, ground.questions, work),
        f"recall_at_{RECALL_DEPTH}": recall(store, ground),
        **ask_in_fresh_process(folder, ground.questions, work),
        **publish_one_change(store, ground.noisy, work),
    }


def recall(store: IndexStore, ground: Ground) -> float:
    """Share of the exact search's best that the dense search finds among its own best."""
    with store.open() as snapshot:
        dense = DenseIndex(snapshot.folder)
        shares = []
        for question in ground.questions:
            vector = ground.encoder.encode_question(question)
            exact = {
                key for key, _ in dense.search(vector, RECALL_DEPTH, exact=True)[:RECALL_DEPTH]
            }
            found = {key for key, _ in dense.search(vector, RECALL_DEPTH)[:RECALL_DEPTH]}
            shares.append(len(exact & found) / max(1, len(exact)))
    return round(float(np.mean(shares)), 4)


def publish_one_change(store: IndexStore, noisy: NoisyEncoder, work: Path) -> dict[str, float]:
    """Publish one changed report, encoded before: how long, and which share of it is copying.

    Copying is whatever brings the unchanged into the new snapshot: beginning
    the draft, and the files in it that are no links to the old ones.
    """
    with store.lock(), store.open() as base:
        started = time.perf_counter()
        draft = store.draft(base)
        copying = time.perf_counter() - started
        change_one(base, draft, noisy)
        draft.index(noisy, work / "encodings", lambda done, total: None)
        draft.finish(base.manifest)
        store.publish(draft)
        spent = time.perf_counter() - started
    with store.open() as changed:
        written = sum(
            path.stat().st_size
            for path in changed.folder.rglob("*")
            if path.is_file() and path.stat().st_nlink == 1
        )
    return {
        "publish_seconds": round(spent, 3),
        "publish_copying_share": round(copying / spent, 3),
        "publish_written_mib": round(written / _MIB, 2),
    }


def memory_per_100k(rows: Sequence[dict[str, Any]]) -> dict[str, float]:
    """MiB of the asking process that 100,000 more chunks add, from the smallest to the largest."""
    first, last = rows[0], rows[-1]
    more = (last["real"] + last["perturbed"]) - (first["real"] + first["perturbed"])
    return {
        kind: round((last[kind] - first[kind]) / max(1, more) * 100_000, 1)
        for kind in ("memory_own_mib", "memory_mapped_mib")
    }


def _bytes(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
