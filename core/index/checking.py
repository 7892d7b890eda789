"""Whether a snapshot still holds what was written: full checksums of its files."""

import hashlib
import os
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing
from pathlib import Path

from core.errors import IndexCorrupt
from core.index.database import address
from core.index.manifest import FILE, SnapshotManifest, read_manifest

_DATABASE = "*.sqlite"


def checksums(
    folder: Path, names: Mapping[str, int], base: Path | None, known: Mapping[str, str]
) -> dict[str, str]:
    """SHA-256 of each file; a file linked from `base` keeps the one that is `known`."""
    return {
        name: known[name]
        if base and name in known and _same_file(base / name, folder / name)
        else _digest(folder / name)
        for name in names
    }


def damage(folder: Path) -> list[str]:
    """What is wrong with a snapshot, a line a file; empty where it is whole.

    Raises:
        IndexMismatch: another schema or tokenizer wrote it.
    """
    try:
        manifest = read_manifest(folder, sizes=False)
    except IndexCorrupt:
        return [f"{FILE}：无法读取"]
    return [*_damaged_files(folder, manifest), *_damaged_databases(folder)]


def _damaged_files(folder: Path, manifest: SnapshotManifest) -> Iterator[str]:
    for name, size in manifest.sizes.items():
        path = folder / name
        try:
            if not path.is_file():
                yield f"{name}：缺失"
            elif path.stat().st_size != size:
                yield f"{name}：大小不符（应为 {size} 字节）"
            elif _digest(path) != manifest.checksums.get(name):
                yield f"{name}：内容与校验和不符"
        except OSError as error:
            yield f"{name}：无法读取（{error.strerror or error}）"


def _damaged_databases(folder: Path) -> Iterator[str]:
    for path in sorted(folder.glob(_DATABASE)):
        try:
            with closing(sqlite3.connect(address(path, "?mode=ro"), uri=True)) as connection:
                (verdict,) = connection.execute("PRAGMA quick_check(1)").fetchone()
        except sqlite3.Error as error:
            verdict = str(error)
        if verdict != "ok":
            yield f"{path.name}：数据库结构损坏"


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _same_file(one: Path, other: Path) -> bool:
    try:
        return os.path.samefile(one, other)
    except OSError:
        return False
