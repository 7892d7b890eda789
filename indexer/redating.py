"""Reports without a date, read again where the reports of their folder now tell their time."""

import logging
from collections.abc import Callable, Generator
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from core.errors import ReaderStopped
from core.index.draft import Draft
from indexer.batch import batch_name, batches_of, dated_beside, holds_many
from indexer.manifest import Manifest
from indexer.metadata import without_batch

if TYPE_CHECKING:
    from indexer.reading import Reading
    from indexer.wire import Message, Task

log = logging.getLogger("policyqa.build")


def date_anew(
    draft: Draft,
    corpus: Path,
    manifest: Manifest,
    *,
    read: Callable[["Task"], Generator["Message", None, None]],
    put: Callable[["Reading"], None],
) -> frozenset[str]:
    """Read again the files whose undated report its folder now dates otherwise; the reports' ids.

    `read` says what a reader makes of a file, `put` puts a report into the draft. What
    cannot be read again stays as it is.
    """
    from indexer.wire import Failed, Read

    found = set()
    for task in _outdated(draft, corpus, manifest):
        try:
            with closing(read(task)) as messages:
                for message in messages:
                    match message:
                        case Read(reading):
                            put(reading)
                            found.add(reading.report.doc_id)
                        case Failed(_, reason):
                            log.warning("not read again: %s: %s", task.path, reason)
        except ReaderStopped as error:
            log.warning("not read again: %s: %s", task.path, error)
    return frozenset(found)


def _outdated(draft: Draft, corpus: Path, manifest: Manifest) -> list["Task"]:
    """A file of many dates its reports itself."""
    from indexer.wire import Task

    batches = batches_of(draft.dated())
    tasks = []
    for report in draft.undated():
        if holds_many(report.path):
            continue
        batch = batches.get(batch_name(report.path))
        now = dated_beside(without_batch(report), batch)
        if (now.published, now.year) != (report.published, report.year):
            path = corpus.absolute() / report.path
            row = manifest.row(report.path)
            tasks.append(Task(str(path), str(corpus.absolute()), row, batch=batch))
    return tasks
