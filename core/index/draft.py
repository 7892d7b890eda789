"""A snapshot being written: what a build puts in and takes out."""

import shutil
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import numpy as np
import numpy.typing as npt

from core.encoders.encoder import Encoder
from core.encoders.encodings import EncodingCache, encode_through
from core.files import sync_tree, write_atomically
from core.index.checking import checksums
from core.index.database import Database
from core.index.dense import DenseIndex
from core.index.engine import LEXICAL
from core.index.lexical import carry_lexical, update_lexical
from core.index.manifest import FILE, SnapshotManifest, measure
from core.index.passages import search_text
from core.index.records import (
    box_row,
    chunk_of,
    chunk_row,
    fact_row,
    region_row,
    report_of,
    report_row,
    signature_of,
)
from core.index.snapshot import Snapshot
from core.language.regions import Region
from core.schema import Chunk, Fact, Quality, Report

# Texts whose vectors are held in memory at a time; sorted by length within.
SLICE = 2048
# BM25 counts deleted passages until their segment is merged: past this share, index anew.
STALE_SHARE = 0.1


class Draft:
    """A copy of `base` (or nothing) in a folder of its own, changed report by report.

    Raises:
        OSError, sqlite3.Error: the disk refused; the store names the error.
    """

    def __init__(self, folder: Path, base: Snapshot | None) -> None:
        self.folder = folder
        self._base = base
        self._removed: list[int] = []
        folder.mkdir(parents=True)
        self._database = Database(folder, base.folder if base else None)
        self._connection = self._database.connection
        self._first_new = self._database.last_key() + 1
        self._next = self._first_new

    @property
    def id(self) -> str:
        """Name that the snapshot will have."""
        return self.folder.stem

    def remove(self, doc_id: str) -> None:
        """Take a report out."""
        keys = self._connection.execute("SELECT key FROM chunks WHERE doc_id = ?", (doc_id,))
        self._removed += [row["key"] for row in keys if row["key"] < self._first_new]
        self._database.remove(doc_id)

    def put(
        self,
        report: Report,
        chunks: Sequence[Chunk],
        facts: Iterable[Fact],
        digest: str,
        *,
        quality: Quality | None = None,
        signature: Sequence[int] = (),
        stale: bool = False,
    ) -> None:
        """Put a report in, in place of its older version; reports that may be reprints have
        a signature.
        """
        self.remove(report.doc_id)
        row = report_row(report, digest, stale, quality or Quality(), signature)
        self._database.insert("reports", [row])
        self._database.insert("boxes", [box_row(report.doc_id, b) for b in report.boxes])
        rows = [chunk_row(key, chunk) for key, chunk in enumerate(chunks, self._next)]
        self._database.insert("chunks", rows)
        self._database.insert("facts", [fact_row(fact) for fact in facts])
        self._next += len(rows)

    def mark_stale(self, doc_id: str) -> None:
        """Keep a report's old version and say so."""
        self._database.lift(doc_id)
        self._connection.execute("UPDATE main.reports SET stale = 1 WHERE doc_id = ?", (doc_id,))

    def clusters(self) -> dict[str, str]:
        """Report -> cluster as the base has it, for the reports that are in one."""
        return self._base.clusters() if self._base else {}

    def signatures(self) -> dict[str, npt.NDArray[np.uint32]]:
        """The signatures of the reports that have one."""
        rows = self._connection.execute(
            "SELECT doc_id, signature FROM reports WHERE length(signature) > 0"
        )
        return {row["doc_id"]: signature_of(row) for row in rows}

    def body(self, doc_id: str) -> str:
        """What of a report's text is answered from."""
        rows = self._connection.execute(
            "SELECT text FROM chunks WHERE doc_id = ? ORDER BY number", (doc_id,)
        )
        return "\n".join(row["text"] for row in rows)

    def dated(self) -> list[tuple[str, date]]:
        """The path and date of each report that states its date."""
        rows = self._connection.execute(
            "SELECT path, published FROM reports WHERE published IS NOT NULL AND year IS NULL"
        )
        return [(row["path"], date.fromisoformat(row["published"])) for row in rows]

    def undated(self) -> Iterator[Report]:
        """The reports that do not state their date, but for those whose file cannot be read."""
        rows = self._connection.execute(
            "SELECT * FROM reports WHERE (published IS NULL OR year IS NOT NULL) AND stale = 0"
            " ORDER BY doc_id"
        )
        return map(report_of, rows)

    def region(self, doc_id: str) -> str:
        """The region of a report, empty if unknown."""
        query = "SELECT region FROM reports WHERE doc_id = ?"
        return str(self._connection.execute(query, (doc_id,)).fetchone()["region"])

    def set_clusters(self, clusters: Mapping[str, str]) -> None:
        """Say of each report which cluster of reprints it is in; the rest is in none."""
        self._connection.execute("DELETE FROM main.clusters")
        self._database.insert("clusters", sorted(clusters.items()))

    def set_regions(self, regions: Iterable[Region]) -> None:
        """Store the corpus's own regions."""
        self._connection.execute("DELETE FROM main.regions")
        self._database.insert("regions", [region_row(n, r) for n, r in enumerate(regions)])

    def index(self, encoder: Encoder, cache: Path, progress: Callable[[int, int], None]) -> None:
        """Bring both indexes in line with the chunks; `progress(done, total)` counts encodings."""
        self._connection.commit()
        self._index_lexical()
        self._index_vectors(encoder, cache, progress)

    def finish(self, manifest: SnapshotManifest) -> None:
        """Make everything durable; the manifest, completed by counts and sizes, comes last."""
        self._connection.commit()
        complete = replace(
            manifest,
            reports=self._number("SELECT count(*) FROM reports"),
            chunks=self._number("SELECT count(*) FROM chunks"),
            facts=self._number("SELECT count(*) FROM facts"),
        )
        self.close()
        sync_tree(self.folder)
        sizes = measure(self.folder)
        base = self._base
        known = base.manifest.checksums if base else {}
        sums = checksums(self.folder, sizes, base.folder if base else None, known)
        complete = replace(complete, sizes=sizes, checksums=sums)
        write_atomically(self.folder / FILE, complete.to_bytes())

    def discard(self) -> None:
        """Throw the draft away, files and all."""
        self.close()
        shutil.rmtree(self.folder, ignore_errors=True)

    def close(self) -> None:
        """Release the files."""
        self._connection.close()

    def _index_lexical(self) -> None:
        target = self.folder / LEXICAL
        kept = self._base.manifest.chunks if self._base else 0
        if self._base and len(self._removed) <= STALE_SHARE * kept:
            carry_lexical(self._base.folder / LEXICAL, target)
            update_lexical(target, self._removed, self._texts(self._first_new))
        else:
            update_lexical(target, [], self._texts(0))

    def _index_vectors(
        self, encoder: Encoder, cache: Path, progress: Callable[[int, int], None]
    ) -> None:
        new = self._number("SELECT count(*) FROM chunks WHERE key >= ?", self._first_new)
        vectors = DenseIndex(self._base.folder if self._base else None)
        vectors.remove(self._removed)
        if new:
            self._encode(vectors, encoder, cache, lambda done: progress(done, new))
        vectors.save(self.folder)

    def _encode(
        self,
        vectors: DenseIndex,
        encoder: Encoder,
        cache: Path,
        progress: Callable[[int], None],
    ) -> None:
        done = 0

        def count(newly: int) -> None:
            nonlocal done
            done += newly
            progress(done)

        with EncodingCache(cache, encoder.fingerprint) as known:
            for keys, texts in self._slices():
                encoded = encode_through(known, encoder, texts, count)
                vectors.add(keys, encoded)

    def _slices(self) -> Iterator[tuple[list[int], list[str]]]:
        keys: list[int] = []
        texts: list[str] = []
        for key, text in self._texts(self._first_new):
            keys.append(key)
            texts.append(text)
            if len(keys) == SLICE:
                yield keys, texts
                keys, texts = [], []
        if keys:
            yield keys, texts

    def _texts(self, first: int) -> Iterator[tuple[int, str]]:
        rows = self._connection.execute(
            "SELECT chunks.*, reports.title FROM chunks JOIN reports USING (doc_id)"
            " WHERE key >= ? ORDER BY key",
            (first,),
        )
        for row in rows:
            yield row["key"], search_text(row["title"], chunk_of(row))

    def _number(self, query: str, *values: int) -> int:
        return int(self._connection.execute(query, values).fetchone()[0])
