"""The folder of the index: which snapshot answers, and how the next one takes over."""

import json
import logging
import re
import secrets
import shutil
import sqlite3
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from enum import IntEnum
from pathlib import Path

from core.errors import (
    IndexCorrupt,
    IndexMismatch,
    IndexMissing,
    IndexUnusable,
    IndexWriteFailed,
)
from core.files import sync_folder, write_atomically
from core.index.checking import damage
from core.index.draft import Draft
from core.index.lock import BuildLock
from core.index.snapshot import Snapshot

_ID = re.compile(r"\d{8}T\d{12}-[0-9a-f]{6}")
_DRAFT = ".partial"
CURRENT = "CURRENT"

log = logging.getLogger("policyqa.store")


class Check(IntEnum):
    """Up to how many bytes of a snapshot are read through before it serves."""

    SIZES = 0
    MOMENT = 2**30  # a second or two: what a command may take that answers once
    ALL = sys.maxsize


class IndexStore:
    """`CURRENT`, `snapshots/`, `encodings/`, `encoders/` and the rest under one folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._snapshots = folder / "snapshots"
        self._current = folder / CURRENT
        self._excluded = folder / "excluded.json"

    @property
    def encodings(self) -> Path:
        """Folder of the vectors encoded so far."""
        return self.folder / "encodings"

    @property
    def encoders(self) -> Path:
        """Folder of the encoders' ONNX copies, one a fingerprint."""
        return self.folder / "encoders"

    def current(self) -> str | None:
        """Id of the snapshot that answers; None before the first build.

        Raises:
            IndexCorrupt: `CURRENT` names no snapshot.
        """
        try:
            name = self._current.read_text(encoding="utf-8").strip()
        except FileNotFoundError:
            return None
        except (OSError, UnicodeDecodeError) as error:
            raise IndexCorrupt(f"{self._current}: {error}") from error
        if not _ID.fullmatch(name):
            raise IndexCorrupt(f"{self._current} names {name[:80]!r}")
        return name

    def open(self, encoder: str = "", *, check: Check = Check.SIZES) -> Snapshot:
        """Open the current snapshot, or the newest good one where that is damaged.

        Opening checks manifest and sizes, and every byte of a snapshot of up to `check`.
        `encoder` is the fingerprint that it must have been built with. Where another
        stands in for a damaged one, `snapshot.instead_of` names that, and the log says so.

        Raises:
            IndexMissing: nothing has been built.
            IndexMismatch: another schema, tokenizer or encoder built it.
            IndexCorrupt: a file is damaged or missing, and no snapshot is good.
        """
        name = CURRENT
        try:
            current = self.current()
            if current is None:
                raise self._without_current()
            name = current
            return self._open(name, encoder, check)
        except IndexCorrupt as damaged:
            snapshot = self._stand_in(name, encoder, check)
            if snapshot is None:
                raise
            # A command has no other log than its standard error.
            log.warning("%s（%s）", stands_in(snapshot.id), damaged)
            return snapshot

    def _without_current(self) -> IndexUnusable:
        if self.snapshots():
            return IndexCorrupt(f"{self._current} is missing")
        return IndexMissing(f"no index in {self.folder}")

    def _stand_in(self, damaged: str, encoder: str, check: Check) -> Snapshot | None:
        for name in reversed(self.snapshots()):
            if name != damaged:
                with suppress(IndexUnusable):
                    snapshot = self._open(name, encoder, check)
                    snapshot.instead_of = damaged
                    return snapshot
        return None

    def _open(self, name: str, encoder: str, check: Check) -> Snapshot:
        snapshot = Snapshot(self._snapshots / name)
        if sum(snapshot.manifest.sizes.values()) <= check:
            found = self.damage(name)
            if found:
                raise IndexCorrupt(f"{name}: {'; '.join(found)}")
        if encoder and snapshot.manifest.encoder != encoder:
            raise IndexMismatch(f"built by {snapshot.manifest.encoder}, asked for {encoder}")
        return snapshot

    def snapshots(self) -> list[str]:
        """Ids of the complete snapshots, oldest first."""
        try:
            names = [path.name for path in self._snapshots.iterdir()]
        except FileNotFoundError:
            return []
        return sorted(name for name in names if _ID.fullmatch(name))

    def damage(self, name: str) -> list[str]:
        """What is wrong with a snapshot, a line a file; empty where it is whole.

        Raises:
            IndexMismatch: another schema or tokenizer wrote it.
        """
        return damage(self._snapshots / name)

    def newer_than(self, snapshot: Snapshot) -> bool:
        """Whether another snapshot has been published since this one was opened."""
        try:
            return self.current() not in (None, snapshot.id, snapshot.instead_of)
        except IndexCorrupt:
            return False

    def switch(self, name: str) -> None:
        """Let a snapshot that is there answer from now on; hold the lock.

        Raises:
            IndexWriteFailed: the disk refused.
        """
        with writing(self.folder):
            write_atomically(self._current, f"{name}\n".encode())

    def lock(self) -> BuildLock:
        """The lock of a build, for a `with` block."""
        with writing(self.folder):
            self._snapshots.mkdir(parents=True, exist_ok=True)
        return BuildLock(self.folder / "build.lock")

    def draft(self, base: Snapshot | None) -> Draft:
        """Begin a snapshot, from `base` or from nothing; hold the lock."""
        moment = datetime.now(UTC).strftime("%Y%m%dT%H%M%S%f")
        folder = self._snapshots / f"{moment}-{secrets.token_hex(3)}{_DRAFT}"
        try:
            return Draft(folder, base)
        except BaseException:  # sqlite3's errors are no OSError
            shutil.rmtree(folder, ignore_errors=True)
            raise

    def publish(self, draft: Draft) -> str:
        """Let a finished draft answer from now on, in one atomic step; its id."""
        folder = self._snapshots / draft.id
        draft.folder.rename(folder)
        sync_folder(self._snapshots)
        write_atomically(self._current, f"{folder.name}\n".encode())
        return folder.name

    def remove(self, name: str) -> None:
        """Delete a snapshot that does not answer; hold the lock."""
        shutil.rmtree(self._snapshots / name, ignore_errors=True)

    def clean(self, keep: int) -> None:
        """Delete what killed builds left and all but the newest snapshots; hold the lock."""
        try:
            current = self.current()
        except IndexCorrupt:
            current = None
        complete = sorted(self.snapshots(), key=lambda name: (name == current, name))
        for path in self.folder.glob(".*.tmp"):  # of a build killed while it wrote a file
            # Who excludes a report holds no lock.
            if not path.name.startswith(f".{self._excluded.name}."):
                path.unlink(missing_ok=True)
        for path in self._snapshots.iterdir():
            if path.name not in complete[-keep:]:
                # Windows refuses while a reader has it open; the next build tries again.
                shutil.rmtree(path, ignore_errors=True)

    def excluded(self) -> frozenset[str]:
        """Ids of the reports that builds leave out.

        Raises:
            IndexCorrupt: `excluded.json` is not a list of names.
        """
        try:
            names = json.loads(self._excluded.read_bytes())
        except FileNotFoundError:
            return frozenset()
        except (OSError, ValueError) as error:
            raise IndexCorrupt(f"{self._excluded}: {error}") from error
        if not isinstance(names, list) or not all(isinstance(name, str) for name in names):
            raise IndexCorrupt(f"{self._excluded} is not a list of names")
        return frozenset(names)

    def set_excluded(self, doc_ids: Iterable[str]) -> None:
        """Remember which reports later builds leave out.

        Raises:
            IndexWriteFailed: the disk refused.
        """
        text = json.dumps(sorted(doc_ids), ensure_ascii=False, indent=1)
        with writing(self.folder):
            self.folder.mkdir(parents=True, exist_ok=True)
            write_atomically(self._excluded, text.encode())


def stands_in(name: str) -> str:
    """What staff read where a snapshot answers in place of the damaged current one."""
    return f"{IndexCorrupt.default_message}现由完好的 {name} 代为回答。"


@contextmanager
def writing(place: Path) -> Iterator[None]:
    """Name what the disk refuses in this block `IndexWriteFailed`."""
    try:
        yield
    except (OSError, sqlite3.Error) as error:
        raise IndexWriteFailed(f"{place}: {error}") from error
