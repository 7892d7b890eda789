"""An index, a corpus that changed since, and builds that go wrong at a chosen system call."""

import json
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from answerer.assistant import Assistant
from core.encoders.encoder import SentenceEncoder
from core.index.store import IndexStore
from core.settings import PROJECT
from indexer.build import BuildSummary, build
from retriever.retriever import Retriever
from tests.indexes import copy_index
from tests.nursery import Nursery

QUESTION = "松原县2022年签约亿元以上项目多少个"
OLD, NEW = "37个", "38个"


@dataclass(frozen=True)
class Done:
    """How a build ended: its exit code (or less the signal), and what it said of errors."""

    returncode: int
    stderr: str


class Builder:
    """The process that forks builds (`zygote.py`), under the shim, for a `with` block."""

    def __init__(self, shim: Path, nursery: Nursery) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.faults.zygote", str(nursery.caller)],
            cwd=PROJECT,
            env=os.environ | {"LD_PRELOAD": str(shim)},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def __enter__(self) -> "Builder":
        return self

    def __exit__(self, *error: object) -> None:
        self._process.communicate(timeout=60)

    def build(
        self, corpus: Path, index: Path, fault: dict[str, str], seconds: float | None
    ) -> Done:
        """Build, with what the shim is told, killed after so many seconds."""
        assert self._process.stdin
        assert self._process.stdout
        task = {"arguments": [str(corpus), str(index)], "environ": fault, "seconds": seconds}
        self._process.stdin.write(json.dumps(task) + "\n")
        self._process.stdin.flush()
        told = json.loads(self._process.stdout.readline())
        return Done(told["status"], told["stderr"])


@dataclass(frozen=True)
class Trial:
    """An index that answers `OLD`, a corpus that says `NEW`, and how to build under a fault."""

    corpus: Path
    before: Path
    builder: Builder
    nursery: Nursery
    encoder: SentenceEncoder

    def index(self, folder: Path) -> Path:
        """A fresh copy of the old index."""
        shutil.rmtree(folder, ignore_errors=True)
        return copy_index(self.before, folder)

    def run(
        self,
        index: Path,
        kind: str = "",
        at: int = 0,
        *,
        log: Path | None = None,
        seconds: float | None = None,
    ) -> Done:
        """Build in a process of its own; its call number `at` goes wrong, or it is killed."""
        fault = {"FAULT_FOLDER": str(index), "FAULT_KIND": kind, "FAULT_AT": str(at)}
        return self.builder.build(
            self.corpus, index, fault | {"FAULT_LOG": str(log or "")}, seconds
        )

    def rebuild(self, index: Path) -> BuildSummary:
        """Build in this process, where nothing goes wrong."""
        with self.nursery.near():
            return build(self.corpus, index, self.encoder)

    def answer(self, index: Path) -> str:
        """What the index answers to the question."""
        store = IndexStore(index)
        with store.open(self.encoder.fingerprint) as snapshot:
            return (
                Assistant(store, snapshot, Retriever(snapshot, self.encoder)).ask(QUESTION).answer
            )
