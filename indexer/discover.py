"""Which files under the corpus folder are reports."""

import os
from pathlib import Path

from core.formats import SUFFIXES

KNOWN = frozenset(SUFFIXES)
# Documents that people will drop here; their reader says that it is missing.
UNREADABLE = frozenset({".doc", ".xls", ".ppt", ".pptx", ".wps", ".et", ".rtf"})
_NOT_REPORTS = frozenset({"readme.md", "readme.zh-cn.md", "manifest.csv", "regions.csv"})
_ASIDE = frozenset({"later"})


def find_files(corpus: Path) -> list[Path]:
    """Report files under `corpus`, sorted by path.

    Left out: hidden files and folders, the folder `later/`, the corpus's own
    README, manifest and regions, office lock files, and links that lead outside.
    """
    root = corpus.resolve()
    found: list[Path] = []
    for folder, folders, names in os.walk(corpus):
        folders[:] = sorted(name for name in folders if _is_open(name, Path(folder) == corpus))
        found.extend(
            path
            for path in (Path(folder, name) for name in names)
            if _is_report(path) and path.resolve().is_relative_to(root) and path.is_file()
        )
    return sorted(found, key=lambda path: path.relative_to(corpus).as_posix())


def _is_open(folder: str, top: bool) -> bool:
    return not folder.startswith(".") and not (top and folder in _ASIDE)


def _is_report(path: Path) -> bool:
    name = path.name.lower()
    return (
        not name.startswith((".", "~$"))
        and name not in _NOT_REPORTS
        and path.suffix.lower() in KNOWN | UNREADABLE
    )
