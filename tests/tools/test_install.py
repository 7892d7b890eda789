import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tools.install import fingerprint, install, missing_part, offline, starts, venv_python

PROJECT = Path(__file__).resolve().parents[2]
FILES = ("requirements.txt", "requirements-encoder.txt", "requirements-dev.txt", "constraints.txt")


def test_a_python_that_is_too_old_is_named_in_both_languages() -> None:
    said = missing_part((3, 10), True)
    assert "需要 Python 3.11" in said
    assert "this is 3.10" in said


def test_a_missing_venv_module_names_the_package_that_brings_it() -> None:
    assert missing_part((3, 12), False).count("apt-get install python3.12-venv") == 2


def test_a_good_python_lacks_nothing() -> None:
    assert missing_part((3, 11), True) == ""


@pytest.mark.parametrize("name", FILES)
def test_every_requirement_is_pinned_exactly(name: str) -> None:
    lines = (PROJECT / name).read_text(encoding="utf-8").splitlines()
    wanted = [line for line in lines if line and not line.startswith(("#", "-"))]
    assert wanted
    assert all(re.fullmatch(r"[A-Za-z0-9_.-]+==[0-9][\w.]*", line) for line in wanted)


def empty_project(folder: Path) -> Path:
    """A project that asks for no package at all."""
    folder.mkdir()
    for name in FILES:
        (folder / name).write_text("# nothing\n", encoding="utf-8")
    return folder


def test_the_pins_decide_the_fingerprint(tmp_path: Path) -> None:
    project = empty_project(tmp_path / "项目")
    before = fingerprint(project, "requirements-dev.txt")
    assert fingerprint(project, "requirements-dev.txt") == before
    (project / "constraints.txt").write_text("numpy==1.0\n", encoding="utf-8")
    assert fingerprint(project, "requirements-dev.txt") != before


def test_an_installation_is_made_once_and_again_when_a_pin_changes(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    project = empty_project(tmp_path / "带 空格的项目")
    install(project, dev=False)
    assert starts(venv_python(project / ".venv"))
    assert "installing requirements.txt" in capfd.readouterr().out

    install(project, dev=False)
    assert capfd.readouterr().out == ""

    (project / "requirements-encoder.txt").write_text("# still nothing\n", encoding="utf-8")
    install(project, dev=False)
    said = capfd.readouterr().out
    assert "installing requirements-encoder.txt" in said
    assert "installing requirements.txt" not in said


def test_a_failed_installation_leaves_no_stamp(tmp_path: Path) -> None:
    project = empty_project(tmp_path / "project")
    (project / "requirements.txt").write_text("./no-such-package.whl\n", encoding="utf-8")
    with pytest.raises(subprocess.CalledProcessError):
        install(project, dev=False)
    assert not (project / ".venv" / ".installed-packages").exists()


@pytest.mark.skipif(os.name == "nt", reason="make is for Linux and macOS")
def test_make_names_an_old_python_clearly(tmp_path: Path) -> None:
    old = tmp_path / "旧 python"
    old.write_text(
        f'#!/bin/sh\nexec "{sys.executable}" -c \'import runpy, sys\n'
        "sys.version_info = (3, 9, 0)\nsys.argv = sys.argv[1:]\n"
        'runpy.run_path(sys.argv[0], run_name="__main__")\' "$@"\n',
        encoding="utf-8",
    )
    old.chmod(0o755)
    done = subprocess.run(
        ["make", "-C", str(PROJECT), "setup", f"PYTHON={old}"], capture_output=True, text=True
    )
    assert done.returncode != 0
    assert "需要 Python 3.11" in done.stderr


def test_packages_that_lie_in_the_project_are_not_downloaded(tmp_path: Path) -> None:
    project = empty_project(tmp_path / "project")
    assert offline(project) == []
    (project / "wheels").mkdir()
    (project / "requirements.txt").write_text("six==1.17.0\n", encoding="utf-8")
    with pytest.raises(subprocess.CalledProcessError):
        install(project, dev=False)  # the folder has no such wheel, and nothing else is asked
