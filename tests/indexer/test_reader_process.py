"""The reader process with real files, real hangs and real kills."""

import os
import signal
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from core.errors import ReaderStopped
from core.language.regions import Gazetteer
from core.settings import settings
from indexer.manifest import Manifest
from indexer.reader_process import ReaderProcess
from indexer.readers.registry import read_reports
from indexer.reading import read_through
from indexer.wire import MESSAGE, Failed, Kept, Message, Read, Step, Task

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="pipes with names, signals")

TEXT = "# 范县2022年项目建设\n\n2022年，该县签约亿元以上项目40个，合同引资额273.5亿元。\n"


@pytest.fixture
def reader() -> Iterator[ReaderProcess]:
    with ReaderProcess() as opened:
        yield opened


@contextmanager
def limited(**values: int) -> Iterator[None]:
    """Settings of the reader, changed for a while."""
    with pytest.MonkeyPatch.context() as patch:
        for name, value in values.items():
            patch.setenv(f"POLICYQA_{name.upper()}", str(value))
        settings.cache_clear()
        yield
    settings.cache_clear()


def task(path: Path, text: str = TEXT, **more: dict[str, str]) -> Task:
    if not path.exists():
        path.write_text(text, encoding="utf-8")
    return Task(str(path), str(path.parent), **more)


def pid_of(reader: ReaderProcess) -> int:
    assert reader._process is not None
    return reader._process.pid


def test_what_comes_over_the_pipe_is_what_was_read(tmp_path: Path, reader: ReaderProcess) -> None:
    found = list(reader.read(task(tmp_path / "a.md")))
    (report,) = read_reports(tmp_path / "a.md", tmp_path, Manifest())
    assert len(found) == 1
    assert isinstance(found[0], Read)
    digest = found[0].reading.digest
    assert found[0].reading == read_through(report, digest, Gazetteer.national(), 350)
    assert [fact.text for fact in found[0].reading.facts] == ["40个", "273.5亿元"]
    known = {"a.md": digest}
    assert list(reader.read(task(tmp_path / "a.md", known=known))) == [Kept("a.md")]


def test_one_process_serves_file_after_file(tmp_path: Path, reader: ReaderProcess) -> None:
    seen = set()
    for number in range(3):
        list(reader.read(task(tmp_path / f"{number}.md")))
        seen.add(pid_of(reader))
    assert len(seen) == 1


def test_pages_are_counted_as_they_are_read(tmp_path: Path, reader: ReaderProcess) -> None:
    from reportlab.pdfgen.canvas import Canvas

    canvas = Canvas(str(tmp_path / "a.pdf"))
    for number in range(7):
        canvas.drawString(72, 720, f"Page {number + 1}: 40 projects were signed in 2022.")
        canvas.showPage()
    canvas.save()
    found = list(reader.read(Task(str(tmp_path / "a.pdf"), str(tmp_path))))
    steps = [(m.done, m.total) for m in found if isinstance(m, Step) and m.stage == "页"]
    assert steps == [(number, 7) for number in range(1, 8)]
    assert isinstance(found[-1], Read)


def test_a_hang_costs_one_file(tmp_path: Path, reader: ReaderProcess) -> None:
    list(reader.read(task(tmp_path / "warm.md")))
    os.mkfifo(tmp_path / "hang.md")  # reading it never ends
    with limited(reader_seconds=2), pytest.raises(ReaderStopped) as caught:
        list(reader.read(task(tmp_path / "hang.md")))
    assert "超过 2 秒没有进展" in caught.value.message
    assert isinstance(next(reader.read(task(tmp_path / "next.md"))), Read)


@pytest.mark.parametrize("sent", [signal.SIGKILL, signal.SIGSEGV])
def test_a_crash_costs_one_file(
    tmp_path: Path, reader: ReaderProcess, sent: signal.Signals
) -> None:
    list(reader.read(task(tmp_path / "warm.md")))
    os.mkfifo(tmp_path / "crash.md")
    threading.Timer(0.5, os.kill, (pid_of(reader), sent)).start()
    with pytest.raises(ReaderStopped) as caught:
        list(reader.read(task(tmp_path / "crash.md")))
    assert sent.name in caught.value.message
    assert isinstance(next(reader.read(task(tmp_path / "next.md"))), Read)


def test_too_much_memory_costs_one_file(tmp_path: Path, reader: ReaderProcess) -> None:
    big = tmp_path / "big.md"
    big.write_text("签约项目四十个。\n" * 6_000_000, encoding="utf-8")
    with limited(reader_memory_mb=512):
        (failed,) = [m for m in reader.read(task(big)) if isinstance(m, Failed)]
    assert "内存超过 512 MB" in failed.message
    assert isinstance(next(reader.read(task(tmp_path / "next.md"))), Read)


def test_the_reader_ends_with_the_build(tmp_path: Path) -> None:
    reader = ReaderProcess()
    list(reader.read(task(tmp_path / "a.md")))
    process = reader._process
    assert process is not None
    assert process.stdin is not None
    process.stdin.close()  # as the system does when the build is killed
    deadline = time.monotonic() + 30
    while process.poll() is None and time.monotonic() < deadline:
        time.sleep(0.05)
    assert process.poll() == 0
    reader.close()


def test_a_file_of_another_kind_is_said_in_chinese(tmp_path: Path, reader: ReaderProcess) -> None:
    (tmp_path / "a.pdf").write_bytes(TEXT.encode())
    (tmp_path / "b.md").write_bytes(b"PK\x03\x04" + bytes(range(256)) * 40)
    for name in ("a.pdf", "b.md"):
        (message,) = reader.read(Task(str(tmp_path / name), str(tmp_path)))
        assert isinstance(message, Failed)
        assert name in message.message


@pytest.mark.parametrize("message", [Step("页", 1, 2), Kept("甲.md"), Failed("", "坏了")])
def test_messages_survive_the_pipe(message: Message) -> None:
    line = MESSAGE.dump_json(message)
    assert b"\n" not in line
    assert MESSAGE.validate_json(line) == message


def test_a_reader_that_cannot_be_started_leaves_no_file_open(
    tmp_path: Path, reader: ReaderProcess, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(sys, "executable", str(tmp_path / "no python"))
        for _ in range(2):  # the second would drop what the first left
            with pytest.raises(FileNotFoundError):
                list(reader.read(task(tmp_path / "a.md")))
    assert len(list(reader.read(task(tmp_path / "a.md")))) == 1
