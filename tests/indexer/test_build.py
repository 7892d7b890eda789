import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from core.encoders.encoder import SentenceEncoder
from core.errors import BadInputError
from core.index.snapshot import Snapshot
from core.index.store import IndexStore
from core.settings import PROJECT
from indexer.build import BuildSummary, build

pytestmark = pytest.mark.slow

Rebuild = Callable[..., BuildSummary]
State = Callable[[Path], object]


def opened(index: Path) -> Snapshot:
    return IndexStore(index).open()


def test_a_build_without_changes_writes_nothing(index: Path, rebuild: Rebuild) -> None:
    before = sorted(path.relative_to(index) for path in index.rglob("*"))
    summary = rebuild()
    assert not summary.published
    assert len(summary.unchanged) == 5
    after = {path.relative_to(index) for path in index.rglob("*")}
    notes = {Path("build.lock"), Path("contents.json")}
    assert after - notes == set(before) - notes


def test_a_build_without_changes_loads_neither_torch_nor_faiss(
    sample_corpus: Path, sample_index: Path
) -> None:
    code = (
        "import sys; from indexer.__main__ import main; status = main(sys.argv[1:]);"
        "assert not {'torch', 'faiss', 'sentence_transformers'} & sys.modules.keys();"
        "sys.exit(status)"
    )
    places = ["--corpus", str(sample_corpus), "--index", str(sample_index)]
    done = subprocess.run(
        [sys.executable, "-c", code, "build", *places],
        cwd=PROJECT,
        capture_output=True,
        encoding="utf-8",
        timeout=60,
    )
    assert done.returncode == 0, done.stderr
    assert "未变 5" in done.stdout
    assert "已是最新" in done.stdout


def test_added_changed_removed_and_renamed_reports(
    corpus: Path, index: Path, rebuild: Rebuild
) -> None:
    (corpus / "new.md").write_text("# 新报告（示例）\n\n柏溪县建成道路12公里。\n", encoding="utf-8")
    changed = (corpus / "projects_2022.md").read_text(encoding="utf-8").replace("37个", "38个")
    (corpus / "projects_2022.md").write_text(changed, encoding="utf-8")
    (corpus / "projects_2021.md").rename(corpus / "项目 2021.md")
    summary = rebuild()
    assert summary.added == ("new.md", "项目 2021.md")
    assert summary.changed == ("projects_2022.md",)
    assert summary.removed == ("projects_2021.md",)
    assert len(summary.unchanged) == 3
    with opened(index) as snapshot:
        assert snapshot.id == summary.snapshot
        assert "38个" in [fact.text for fact in snapshot.find_facts(region="松原县", year=2022)]
        found = snapshot.chunks([name for name, _ in snapshot.lexical_search("松原县签约", 10)])
        assert "projects_2021.md" not in {chunk.doc_id for chunk in found}
        assert "项目 2021.md" in {chunk.doc_id for chunk in found}


def test_an_incremental_build_equals_a_full_one(
    corpus: Path,
    index: Path,
    rebuild: Rebuild,
    encoder: SentenceEncoder,
    encodings: Path,
    tmp_path: Path,
    state: State,
) -> None:
    (corpus / "projects_2021.md").unlink()
    (corpus / "new.md").write_text("# 新报告（示例）\n\n柏溪县建成道路12公里。\n", encoding="utf-8")
    assert rebuild().failed == ()
    assert build(corpus, tmp_path / "full", encoder, encodings=encodings).failed == ()
    assert state(index) == state(tmp_path / "full")
    question = encoder.encode_question("柏溪县建成道路多少公里")
    with opened(index) as incremental, opened(tmp_path / "full") as full:
        assert incremental.dense_search(question, 20) == full.dense_search(question, 20)


def test_one_changed_line_changes_one_report(corpus: Path, rebuild: Rebuild) -> None:
    path = corpus / "briefs.jsonl"
    path.write_text(path.read_text(encoding="utf-8").replace("82.5%", "83.1%"), encoding="utf-8")
    summary = rebuild()
    assert summary.changed == ("air-2023",)
    assert "rain-2023" in summary.unchanged


def test_a_manifest_row_changes_its_report(corpus: Path, index: Path, rebuild: Rebuild) -> None:
    path = corpus / "manifest.csv"
    path.write_text(
        path.read_text(encoding="utf-8").replace("枫林日报", "枫林晚报"), encoding="utf-8"
    )
    assert rebuild().changed == ("jobs.txt",)
    with opened(index) as snapshot:
        assert snapshot.report("jobs.txt").publisher == "枫林晚报"


def test_a_file_that_breaks_keeps_its_old_version(
    corpus: Path, index: Path, rebuild: Rebuild
) -> None:
    text = (corpus / "projects_2022.md").read_bytes()
    (corpus / "projects_2022.md").write_bytes(b"")
    (corpus / "broken.pdf").write_bytes(b"%PDF-1.7 cut")
    summary = rebuild()
    assert [path for path, _ in summary.failed] == ["broken.pdf", "projects_2022.md"]
    assert summary.stale == ("projects_2022.md",)
    assert summary.removed == ()
    for options in ({}, {"full": True}):
        rebuild(**options)
        with opened(index) as snapshot:
            stale = [info.doc_id for info in snapshot.reports() if info.stale]
            assert stale == ["projects_2022.md"]
            assert "37个" in [f.text for f in snapshot.find_facts(region="松原县", year=2022)]
    (corpus / "projects_2022.md").write_bytes(text)
    assert rebuild().changed == ("projects_2022.md",)
    with opened(index) as snapshot:
        assert not any(info.stale for info in snapshot.reports())
        assert list(snapshot.manifest.failed) == ["broken.pdf"]


def test_a_failure_that_lasts_is_told_again_but_writes_nothing(
    corpus: Path, rebuild: Rebuild
) -> None:
    (corpus / "broken.pdf").write_bytes(b"%PDF-1.7 cut")
    first, second = rebuild(), rebuild()
    assert first.failed == second.failed != ()
    assert first.published
    assert not second.published


def test_two_reports_of_one_id_are_told(corpus: Path, rebuild: Rebuild) -> None:
    (corpus / "zzz.jsonl").write_text(
        '{"doc_id": "air-2023", "text": "重复的报告。"}\n', encoding="utf-8"
    )
    summary = rebuild()
    assert [path for path, _ in summary.failed] == ["zzz.jsonl"]
    assert "air-2023" in summary.failed[0][1]
    assert "air-2023" in summary.unchanged


def test_an_excluded_report_stays_out_until_it_is_included(index: Path, rebuild: Rebuild) -> None:
    store = IndexStore(index)
    store.set_excluded({"air-2023"})
    assert rebuild().removed == ("air-2023",)
    assert not rebuild().published
    assert "air-2023" not in rebuild(full=True).added
    store.set_excluded(())
    assert rebuild().added == ("air-2023",)


def test_an_empty_corpus_gives_an_empty_index(
    tmp_path: Path, encoder: SentenceEncoder, encodings: Path
) -> None:
    (tmp_path / "empty").mkdir()
    summary = build(tmp_path / "empty", tmp_path / "index", encoder, encodings=encodings)
    assert summary.published
    with opened(tmp_path / "index") as snapshot:
        assert snapshot.reports() == []
        assert snapshot.lexical_search("项目", 5) == []
        assert snapshot.dense_search(encoder.encode_question("项目"), 5) == []


def test_all_reports_can_go_and_come_back(
    corpus: Path, index: Path, rebuild: Rebuild, tmp_path: Path, state: State
) -> None:
    before = state(index)
    corpus.rename(tmp_path / "aside")
    corpus.mkdir()
    assert len(rebuild().removed) == 5
    corpus.rmdir()
    (tmp_path / "aside").rename(corpus)
    assert len(rebuild().added) == 5
    assert state(index) == before


def test_a_missing_folder_is_named(tmp_path: Path, encoder: SentenceEncoder) -> None:
    with pytest.raises(BadInputError, match="nowhere"):
        build(tmp_path / "nowhere", tmp_path / "index", encoder)


def test_a_damaged_index_is_built_anew(index: Path, rebuild: Rebuild, state: State) -> None:
    before = state(index)
    (index / "CURRENT").write_text("nonsense")
    assert state(index) == before, "the good snapshot answers meanwhile"
    assert rebuild().published
    assert state(index) == before


def test_old_snapshots_go_but_for_as_many_as_the_setting_says(
    corpus: Path, index: Path, rebuild: Rebuild
) -> None:
    (index / "snapshots" / "20200101T000000000000-abcdef.partial").mkdir()
    names = []
    for number in range(4):
        (corpus / "new.md").write_text(f"# 报告\n\n道路{number}公里。\n", encoding="utf-8")
        names.append(rebuild().snapshot)
    assert sorted(path.name for path in (index / "snapshots").iterdir()) == names[-3:]


def test_a_reader_notices_the_newer_snapshot(corpus: Path, index: Path, rebuild: Rebuild) -> None:
    store = IndexStore(index)
    with store.open() as snapshot:
        assert not store.newer_than(snapshot)
        (corpus / "jobs.txt").unlink()
        rebuild()
        assert store.newer_than(snapshot)
        assert snapshot.report("jobs.txt").doc_id == "jobs.txt"
