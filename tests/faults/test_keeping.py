"""An index of another version is refused by name, or built anew; backups answer."""

import json
import shutil
import zipfile
from pathlib import Path

import pytest

from core.encoders.encoder import SentenceEncoder
from core.errors import IndexMismatch
from core.index.manifest import SCHEMA
from core.index.store import IndexStore
from core.settings import PROJECT
from indexer.__main__ import main
from indexer.build import build
from indexer.verify import verify
from tests.faults.trial import NEW, OLD, Trial

pytestmark = pytest.mark.slow

OLD_INDEX = PROJECT / "tests" / "data" / "index-schema-4.zip"
REPORT = "# 枫林市2022年项目建设（示例）\n\n2022年，枫林市签约亿元以上项目37个。\n"


@pytest.fixture
def old(tmp_path: Path) -> Path:
    with zipfile.ZipFile(OLD_INDEX) as archive:
        archive.extractall(tmp_path / "index")
    return tmp_path / "index"


def test_an_older_index_is_refused_by_name(old: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(IndexMismatch, match="schema and tokenizer") as error:
        IndexStore(old).open()
    assert "python -m indexer build" in error.value.message
    assert main(["status", "--index", str(old)]) == 2
    assert "索引与当前程序版本或模型不符" in capsys.readouterr().err
    (verdict,) = verify(IndexStore(old))
    assert "其他版本" in verdict.problems[0]


def test_an_older_index_is_built_anew(
    old: Path, encoder: SentenceEncoder, encodings: Path, tmp_path: Path
) -> None:
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    (corpus / "projects.md").write_text(REPORT, encoding="utf-8")
    summary = build(corpus, old, encoder, encodings=encodings)
    assert summary.published
    with IndexStore(old).open() as snapshot:
        assert snapshot.manifest.schema == SCHEMA
        assert [info.doc_id for info in snapshot.reports()] == ["projects.md"]


def test_a_newer_index_is_refused_too(trial: Trial, tmp_path: Path) -> None:
    index = trial.index(tmp_path / "index")
    (manifest,) = index.glob("snapshots/*/manifest.json")
    told = json.loads(manifest.read_bytes()) | {"schema": SCHEMA + 1}
    manifest.write_text(json.dumps(told), encoding="utf-8")
    with pytest.raises(IndexMismatch):
        IndexStore(index).open()


def test_a_backup_answers_as_the_original(trial: Trial, tmp_path: Path) -> None:
    index = trial.index(tmp_path / "index")
    trial.rebuild(index)
    backup = shutil.copytree(index, tmp_path / "backup")
    shutil.rmtree(index)
    restored = shutil.copytree(backup, tmp_path / "elsewhere" / "index")
    assert trial.answer(restored) == NEW
    assert main(["verify", "--index", str(restored)]) == 0
    assert not trial.rebuild(restored).published


def test_a_backup_taken_during_a_build_answers_too(trial: Trial, tmp_path: Path) -> None:
    """`CURRENT` was copied after the folder that it names came: that one is missing."""
    index = trial.index(tmp_path / "index")
    trial.rebuild(index)
    shutil.rmtree(index / "snapshots" / str(IndexStore(index).current()))
    (index / "snapshots" / "20990101T000000000000-abcdef.partial").mkdir()
    for name in (".CURRENT.1.tmp", ".contents.json.1.tmp"):
        (index / name).write_text("half")
    assert trial.answer(index) == OLD
    trial.rebuild(index)
    assert trial.answer(index) == NEW
    assert not [*index.rglob("*.partial"), *index.glob(".*.tmp")]
