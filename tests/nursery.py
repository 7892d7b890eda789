"""Readers forked from a process that is loaded: `python -m tests.nursery SOCKET`.

A build starts its reader by `sys.executable`, and loading takes that seconds. Inside
`Nursery.near` it starts a small caller instead, which hands its streams and its
environment to a fork of the loaded process; that runs the reader's own `main`.
"""

import json
import os
import select
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

from core.settings import PROJECT

Near = Callable[[], AbstractContextManager[None]]

# Waits for the reader, which ends when this does.
CALLER = """import json, os, socket
with socket.socket(socket.AF_UNIX) as line:
    line.connect({place!r})
    socket.send_fds(line, [json.dumps(dict(os.environ)).encode() + b"\\n"], [0, 1, 2])
    line.recv(1)
"""


class Nursery:
    """The loaded process, for a `with` block, with its socket and the caller in a folder."""

    def __init__(self, folder: Path) -> None:
        place = folder / "door"
        self.caller = folder / "caller"
        script = folder / "caller.py"
        script.write_text(CALLER.format(place=str(place)))
        # By a shell: a first line #!… cannot name a Python in a folder with spaces.
        self.caller.write_text(f'#!/bin/sh\nexec "{sys.executable}" -IS "{script}"\n')
        self.caller.chmod(0o755)
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.nursery", str(place)],
            cwd=PROJECT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
        )

    def __enter__(self) -> "Nursery":
        assert self._process.stdout
        assert self._process.stdout.readline() == b"ready\n"
        return self

    def __exit__(self, *error: object) -> None:
        self._process.communicate(timeout=60)

    @contextmanager
    def near(self) -> Iterator[None]:
        """Builds in this block have their readers from here."""
        before, sys.executable = sys.executable, str(self.caller)
        try:
            yield
        finally:
            sys.executable = before


def serve(place: str) -> None:
    """Fork a reader for each caller until the input ends."""
    from indexer.worker import main  # what takes seconds

    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    with socket.socket(socket.AF_UNIX) as door:
        door.bind(place)
        door.listen()
        print("ready", flush=True)
        while door in select.select([door, 0], [], [])[0]:
            caller, _ = door.accept()
            if os.fork() == 0:
                read_for(caller, main)
            caller.close()


def read_for(caller: socket.socket, read: Callable[[], None]) -> None:
    """Be the reader of this caller; does not return."""
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    told, streams, _, _ = socket.recv_fds(caller, 2**16, 3)
    while not told.endswith(b"\n"):
        told += caller.recv(2**16)
    os.environ.clear()
    os.environ.update(json.loads(told))
    for number, stream in enumerate(streams):
        os.dup2(stream, number)
        os.close(stream)
    threading.Thread(target=end_with, args=(caller,), daemon=True).start()
    try:
        read()
    finally:
        os._exit(0)


def end_with(caller: socket.socket) -> None:
    """End this process when its caller was killed."""
    caller.recv(1)
    os._exit(0)


if __name__ == "__main__":
    serve(sys.argv[1])
