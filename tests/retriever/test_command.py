import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from core.settings import PROJECT

pytestmark = pytest.mark.slow


def retriever(*arguments: str, seed: str = "random") -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "retriever", *arguments],
        cwd=PROJECT,
        capture_output=True,
        encoding="utf-8",
        timeout=120,
        env={**os.environ, "PYTHONHASHSEED": seed},
    )


def test_json_says_where_each_passage_stands(sample_corpus: Path, sample_index: Path) -> None:
    done = retriever("柏溪县2022年签约项目", "--index", str(sample_index), "-k", "2", "--json")
    assert (done.returncode, done.stderr) == (0, "")
    hits = json.loads(done.stdout)
    assert len(hits) == 2
    text = (sample_corpus / "projects_2022.md").read_text(encoding="utf-8")
    assert hits[0]["doc_id"] == "projects_2022.md"
    assert hits[0]["section"][-1] == "柏溪县"
    assert text[hits[0]["start"] : hits[0]["end"]] == hits[0]["text"]


def test_every_process_gives_the_same_order(sample_index: Path) -> None:
    question = ("松原县和柏溪县去年签约多少", "--index", str(sample_index), "-k", "20", "--json")
    first, second = (retriever(*question, seed=seed).stdout for seed in ("1", "2"))
    assert len(json.loads(first)) > 3
    assert first == second


def test_text_for_people(sample_index: Path) -> None:
    done = retriever("松原县签约", "--index", str(sample_index), "--mode", "lexical", "-k", "1")
    assert done.stdout.startswith("[1] ")
    assert "松原县" in done.stdout


@pytest.mark.parametrize("arguments", [[" "], ["问" * 501], ["问", "-k", "0"]])
def test_an_unusable_question_is_said(sample_index: Path, arguments: list[str]) -> None:
    done = retriever(*arguments, "--index", str(sample_index))
    assert done.returncode == 2
    assert "Traceback" not in done.stderr


def test_only_what_the_options_leave_is_searched(sample_index: Path) -> None:
    def found(*options: str) -> set[str]:
        done = retriever("签约项目多少个", "--index", str(sample_index), "--json", *options)
        assert (done.returncode, done.stderr) == (0, "")
        return {hit["doc_id"] for hit in json.loads(done.stdout)}

    assert found("--report", "jobs.txt", "--report", "rain-2023") == {"jobs.txt", "rain-2023"}
    assert "projects_2021.md" not in found("--region", "柏溪")
    assert "projects_2022.md" in found("--region", "柏溪")
    assert found("--region", "柏溪", "--report", "projects_2021.md") == set()
    assert found("--year", "1990", "--report", "rain-2023") == set()


@pytest.mark.parametrize(
    ("option", "told"),
    [
        (("--report", "none.txt"), "索引里没有这份报告：none.txt"),
        (("--region", "无此县"), "不认识这个地名：无此县"),
        (("--year", "22"), "年份要写四位数字"),
    ],
)
def test_an_unknown_report_place_or_year_is_said(
    sample_index: Path, option: tuple[str, str], told: str
) -> None:
    done = retriever("签约", "--index", str(sample_index), *option)
    assert (done.returncode, done.stdout) == (2, "")
    assert told in done.stderr
    assert "Traceback" not in done.stderr


def test_no_index_is_said(tmp_path: Path) -> None:
    done = retriever("问", "--index", str(tmp_path))
    assert done.returncode == 2
    assert "还没有建立索引" in done.stderr
