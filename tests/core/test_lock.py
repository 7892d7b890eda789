import subprocess
import sys
from pathlib import Path

import pytest

from core.errors import IndexBusy, IndexWriteFailed
from core.index.lock import BuildLock
from core.settings import PROJECT

HOLD = """
import sys
from pathlib import Path
from core.index.lock import BuildLock
with BuildLock(Path(sys.argv[1])):
    print("held", flush=True)
    sys.stdin.read()
"""


def test_one_holder_at_a_time_and_death_frees_it(tmp_path: Path) -> None:
    path = tmp_path / "build.lock"
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, str(path)],
        cwd=PROJECT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    ) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline().strip() == b"held"
        with pytest.raises(IndexBusy), BuildLock(path):
            pass
        holder.kill()
    with BuildLock(path):
        pass


def test_a_place_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    with pytest.raises(IndexWriteFailed), BuildLock(tmp_path / "none" / "build.lock"):
        pass
