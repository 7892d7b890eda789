"""The reader process: takes files on stdin, gives back reports on stdout, one JSON line each.

A build starts it (`indexer.reader_process`), so that a file which hangs, crashes
or swells its reader costs that file and not the build. It limits its own memory,
ends when the build does, and serves file after file: libraries and the models
of character recognition are loaded once.
"""

import faulthandler
import hashlib
import os
import queue
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

from core.errors import ReportError
from core.language.regions import Gazetteer
from core.schema import Report
from core.settings import settings
from indexer.batch import batch_of, dated_beside, holds_many
from indexer.changes import isolated
from indexer.gazetteer import read_gazetteer
from indexer.manifest import Manifest
from indexer.readers.progress import listening
from indexer.readers.registry import read_reports
from indexer.reading import read_through
from indexer.wire import MESSAGE, TASK, End, Failed, Kept, Message, Read, Step, Task

PAGES = "页"
REPORTS = "篇"
PASSAGES = "段落"
Send = Callable[[Message], None]


def perform(task: Task, send: Send) -> None:
    """Read one file; every report is sent as soon as it is read through.

    Raises:
        MemoryError: the limit is reached; the process is no longer to be trusted.
    """
    path, corpus = Path(task.path), Path(task.corpus)
    name = path.relative_to(corpus).as_posix()
    try:
        gazetteer = read_gazetteer(corpus)
        with isolated(name), listening(lambda done, total: send(Step(PAGES, done, total))):
            reports = read_reports(path, corpus, Manifest({name: task.row}))
    except ReportError as error:
        send(Failed("", error.message))
        return
    except OSError as error:
        send(Failed("", f"文件无法打开：{error.strerror or error}"))
        return
    # The reports of one file came together; one alone came with those of its folder.
    days = [report.published for report in reports if report.published]
    batch = batch_of(days) if holds_many(name) else task.batch
    for done, report in enumerate(reports, 1):
        _read_one(dated_beside(report, batch), task, gazetteer, send)
        if len(reports) > 1:
            send(Step(REPORTS, done, len(reports)))


def _read_one(report: Report, task: Task, gazetteer: Gazetteer, send: Send) -> None:
    try:
        with isolated(report.doc_id):
            digest = hashlib.sha256(repr(report).encode("utf-8", "surrogatepass")).hexdigest()
            if task.known.get(report.doc_id) == digest:
                send(Kept(report.doc_id))
                return
            reading = read_through(
                report,
                digest,
                gazetteer,
                settings().chunk_size,
                progress=lambda done, total: send(Step(PASSAGES, done, total)),
            )
            send(Read(reading))
    except ReportError as error:
        send(Failed(report.doc_id, error.message))


def serve(tasks: "queue.SimpleQueue[bytes]", answers: BinaryIO) -> None:
    """Do task after task, for ever."""

    def send(message: Message) -> None:
        answers.write(MESSAGE.dump_json(message) + b"\n")
        answers.flush()

    while True:
        task = TASK.validate_json(tasks.get())
        try:
            perform(task, send)
        except MemoryError:
            limit = settings().reader_memory_mb
            send(Failed("", f"读取这份文件用的内存超过 {limit} MB 的上限，请拆分后再放入。"))
            send(End(sound=False))
            return
        send(End())


def main() -> None:
    """Serve until stdin closes, which it does when the build ends, however it ends."""
    faulthandler.enable()
    answers = os.fdopen(os.dup(1), "wb")
    # What a library prints must not get between the answers.
    os.dup2(2, 1)
    limit_memory(settings().reader_memory_mb)
    tasks: queue.SimpleQueue[bytes] = queue.SimpleQueue()
    threading.Thread(target=_listen, args=(tasks,), daemon=True).start()
    serve(tasks, answers)


def limit_memory(megabytes: int) -> None:
    """Refuse this process more memory than that, where the system can.

    What counts is memory that the process can write: the libraries' reservations
    of mere addresses, gigabytes of them, are free. Windows has no such limit.
    """
    if sys.platform == "win32":
        return
    import resource

    size = megabytes * 2**20
    resource.setrlimit(resource.RLIMIT_DATA, (size, size))
    # A crash is reported by its signal; nobody wants the memory on disk.
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _listen(tasks: "queue.SimpleQueue[bytes]") -> None:
    for line in sys.stdin.buffer:
        tasks.put(line)
    os._exit(0)


if __name__ == "__main__":
    main()
