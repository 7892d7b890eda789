"""What a build leaves behind when it is refused, cut off or killed."""

import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from core.errors import IndexBusy
from core.index.store import IndexStore
from core.settings import PROJECT, settings
from indexer.build import BuildSummary

pytestmark = pytest.mark.slow

Rebuild = Callable[..., BuildSummary]
State = Callable[[Path], object]


def test_two_builds_at_a_time_are_refused(index: Path, rebuild: Rebuild) -> None:
    with IndexStore(index).lock(), pytest.raises(IndexBusy):
        rebuild()


FULL_DISK = """
import resource, sys
from pathlib import Path
from core.encoders.encoder import load_encoder
from core.errors import IndexWriteFailed
from indexer.build import build

corpus, index, encodings, limit, full = sys.argv[1:]
resource.setrlimit(resource.RLIMIT_FSIZE, (int(limit), int(limit)))
try:
    encoder = load_encoder("m3e-small")
    build(Path(corpus), Path(index), encoder, encodings=Path(encodings), full=full == "full")
except IndexWriteFailed:
    sys.exit(28)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="no limit on the size of files")
@pytest.mark.parametrize(
    ("limit", "full"), [(0, ""), (200, ""), (4_000, ""), (40_000, ""), (4_000, "full")]
)
def test_a_full_disk_is_named_and_leaves_the_old_index(
    corpus: Path, index: Path, encodings: Path, limit: int, full: str, state: State
) -> None:
    before = state(index)
    for name in ("projects_2021.md", "projects_2022.md"):
        (corpus / name).unlink()
    done = subprocess.run(
        [
            *(sys.executable, "-c", FULL_DISK),
            *(str(corpus), str(index), str(encodings), str(limit), full),
        ],
        cwd=PROJECT,
        capture_output=True,
        timeout=120,
    )
    assert done.returncode == 28, done.stderr
    assert state(index) == before
    assert len(list((index / "snapshots").iterdir())) == 1


KILLED = """
import os, signal, sys
from pathlib import Path
from core.encoders.encoder import load_encoder
from indexer.build import build

corpus, index, encodings, wanted = sys.argv[1:]

def kill_at_the_wanted_rename(event, arguments):
    if event == "os.rename" and wanted in Path(arguments[1]).parts[-2:]:
        os.kill(os.getpid(), signal.SIGKILL)

sys.addaudithook(kill_at_the_wanted_rename)
build(Path(corpus), Path(index), load_encoder("m3e-small"), encodings=Path(encodings))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="no SIGKILL")
@pytest.mark.parametrize("step", ["manifest.json", "snapshots", "CURRENT"])
def test_a_build_killed_before_publishing_leaves_the_old_index(
    corpus: Path, index: Path, encodings: Path, rebuild: Rebuild, step: str, state: State
) -> None:
    before = state(index)
    (corpus / "jobs.txt").unlink()
    done = subprocess.run(
        [sys.executable, "-c", KILLED, str(corpus), str(index), str(encodings), step],
        cwd=PROJECT,
        timeout=120,
    )
    assert done.returncode == -signal.SIGKILL
    assert state(index) == before
    assert rebuild().removed == ("jobs.txt",)
    assert len(list((index / "snapshots").iterdir())) <= settings().snapshots
