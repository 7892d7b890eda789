"""Which files under the corpus folder are reports, and which cannot be taken and why."""

import os
import stat
from dataclasses import dataclass
from pathlib import Path

from core.formats import SUFFIXES
from core.language.names import has_odd, spelled

KNOWN = frozenset(SUFFIXES)
# Documents that people will drop here; their reader says that it is missing.
UNREADABLE = frozenset({".doc", ".xls", ".ppt", ".pptx", ".wps", ".et", ".rtf"})
_NOT_REPORTS = frozenset({"readme.md", "readme.zh-cn.md", "manifest.csv", "regions.csv"})
_ASIDE = frozenset({"later"})

OUTSIDE = "是指向语料文件夹之外的链接，没有读取；请把文件本身放进来。"
BROKEN_LINK = "是失效的链接，没有读取。"
FOLDER_LINK = "是指向文件夹的链接，没有读取；请把文件夹本身放进来。"
NOT_A_FILE = "不是普通文件（管道、设备之类），没有读取。"
ODD_NAME = "文件名含有看不见的字符，请改名后再放入。"
CLOSED_FOLDER = "没有读取这个文件夹的权限。"


@dataclass(frozen=True, slots=True)
class Found:
    """Report files sorted by path, and by path what is refused with the reason in Chinese.

    Paths of what is refused are under the corpus folder, odd characters spelled out.
    """

    files: tuple[Path, ...]
    refused: dict[str, str]


def find_files(corpus: Path) -> Found:
    """Look for report files under `corpus`.

    Passed over without a word: hidden files and folders, the folder `later/`,
    the corpus's own README, manifest and regions, office lock files, and files
    of kinds that are no documents.
    """
    root = corpus.resolve()
    files: list[Path] = []
    refused: dict[str, str] = {}

    def closed(error: OSError) -> None:
        refused[shown_path(Path(error.filename), corpus)] = CLOSED_FOLDER

    for folder, folders, names in os.walk(corpus, onerror=closed):
        here = Path(folder)
        folders[:] = sorted(name for name in folders if _is_open(name, here == corpus))
        links = [here / name for name in folders if (here / name).is_symlink()]
        reports = [here / name for name in names if _is_report(here / name)]
        for path in (*links, *reports):
            reason = _refusal(path, root) or _odd_name(path.relative_to(corpus))
            if reason:
                refused[shown_path(path, corpus)] = reason
            else:
                files.append(path)
    return Found(tuple(sorted(files, key=lambda p: p.relative_to(corpus).as_posix())), refused)


def shown_path(path: Path, corpus: Path) -> str:
    """The path under the corpus folder, on one line, as what it is and no other."""
    return spelled(path.relative_to(corpus).as_posix())


def _is_open(folder: str, top: bool) -> bool:
    return not folder.startswith(".") and not (top and folder in _ASIDE)


def _is_report(path: Path) -> bool:
    name = path.name.lower()
    return (
        not name.startswith((".", "~$"))
        and name not in _NOT_REPORTS
        and path.suffix.lower() in KNOWN | UNREADABLE
    )


def _refusal(path: Path, root: Path) -> str:
    """Why a path is not read; empty if it is. Opens nothing: a pipe would wait for ever."""
    try:
        if path.is_symlink():
            target = path.resolve(strict=True)
            if not target.is_relative_to(root):
                return OUTSIDE
        mode = path.stat().st_mode
    except PermissionError:
        return CLOSED_FOLDER
    except (OSError, RuntimeError):  # a link to nothing, or to itself
        return BROKEN_LINK
    if stat.S_ISDIR(mode):
        return FOLDER_LINK if path.is_symlink() else NOT_A_FILE
    return "" if stat.S_ISREG(mode) else NOT_A_FILE


def _odd_name(path: Path) -> str:
    return ODD_NAME if has_odd(str(path)) else ""
