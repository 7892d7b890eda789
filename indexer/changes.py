"""What a build has to do: the corpus as it is now against the snapshot before."""

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from core.errors import PolicyQAError, ReportError
from core.manifest import SnapshotManifest
from core.schema import Report
from core.snapshot import Snapshot
from indexer.discover import find_files
from indexer.manifest import Manifest
from indexer.readers.registry import read_reports

Progress = Callable[[str, int, int], None]
READING = "读取报告"


@dataclass(frozen=True, slots=True)
class Changes:
    """The work of a build.

    All by report id: `updated` are new or changed, `kept` stay as they are,
    `stale` stay because their file cannot be read now, `removed` go.
    `sources`, `failed` and `excluded` are as in `SnapshotManifest`.
    """

    updated: frozenset[str]
    kept: frozenset[str]
    stale: frozenset[str]
    removed: frozenset[str]
    sources: Mapping[str, str]
    failed: Mapping[str, str]
    excluded: Mapping[str, str]

    def any(self, before: SnapshotManifest) -> bool:
        """Whether the next snapshot would differ from the one before."""
        same = (before.sources, before.failed, before.excluded)
        return bool(self.updated or self.removed) or same != (
            self.sources,
            self.failed,
            self.excluded,
        )


@contextmanager
def isolated(name: str) -> Iterator[None]:
    """Let a defect of ours cost one report, not the whole build; it is reported as a failure."""
    try:
        yield
    except (PolicyQAError, OSError):
        raise
    except Exception as error:
        raise ReportError(
            f"{name}: {error!r}", message=f"处理时程序出错，请把这份文件交给维护人员（{error!r}）。"
        ) from error


class Survey:
    """One walk over the corpus.

    `before` is the last snapshot; `reusable` says whether what it made of a
    report still holds (same recipe, same encoder), or only its old texts.
    `take` receives each new or changed report with its digest, as it is read.
    """

    def __init__(
        self,
        corpus: Path,
        manifest: Manifest,
        before: Snapshot | None,
        excluded: frozenset[str],
        *,
        reusable: bool,
        take: Callable[[Report, str], None],
    ) -> None:
        self._take = take
        self._corpus = corpus
        self._manifest = manifest
        self._wanted_out = excluded
        self._reusable = before.manifest if before and reusable else None
        self._old = before.digests() if before else {}
        self._old_of: dict[str, list[str]] = {}
        for doc_id, (path, _) in self._old.items():
            self._old_of.setdefault(path, []).append(doc_id)
        self._owner: dict[str, str] = {}
        self._updated: set[str] = set()
        self._kept: set[str] = set()
        self._unread: set[str] = set()
        self._sources: dict[str, str] = {}
        self._failed: dict[str, str] = {}
        self._excluded: dict[str, str] = {}

    def changes(self, progress: Progress) -> Changes:
        """Look at every file, reading those that changed."""
        files = find_files(self._corpus)
        for done, path in enumerate(files, 1):
            self._look(path, progress)
            progress(READING, done, len(files))
        stale = self._still_answering()
        return Changes(
            updated=frozenset(self._updated),
            kept=frozenset(self._kept),
            stale=stale,
            removed=frozenset(self._old.keys() - self._updated - self._kept - stale),
            sources=self._sources,
            failed=self._failed,
            excluded=self._excluded,
        )

    def _look(self, path: Path, progress: Progress) -> None:
        name = path.relative_to(self._corpus).as_posix()
        try:
            digest = self._digest(path, name)
            if self._is_unchanged(name, digest):
                for doc_id in self._old_of.get(name, []):
                    if self._claim(doc_id, name):
                        self._kept.add(doc_id)
                self._excluded |= self._left_out_before(name)
            else:
                self._read(path, name, progress)
        except ReportError as error:
            self._give_up(name, error.message, self._old_of.get(name, []))
        except OSError as error:
            reason = f"文件无法打开：{error.strerror or error}"
            self._give_up(name, reason, self._old_of.get(name, []))
        # A file that failed is tried again by every build.
        if name not in self._failed:
            self._sources[name] = digest

    def _digest(self, path: Path, name: str) -> str:
        """Of the file's bytes and of what the manifest states about it."""
        with path.open("rb") as file:
            digest = hashlib.file_digest(file, "sha256")
        digest.update(repr(sorted(self._manifest.row(name).items())).encode())
        return digest.hexdigest()

    def _read(self, path: Path, name: str, progress: Progress) -> None:
        with isolated(name):
            reports = read_reports(path, self._corpus, self._manifest)
        for done, report in enumerate(reports, 1):
            if self._claim(report.doc_id, name):
                self._compare(report, name)
            if len(reports) > 1:
                progress(f"{READING} {name}", done, len(reports))

    def _compare(self, report: Report, name: str) -> None:
        digest = hashlib.sha256(repr(report).encode("utf-8", "surrogatepass")).hexdigest()
        if self._reusable and self._old.get(report.doc_id) == (report.path, digest):
            self._kept.add(report.doc_id)
        else:
            try:
                self._take(report, digest)
                self._updated.add(report.doc_id)
            except ReportError as error:
                self._give_up(name, error.message, [report.doc_id])

    def _claim(self, doc_id: str, name: str) -> bool:
        """Whether this file's report of that id is to be indexed."""
        if doc_id in self._wanted_out:
            self._excluded[doc_id] = name
            return False
        owner = self._owner.setdefault(doc_id, name)
        if owner != name:
            self._failed[name] = f"报告编号 {doc_id} 与 {owner} 重复，只保留先读到的一份"
        return owner == name

    def _give_up(self, name: str, reason: str, doc_ids: Iterable[str]) -> None:
        self._failed[name] = reason
        self._unread.update(doc_ids)

    def _still_answering(self) -> frozenset[str]:
        read = self._updated | self._kept | self._wanted_out
        return frozenset(self._unread & self._old.keys() - read)

    def _is_unchanged(self, name: str, digest: str) -> bool:
        if self._reusable is None or self._reusable.sources.get(name) != digest:
            return False
        return self._left_out_before(name).keys() <= self._wanted_out

    def _left_out_before(self, name: str) -> dict[str, str]:
        before = self._reusable.excluded if self._reusable else {}
        return {doc_id: path for doc_id, path in before.items() if path == name}
