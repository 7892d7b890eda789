"""A process that is loaded once and forks a build for each fault.

`python -m tests.faults.zygote CALLER` is told by what its builds start their readers
(`nursery.py`). It takes a task a line, as JSON on its input: `arguments` (corpus, index),
`environ` (what the shim reads), `seconds` (SIGKILL so long after the start; none: never).
It answers with a line: `status` as `waitstatus_to_exitcode` has it, and what the build said
on standard error.
"""

import importlib
import json
import os
import signal
import sys
import tempfile
import threading
from pathlib import Path
from typing import Any

from core.encoders.encoder import load_encoder
from core.errors import IndexUnusable
from indexer.build import build

# What a build loads when it comes to it: loaded here once for all.
LOADED = ("indexer.reader_process", "indexer.reprints")


def main() -> None:
    """Do task after task."""
    sys.executable = sys.argv[1]
    for name in LOADED:
        importlib.import_module(name)
    for line in sys.stdin:
        print(json.dumps(perform(json.loads(line))), flush=True)


def perform(task: dict[str, Any]) -> dict[str, Any]:
    """Build in a child; how it ended."""
    with tempfile.TemporaryFile() as said:
        child = os.fork()
        if child == 0:
            os.dup2(said.fileno(), 2)
            os._exit(_build(task))
        if task["seconds"] is not None:
            killer = threading.Timer(task["seconds"], os.kill, (child, signal.SIGKILL))
            killer.start()
        _, status = os.waitpid(child, 0)
        if task["seconds"] is not None:
            killer.cancel()
        said.seek(0)
        told = said.read().decode(errors="replace")
    return {"status": os.waitstatus_to_exitcode(status), "stderr": told}


def _build(task: dict[str, Any]) -> int:
    os.environ.update(task["environ"])
    corpus, index = map(Path, task["arguments"])
    try:
        build(corpus, index, load_encoder("m3e-small"))
    except IndexUnusable as error:
        os.write(2, f"{type(error).__name__}: {error}\n".encode())
        return 1
    except BaseException as error:
        os.write(2, f"unexpected {error!r}\n".encode())
        return 3
    return 0


if __name__ == "__main__":
    main()
