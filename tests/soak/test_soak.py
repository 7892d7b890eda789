"""Asks, uploads, rebuilds and kills at random for minutes: answers hold, memory and files level.

`make soak` runs it (`POLICYQA_SOAK_MINUTES`); `make test` leaves it out.
"""

import os
import random
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

from answerer.assistant import Assistant
from core.encoders.encoder import SentenceEncoder
from core.settings import PROJECT, settings
from ui.service import Service
from ui.uploads import keep_upload

MINUTES = float(os.environ.get("POLICYQA_SOAK_MINUTES", "0"))
pytestmark = [
    pytest.mark.skipif(not MINUTES, reason="make soak runs it"),
    pytest.mark.skipif(sys.platform != "linux", reason="reads /proc"),
]

QUESTION, ANSWER = "松原县2022年签约亿元以上项目多少个", "37个"
# That a build is killed, each time it is looked at: most of them finish.
KILLED = 0.01
# What may be gained between the end of the first third and the end.
MORE_MEMORY, MORE_FILES = 1.15, 5


def memory_mib() -> float:
    lines = Path("/proc/self/status").read_text().splitlines()
    return int(next(line for line in lines if line.startswith("VmRSS")).split()[1]) / 1024


def open_files() -> int:
    return len(os.listdir("/proc/self/fd"))


def build() -> "subprocess.Popen[bytes]":
    return subprocess.Popen(
        [sys.executable, "-m", "indexer", "build", "--json"],
        cwd=PROJECT,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


class Soak:
    """A corpus that changes under an index that is asked."""

    def __init__(self, corpus: Path, index: Path) -> None:
        self.corpus = corpus
        self.service = Service(index)
        self.child: subprocess.Popen[bytes] | None = None
        self.counts = dict.fromkeys(("asked", "uploaded", "built", "killed"), 0)
        self.chance = random.Random(8)
        self.seen: set[str] = set()

    def assistant(self) -> Assistant:
        assistant = self.service.assistant()
        self.seen.add(assistant.snapshot.id)
        return assistant

    def ask(self) -> None:
        assert self.assistant().ask(QUESTION).answer == ANSWER
        self.counts["asked"] += 1

    def upload(self) -> None:
        number = self.chance.randrange(20)
        parks = self.chance.randrange(99)
        text = f"# 柏溪县2019年第{number}号简报\n\n2019年，该县新建公园{parks}个。\n"
        keep_upload(f"{number}.md", text.encode(), self.corpus, replace=True)
        self.counts["uploaded"] += 1

    def rebuild(self) -> None:
        if self.child is None:
            self.child = build()
        elif self.child.poll() is None and self.chance.random() < KILLED:
            self.child.kill()
            self.child.wait()
            self.counts["killed"] += 1
            self.child = None
        elif self.child.poll() is not None:
            assert self.child.returncode == 0
            self.counts["built"] += 1
            self.child = None


def test_minutes_of_everything(
    sample_index: Path,
    sample_corpus: Path,
    tmp_path: Path,
    encoder: SentenceEncoder,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    corpus = shutil.copytree(sample_corpus, tmp_path / "corpus")
    index = shutil.copytree(sample_index, tmp_path / "index")
    monkeypatch.setenv("POLICYQA_INDEX", str(index))
    monkeypatch.setenv("POLICYQA_CORPUS", str(corpus))
    settings.cache_clear()
    soak = Soak(corpus, index)
    began = time.monotonic()
    third: tuple[float, int] | None = None
    while (passed := time.monotonic() - began) < MINUTES * 60:
        soak.chance.choices((soak.ask, soak.upload, soak.rebuild), (8, 1, 2))[0]()
        time.sleep(0.05)
        if third is None and passed > MINUTES * 20:
            third = (memory_mib(), open_files())
    if soak.child:
        soak.child.wait()
    settings.cache_clear()
    assert third
    end = (memory_mib(), open_files())
    print(f"{MINUTES} min: {soak.counts}, {len(soak.seen)} snapshots answered;")
    print(f"memory {third[0]:.0f} -> {end[0]:.0f} MiB, open files {third[1]} -> {end[1]}")
    assert end[0] < third[0] * MORE_MEMORY
    assert end[1] <= third[1] + MORE_FILES
