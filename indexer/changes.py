"""What a build has to do: the corpus as it is now against the snapshot before."""

import hashlib
from collections.abc import Callable, Generator, Iterable, Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from core.errors import PolicyQAError, ReportError, ReportTooLarge
from core.index.manifest import SnapshotManifest
from core.index.snapshot import Snapshot
from core.settings import settings
from indexer.batch import Batch, batch_name, batches_of
from indexer.contents import ContentDigests
from indexer.discover import find_files
from indexer.manifest import Manifest

if TYPE_CHECKING:
    from indexer.reading import Reading
    from indexer.wire import Message, Task

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
    except (PolicyQAError, OSError, MemoryError):
        raise
    except Exception as error:
        raise ReportError(
            f"{name}: {error!r}", message=f"处理时程序出错，请把这份文件交给维护人员（{error!r}）。"
        ) from error


class Survey:
    """One walk over the corpus.

    `before` is the last snapshot; `reusable` says whether what it made of a
    report still holds (same recipe, same encoder), or only its old texts.
    `contents` knows the digests of files that have not been touched.
    `read` says what a reader makes of a file; `take` receives each new or changed
    report as it is read.
    """

    def __init__(
        self,
        corpus: Path,
        manifest: Manifest,
        before: Snapshot | None,
        excluded: frozenset[str],
        *,
        contents: ContentDigests,
        reusable: bool,
        read: Callable[["Task"], Generator["Message", None, None]],
        take: Callable[["Reading"], None],
    ) -> None:
        self._reader = read
        self._take = take
        self._corpus = corpus
        self._contents = contents
        self._manifest = manifest
        self._wanted_out = excluded
        self._reusable = before.manifest if before and reusable else None
        self._before = before if reusable else None
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
        found = find_files(self._corpus)
        for name, reason in found.refused.items():
            self._give_up(name, reason, self._old_ids(name))
        for done, path in enumerate(found.files, 1):
            self._look(path, progress)
            progress(READING, done, len(found.files))
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
                for doc_id in self._old_ids(name):
                    if self._claim(doc_id, name):
                        self._kept.add(doc_id)
                self._excluded |= self._left_out_before(name)
            else:
                self._read(path, name, progress)
        except ReportError as error:
            self._give_up(name, error.message, self._old_ids(name))
        except PermissionError:
            self._give_up(name, "没有读取这个文件的权限。", self._old_ids(name))
        except OSError as error:
            reason = f"文件无法打开：{error.strerror or error}"
            self._give_up(name, reason, self._old_ids(name))
        # A file that failed is tried again by every build.
        if name not in self._failed:
            self._sources[name] = digest

    def _digest(self, path: Path, name: str) -> str:
        """Of the file's bytes and of what the manifest states about it.

        Raises:
            ReportTooLarge: over the limit, which spares reading it to the end.
        """
        limit = settings().max_report_mb
        if path.stat().st_size > limit * 2**20:
            raise ReportTooLarge(
                f"{path}: {path.stat().st_size} bytes",
                message=f"{path.name} 超过 {limit} MB 的大小限制，请拆分后再放入。",
            )
        content = self._contents.digest(path)
        stated = repr(sorted(self._manifest.row(name).items()))
        return hashlib.sha256(f"{content}{stated}".encode()).hexdigest()

    def _read(self, path: Path, name: str, progress: Progress) -> None:
        from indexer.wire import Failed, Kept, Read, Step, Task

        task = Task(
            path=str(path.absolute()),
            corpus=str(self._corpus.absolute()),
            row=self._manifest.row(name),
            known=self._known(name),
            batch=self._batches.get(batch_name(name)),
        )
        with closing(self._reader(task)) as messages:
            for message in messages:
                match message:
                    case Step(stage, done, total):
                        progress(f"{READING} {name}（{stage}）", done, total)
                    case Kept(doc_id):
                        if self._claim(doc_id, name):
                            self._kept.add(doc_id)
                    case Read(reading):
                        if self._claim(reading.report.doc_id, name):
                            self._take(reading)
                            self._updated.add(reading.report.doc_id)
                    case Failed(doc_id, reason):
                        self._give_up(name, reason, [doc_id] if doc_id else self._old_ids(name))

    @cached_property
    def _batches(self) -> dict[str, Batch]:
        """Those of the snapshot before, looked up with the first file that is read."""
        known = self._before.reports() if self._before else []
        return batches_of((r.path, r.published) for r in known if r.published and r.year is None)

    def _known(self, name: str) -> dict[str, str]:
        """Digests of the file's reports in the index, if what it made of them still holds."""
        if not self._reusable:
            return {}
        return {doc_id: self._old[doc_id][1] for doc_id in self._old_ids(name)}

    def _old_ids(self, name: str) -> list[str]:
        return self._old_of.get(name, [])

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
