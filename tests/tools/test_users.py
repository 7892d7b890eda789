import subprocess
import sys
from pathlib import Path

from core.users import User, Users

PROJECT = Path(__file__).resolve().parents[2]


def run(file: Path, *arguments: str, typed: str = "") -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "tools.users", *arguments],
        cwd=PROJECT,
        env={"POLICYQA_USERS": str(file), "PYTHONUTF8": "1"},
        input=typed,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=60,
    )


def test_users_are_added_listed_and_removed(tmp_path: Path) -> None:
    file = tmp_path / "users.json"
    assert run(file, "add", "王芳", "--maintainer", typed="long enough\n").returncode == 0
    assert run(file, "add", "li", typed="long enough too\n").returncode == 0
    assert Users(file).check("王芳", "long enough") == User("王芳", maintainer=True)
    assert run(file, "list").stdout == "li\t使用人员\n王芳\t维护人员\n"
    assert run(file, "remove", "li").returncode == 0
    assert run(file, "list").stdout == "王芳\t维护人员\n"


def test_what_cannot_be_done_is_said(tmp_path: Path) -> None:
    done = run(tmp_path / "users.json", "add", "li", typed="short\n")
    assert done.returncode == 2
    assert "密码要有" in done.stderr
    assert not (tmp_path / "users.json").exists()
    assert run(tmp_path / "users.json", "remove", "li").returncode == 2
