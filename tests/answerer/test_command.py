"""`python -m answerer`, as other programs call it."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from core.settings import PROJECT

pytestmark = pytest.mark.slow

FLAGSHIP = "望川县2022年签约亿元以上项目多少个"


def answerer(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "answerer", *arguments],
        cwd=PROJECT,
        env=os.environ | {"PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        encoding="utf-8",
        timeout=120,
    )


def test_json(counties_index: Path) -> None:
    done = answerer(FLAGSHIP, "--index", str(counties_index), "--today", "2024-03-01", "--json")
    assert (done.returncode, done.stderr) == (0, "")
    answer = json.loads(done.stdout)
    assert (answer["status"], answer["answer"]) == ("answered", "52个")
    assert answer["frame"]["regions"] == ["望川县"]
    assert answer["citations"][0]["n"] == answer["values"][0]["citation"]
    assert len(answer["hits"]) <= 10


def test_an_index_named_from_where_one_stands(counties_index: Path) -> None:
    done = answerer(FLAGSHIP, "--index", os.path.relpath(counties_index, PROJECT), "--json")
    assert (done.returncode, done.stderr) == (0, "")
    assert json.loads(done.stdout)["status"] == "answered"


def test_batch(counties_index: Path, counties_corpus: Path, tmp_path: Path) -> None:
    questions, out = tmp_path / "问 题.jsonl", tmp_path / "答 案.jsonl"
    lines = [
        {"id": "a", "question": FLAGSHIP},
        {"id": "b", "question": "去年粮食产量呢", "asked": "2024-03-01", "context": [FLAGSHIP]},
        {"id": "c", "question": ""},
    ]
    questions.write_text("\n".join(json.dumps(line) for line in lines), encoding="utf-8")
    done = answerer("--batch", str(questions), "--out", str(out), "--index", str(counties_index))
    assert done.returncode == 0, done.stderr
    answers = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]
    assert [a["id"] for a in answers] == ["a", "b", "c"]
    assert [a["answer"] for a in answers] == ["52个", "41.2万吨", ""]
    assert answers[2]["status"] == "refused"
    for citation in answers[0]["citations"]:
        text = (counties_corpus / citation["doc_id"]).read_text(encoding="utf-8")
        assert text[citation["start"] : citation["end"]] == citation["quote"]


def failed(*arguments: str) -> str:
    done = answerer(*arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert "Traceback" not in done.stderr
    return done.stderr


def test_no_index_is_said_in_chinese(tmp_path: Path) -> None:
    assert "还没有建立索引" in failed("问", "--index", str(tmp_path))


def test_what_is_missing_is_said_in_chinese(tmp_path: Path) -> None:
    assert "请给出问题" in failed()
    assert "--out" in failed("--batch", str(tmp_path / "a.jsonl"))


def test_a_wrong_question_file_is_said_in_chinese(tmp_path: Path) -> None:
    out = str(tmp_path / "out.jsonl")
    assert "无法读取问题文件" in failed("--batch", str(tmp_path / "no.jsonl"), "--out", out)
    wrong = tmp_path / "wrong.jsonl"
    wrong.write_text('{"id": 1}\n', encoding="utf-8")
    assert "第1行" in failed("--batch", str(wrong), "--out", out)
    assert not Path(out).exists()


def test_a_wrong_date_sets_the_status(tmp_path: Path) -> None:
    assert "--today" in failed("问", "--today", "昨天", "--index", str(tmp_path))
