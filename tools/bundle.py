"""Write one archive that installs on a PC without a network: `python -m tools.bundle`.

It holds the project, and in `wheels/` every package for this kind of machine
and Python, the encoder among them. `tools/install.py` takes its packages from
there where that folder is; the corpus goes along, the index is made on the PC.
"""

import argparse
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Iterator
from pathlib import Path

from core.console import run
from core.errors import BadInputError
from core.settings import PROJECT
from tools.install import STEPS, WHEELS, say

ROOT = "policy-qa"
# Compressed already.
_STORED = {".whl", ".png", ".pdf", ".docx", ".xlsx"}


def main() -> int:
    """Collect and write; 0 when it worked."""
    parser = argparse.ArgumentParser(prog="python -m tools.bundle", description=__doc__)
    parser.add_argument("--out", type=Path, default=PROJECT / "dist" / f"{ROOT}.zip")
    out: Path = parser.parse_args().out
    return run(lambda: bundle(PROJECT, out))


def bundle(project: Path, out: Path) -> int:
    """Write the archive.

    Raises:
        BadInputError: the project is no git checkout, or a package cannot be had.
    """
    out.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="policyqa-bundle-") as folder:
        wheels = Path(folder)
        collect(project, wheels)
        draft = out.with_name(f"{out.name}.partial")
        with zipfile.ZipFile(draft, "w", zipfile.ZIP_DEFLATED) as archive:
            for path in project_files(project):
                _add(archive, project / path, f"{ROOT}/{path}")
            for wheel in sorted(wheels.iterdir()):
                _add(archive, wheel, f"{ROOT}/{WHEELS}/{wheel.name}")
        draft.replace(out)
    size = out.stat().st_size / 2**20
    say(f"已写好 {out}（{size:.0f} MiB）", f"written: {out} ({size:.0f} MiB)")
    return 0


def collect(project: Path, wheels: Path) -> None:
    """Put into `wheels` each package that an installation takes, as built for this machine.

    Raises:
        BadInputError: a package cannot be had.
    """
    for _, requirements, further in STEPS:
        say(f"正在收集 {requirements}", f"collecting {requirements}")
        pip = [sys.executable, "-m", "pip", "wheel", "--disable-pip-version-check", "--quiet"]
        command = [*pip, *further, "-r", requirements, "--wheel-dir", str(wheels)]
        if subprocess.run(command, cwd=project).returncode:
            raise BadInputError(
                f"{requirements}: pip failed", message="有软件包没有取到，原因见上；请检查网络。"
            )


def project_files(project: Path) -> Iterator[str]:
    """Path of each file that git keeps, with `/`.

    Raises:
        BadInputError: no git checkout.
    """
    done = subprocess.run(["git", "ls-files", "-z"], cwd=project, capture_output=True, text=True)
    if done.returncode:
        raise BadInputError(done.stderr.strip(), message="打包要在 git 检出的项目文件夹里进行。")
    yield from (path for path in done.stdout.split("\0") if path and (project / path).is_file())


def _add(archive: zipfile.ZipFile, path: Path, name: str) -> None:
    kind = zipfile.ZIP_STORED if path.suffix in _STORED else zipfile.ZIP_DEFLATED
    archive.write(path, name, kind)


if __name__ == "__main__":
    sys.exit(main())
