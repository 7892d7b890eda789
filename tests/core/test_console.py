"""How commands end."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from core.settings import PROJECT

# The string is executed as a library's, while it loads.
COMMAND = """
import signal, sys
from core.console import run

def command():
    signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        exec("signal.raise_signal(signal.SIGINT)")
    except KeyboardInterrupt:
        return 130

sys.exit(run(command))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="signals")
def test_a_handled_interrupt_leaves_the_status_to_the_command(tmp_path: Path) -> None:
    (tmp_path / "interrupted.py").write_text(COMMAND, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "interrupted"],
        cwd=tmp_path,
        env=os.environ | {"PYTHONPATH": str(PROJECT)},
    )
    assert done.returncode == 130
