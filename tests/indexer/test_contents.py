import hashlib
import os
import time
from pathlib import Path

from indexer.contents import ContentDigests


def settled(path: Path) -> None:
    """Wait until the file's times are old enough to be trusted."""
    while time.time_ns() - path.stat().st_ctime_ns < 2_100_000_000:
        time.sleep(0.1)


def sha(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def test_a_file_that_nobody_touched_is_not_read_again(tmp_path: Path) -> None:
    file, memory = tmp_path / "a.txt", tmp_path / "contents.json"
    file.write_text("one")
    settled(file)
    first = ContentDigests(memory)
    assert first.digest(file) == sha("one")
    first.save()
    # Read by its memory, not from the disk: a marked memory shows through.
    memory.write_text(memory.read_text().replace(sha("one"), sha("marked")))
    assert ContentDigests(memory).digest(file) == sha("marked")
    assert ContentDigests(memory, trusting=False).digest(file) == sha("one")


def test_a_changed_file_with_its_old_date_and_size_is_read(tmp_path: Path) -> None:
    file, memory = tmp_path / "a.txt", tmp_path / "contents.json"
    file.write_text("one")
    settled(file)
    digests = ContentDigests(memory)
    digests.digest(file)
    digests.save()
    before = file.stat()
    file.write_text("two")
    os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert ContentDigests(memory).digest(file) == sha("two")


def test_a_file_just_written_is_not_remembered(tmp_path: Path) -> None:
    file, memory = tmp_path / "a.txt", tmp_path / "contents.json"
    digests = ContentDigests(memory)
    file.write_text("one")
    assert digests.digest(file) == sha("one")
    digests.save()
    assert sha("one") not in (memory.read_text() if memory.exists() else "")


def test_a_damaged_memory_is_started_anew(tmp_path: Path) -> None:
    file, memory = tmp_path / "a.txt", tmp_path / "contents.json"
    file.write_text("one")
    for text in ("", "[]", '{"a": 1}', "nonsense", '{"a": [1]}'):
        memory.write_text(text)
        assert ContentDigests(memory).digest(file) == sha("one")
