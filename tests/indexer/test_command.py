import csv
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from core.settings import PROJECT
from tests.indexes import give_encoder

pytestmark = pytest.mark.slow


def indexer(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "indexer", *arguments],
        cwd=PROJECT,
        env=os.environ | {"PYTHONIOENCODING": "ascii"},
        capture_output=True,
        encoding="utf-8",
        timeout=120,
    )


def test_failures_are_told_and_set_the_status(corpus: Path, index: Path) -> None:
    (corpus / "broken.pdf").write_bytes(b"%PDF-1.7 cut")
    done = indexer("build", "--corpus", str(corpus), "--index", str(index))
    assert done.returncode == 1
    assert "失败 broken.pdf：" in done.stdout
    assert "未变 5，失败 1" in done.stdout
    assert done.stderr == ""


def test_another_program_can_follow_a_build(corpus: Path, index: Path) -> None:
    (corpus / "broken.pdf").write_bytes(b"%PDF-1.7 cut")
    (corpus / "jobs.txt").unlink()
    done = indexer("build", "--json", "--corpus", str(corpus), "--index", str(index))
    *told, summary = map(json.loads, done.stdout.splitlines())
    assert {"stage": "读取报告", "done": 4, "total": 4} in told
    assert (done.returncode, summary["removed"], summary["published"]) == (1, ["jobs.txt"], True)
    assert [name for name, _ in summary["failed"]] == ["broken.pdf"]


def test_another_program_is_told_why_no_build_came_about(tmp_path: Path) -> None:
    done = indexer("build", "--json", "--corpus", str(tmp_path / "没有"), "--index", str(tmp_path))
    assert done.returncode == 2
    assert json.loads(done.stdout)["error"].startswith("找不到报告文件夹")


def test_status_counts(sample_index: Path) -> None:
    done = indexer("status", "--json", "--index", str(sample_index))
    status = json.loads(done.stdout)
    assert (done.returncode, status["reports"], status["failed"]) == (0, 5, {})
    assert "报告 5 份" in indexer("status", "--index", str(sample_index)).stdout


def test_the_quality_of_what_is_new_is_told(corpus: Path, index: Path) -> None:
    (corpus / "new.md").write_text("# 新报告（示例）\n\n柏溪县建成道路12公里。\n", encoding="utf-8")
    done = indexer("build", "--corpus", str(corpus), "--index", str(index))
    lines = [line for line in done.stdout.splitlines() if "质量" in line]
    assert lines == ["  质量 new.md：段落 1，数据 1，不作答的文字 0%"]
    status = json.loads(indexer("status", "--json", "--index", str(index)).stdout)
    assert status["quality"]["new.md"]["facts"] == 1
    assert lines[0] in indexer("status", "--index", str(index)).stdout


def test_facts_of_a_pdf_name_their_page(tmp_path: Path, copies: Path) -> None:
    source = PROJECT / "corpus" / "chengchuan_2023_livelihood.pdf"
    (tmp_path / "corpus").mkdir()
    shutil.copy(source, tmp_path / "corpus")
    place = ["--index", str(give_encoder(tmp_path / "index", copies))]
    assert indexer("build", "--corpus", str(tmp_path / "corpus"), *place).returncode == 0
    rows = list(csv.DictReader(indexer("facts", "--csv", *place).stdout.splitlines()))
    assert rows
    assert {row["页"] for row in rows} == {"1"}
    assert indexer("facts", "--limit", "2", *place).stdout.endswith("共 2 条。\n")


def test_text_is_the_stored_text(sample_corpus: Path, sample_index: Path) -> None:
    done = indexer("text", "projects_2022.md", "--index", str(sample_index))
    assert done.stdout == (sample_corpus / "projects_2022.md").read_text(encoding="utf-8")


def test_exclude_and_include_are_remembered(index: Path) -> None:
    place = ["--index", str(index)]
    assert "下次" in indexer("exclude", "jobs.txt", *place).stdout
    assert json.loads(indexer("status", "--json", *place).stdout)["excluded"] == ["jobs.txt"]
    assert indexer("include", "jobs.txt", *place).returncode == 0
    assert indexer("include", "jobs.txt", *place).returncode == 2


@pytest.mark.parametrize("command", [["status"], ["facts"], ["text", "a"], ["exclude", "a"]])
def test_no_index_is_said_in_one_chinese_message(tmp_path: Path, command: list[str]) -> None:
    done = indexer(*command, "--index", str(tmp_path))
    assert done.returncode == 2
    assert "还没有建立索引" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_missing_corpus_is_said(tmp_path: Path) -> None:
    done = indexer("build", "--corpus", str(tmp_path / "没有"), "--index", str(tmp_path / "i"))
    assert done.returncode == 2
    assert "找不到报告文件夹" in done.stderr
    assert not (tmp_path / "i").exists()
