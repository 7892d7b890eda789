"""Corpus -> index, doing only what has changed."""

import logging
from collections.abc import Callable, Generator, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from core.encoders.encoder import Encoder
from core.errors import BadInputError, IndexCorrupt, IndexUnusable
from core.index.draft import Draft
from core.index.handover import answer_from, hand_over
from core.index.manifest import SnapshotManifest
from core.index.snapshot import Snapshot
from core.index.store import Check, IndexStore, writing
from core.language.regions import Region, load_regions
from core.schema import Quality
from core.settings import settings
from indexer.ahead import EncodingAhead
from indexer.changes import Changes, Progress, Survey
from indexer.contents import ContentDigests
from indexer.manifest import load_manifest
from indexer.recipe import recipe_of

if TYPE_CHECKING:
    from indexer.reader_process import ReaderProcess
    from indexer.reading import Reading
    from indexer.wire import Message, Task

ENCODING = "计算向量"
HANDING_OVER = "写入 Milvus"
CONTENTS = "contents.json"

log = logging.getLogger("policyqa.build")


@dataclass(frozen=True, slots=True)
class BuildSummary:
    """What a build did, by report id; `failed` is (file, reason in Chinese).

    `stale` are old versions that stay because their file cannot be read now.
    `published` is False where nothing had changed. `quality` says of each added
    or changed report how well it was read. `left_by` is the build before this one
    if it died at work.
    """

    snapshot: str
    published: bool
    added: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    unchanged: tuple[str, ...] = ()
    stale: tuple[str, ...] = ()
    failed: tuple[tuple[str, str], ...] = ()
    quality: Mapping[str, Quality] = field(default_factory=dict)
    left_by: str = ""


def build(
    corpus: Path,
    index: Path,
    encoder: Encoder,
    *,
    full: bool = False,
    progress: Progress = lambda stage, done, total: None,
    encodings: Path | None = None,
) -> BuildSummary:
    """Bring the index up to the corpus and publish it; the old one answers until then.

    `full` makes everything anew but for the encodings of known texts, which
    are kept in `encodings` (default: a folder of the index).

    Raises:
        BadInputError: no such corpus folder, or its manifest or regions are wrong.
        IndexBusy: another build is running.
        IndexWriteFailed: the disk refused; the old index still answers.
        EncoderError: the encoder cannot be loaded.
    """
    if not corpus.is_dir():
        raise BadInputError(f"no folder {corpus}", message=f"找不到报告文件夹：{corpus}")
    store = IndexStore(index)
    with store.lock() as lock:
        known = set(store.snapshots())
        store.clean(settings().snapshots)
        try:
            work = _Build(corpus, store, encoder, progress, encodings or store.encodings)
            summary = work.run(full)
        except IndexCorrupt as error:
            log.warning("building anew: %s", error)
            work = _Build(corpus, store, encoder, progress, encodings or store.encodings)
            summary = work.run(full=True)
        store.clean(settings().snapshots)
        answer_from(summary.snapshot, known.difference(store.snapshots()))
        return replace(summary, left_by=str(lock.left_by or ""))


class _Build:
    def __init__(
        self,
        corpus: Path,
        store: IndexStore,
        encoder: Encoder,
        progress: Progress,
        encodings: Path,
    ) -> None:
        self._corpus = corpus
        self._store = store
        self._encoder = encoder
        self._progress = progress
        self._encodings = encodings
        self._recipe = recipe_of(corpus)
        self._stated = load_manifest(corpus)
        self._own_regions = _own_regions(corpus)
        self._draft: Draft | None = None
        self._reader: ReaderProcess | None = None
        self._ahead = EncodingAhead(encoder, encodings)
        self._quality: dict[str, Quality] = {}

    def run(self, full: bool) -> BuildSummary:
        before = _last(self._store, Check.ALL if full else Check.SIZES)
        base = before if before and not full and self._fits(before.manifest) else None
        try:
            changes = self._survey(before, base, trusting=not full)
            if base and not base.instead_of and not changes.any(base.manifest):
                self._hand_over(base)
                return _summary(before, base.id, changes, published=False)
            changes = self._settled(before, base, changes)
            name = self._finish(base, changes)
            summary = _summary(before, name, changes, published=True)
            return replace(summary, quality=self._quality)
        except BaseException:
            if self._draft:
                self._draft.discard()
            raise
        finally:
            if before:
                before.close()

    def _survey(self, before: Snapshot | None, base: Snapshot | None, trusting: bool) -> Changes:
        contents = ContentDigests(self._store.folder / CONTENTS, trusting=trusting)
        survey = Survey(
            self._corpus,
            self._stated,
            before,
            self._store.excluded(),
            contents=contents,
            reusable=base is not None,
            read=self._read,
            take=partial(self._take, base=base),
        )
        try:
            with self._ahead:
                return survey.changes(self._progress)
        finally:
            self._stop_reader()
            with writing(self._store.folder):
                contents.save()

    def _fits(self, manifest: SnapshotManifest) -> bool:
        fingerprints = (self._encoder.fingerprint, self._recipe)
        return (manifest.encoder, manifest.recipe) == fingerprints

    def _begun(self, base: Snapshot | None) -> Draft:
        """The draft, begun when first needed: most builds have nothing to do.

        Raises:
            IndexCorrupt: what it would start from is damaged.
        """
        if self._draft is None:
            damaged = self._store.damage(base.id) if base else []
            if damaged:
                raise IndexCorrupt(f"{base.id if base else ''}: {'; '.join(damaged)}")
            self._draft = self._store.draft(base)
        return self._draft

    def _read(self, task: "Task") -> Generator["Message", None, None]:
        if self._reader is None:
            # Here, so that a build with nothing to do starts in half the time.
            from indexer.reader_process import ReaderProcess

            self._reader = ReaderProcess()
        return self._reader.read(task)

    def _stop_reader(self) -> None:
        if self._reader:
            self._reader.close()

    def _take(self, reading: "Reading", base: Snapshot | None) -> None:
        self._ahead.add(reading.report.title, reading.chunks)
        self._put(reading, base)

    def _put(self, reading: "Reading", base: Snapshot | None) -> None:
        from indexer.fingerprints import signature_of_chunks  # its library takes a second to load

        self._quality[reading.report.doc_id] = reading.quality
        with writing(self._store.folder):
            self._begun(base).put(
                reading.report,
                reading.chunks,
                reading.facts,
                reading.digest,
                quality=reading.quality,
                signature=signature_of_chunks(reading.chunks),
            )

    def _settled(self, before: Snapshot | None, base: Snapshot | None, changes: Changes) -> Changes:
        """The draft with the reports of the corpus and no others, each dated as they now tell."""
        from indexer.redating import date_anew

        with writing(self._store.folder):
            draft = self._begun(base)
            for doc_id in changes.removed if base else ():
                draft.remove(doc_id)
            for doc_id in sorted(changes.stale):
                if before and not base:
                    _carry(before, doc_id, draft)
                draft.mark_stale(doc_id)
        try:
            put = partial(self._put, base=base)
            again = date_anew(draft, self._corpus, self._stated, read=self._read, put=put)
        finally:
            self._stop_reader()
        return replace(changes, updated=changes.updated | again, kept=changes.kept - again)

    def _finish(self, base: Snapshot | None, changes: Changes) -> str:
        from indexer.reprints import cluster_reprints

        with writing(self._store.folder):
            draft = self._begun(base)
            cluster_reprints(draft, changes.updated | changes.removed if base else None)
            draft.set_regions(self._own_regions)
            draft.index(self._encoder, self._encodings, self._count(ENCODING))
            draft.finish(self._manifest(draft, changes))
            with Snapshot(draft.folder) as finished:
                self._hand_over(finished)
            return self._store.publish(draft)

    def _hand_over(self, snapshot: Snapshot) -> None:
        hand_over(snapshot, self._encoder, self._encodings, self._count(HANDING_OVER))

    def _count(self, stage: str) -> Callable[[int, int], None]:
        return lambda done, total: self._progress(stage, done, total)

    def _manifest(self, draft: Draft, changes: Changes) -> SnapshotManifest:
        return SnapshotManifest(
            id=draft.id,
            built=datetime.now(UTC).isoformat(timespec="seconds"),
            encoder=self._encoder.fingerprint,
            recipe=self._recipe,
            sources=changes.sources,
            failed=changes.failed,
            excluded=changes.excluded,
        )


def _own_regions(corpus: Path) -> tuple[Region, ...]:
    path = corpus / "regions.csv"
    return load_regions(path) if path.is_file() else ()


def _last(store: IndexStore, check: Check) -> Snapshot | None:
    """The snapshot to start from; an unusable one is as good as none."""
    try:
        snapshot = store.open(check=check)
        snapshot.digests()
    except IndexUnusable:
        return None
    return snapshot


def _carry(before: Snapshot, doc_id: str, draft: Draft) -> None:
    from indexer.fingerprints import signature_of_chunks

    chunks = before.chunks_of(doc_id)
    facts = before.facts([chunk.chunk_id for chunk in chunks])
    report = before.report(doc_id)
    report = replace(report, boxes=tuple(before.boxes(doc_id, 0, len(report.text))))
    (info,) = [info for info in before.reports() if info.doc_id == doc_id]
    signature = signature_of_chunks(chunks)
    draft.put(report, chunks, facts, "", quality=info.quality, signature=signature, stale=True)


def _summary(
    before: Snapshot | None, name: str, changes: Changes, *, published: bool
) -> BuildSummary:
    known = before.digests() if before else {}
    updated = changes.updated
    return BuildSummary(
        snapshot=name,
        published=published,
        added=tuple(sorted(updated - known.keys())),
        changed=tuple(sorted(updated & known.keys())),
        removed=tuple(sorted(changes.removed)),
        unchanged=tuple(sorted(changes.kept)),
        stale=tuple(sorted(changes.stale)),
        failed=tuple(sorted(changes.failed.items())),
    )
