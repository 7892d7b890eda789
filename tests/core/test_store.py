import dataclasses
import gc
import json
import os
import random
import sys
import threading
from decimal import Decimal
from pathlib import Path

import pytest

from core.encoders.encoder import SentenceEncoder
from core.errors import IndexCorrupt, IndexMismatch, IndexMissing
from core.index.manifest import read_manifest
from core.index.snapshot import Snapshot
from core.index.store import IndexStore

pytestmark = pytest.mark.slow

# Ways in which each file of the searches is damaged.
GARBLINGS = 12


def snapshot_folder(index: Path) -> Path:
    return index / "snapshots" / (index / "CURRENT").read_text().strip()


def rewrite(folder: Path, **fields: object) -> None:
    record = json.loads((folder / "manifest.json").read_bytes()) | fields
    (folder / "manifest.json").write_text(json.dumps(record), encoding="utf-8")


def test_nothing_built_is_named_so(tmp_path: Path) -> None:
    assert IndexStore(tmp_path).current() is None
    with pytest.raises(IndexMissing):
        IndexStore(tmp_path).open()


def test_the_encoder_that_built_it_opens_it(index: Path, encoder: SentenceEncoder) -> None:
    IndexStore(index).open(encoder=encoder.fingerprint).close()
    with pytest.raises(IndexMismatch):
        IndexStore(index).open(encoder="another-0000")


@pytest.mark.parametrize("field", ["schema", "tokenizer"])
def test_another_version_is_a_mismatch(index: Path, field: str) -> None:
    rewrite(snapshot_folder(index), **{field: "another"})
    with pytest.raises(IndexMismatch):
        IndexStore(index).open()


def test_every_file_of_a_snapshot_is_missed_when_it_is_gone_or_cut(index: Path) -> None:
    folder = snapshot_folder(index)
    for name in read_manifest(folder).sizes:
        content = (folder / name).read_bytes()
        (folder / name).write_bytes(content[:-1])
        with pytest.raises(IndexCorrupt):
            IndexStore(index).open()
        (folder / name).unlink()
        with pytest.raises(IndexCorrupt):
            IndexStore(index).open()
        (folder / name).write_bytes(content)
    IndexStore(index).open().close()


@pytest.mark.parametrize("name", [None, "", "../elsewhere", "20260101T000000000000-abcdef"])
def test_a_current_that_names_no_snapshot_lets_the_newest_answer(
    index: Path, name: str | None
) -> None:
    (whole,) = IndexStore(index).snapshots()
    (index / "CURRENT").unlink()
    if name is not None:
        (index / "CURRENT").write_text(name)
    with IndexStore(index).open() as snapshot:
        assert (snapshot.id, bool(snapshot.instead_of)) == (whole, True)
    (index / "snapshots" / whole / "manifest.json").unlink()
    with pytest.raises(IndexCorrupt):
        IndexStore(index).open()


@pytest.mark.parametrize("content", ["", "[]", "{}", '{"schema": 1}'])
def test_a_damaged_manifest_is_corrupt(index: Path, content: str) -> None:
    (snapshot_folder(index) / "manifest.json").write_text(content)
    with pytest.raises(IndexCorrupt):
        IndexStore(index).open()


def test_damage_of_the_same_size_is_named_when_it_is_read(index: Path) -> None:
    path = snapshot_folder(index) / "store.sqlite"
    path.write_bytes(b"x" * path.stat().st_size)
    with IndexStore(index).open() as snapshot, pytest.raises(IndexCorrupt):
        snapshot.reports()


def garbled(content: bytes, chance: random.Random) -> bytes:
    """Some bytes changed, the size kept."""
    data = bytearray(content)
    for _ in range(chance.choice((1, 4, 40))):
        data[chance.randrange(len(data))] = chance.choice((0, 255, chance.randrange(256)))
    return bytes(data)


@pytest.mark.parametrize("part", ["lexical", "vectors.faiss"])
def test_garbled_files_of_the_searches_are_named_when_they_are_read(
    index: Path, encoder: SentenceEncoder, part: str
) -> None:
    vector = encoder.encode_question("松原县签约")
    folder = snapshot_folder(index)
    chance = random.Random(part)
    refused = 0
    for name in read_manifest(folder).sizes:
        content = (folder / name).read_bytes()
        for _ in range(GARBLINGS if name.startswith(part) and content else 0):
            # A new file: the one before may still be mapped into memory.
            (folder / name).unlink()
            (folder / name).write_bytes(garbled(content, chance))
            try:
                with IndexStore(index).open() as snapshot:
                    snapshot.lexical_search("松原县签约项目", 20)
                    snapshot.frequencies(["签约", "项目"])
                    snapshot.dense_search(vector, 20)
            except IndexCorrupt:
                refused += 1
        (folder / name).write_bytes(content)
    assert refused


@pytest.mark.parametrize("content", ["{", '"a"', "[1]"])
def test_a_damaged_list_of_exclusions_is_named_so(tmp_path: Path, content: str) -> None:
    (tmp_path / "excluded.json").write_text(content)
    with pytest.raises(IndexCorrupt):
        IndexStore(tmp_path).excluded()


def test_exclusions_are_remembered(tmp_path: Path) -> None:
    store = IndexStore(tmp_path / "new")
    assert store.excluded() == frozenset()
    store.set_excluded({"二", "一"})
    assert store.excluded() == {"一", "二"}


def test_reports_are_listed_without_their_text(snapshot: Snapshot) -> None:
    listed = {info.doc_id: info for info in snapshot.reports()}
    assert list(listed) == sorted(listed)
    assert listed["jobs.txt"].publisher == "枫林日报"
    assert listed["air-2023"].path == "briefs.jsonl"
    assert not any(info.stale for info in listed.values())
    assert sum(info.chunks for info in listed.values()) == snapshot.manifest.chunks


def test_a_chunk_lies_where_it_says(snapshot: Snapshot) -> None:
    for info in snapshot.reports():
        report = snapshot.report(info.doc_id)
        for chunk in snapshot.chunks_of(info.doc_id):
            assert "".join(report.text[start:end] for start, end in chunk.spans) == chunk.text


def test_chunks_come_in_the_order_asked_for(snapshot: Snapshot) -> None:
    ids = [c.chunk_id for i in snapshot.reports() for c in snapshot.chunks_of(i.doc_id)][::-1]
    assert [chunk.chunk_id for chunk in snapshot.chunks([*ids, "none"])] == ids


def test_neighbours_are_the_chunks_beside(snapshot: Snapshot) -> None:
    chunks = snapshot.chunks_of("projects_2022.md")
    assert len(chunks) >= 2
    assert snapshot.neighbours(chunks[0].chunk_id) == (None, chunks[1])
    assert snapshot.neighbours(chunks[-1].chunk_id) == (chunks[-2], None)
    assert snapshot.neighbours("none") == (None, None)


def test_facts_keep_every_digit_and_their_place(snapshot: Snapshot) -> None:
    chunks = {c.chunk_id: c for c in snapshot.chunks_of("projects_2022.md")}
    facts = snapshot.facts(list(chunks))
    assert "1,546.18万元" in [fact.text for fact in facts]
    assert all(chunks[f.chunk_id].text[f.start : f.end] == f.text for f in facts)
    assert [f.number for f in facts if f.text == "1,546.18万元"] == [Decimal(15461800)]


def test_facts_are_found_by_region_and_year(snapshot: Snapshot) -> None:
    found = snapshot.find_facts(region="松原县", year=2022)
    assert "37个" in [fact.text for fact in found]
    assert {fact.region for fact in found} == {"松原县"}
    assert "37个" not in [f.text for f in snapshot.find_facts(region="松原县", year=2021)]
    assert len(snapshot.find_facts(limit=3)) == 3


def test_the_corpus_keeps_its_own_regions(snapshot: Snapshot) -> None:
    assert [region.name for region in snapshot.regions()] == ["枫林市", "松原县", "柏溪县"]


def test_many_threads_read_one_snapshot(snapshot: Snapshot) -> None:
    expected = [snapshot.report(info.doc_id) for info in snapshot.reports()]
    seen: list[bool] = []

    def read() -> None:
        for _ in range(20):
            reports = [snapshot.report(info.doc_id) for info in snapshot.reports()]
            found = snapshot.lexical_search("松原县签约", 5)
            seen.append(reports == expected and len(found) > 0)

    threads = [threading.Thread(target=read) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert seen == [True] * 160


@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
def test_a_snapshot_that_nobody_holds_keeps_no_file_open(index: Path) -> None:
    def opened() -> int:
        links = [Path("/proc/self/fd", name) for name in os.listdir("/proc/self/fd")]
        return sum(os.readlink(x).endswith("store.sqlite") for x in links if x.is_symlink())

    gc.collect()
    gc.disable()
    try:
        before = opened()
        snapshot = IndexStore(index).open()
        assert snapshot.reports()
        assert opened() == before + 1
        del snapshot
        assert opened() == before
    finally:
        gc.enable()


def test_a_manifest_survives_its_file(snapshot: Snapshot) -> None:
    record = json.loads(snapshot.manifest.to_bytes())
    assert record.pop("checksum")
    assert dataclasses.asdict(snapshot.manifest) == record
