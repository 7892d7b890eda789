"""Make .venv and install the pinned packages, only when they changed.

Run by the system's Python, which may be an old one or lack parts: this file
uses the standard library alone and says in Chinese and English what is missing.
Works in a path with spaces or Chinese characters, on Linux, macOS and Windows.
"""

from __future__ import annotations

import argparse
import hashlib
import importlib.util
import os
import subprocess
import sys
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent
OLDEST = (3, 11)

# Each step: its name, the requirements file, pip's further arguments.
STEPS: list[tuple[str, str, list[str]]] = [
    ("packages", "requirements.txt", []),
    ("encoder", "requirements-encoder.txt", ["--no-deps"]),
]
# Packages that an archive of `make bundle` brings along; where they are, nothing is downloaded.
WHEELS = "wheels"
DEV_STEPS: list[tuple[str, str, list[str]]] = [("dev", "requirements-dev.txt", [])]


def missing_part(version: tuple[int, int], has_venv: bool) -> str:
    """What this Python lacks, in Chinese and English; empty if nothing."""
    if version < OLDEST:
        found, oldest = (".".join(map(str, pair)) for pair in (version, OLDEST))
        return (
            f"需要 Python {oldest} 或更高版本，当前是 {found}。"
            "请安装后重试，或指定：make run PYTHON=/路径/python3.11\n"
            f"Python {oldest} or newer is needed; this is {found}. "
            "Install one, or name it: make run PYTHON=/path/to/python3.11"
        )
    if not has_venv:
        package = "python{}.{}-venv".format(*version)
        return (
            f"当前 Python 缺少 venv 模块。Debian/Ubuntu 请先运行：sudo apt-get install {package}\n"
            "This Python lacks the venv module. On Debian or Ubuntu: "
            f"sudo apt-get install {package}"
        )
    return ""


def venv_python(venv: Path) -> Path:
    """The interpreter inside a virtual environment."""
    return venv / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def fingerprint(project: Path, requirements: str) -> str:
    """Hash of what decides an installation: the pins and the Python version."""
    digest = hashlib.sha256(sys.version.encode())
    for name in (requirements, "requirements.txt", "constraints.txt"):
        digest.update((project / name).read_bytes())
    return digest.hexdigest()


def make_venv(venv: Path) -> None:
    """Make the virtual environment, again if its interpreter no longer starts.

    Raises:
        CalledProcessError: the venv module failed.
    """
    if not starts(venv_python(venv)):
        say("正在创建虚拟环境 .venv", "creating the virtual environment")
        subprocess.run([sys.executable, "-m", "venv", "--clear", str(venv)], check=True)


def starts(python: Path) -> bool:
    """Whether this interpreter runs and has pip."""
    try:
        done = subprocess.run([str(python), "-c", "import pip"], capture_output=True)
    except OSError:
        return False
    return done.returncode == 0


def install(project: Path, dev: bool) -> None:
    """Bring .venv up to the pins; a step whose stamp matches is skipped.

    Raises:
        CalledProcessError: pip or venv failed; the step then has no stamp.
    """
    venv = project / ".venv"
    for name, requirements, further in STEPS + (DEV_STEPS if dev else []):
        stamp = venv / f".installed-{name}"
        wanted = fingerprint(project, requirements)
        if stamp.exists() and stamp.read_text() == wanted and venv_python(venv).exists():
            continue
        make_venv(venv)
        stamp.unlink(missing_ok=True)
        say(f"正在安装 {requirements}", f"installing {requirements}")
        pip = [str(venv_python(venv)), "-m", "pip", "install", "--disable-pip-version-check"]
        # Compiling all of nineteen thousand files takes a minute; most are never used.
        pip.append("--no-compile")
        subprocess.run(
            [*pip, *further, *offline(project), "-r", requirements], check=True, cwd=project
        )
        stamp.write_text(wanted)


def offline(project: Path) -> list[str]:
    """pip's arguments where the packages lie in the project; empty where they do not."""
    wheels = project / WHEELS
    return ["--no-index", "--find-links", str(wheels)] if wheels.is_dir() else []


def say(chinese: str, english: str) -> None:
    """Tell the user, in both languages."""
    print(f"== {chinese} / {english}", flush=True)


def main() -> int:
    """Install, or say why not; 0 if all is in place."""
    parser = argparse.ArgumentParser(prog="python tools/install.py", description=__doc__)
    parser.add_argument("--dev", action="store_true", help="also what the tests need")
    dev = parser.parse_args().dev
    missing = missing_part(sys.version_info[:2], importlib.util.find_spec("ensurepip") is not None)
    if missing:
        print(missing, file=sys.stderr)
        return 2
    try:
        install(PROJECT, dev)
    except subprocess.CalledProcessError:
        print(
            "安装没有完成（常见原因：没有网络、磁盘已满）。原因见上；解决后重新运行即可继续。\n"
            "The installation did not finish (often: no network, or a full disk). "
            "See above; run the same command again to go on.",
            file=sys.stderr,
        )
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
