"""Reports, chunks and facts of a snapshot in SQLite: a file that stays, and what changed since.

A large `store.sqlite` is not rewritten: the next snapshot links it.
`changes.sqlite` holds the reports put in since, and names those taken out. A
connection shows both as one: views of the tables' own names stand before them.
So one changed report costs what the report costs, not a copy of all others.
"""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

from core.files import SHARED_FROM, link_or_copy
from core.index.records import TABLES, Row

STORE = "store.sqlite"
CHANGES = "changes.sqlite"
# Tables whose rows belong to one report each, and those kept whole in the newest file.
BY_REPORT = ("reports", "boxes", "chunks", "facts")
WHOLE = ("regions", "clusters")
# Changes beyond this share of the chunks are merged into one new file.
MERGE_SHARE = 0.1
_REMOVED = "CREATE TABLE removed (doc_id TEXT PRIMARY KEY) WITHOUT ROWID;"


def open_reading(folder: Path) -> sqlite3.Connection:
    """A connection to a published snapshot, which nobody changes any more."""
    layered = (folder / CHANGES).is_file()
    newest = folder / (CHANGES if layered else STORE)
    connection = sqlite3.connect(address(newest), uri=True, check_same_thread=False)
    if layered:
        _join(connection, folder / STORE)
    connection.row_factory = sqlite3.Row
    return connection


class Database:
    """The database of a draft: begun from an older snapshot's folder, or from nothing.

    A store of `shared_from` bytes is large.

    Raises:
        OSError, sqlite3.Error: the disk refused.
    """

    def __init__(self, folder: Path, base: Path | None, shared_from: int = SHARED_FROM) -> None:
        self._layered = base is not None and _goes_on(base, shared_from)
        if base is None:
            self.connection = _connect(folder / STORE, TABLES)
        elif self._layered:
            link_or_copy(base / STORE, folder / STORE)
            if (base / CHANGES).is_file():
                shutil.copyfile(base / CHANGES, folder / CHANGES)
                self.connection = _connect(folder / CHANGES)
            else:
                self.connection = _connect(folder / CHANGES, TABLES + _REMOVED)
            _join(self.connection, folder / STORE)
        else:
            _merge(base, folder / STORE)
            self.connection = _connect(folder / STORE)
        self.connection.row_factory = sqlite3.Row

    def last_key(self) -> int:
        """The highest key that any chunk has or had; 0 if there was none."""
        schemas = ("main", "base") if self._layered else ("main",)
        query = "SELECT coalesce(max(key), 0) FROM {}.chunks"
        return max(int(self.connection.execute(query.format(s)).fetchone()[0]) for s in schemas)

    def insert(self, table: str, rows: list[Row]) -> None:
        """Insert whole rows, in the order of the table's columns."""
        if rows:
            marks = ",".join("?" * len(rows[0]))
            self.connection.executemany(f"INSERT INTO main.{table} VALUES ({marks})", rows)

    def remove(self, doc_id: str) -> None:
        """Take a report out, with all that belongs to it."""
        for table in BY_REPORT:
            self.connection.execute(f"DELETE FROM main.{table} WHERE doc_id = ?", (doc_id,))
        self._hide(doc_id)

    def lift(self, doc_id: str) -> None:
        """Let a report be changed in place: `main` holds it from now on."""
        here = self.connection.execute("SELECT 1 FROM main.reports WHERE doc_id = ?", (doc_id,))
        if not self._layered or here.fetchone():
            return
        for table in BY_REPORT:
            self.connection.execute(
                f"INSERT INTO main.{table} SELECT * FROM base.{table} WHERE doc_id = ?", (doc_id,)
            )
        self._hide(doc_id)

    def _hide(self, doc_id: str) -> None:
        if self._layered:
            self.connection.execute(
                "INSERT OR IGNORE INTO main.removed SELECT doc_id FROM base.reports"
                " WHERE doc_id = ?",
                (doc_id,),
            )


def _connect(path: Path, script: str = "") -> sqlite3.Connection:
    """A connection for writing. A draft that dies is thrown away, so SQLite need not guard it."""
    connection = sqlite3.connect(address(path, ""), uri=True)
    connection.execute("PRAGMA journal_mode=OFF")
    connection.execute("PRAGMA synchronous=OFF")
    connection.executescript(script)
    return connection


def _join(connection: sqlite3.Connection, store: Path) -> None:
    """Show the store, less the reports taken out, together with the changes."""
    connection.execute("ATTACH ? AS base", (address(store),))
    for table in BY_REPORT:
        connection.execute(
            f"CREATE TEMP VIEW {table} AS SELECT * FROM main.{table}"
            f" UNION ALL SELECT * FROM base.{table} AS old WHERE NOT EXISTS"
            " (SELECT 1 FROM main.removed AS gone WHERE gone.doc_id = old.doc_id)"
        )
    connection.commit()


def _goes_on(base: Path, shared_from: int) -> bool:
    """Whether a store is large, and the changes so far few enough to go on beside it."""
    if (base / STORE).stat().st_size < shared_from:
        return False
    if not (base / CHANGES).is_file():
        return True
    with closing(open_reading(base)) as connection:
        count = (
            "SELECT (SELECT count(*) FROM main.chunks) + (SELECT count(*) FROM base.chunks WHERE"
        )
        changed = f"{count} doc_id IN (SELECT doc_id FROM main.removed))"
        whole = "SELECT count(*) FROM base.chunks"
        now, then = (connection.execute(query).fetchone()[0] for query in (changed, whole))
    return bool(now <= MERGE_SHARE * then)


def _merge(base: Path, target: Path) -> None:
    """Write store and changes of a snapshot as one new store."""
    shutil.copyfile(base / STORE, target)
    if not (base / CHANGES).is_file():
        return
    with closing(_connect(target)) as connection:
        connection.execute("ATTACH ? AS changes", (address(base / CHANGES),))
        for table in BY_REPORT:
            connection.execute(
                f"DELETE FROM {table} WHERE doc_id IN (SELECT doc_id FROM changes.removed)"
            )
            connection.execute(f"INSERT INTO {table} SELECT * FROM changes.{table}")
        for table in WHOLE:
            connection.execute(f"DELETE FROM {table}")
            connection.execute(f"INSERT INTO {table} SELECT * FROM changes.{table}")
        connection.commit()


def address(path: Path, options: str = "?mode=ro&immutable=1") -> str:
    """The URI by which SQLite opens a file; read only, and as one that nobody writes."""
    return f"{path.absolute().as_uri()}{options}"
