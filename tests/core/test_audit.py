"""The audit log is a file a day, kept as long as said; log lines carry their request."""

import json
import logging
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from core.audit import AuditEntry, AuditLog
from core.errors import SettingsError
from core.logs import begin_request, configure_logs, request_id


def entry(time: str, question: str = "问") -> AuditEntry:
    return AuditEntry(time, "r1", "王芳", question, "answered", ("a.md", "b.md"))


def test_each_day_has_its_file_and_old_ones_go(tmp_path: Path) -> None:
    log = AuditLog(tmp_path / "audit", days=2)
    (tmp_path / "audit").mkdir()
    (tmp_path / "audit" / "notes.jsonl").write_text("somebody's own")
    for day in ("2026-03-01", "2026-03-02", "2026-03-03"):
        log.write(entry(f"{day}T09:00:00+08:00"))
        log.write(entry(f"{day}T23:59:59+08:00"))
    names = sorted(path.name for path in (tmp_path / "audit").iterdir())
    assert names == ["audit-2026-03-02.jsonl", "audit-2026-03-03.jsonl", "notes.jsonl"]
    lines = (tmp_path / "audit" / names[1]).read_text(encoding="utf-8").splitlines()
    assert len(lines) == 2
    assert json.loads(lines[0]) == {
        "time": "2026-03-03T09:00:00+08:00",
        "request": "r1",
        "user": "王芳",
        "question": "问",
        "status": "answered",
        "cited": ["a.md", "b.md"],
    }


def test_a_question_stays_on_its_line(tmp_path: Path) -> None:
    log = AuditLog(tmp_path, days=1)
    log.write(entry("2026-03-01T09:00:00+08:00", 'a\n{"user": "b"}\u2028\r'))
    (line,) = (tmp_path / "audit-2026-03-01.jsonl").read_bytes().splitlines()
    assert json.loads(line)["question"] == 'a\n{"user": "b"}\u2028\r'


@pytest.fixture
def ours() -> Iterator[logging.Logger]:
    log = logging.getLogger("policyqa")
    before = (log.handlers[:], log.level, log.propagate)
    yield log
    log.handlers[:], log.level, log.propagate = before


def test_a_line_of_json_carries_its_request(
    ours: logging.Logger, capsys: pytest.CaptureFixture[str]
) -> None:
    configure_logs("json", "info")
    number = begin_request()
    logging.getLogger("policyqa.ui").info("一行\n两行 %s", 3)
    logging.getLogger("policyqa.ui").debug("not told")
    (line,) = capsys.readouterr().err.splitlines()
    told = json.loads(line)
    assert told["message"] == "一行\n两行 3"
    assert (told["request"], told["level"]) == (number, "INFO")


def test_a_line_of_words_carries_it_too(
    ours: logging.Logger, capsys: pytest.CaptureFixture[str]
) -> None:
    configure_logs("text", "warning")
    number = begin_request()
    logging.getLogger("policyqa.ui").warning("慢")
    assert f"[{number}] 慢" in capsys.readouterr().err


def test_each_thread_has_its_own_request() -> None:
    mine = begin_request()
    theirs: list[str] = []
    thread = threading.Thread(target=lambda: theirs.extend([request_id(), begin_request()]))
    thread.start()
    thread.join()
    assert theirs[0] == "-"
    assert theirs[1] != mine == request_id()


@pytest.mark.parametrize(("form", "level"), [("xml", "info"), ("text", "loud")])
def test_a_wrong_setting_of_logs_is_named(form: str, level: str) -> None:
    with pytest.raises(SettingsError) as error:
        configure_logs(form, level)
    assert "log_" in error.value.message
