"""One published state of the index, opened for reading by any number of threads."""

import json
import queue
import sqlite3
import weakref
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import Any

import numpy as np

from core.encoders.encoder import Vectors
from core.errors import BadInputError, IndexCorrupt
from core.index.database import STORE, open_reading
from core.index.engine import Engine, engine_of
from core.index.manifest import SnapshotManifest, read_manifest
from core.index.ranking import Keys, Scored, ranked
from core.index.records import box_of, chunk_of, fact_of, info_of, region_of, report_of
from core.language.regions import Gazetteer, Region
from core.schema import Box, Chunk, Fact, Report, ReportInfo

_LOOKUP = 500


class Snapshot:
    """Reports, chunks and facts by id, and the two searches.

    Raises:
        IndexMismatch: another schema or tokenizer wrote it.
        IndexCorrupt: a file is damaged or missing; any later call may raise it too.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        # Id of a newer, damaged snapshot that this one stands in for.
        self.instead_of = ""
        self.manifest: SnapshotManifest = read_manifest(folder)
        self._engine: Engine = engine_of(folder, self.manifest)
        self._idle: queue.LifoQueue[sqlite3.Connection] = queue.LifoQueue()
        # A connection is in a cycle of its own making: left alone, it keeps its file open
        # until some later garbage collection.
        weakref.finalize(self, _close, self._idle)

    @property
    def id(self) -> str:
        """Name of the snapshot."""
        return self.manifest.id

    def __enter__(self) -> "Snapshot":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Release the files; the snapshot reopens them if it is used again."""
        _close(self._idle)

    def report(self, doc_id: str) -> Report:
        """The report, text included.

        Raises:
            BadInputError: the index has no such report.
        """
        rows = self._rows("SELECT * FROM reports WHERE doc_id = ?", doc_id)
        if not rows:
            raise BadInputError(f"no report {doc_id!r}", message=f"索引里没有这份报告：{doc_id}")
        return report_of(rows[0])

    def reports(self) -> list[ReportInfo]:
        """All reports without their texts, by id."""
        rows = self._rows(
            "SELECT doc_id, path, title, publisher, published, year, region, stale, quality"
            " FROM reports ORDER BY doc_id"
        )
        counts = self._rows("SELECT doc_id, count(*) AS chunks FROM chunks GROUP BY doc_id")
        chunks = {row["doc_id"]: row["chunks"] for row in counts}
        return [info_of(row, chunks.get(row["doc_id"], 0)) for row in rows]

    @cached_property
    def latest(self) -> date | None:
        """The last day that a report was published on, else of the last year that one speaks of.

        None where no report has either.
        """
        (row,) = self._rows("SELECT max(published) AS day, max(year) AS year FROM reports")
        if row["day"]:
            return date.fromisoformat(row["day"])
        return date(row["year"], 12, 31) if row["year"] else None

    def boxes(self, doc_id: str, start: int, end: int) -> list[Box]:
        """Where `report.text[start:end]` stands on its pages, in order; none for plain text."""
        rows = self._rows(
            'SELECT * FROM boxes WHERE doc_id = ? AND start < ? AND "end" > ? ORDER BY start',
            doc_id,
            end,
            start,
        )
        return [box_of(row) for row in rows]

    def digests(self) -> dict[str, tuple[str, str]]:
        """doc_id -> (path, digest of the report), for a build; a stale report has no digest."""
        rows = self._rows("SELECT doc_id, path, digest, stale FROM reports")
        return {row["doc_id"]: (row["path"], "" if row["stale"] else row["digest"]) for row in rows}

    def clusters(self) -> dict[str, str]:
        """Report -> cluster of reprints, for the reports that are in one."""
        rows = self._rows("SELECT doc_id, cluster FROM clusters")
        return {row["doc_id"]: row["cluster"] for row in rows}

    def reprints(self, doc_ids: Sequence[str]) -> dict[str, tuple[str, ...]]:
        """For each of these reports that is one of several prints, all the others, by id."""
        rows = self._rows_in(
            "SELECT one.doc_id, other.doc_id AS reprint FROM clusters AS one"
            " JOIN clusters AS other ON other.cluster = one.cluster"
            " AND other.doc_id <> one.doc_id WHERE one.doc_id IN",
            doc_ids,
        )
        found: dict[str, tuple[str, ...]] = {}
        for row in sorted(rows, key=lambda row: str(row["reprint"])):
            found[row["doc_id"]] = (*found.get(row["doc_id"], ()), row["reprint"])
        return found

    def chunks(self, ids: Sequence[str]) -> list[Chunk]:
        """The chunks of these ids, in their order; unknown ids are left out."""
        rows = self._rows_in("SELECT * FROM chunks WHERE chunk_id IN", ids)
        found = {row["chunk_id"]: chunk_of(row) for row in rows}
        return [found[chunk_id] for chunk_id in ids if chunk_id in found]

    def chunks_of(self, doc_id: str) -> list[Chunk]:
        """The chunks of a report, in reading order."""
        rows = self._rows("SELECT * FROM chunks WHERE doc_id = ? ORDER BY number, key", doc_id)
        return [chunk_of(row) for row in rows]

    def neighbours(self, chunk_id: str) -> tuple[Chunk | None, Chunk | None]:
        """The chunks before and after one in its report."""
        found = self.chunks([chunk_id])
        if not found:
            return None, None
        place = (found[0].doc_id, found[0].number)
        query = "SELECT * FROM chunks WHERE doc_id = ? AND number"
        before = self._rows(f"{query} < ? ORDER BY number DESC LIMIT 1", *place)
        after = self._rows(f"{query} > ? ORDER BY number LIMIT 1", *place)
        return chunk_of(before[0]) if before else None, chunk_of(after[0]) if after else None

    def facts(self, chunk_ids: Sequence[str]) -> list[Fact]:
        """The facts of these chunks: in the order of the ids, then of the text."""
        found: dict[str, list[Fact]] = {chunk_id: [] for chunk_id in chunk_ids}
        for row in self._rows_in("SELECT * FROM facts WHERE chunk_id IN", list(found)):
            found[row["chunk_id"]].append(fact_of(row))
        return [
            fact
            for facts in found.values()
            for fact in sorted(facts, key=lambda fact: (fact.start, fact.end))
        ]

    def find_facts(
        self, *, region: str | None = None, year: int | None = None, limit: int = 1000
    ) -> list[Fact]:
        """Facts about a region, of a period that touches a year; in order of their place."""
        rows = self._rows(
            "SELECT * FROM facts WHERE (?1 IS NULL OR region = ?1)"
            " AND (?2 IS NULL OR ?2 BETWEEN first_year AND last_year)"
            ' ORDER BY doc_id, chunk_id, start, "end" LIMIT ?3',
            region,
            year,
            limit,
        )
        return [fact_of(row) for row in rows]

    def facts_of(self, doc_id: str) -> list[Fact]:
        """The facts of a report, in reading order."""
        rows = self._rows(
            "SELECT facts.* FROM facts JOIN chunks USING (chunk_id) WHERE facts.doc_id = ?"
            ' ORDER BY chunks.number, facts.start, facts."end"',
            doc_id,
        )
        return [fact_of(row) for row in rows]

    def fact_regions(self) -> list[str]:
        """Every region that a fact is about; the empty one for facts without."""
        rows = self._rows("SELECT DISTINCT region FROM facts ORDER BY region")
        return [row["region"] for row in rows]

    def reports_with_facts(
        self, regions: Iterable[str] | None = None, years: tuple[int, int] | None = None
    ) -> list[str]:
        """Ids of the reports with a fact about one of the regions, of a period that
        touches the years from first to last; None asks for any.
        """
        first, last = years or (None, None)
        rows = self._rows(
            "SELECT DISTINCT doc_id FROM facts"
            " WHERE (?1 IS NULL OR region IN (SELECT value FROM json_each(?1)))"
            " AND (?2 IS NULL OR (first_year <= ?3 AND last_year >= ?2)) ORDER BY doc_id",
            None if regions is None else json.dumps(sorted(regions)),
            first,
            last,
        )
        return [row["doc_id"] for row in rows]

    def regions(self) -> tuple[Region, ...]:
        """The corpus's own regions, beside the national list."""
        return tuple(region_of(row) for row in self._rows("SELECT * FROM regions ORDER BY number"))

    @cached_property
    def gazetteer(self) -> Gazetteer:
        """The national list of places with the corpus's own."""
        own = self.regions()
        return Gazetteer.national().extended(own) if own else Gazetteer.national()

    def keys(self, doc_ids: Iterable[str]) -> Keys:
        """The keys of these reports' chunks, as a search takes them; unknown ids are left out."""
        rows = self._rows(
            "SELECT key FROM chunks WHERE doc_id IN (SELECT value FROM json_each(?)) ORDER BY key",
            json.dumps(sorted(doc_ids)),
        )
        return np.array([row["key"] for row in rows], dtype=np.int64)

    def lexical_search(
        self, text: str, k: int, within: Keys | None = None
    ) -> list[tuple[str, float]]:
        """The best k chunks by BM25, of those within: (chunk_id, score) by (-score, id)."""
        if not self.manifest.chunks:
            return []
        return self._named(self._engine.lexical(text, k, within), k)

    def frequencies(self, terms: Iterable[str]) -> dict[str, int]:
        """How many chunks hold each term of `core.language.tokens`; 0 for those that none holds."""
        return self._engine.frequencies(terms)

    def holding(self, wordings: Iterable[str]) -> Keys:
        """The keys of the chunks that hold all terms of one of the wordings."""
        return self._engine.holding(wordings)

    def dense_search(
        self, vector: Vectors, k: int, within: Keys | None = None
    ) -> list[tuple[str, float]]:
        """The best k chunks by cosine to a unit vector, of those within, in the same form."""
        if not self.manifest.chunks:
            return []
        return self._named(self._engine.dense(vector, k, within), k)

    def _named(self, scores: Scored, k: int) -> list[tuple[str, float]]:
        keys = [key for key, _ in scores]
        rows = self._rows_in("SELECT key, chunk_id FROM chunks WHERE key IN", keys)
        names = {row["key"]: row["chunk_id"] for row in rows}
        if len(names) != len(set(keys)):
            raise IndexCorrupt(f"{self.folder}: an index names chunks that the store lacks")
        return ranked(((names[key], score) for key, score in scores), k)

    def select(self, query: str, *values: Any) -> list[sqlite3.Row]:
        """Rows of a reading query over the tables of `core.index.records`."""
        return self._rows(query, *values)

    def _rows_in(self, query: str, values: Sequence[Any]) -> list[sqlite3.Row]:
        rows: list[sqlite3.Row] = []
        for start in range(0, len(values), _LOOKUP):
            part = values[start : start + _LOOKUP]
            rows += self._rows(f"{query} ({','.join('?' * len(part))})", *part)
        return rows

    def _rows(self, query: str, *values: Any) -> list[sqlite3.Row]:
        try:
            with self._connection() as connection:
                return connection.execute(query, values).fetchall()
        # A damaged search gives keys that no database holds.
        except (sqlite3.DatabaseError, OverflowError) as error:
            raise IndexCorrupt(f"{self.folder / STORE}: {error}") from error

    @contextmanager
    def _connection(self) -> Iterator[sqlite3.Connection]:
        try:
            connection = self._idle.get_nowait()
        except queue.Empty:
            connection = open_reading(self.folder)
        try:
            yield connection
        finally:
            self._idle.put(connection)


def _close(connections: "queue.LifoQueue[sqlite3.Connection]") -> None:
    while True:
        try:
            connections.get_nowait().close()
        except queue.Empty:
            return
