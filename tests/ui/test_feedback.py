"""对 / 错 becomes lines that `python -m eval adopt` reads."""

import json
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from core.errors import PolicyQAError
from core.settings import PROJECT
from tests.ui.answers import ANSWERED, HOSTILE, citation
from tests.ui.shown import html_of, labels_of
from ui.feedback import LONGEST, LONGEST_EXPECTED, MOST, append_row, feedback_count, feedback_row

QUESTION = "云泽县2022年签约亿元以上项目多少个"
Use = Callable[[Path, Path], None]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "feedback.jsonl"


@pytest.fixture
def app(page_index: Path, page_corpus: Path, use_index: Use, file: Path) -> AppTest:
    """The chat with one question answered."""
    use_index(page_index, page_corpus)
    app = AppTest.from_file(str(PROJECT / "app.py"), default_timeout=60).run()
    return app.chat_input[0].set_value(QUESTION).run()


def rows(file: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]


def judge(app: AppTest, verdict: str | None, turn: int = 0) -> AppTest:
    return app.button_group(key=f"verdict-{turn}").set_value(verdict).run()


def correct(app: AppTest, expected: str) -> AppTest:
    app.text_input(key="expected-0").set_value(expected)
    return next(button for button in app.button if button.label == "提交").click().run()


def test_right_is_kept_with_all_that_the_answer_rests_on(app: AppTest, file: Path) -> None:
    assert "已记下，谢谢！" in html_of(judge(app, "right"))
    (row,) = rows(file)
    assert (row["question"], row["verdict"], row["expected"]) == (QUESTION, "right", "")
    assert row["answer"] == "34个"
    assert row["frame"]["regions"] == ["云泽县"]
    assert "34个" in row["citations"][0]["quote"]
    assert row["context"] == []
    assert row["time"][:4].isdigit()


def test_wrong_asks_for_the_right_answer(app: AppTest, file: Path) -> None:
    assert not [entry for entry in app.text_input if entry.key == "expected-0"]
    judge(app, "wrong")
    assert "正确答案已记下，谢谢！" in html_of(correct(app, " 35个 "))
    assert [(row["verdict"], row["expected"]) for row in rows(file)] == [
        ("wrong", ""),
        ("wrong", "35个"),
    ]


def test_an_empty_correction_adds_nothing(app: AppTest, file: Path) -> None:
    correct(judge(app, "wrong"), "  ")
    assert len(rows(file)) == 1


def test_another_mind_is_another_line(app: AppTest, file: Path) -> None:
    judge(judge(judge(app, "right"), "wrong"), None)
    assert [row["verdict"] for row in rows(file)] == ["right", "wrong"]


def test_a_follow_up_is_kept_with_what_it_follows(app: AppTest, file: Path) -> None:
    app.chat_input[0].set_value("那2021年呢").run()
    judge(app, "right", turn=1)
    judge(app, "right", turn=0)
    assert [(row["question"], row["context"]) for row in rows(file)] == [
        ("那2021年呢", [QUESTION]),
        (QUESTION, []),
    ]


def test_a_changed_condition_is_kept_beside_the_question(app: AppTest, file: Path) -> None:
    app.text_input(key="edit-periods-0-0").set_value("2021")
    next(button for button in app.button if button.label == "按此重新提问").click().run()
    judge(app, "right", turn=1)
    (row,) = rows(file)
    assert (row["answer"], row["note"]) == ("29个", "改用条件：年份 2021年")


def test_the_question_set_takes_what_the_page_wrote(app: AppTest, file: Path) -> None:
    judge(app, "wrong")
    correct(app, "35个")
    app.chat_input[0].set_value("云泽县2022年合同引资额多少").run()
    judge(app, "right", turn=1)
    out = file.with_name("adopted.jsonl")
    command = ["eval", "adopt", str(file), "--out", str(out), "--yes-to-confirmed"]
    subprocess.run([sys.executable, "-m", *command], cwd=PROJECT, check=True, timeout=60)
    first, second = rows(out)
    assert (first["question"], first["answers"]) == (QUESTION, ["35个"])
    assert (second["type"], second["answers"]) == ("amount", ["206.3亿元"])
    assert second["doc_ids"] == ["projects_2022.md"]
    assert "206.3亿元" in second["evidence"]


def test_a_file_that_takes_no_line_is_told_without_a_traceback(app: AppTest, file: Path) -> None:
    file.mkdir()
    judge(app, "right")
    assert not app.exception
    assert "没能记下" in html_of(app)
    assert app.button_group(key="verdict-0").value is None
    file.rmdir()
    assert "已记下，谢谢！" in html_of(judge(app, "right"))


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full on this system")
def test_a_full_disk_is_told() -> None:
    with pytest.raises(PolicyQAError) as error:
        append_row(Path("/dev/full"), {"question": "问"})
    assert "磁盘已满" in error.value.message


@pytest.mark.skipif(sys.platform == "win32", reason="file size limits are POSIX")
def test_a_line_that_does_not_fit_leaves_none_of_itself(file: Path) -> None:
    script = f"""
import resource, signal
from pathlib import Path
from core.errors import PolicyQAError
from ui.feedback import append_row
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))
for number in range(9):
    try:
        append_row(Path({str(file)!r}), {{"question": "问" * 100, "n": number}})
    except PolicyQAError:
        print("refused")
"""
    command = [sys.executable, "-c", script]
    done = subprocess.run(command, cwd=PROJECT, check=True, capture_output=True, text=True)
    assert [row["n"] for row in rows(file)] == [0, 1, 2]
    assert done.stdout.split() == ["refused"] * 6


def test_many_writers_do_not_mix_their_lines(file: Path) -> None:
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda n: append_row(file, {"question": "问" * 9000, "n": n}), range(64)))
    assert sorted(row["n"] for row in rows(file)) == list(range(64))
    assert feedback_count(file) == 64


def test_every_field_is_bounded_and_stays_on_its_line() -> None:
    answer = replace(
        ANSWERED,
        question="问" * 9999,
        answer="答" * 9999,
        citations=tuple(citation(n, HOSTILE * 200) for n in range(99)),
    )
    row = feedback_row(answer, "wrong", "行\n" * 9999, ("前" * 9999,) * 99)
    assert len(row["question"]) == len(row["answer"]) == len(row["context"][0]) == LONGEST
    assert len(row["citations"]) == len(row["context"]) == MOST
    assert answer.citations[0].quote.startswith(row["citations"][0]["quote"])
    assert len(row["expected"]) == LONGEST_EXPECTED
    assert "\n" not in json.dumps(row)


def test_the_reports_page_hands_the_lines_out(
    page_index: Path, page_corpus: Path, use_index: Use, file: Path
) -> None:
    def page() -> AppTest:
        def script() -> None:  # runs as a file of its own
            from ui.reports_page import show_reports

            show_reports()

        return AppTest.from_function(script, default_timeout=60).run()

    use_index(page_index, page_corpus)
    assert "还没有反馈" in html_of(page())
    append_row(file, feedback_row(ANSWERED, "right", "", ()))
    assert "下载反馈" in labels_of(page())
