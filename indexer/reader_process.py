"""The build's end of the reader process: starts it, hands it files, stops it when it must."""

import os
import queue
import signal
import subprocess
import sys
import tempfile
import threading
from collections.abc import Generator
from contextlib import ExitStack, suppress
from types import TracebackType
from typing import IO

from pydantic import ValidationError

from core.errors import ReaderStopped
from core.settings import PROJECT, as_environment, settings
from indexer.wire import MESSAGE, TASK, End, Message, Task

# Messages that wait to be taken; more hold the reader up, so memory stays bounded.
_WAITING = 4
# Longest message: the text of the largest report, its passages and figures.
_LONGEST = 2**30
_TAIL = 2000


class ReaderProcess:
    """Reads files in a process of its own, which starts with the first file.

    It is kept from file to file, and replaced after it had to be stopped.
    """

    def __init__(self) -> None:
        self._process: subprocess.Popen[bytes] | None = None
        self._lines: queue.Queue[bytes] = queue.Queue()
        self._errors: IO[bytes] | None = None

    def __enter__(self) -> "ReaderProcess":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def read(self, task: Task) -> Generator[Message, None, None]:
        """What the reader says of one file, as it says it; the `End` is left out.

        Raises:
            ReaderStopped: it crashed, or was silent for longer than the setting
                `reader_seconds` and was killed.
        """
        process = self._process or self._start()
        done = False
        try:
            self._hand_over(process, task)
            while not isinstance(message := self._next(), End):
                yield message
            done = message.sound
        finally:
            if not done:
                self.close()

    def close(self) -> None:
        """Stop the process, whatever it does."""
        process, self._process = self._process, None
        if process is None:
            return
        _kill(process)
        while self._lines.get():
            pass
        process.wait()
        for stream in (process.stdin, process.stdout, self._errors):
            if stream:
                with suppress(OSError):  # what was not yet written has no reader any more
                    stream.close()

    def _start(self) -> subprocess.Popen[bytes]:
        with ExitStack() as opened:
            errors = opened.enter_context(tempfile.TemporaryFile())
            process = subprocess.Popen(
                [sys.executable, "-m", "indexer.worker"],
                cwd=PROJECT,
                env=os.environ | as_environment(settings()),  # it goes by the same
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=errors,
                # Ctrl-C goes to the build alone, which then stops the reader.
                start_new_session=True,
                creationflags=getattr(subprocess, "CREATE_NEW_PROCESS_GROUP", 0),
            )
            opened.pop_all()  # it is closed with the process
        self._process, self._errors = process, errors
        self._lines = queue.Queue(_WAITING)
        threading.Thread(target=_pump, args=(process, self._lines), daemon=True).start()
        return process

    def _hand_over(self, process: subprocess.Popen[bytes], task: Task) -> None:
        assert process.stdin is not None
        try:
            process.stdin.write(TASK.dump_json(task) + b"\n")
            process.stdin.flush()
        except OSError as error:
            raise self._crashed(process) from error

    def _next(self) -> Message:
        assert self._process is not None
        limit = settings().reader_seconds
        try:
            line = self._lines.get(timeout=limit)
        except queue.Empty as error:
            raise ReaderStopped(
                f"no answer for {limit} s",
                message=f"读取超过 {limit} 秒没有进展，已跳过；文件可能已损坏。",
            ) from error
        if not line.endswith(b"\n"):
            self._lines.put(b"")
            raise self._crashed(self._process)
        try:
            return MESSAGE.validate_json(line)
        except ValidationError as error:
            raise ReaderStopped(f"not a message: {error.errors()[:1]}") from error

    def _crashed(self, process: subprocess.Popen[bytes]) -> ReaderStopped:
        """The error of a reader that went away by itself, with the last it said."""
        _kill(process)
        status = process.wait()
        said = ""
        if self._errors:
            self._errors.seek(max(0, self._errors.seek(0, os.SEEK_END) - _TAIL))
            said = self._errors.read().decode(errors="replace")
        name = signal.Signals(-status).name if status < 0 else str(status)
        return ReaderStopped(
            f"reader ended with {name}: {said}",
            message=f"读取程序意外退出（{name}），已跳过；文件可能已损坏。",
        )


def _pump(process: subprocess.Popen[bytes], lines: "queue.Queue[bytes]") -> None:
    """Hand on line after line; an empty one at last, also after one that is too long."""
    assert process.stdout is not None
    while line := process.stdout.readline(_LONGEST):
        lines.put(line)
        if not line.endswith(b"\n"):
            break
    lines.put(b"")


def _kill(process: subprocess.Popen[bytes]) -> None:
    """End the process and those that it started."""
    if process.poll() is not None:
        return
    if sys.platform == "win32":
        process.kill()
    else:
        os.killpg(process.pid, signal.SIGKILL)
