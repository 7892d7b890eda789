"""Building again whenever the corpus folder changes."""

import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from watchfiles import watch

from core.errors import BadInputError, PolicyQAError

# Files are copied in over seconds: build once it has been quiet for this long, in ms.
QUIET = 2000
# A folder on a network drive tells nothing; so it is looked at this often all the same.
LOOK = 30_000

Tell = Callable[[], None]


def watch_and_build(corpus: Path, build: Callable[[], Tell]) -> None:
    """Build now and after every change, until Ctrl-C; `build` returns what tells of its work.

    A build that fails is told, once, and does not end the watching.

    Raises:
        BadInputError: there is no such folder to begin with.
        KeyboardInterrupt: Ctrl-C came in the middle of a build.
    """
    if not corpus.is_dir():
        raise BadInputError(f"no folder {corpus}", message=f"找不到报告文件夹：{corpus}")
    changes, before = _changes(corpus), ""
    while True:
        tell, failure = _attempt(build)
        # From here on the build is done: Ctrl-C interrupts nothing.
        try:
            if not failure or failure != before:
                tell()
            before = failure
            next(changes)
        except KeyboardInterrupt:
            print("已停止监视。", flush=True)
            return


def _changes(corpus: Path) -> Iterator[object]:
    """Something whenever the folder may have changed, for ever."""
    print(f"正在监视 {corpus}，有变化就更新索引；按 Ctrl-C 结束。", flush=True)
    while True:
        for polling in (False, True):
            try:
                yield from watch(
                    corpus,
                    watch_filter=None,
                    debounce=60_000,
                    step=QUIET,
                    rust_timeout=LOOK,
                    yield_on_timeout=True,
                    raise_interrupt=True,
                    force_polling=polling or None,
                )
            except (OSError, RuntimeError):
                # No more watches to be had, or the folder is gone for a while.
                continue
        time.sleep(LOOK / 1000)
        yield None


def _attempt(build: Callable[[], Tell]) -> tuple[Tell, str]:
    """Build once; what tells of it, and the message of its failure, empty if there was none."""
    try:
        return build(), ""
    except PolicyQAError as error:
        said = f"{error.message}\n  （{error}）"
        return lambda: print(said, file=sys.stderr, flush=True), error.message
