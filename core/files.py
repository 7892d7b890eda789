"""Writing files so that a crash leaves the old one or the new one, never half."""

import os
import shutil
from pathlib import Path

# A file of a snapshot that is smaller (bytes) is copied into the next one: that costs little, and
# each snapshot then stands alone. Larger ones are shared, and what changes is kept beside them.
SHARED_FROM = 64 * 2**20


def write_atomically(path: Path, data: bytes, *, private: bool = False) -> None:
    """Replace the file by `data` in one step that survives a crash.

    A `private` file is for its owner's eyes alone (not on Windows).

    Raises:
        OSError: the disk refused; the old file is untouched.
    """
    draft = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        with draft.open("wb") as file:
            if private:
                draft.chmod(0o600)
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        os.replace(draft, path)
    except OSError:
        draft.unlink(missing_ok=True)
        raise
    sync_folder(path.parent)


def sync_folder(folder: Path) -> None:
    """Make the folder's entries durable; Windows has no such call and needs none."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def sync_tree(folder: Path) -> None:
    """Make every file under the folder durable."""
    for path in sorted(folder.rglob("*")):
        if path.is_dir():
            sync_folder(path)
        else:
            with path.open("rb+") as file:
                os.fsync(file.fileno())
    sync_folder(folder)


def link_or_copy(source: str | Path, target: str | Path) -> None:
    """Hard-link a file that is never rewritten in place; copy it where links are refused."""
    try:
        os.link(source, target)
    except OSError:
        shutil.copyfile(source, target)
