"""A build that dies or is refused at any system call leaves the old index or the new one.

`make test-faults` tries every call in every way; `make test` a sample of them
(`POLICYQA_FAULT_POINTS` says how many).
"""

import os
import random
import signal
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from core.index.store import IndexStore
from tests.faults.trial import NEW, OLD, Trial

pytestmark = pytest.mark.slow

KINDS = ("before", "half", "enospc", "eio", "short")
POINTS = int(os.environ.get("POLICYQA_FAULT_POINTS", "5"))

# Kills at random moments beside them.
MOMENTS = max(2, min(POINTS, 1000) // 4)

Contents = Callable[[Path], object]


@pytest.fixture(scope="module")
def calls(trial: Trial, tmp_path_factory: pytest.TempPathFactory) -> list[tuple[str, str]]:
    """Name and path of each call by which an undisturbed build changes the index folder."""
    folder = tmp_path_factory.mktemp("calls")
    index, log = trial.index(folder / "index"), folder / "log"
    done = trial.run(index, log=log)
    assert done.returncode == 0, done.stderr
    lines = [line.split("\t") for line in log.read_text(encoding="utf-8").splitlines()]
    return [(name, str(Path(path).relative_to(index))) for _, name, path in lines]


def points(total: int) -> list[tuple[str, int]]:
    """Every way at every call, or an even sample of them; always the same."""
    every = [(kind, at) for at in range(1, total + 1) for kind in KINDS]
    if len(every) <= POINTS:
        return every
    step = len(every) / POINTS
    chance = random.Random(0)
    return [every[int((n + chance.random()) * step)] for n in range(POINTS)]


@dataclass(frozen=True)
class Outcomes:
    """The old index and the new one as readers see them, and a folder to try faults in."""

    trial: Trial
    contents: Contents
    index: Path
    old: object
    new: object

    def check(self, place: str) -> None:
        """One of the two answers, and the next build makes it the new one and cleans up."""
        found, answer = self.contents(self.index), self.trial.answer(self.index)
        assert (found, answer) in ((self.old, OLD), (self.new, NEW)), place
        self.trial.rebuild(self.index)
        assert self.contents(self.index) == self.new, place
        assert self.trial.answer(self.index) == NEW, place
        assert leftovers(self.index) == [], place


@pytest.fixture
def outcomes(trial: Trial, contents: Contents, tmp_path: Path) -> Outcomes:
    index = trial.index(tmp_path / "index")
    old = contents(index)
    trial.rebuild(index)
    new = contents(index)
    assert old != new
    return Outcomes(trial, contents, index, old, new)


def test_a_fault_at_any_call_leaves_the_old_index_or_the_new(
    outcomes: Outcomes, calls: list[tuple[str, str]]
) -> None:
    for kind, at in points(len(calls)):
        place = f"{kind} at call {at} of {len(calls)}: {calls[at - 1]}"
        done = outcomes.trial.run(outcomes.trial.index(outcomes.index), kind, at)
        if kind in ("before", "half"):
            assert done.returncode in (-signal.SIGKILL, 0), f"{place}: {done.stderr}"
        else:
            assert done.returncode == 0 or "IndexWriteFailed" in done.stderr, (
                f"{place}: {done.stderr}"
            )
        outcomes.check(place)
        print(place)
    print(f"{len(points(len(calls)))} faults at {len(calls)} calls")


def test_a_kill_at_any_moment_leaves_the_old_index_or_the_new(outcomes: Outcomes) -> None:
    chance = random.Random(1)
    whole = build_time(outcomes)
    ends = []
    for _ in range(MOMENTS):
        moment = chance.uniform(0, whole)
        index = outcomes.trial.index(outcomes.index)
        began = time.monotonic()
        done = outcomes.trial.run(index, seconds=moment)
        assert done.returncode in (-signal.SIGKILL, 0), done.stderr
        if done.returncode == 0:  # quicker than the others: a later moment would be none of it
            whole = min(whole, time.monotonic() - began)
        ends.append(done.returncode)
        place = f"ended with {done.returncode}, {moment:.3f} s of {whole:.3f}"
        outcomes.check(place)
        print(place)
    print(f"{ends.count(-signal.SIGKILL)} of {MOMENTS} builds killed at random moments")


def build_time(outcomes: Outcomes) -> float:
    began = time.monotonic()
    outcomes.trial.run(outcomes.trial.index(outcomes.index))
    return time.monotonic() - began


def leftovers(index: Path) -> list[str]:
    """Files that a dead build left and the next one did not clean up."""
    return [
        path.name
        for path in index.rglob("*")
        if path.name.endswith((".partial", ".tmp")) and "encodings" not in path.parts
    ]


def test_all_is_durable_before_it_is_published(calls: list[tuple[str, str]]) -> None:
    published = max(
        n for n, call in enumerate(calls) if call[0] == "rename" and "CURRENT" in call[1]
    )
    written: dict[str, int] = {}
    synced: dict[str, int] = {}
    for number, (name, path) in enumerate(calls[:published]):
        if name in (
            "write",
            "writev",
            "pwrite",
            "pwrite64",
            "sendfile",
            "ftruncate",
            "ftruncate64",
        ):
            written[path] = number
        elif name in ("fsync", "fdatasync"):
            synced[path] = number
    part = {path for path in written if path.startswith("snapshots") and not path.endswith(".lock")}
    assert part, "the build wrote a snapshot"
    kept = {path for path in part if not path.endswith((".tmp", ".managed.json"))}
    late = [path for path in kept if synced.get(path, -1) < written[path]]
    assert late == []
    assert any(path == "snapshots" for path in synced), "the folder's entries are durable too"


def test_the_shim_bites(trial: Trial, tmp_path: Path) -> None:
    index = trial.index(tmp_path / "index")
    assert trial.run(index, "before", 1).returncode == -signal.SIGKILL
    assert trial.run(index, "enospc", 1).returncode == 1
    assert IndexStore(index).open().id
