from pathlib import Path

import pytest

from core.files import link_or_copy, write_atomically


def test_a_file_is_replaced_whole_and_nothing_is_left_beside_it(tmp_path: Path) -> None:
    path = tmp_path / "文件 1"
    write_atomically(path, b"old")
    write_atomically(path, b"new")
    assert path.read_bytes() == b"new"
    assert [p.name for p in tmp_path.iterdir()] == ["文件 1"]


def test_a_refused_write_leaves_the_old_file(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.mkdir()
    with pytest.raises((IsADirectoryError, PermissionError)):
        write_atomically(path, b"new")
    assert [p.name for p in tmp_path.iterdir()] == ["a"]


def test_a_link_has_the_same_content(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"text")
    link_or_copy(tmp_path / "a", tmp_path / "b")
    assert (tmp_path / "b").read_bytes() == b"text"
