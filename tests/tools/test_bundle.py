"""The archive installs and runs where there is no network."""

import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from core.errors import BadInputError
from tools.bundle import ROOT, bundle, project_files

PROJECT = Path(__file__).resolve().parents[2]
REQUIREMENTS = ("requirements.txt", "requirements-encoder.txt", "constraints.txt")


def small_project(folder: Path) -> Path:
    """A git checkout that asks for one package, with our installer."""
    (folder / "tools").mkdir(parents=True)
    shutil.copy(PROJECT / "tools" / "install.py", folder / "tools")
    for name in REQUIREMENTS:
        (folder / name).write_text("# nothing\n", encoding="utf-8")
    (folder / "requirements.txt").write_text("six==1.17.0\n", encoding="utf-8")
    (folder / "报告.txt").write_text("签约40个。\n", encoding="utf-8")
    (folder / "left out.log").write_text("not git's\n", encoding="utf-8")
    for command in (["init", "-q"], ["add", "tools", *REQUIREMENTS, "报告.txt"]):
        subprocess.run(["git", *command], cwd=folder, check=True)
    return folder


def without_network(*command: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    """Run in a network namespace that holds nothing; skip where the system gives none."""
    jail = ["unshare", "--net", "--map-root-user"]
    tried = shutil.which("unshare") and subprocess.run([*jail, "true"], capture_output=True)
    if not tried or tried.returncode:
        pytest.skip("no network namespaces here: the archive cannot be tried without a network")
    clean = {key: value for key, value in os.environ.items() if not key.startswith("PIP_")}
    return subprocess.run(
        [*jail, *command],
        cwd=cwd,
        env=clean | {"PIP_CONFIG_FILE": os.devnull},
        capture_output=True,
        text=True,
        timeout=300,
    )


def test_the_archive_installs_without_a_network(tmp_path: Path) -> None:
    out = tmp_path / "out" / "archive.zip"
    bundle(small_project(tmp_path / "项目"), out)
    with zipfile.ZipFile(out) as archive:
        archive.extractall(tmp_path / "离线 PC")
    target = tmp_path / "离线 PC" / ROOT
    assert (target / "报告.txt").exists()
    assert not (target / "left out.log").exists()
    assert [path.name for path in (target / "wheels").iterdir()] == [
        "six-1.17.0-py2.py3-none-any.whl"
    ]
    done = without_network(sys.executable, "tools/install.py", cwd=target)
    assert done.returncode == 0, done.stderr
    python = target / ".venv" / "bin" / "python"
    assert subprocess.run([python, "-c", "import six"]).returncode == 0


def test_without_git_it_says_so(tmp_path: Path) -> None:
    with pytest.raises(BadInputError):
        list(project_files(tmp_path))


def test_our_own_files_are_all_taken() -> None:
    assert {"app.py", "core/schema.py", "corpus/README.md"} <= set(project_files(PROJECT))
