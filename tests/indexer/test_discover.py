import os
import sys
from pathlib import Path

import pytest

from indexer import discover
from indexer.discover import find_files

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="such names and links")


def test_reports_are_found_in_order_and_the_rest_passed_over(tmp_path: Path) -> None:
    for name in ("乙.md", "甲/丙.txt", "later/x.md", ".git/y.md", "~$z.docx", "README.md", "a.exe"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("x", encoding="utf-8")
    found = find_files(tmp_path)
    assert [path.relative_to(tmp_path).as_posix() for path in found.files] == ["乙.md", "甲/丙.txt"]
    assert found.refused == {}


def test_links_are_followed_inside_the_folder_only(tmp_path: Path) -> None:
    corpus = tmp_path / "corpus"
    (corpus / "sub").mkdir(parents=True)
    (tmp_path / "secret.txt").write_text("x")
    (corpus / "a.txt").write_text("x")
    (corpus / "inside.txt").symlink_to("a.txt")
    (corpus / "outside.txt").symlink_to(tmp_path / "secret.txt")
    (corpus / "up").symlink_to(tmp_path)
    (corpus / "again").symlink_to("sub")
    (corpus / "gone.txt").symlink_to("nothing.txt")
    (corpus / "loop.txt").symlink_to("loop.txt")
    (corpus / "null.txt").symlink_to("/dev/zero")
    found = find_files(corpus)
    assert [path.name for path in found.files] == ["a.txt", "inside.txt"]
    assert found.refused == {
        "outside.txt": discover.OUTSIDE,
        "null.txt": discover.OUTSIDE,
        "up": discover.OUTSIDE,
        "again": discover.FOLDER_LINK,
        "gone.txt": discover.BROKEN_LINK,
        "loop.txt": discover.BROKEN_LINK,
    }


def test_pipes_and_folders_named_like_files_are_refused(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "folder.txt").mkdir()
    (tmp_path / "folder.txt" / "a.txt").write_text("x")
    found = find_files(tmp_path)
    assert [path.name for path in found.files] == ["a.txt"]
    assert found.refused == {"pipe.txt": discover.NOT_A_FILE}


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        (b"a\nb.txt", "a\\nb.txt"),
        ("范县\u202egpj.txt".encode(), "范县\\u202egpj.txt"),
        ("零\u200b宽.txt".encode(), "零\\u200b宽.txt"),
        (b"\xff\xfe.txt", "\\udcff\\udcfe.txt"),
        (b"od\x1bd/a.txt", "od\\x1bd/a.txt"),
    ],
)
def test_odd_names_are_spelled_out_on_one_line(tmp_path: Path, name: bytes, shown: str) -> None:
    path = os.path.join(os.fsencode(tmp_path), name)
    os.makedirs(os.path.dirname(path), exist_ok=True)
    Path(os.fsdecode(path)).write_text("x")
    found = find_files(tmp_path)
    assert found.files == ()
    assert found.refused == {shown: discover.ODD_NAME}
    assert shown.encode().decode().isprintable()


def test_names_that_are_merely_unusual_are_read(tmp_path: Path) -> None:
    names = ["范县 (2022) #1?&%20.txt", "😀.md", "'\";$(x).txt", "é.txt", "-rf.md"]
    for name in names:
        (tmp_path / name).write_text("x")
    found = find_files(tmp_path)
    assert {path.name for path in found.files} == set(names)
    assert found.refused == {}
