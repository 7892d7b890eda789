import os
from pathlib import Path

import pytest

from core.index.database import BY_REPORT, CHANGES, STORE, Database, open_reading
from core.index.records import box_row, chunk_row, fact_row, report_row
from core.language.regions import Gazetteer
from core.schema import Box, Chunk, Quality, Report, Span
from indexer.facts import read_facts


def put(database: Database, name: str, key: int, text: str) -> None:
    """One report of one chunk, with its facts and a box."""
    report = Report(name, f"{name}.txt", text)
    chunk = Chunk(f"{name}#0000", name, 0, text, (Span(0, len(text)),))
    database.remove(name)
    database.insert("reports", [report_row(report, text, False, Quality())])
    database.insert("chunks", [chunk_row(key, chunk)])
    facts = read_facts(report, chunk, Gazetteer.national())
    assert facts
    database.insert("facts", [fact_row(fact) for fact in facts])
    database.insert("boxes", [box_row(name, Box(0, 1, 1, 0, 0, 1, 1))])


def begun(folder: Path, base: Path | None, shared_from: int = 1) -> Database:
    folder.mkdir()
    return Database(folder, base, shared_from)


def finished(database: Database) -> None:
    database.connection.commit()
    database.connection.close()


@pytest.fixture
def first(tmp_path: Path) -> Path:
    database = begun(tmp_path / "第 1#?", None)
    for number in range(40):
        put(database, f"r{number:02}", number + 1, f"范县2022年签约项目{number + 10}个。")
    finished(database)
    return tmp_path / "第 1#?"


def seen(folder: Path) -> dict[str, str]:
    """doc_id -> text, by each of the tables alike."""
    connection = open_reading(folder)
    names = [
        [row[0] for row in connection.execute(f"SELECT doc_id FROM {table} ORDER BY doc_id")]
        for table in BY_REPORT
    ]
    assert names.count(names[0]) == len(names)
    texts = dict(map(tuple, connection.execute("SELECT doc_id, text FROM chunks")))
    assert set(texts) == set(names[0])
    connection.close()
    return texts


def test_a_change_leaves_the_store_alone(first: Path, tmp_path: Path) -> None:
    before = seen(first)
    database = begun(tmp_path / "2", first)
    assert database.last_key() == 40
    database.remove("r03")
    put(database, "r04", 41, "南乐县2022年签约项目99个。")
    put(database, "new", 42, "清丰县2022年签约项目7个。")
    finished(database)
    assert (tmp_path / "2" / STORE).samefile(first / STORE)
    assert os.path.getsize(tmp_path / "2" / CHANGES) < os.path.getsize(first / STORE) * 2
    after = seen(tmp_path / "2")
    assert after.keys() == before.keys() - {"r03"} | {"new"}
    assert after["r04"].startswith("南乐县")
    assert after["r05"] == before["r05"]
    assert seen(first) == before


def test_a_removed_report_can_come_back_and_go_again(first: Path, tmp_path: Path) -> None:
    database = begun(tmp_path / "2", first)
    database.remove("r03")
    finished(database)
    database = begun(tmp_path / "3", tmp_path / "2")
    put(database, "r03", 41, "南乐县2022年签约项目99个。")
    finished(database)
    assert seen(tmp_path / "3")["r03"].startswith("南乐县")
    database = begun(tmp_path / "4", tmp_path / "3")
    database.remove("r03")
    finished(database)
    assert seen(tmp_path / "4") == seen(tmp_path / "2")


def test_a_small_store_is_copied_so_that_each_stands_alone(first: Path, tmp_path: Path) -> None:
    database = begun(tmp_path / "2", first, shared_from=10**9)
    database.remove("r03")
    finished(database)
    assert not (tmp_path / "2" / CHANGES).exists()
    assert not (tmp_path / "2" / STORE).samefile(first / STORE)
    assert seen(tmp_path / "2").keys() == seen(first).keys() - {"r03"}


def test_keys_are_not_given_twice(first: Path, tmp_path: Path) -> None:
    database = begun(tmp_path / "2", first)
    database.remove("r39")
    assert database.last_key() == 40
    finished(database)


def test_a_lifted_report_can_be_marked(first: Path, tmp_path: Path) -> None:
    database = begun(tmp_path / "2", first)
    for _ in range(2):
        database.lift("r07")
    database.connection.execute("UPDATE main.reports SET stale = 1 WHERE doc_id = 'r07'")
    finished(database)
    assert seen(tmp_path / "2") == seen(first)
    connection = open_reading(tmp_path / "2")
    stale = connection.execute("SELECT doc_id FROM reports WHERE stale").fetchall()
    assert [tuple(row) for row in stale] == [("r07",)]
    connection.close()


def test_many_changes_are_merged_into_a_new_store(first: Path, tmp_path: Path) -> None:
    database = begun(tmp_path / "2", first)
    for number in range(3):
        put(database, f"r{number:02}", 41 + number, f"南乐县2022年签约项目{number + 1}个。")
    database.lift("r30")
    database.remove("r31")
    database.insert("regions", [(0, '["x","x","county",null,[]]')])
    finished(database)
    after = seen(tmp_path / "2")
    database = begun(tmp_path / "3", tmp_path / "2")
    finished(database)
    assert not (tmp_path / "3" / CHANGES).exists()
    assert seen(tmp_path / "3") == after
    connection = open_reading(tmp_path / "3")
    assert connection.execute("SELECT count(*) FROM regions").fetchone()[0] == 1
    connection.close()
    assert seen(tmp_path / "2") == after
