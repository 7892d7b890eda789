"""An index, a corpus that changed since, and builds that go wrong at a chosen system call."""

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from answerer.assistant import Assistant
from core.encoder import SentenceEncoder
from core.settings import PROJECT
from core.store import IndexStore
from indexer.build import BuildSummary, build
from retriever.retriever import Retriever

QUESTION = "松原县2022年签约亿元以上项目多少个"
OLD, NEW = "37个", "38个"

BUILD = """
import sys
from pathlib import Path
from core.encoder import load_encoder
from core.errors import IndexUnusable
from indexer.build import build

corpus, index = map(Path, sys.argv[1:])
try:
    build(corpus, index, load_encoder("m3e-small"))
except IndexUnusable as error:
    sys.exit(f"{type(error).__name__}: {error}")
"""


@dataclass(frozen=True)
class Trial:
    """An index that answers `OLD`, a corpus that says `NEW`, and how to build under a fault."""

    corpus: Path
    before: Path
    shim: Path
    encoder: SentenceEncoder

    def index(self, folder: Path) -> Path:
        """A fresh copy of the old index."""
        shutil.rmtree(folder, ignore_errors=True)
        return shutil.copytree(self.before, folder)

    def run(
        self, index: Path, kind: str = "", at: int = 0, log: Path | None = None
    ) -> subprocess.CompletedProcess[str]:
        """Build in a process of its own; its call number `at` goes wrong."""
        fault = {"FAULT_FOLDER": str(index), "FAULT_KIND": kind, "FAULT_AT": str(at)}
        fault |= {"FAULT_LOG": str(log)} if log else {}
        return subprocess.run(
            [sys.executable, "-c", BUILD, str(self.corpus), str(index)],
            cwd=PROJECT,
            env=os.environ | fault | {"LD_PRELOAD": str(self.shim)},
            capture_output=True,
            text=True,
            timeout=300,
        )

    def rebuild(self, index: Path) -> BuildSummary:
        """Build in this process, where nothing goes wrong."""
        return build(self.corpus, index, self.encoder)

    def answer(self, index: Path) -> str:
        """What the index answers to the question."""
        store = IndexStore(index)
        with store.open(self.encoder.fingerprint) as snapshot:
            return (
                Assistant(store, snapshot, Retriever(snapshot, self.encoder)).ask(QUESTION).answer
            )
