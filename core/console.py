"""What the command lines share: UTF-8 streams, and errors told in one Chinese line."""

import io
import os
import sys
from collections.abc import Callable

from core.errors import PolicyQAError

UNUSABLE = 2
INTERRUPTED = 130


def run(command: Callable[[], int]) -> int:
    """Run a command; its exit status, 2 where it could not work, 130 where Ctrl-C stopped it."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        return command()
    except PolicyQAError as error:
        print(f"{error.message}\n  （{error}）", file=sys.stderr)
        return UNUSABLE
    except BrokenPipeError:
        # Whoever read the output (head, less) has seen enough; nothing is left to flush.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except KeyboardInterrupt:
        print("已中断。", file=sys.stderr)
        return INTERRUPTED
    finally:
        # An interrupt that met a library's `exec` of a string, as it loads, ends Python by SIGINT
        # at last, handled or not; the next `exec` takes that back.
        exec("")
