"""A damaged snapshot is named, mended on request, and the last good one answers meanwhile."""

import json
import random
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from core.errors import BadInputError, IndexCorrupt
from core.index.manifest import FILE, read_manifest
from core.index.store import IndexStore
from core.settings import PROJECT
from indexer.__main__ import main
from indexer.verify import repair, rollback, verify
from tests.faults.trial import NEW, OLD, QUESTION, Trial
from tests.indexes import copy_index

pytestmark = pytest.mark.slow

Damage = Callable[[Path], None]


def flip(path: Path) -> None:
    """One bit, anywhere in the file."""
    content = bytearray(path.read_bytes())
    place = random.Random(path.name).randrange(len(content))
    content[place] ^= 1
    path.write_bytes(content)


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-1])


def remove(path: Path) -> None:
    path.unlink()


@pytest.fixture
def two(trial: Trial, tmp_path: Path) -> Path:
    """An index of two snapshots: the old one, and the new one that answers."""
    index = trial.index(tmp_path / "index")
    trial.rebuild(index)
    # Links would let one damage hit both.
    for path in (index / "snapshots").rglob("*"):
        if path.is_file() and path.stat().st_nlink > 1:
            content = path.read_bytes()
            path.unlink()
            path.write_bytes(content)
    return index


def files(index: Path) -> list[str]:
    store = IndexStore(index)
    return [*read_manifest(index / "snapshots" / str(store.current())).sizes, FILE]


@pytest.mark.parametrize("damage", [flip, cut, remove])
def test_every_file_of_a_snapshot_is_checked(two: Path, tmp_path: Path, damage: Damage) -> None:
    assert [verdict.problems for verdict in verify(IndexStore(two))] == [(), ()]
    for number, name in enumerate(files(two)):
        index = copy_index(two, tmp_path / f"copy-{number}")
        store = IndexStore(index)
        damage(index / "snapshots" / str(store.current()) / name)
        old, new = verify(store)
        assert (old.problems, bool(new.problems), new.current) == ((), True, True), name
        assert repair(store) == old.snapshot
        assert [verdict.problems for verdict in verify(store)] == [()]


@pytest.mark.parametrize("damage", [cut, remove])
def test_the_last_good_snapshot_answers_meanwhile(two: Path, trial: Trial, damage: Damage) -> None:
    store = IndexStore(two)
    damage(two / "snapshots" / str(store.current()) / "store.sqlite")
    assert trial.answer(two) == OLD
    with store.open() as snapshot:
        assert snapshot.instead_of == store.current()
        assert not store.newer_than(snapshot)


@pytest.fixture
def misread(two: Path) -> Path:
    """The same with a figure of the newest that one byte turned into another: SQLite is content."""
    path = two / "snapshots" / str(IndexStore(two).current()) / "store.sqlite"
    content = path.read_bytes()
    path.write_bytes(content.replace(NEW.encode(), "78个".encode()))
    assert path.read_bytes() != content
    return two


@pytest.mark.parametrize(
    "command",
    [
        ["answerer", QUESTION],
        ["retriever", QUESTION],
        ["indexer", "text", "projects_2022.md"],
        ["indexer", "facts", "--region", "松原县", "--period", "2022"],
    ],
)
def test_commands_answer_from_the_last_good_snapshot(misread: Path, command: list[str]) -> None:
    done = command_line(*command, "--index", str(misread))
    assert done.returncode == 0
    assert OLD in done.stdout
    assert "78个" not in done.stdout
    assert "python -m indexer verify --repair" in done.stderr


def test_so_do_answers_in_a_file(misread: Path, tmp_path: Path) -> None:
    asked, out = tmp_path / "asked.jsonl", tmp_path / "out.jsonl"
    asked.write_text(json.dumps({"question": QUESTION}) + "\n", encoding="utf-8")
    done = command_line(
        "answerer", "--batch", str(asked), "--out", str(out), "--index", str(misread), "--jobs", "2"
    )
    assert done.returncode == 0
    assert json.loads(out.read_text(encoding="utf-8"))["answer"] == OLD
    assert "python -m indexer verify --repair" in done.stderr


def test_status_names_the_damaged_one(two: Path) -> None:
    damaged = IndexStore(two).current()
    cut(two / "snapshots" / str(damaged) / "vectors.faiss")
    done = command_line("indexer", "status", "--json", "--index", str(two))
    assert (done.returncode, json.loads(done.stdout)["damaged"]) == (0, damaged)
    assert "python -m indexer verify --repair" in done.stderr


def command_line(*arguments: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [sys.executable, "-m", *arguments], cwd=PROJECT, capture_output=True, encoding="utf-8"
    )


def test_a_build_starts_from_nothing_that_is_damaged(two: Path, trial: Trial) -> None:
    store = IndexStore(two)
    flip(two / "snapshots" / str(store.current()) / "store.sqlite")
    (trial.corpus / "more.md").write_text("# 松原县2023年\n\n签约8个。\n", encoding="utf-8")
    try:
        trial.rebuild(two)
    finally:
        (trial.corpus / "more.md").unlink()
    assert trial.answer(two) == NEW
    newest = max(verify(store), key=lambda verdict: verdict.snapshot)
    assert (newest.current, newest.problems) == (True, ())


def test_repair_from_the_command_line(
    two: Path, trial: Trial, capsys: pytest.CaptureFixture[str]
) -> None:
    arguments = ["verify", "--index", str(two)]
    assert main(arguments) == 0
    flip(two / "snapshots" / str(IndexStore(two).current()) / "vectors.faiss")
    assert main(arguments) == 1
    assert "vectors.faiss：内容与校验和不符" in capsys.readouterr().out
    assert main([*arguments, "--repair", "--corpus", str(trial.corpus)]) == 0
    assert main(arguments) == 0
    assert trial.answer(two) == NEW


def test_repair_mends_the_list_of_exclusions(
    two: Path, trial: Trial, capsys: pytest.CaptureFixture[str]
) -> None:
    store = IndexStore(two)
    store.set_excluded({"added.md"})
    trial.rebuild(two)
    (two / "excluded.json").write_text('["added', encoding="utf-8")
    with pytest.raises(IndexCorrupt):
        trial.rebuild(two)
    arguments = ["verify", "--index", str(two), "--corpus", str(trial.corpus)]
    assert main(arguments) == 1
    assert "名单已损坏" in capsys.readouterr().out
    assert main([*arguments, "--repair"]) == 0
    assert store.excluded() == {"added.md"}
    assert main(arguments) == 0
    assert trial.answer(two) == NEW


def test_with_nothing_whole_repair_builds_anew(two: Path, trial: Trial) -> None:
    (two / "excluded.json").write_text("{", encoding="utf-8")
    for path in (two / "snapshots").iterdir():
        cut(path / "vectors.faiss")
    with pytest.raises(IndexCorrupt):
        IndexStore(two).open()
    assert main(["verify", "--repair", "--index", str(two), "--corpus", str(trial.corpus)]) == 0
    assert trial.answer(two) == NEW


def test_rollback_lets_the_one_before_answer(two: Path, trial: Trial) -> None:
    store = IndexStore(two)
    assert trial.answer(two) == NEW
    rollback(store)
    assert trial.answer(two) == OLD
    with pytest.raises(BadInputError):
        rollback(store)
    trial.rebuild(two)
    assert trial.answer(two) == NEW
