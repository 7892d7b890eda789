"""Files handed in get a safe name inside the corpus folder, or a reason why not."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.errors import BadInputError, PolicyQAError
from core.language.names import has_odd
from ui.uploads import LONGEST, keep_upload, safe_name


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("报告.pdf", "报告.pdf"),
        ("2023年 #1?&%20.TXT", "2023年 #1&%20.TXT"),
        ("../../etc/cron.txt", "cron.txt"),
        ("C:\\fakepath\\月报.docx", "月报.docx"),
        (".隐藏.md", "隐藏.md"),
        ("~$月报.docx", "月报.docx"),
        ("con.txt", "_con.txt"),
        ("a\u202etxt.pdf", "atxt.pdf"),
        ("a\u061c\u2066\u200f月\xad报.pdf", "a月报.pdf"),
        ("月\0报\r\n\u2028.pdf", "月报.pdf"),
        ("..\\..\\月报.pdf", "月报.pdf"),
        ("/etc/../月报.pdf\0", "月报.pdf"),
        ("<script>.md", "script.md"),
        ("e\u0301.md", "é.md"),
        ("名 .pdf", "名.pdf"),
    ],
)
def test_a_name_keeps_what_is_harmless(name: str, safe: str) -> None:
    assert safe_name(name) == safe


@pytest.mark.parametrize(
    "name", ["a.exe", "报告", ".pdf", "..", "", "manifest.csv", "月报.pdf\0.exe", "月报.pdf/.."]
)
def test_a_name_that_cannot_be_kept_is_refused(name: str) -> None:
    with pytest.raises(BadInputError) as error:
        safe_name(name)
    assert error.value.message


@given(st.text(max_size=300))
def test_no_name_leaves_the_folder(name: str) -> None:
    safe = safe_name(f"{name}x.txt")
    assert Path("/corpus", safe).resolve() == Path("/corpus") / safe
    assert not has_odd(safe), "the next build takes it"
    assert len(safe.encode()) <= LONGEST
    assert not safe.startswith(".")


def test_a_file_is_kept_byte_for_byte(tmp_path: Path) -> None:
    assert keep_upload("../报告.txt", b"\xd6\xd0\r\n", tmp_path) == "报告.txt"
    assert (tmp_path / "报告.txt").read_bytes() == b"\xd6\xd0\r\n"
    assert [path.name for path in tmp_path.iterdir()] == ["报告.txt"]


def test_nothing_is_overwritten_unless_that_is_said(tmp_path: Path) -> None:
    keep_upload("Report.txt", b"old", tmp_path)
    with pytest.raises(BadInputError) as error:
        keep_upload("report.TXT", b"new", tmp_path)
    assert "已有同名文件 Report.txt" in error.value.message
    assert (tmp_path / "Report.txt").read_bytes() == b"old"
    assert keep_upload("report.TXT", b"new", tmp_path, replace=True) == "Report.txt"
    assert (tmp_path / "Report.txt").read_bytes() == b"new"


def test_empty_and_large_files_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ui.uploads.MIB", 1)
    with pytest.raises(BadInputError, match="empty"):
        keep_upload("a.txt", b"", tmp_path)
    with pytest.raises(BadInputError) as error:
        keep_upload("a.txt", b"x" * 1000, tmp_path)
    assert "MB" in error.value.message
    assert not list(tmp_path.iterdir())


def test_a_folder_that_takes_no_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(PolicyQAError) as error:
        keep_upload("a.txt", b"x", tmp_path / "gone")
    assert "写不进报告文件夹" in error.value.message
