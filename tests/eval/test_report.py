"""The page of a run: whole, self-contained, and safe whatever a report says."""

import re
from collections.abc import Callable
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from core.errors import QuestionError
from eval.charts import Bar, bar_chart, histogram, recall_chart
from eval.judging import judge_row
from eval.markup import marked
from eval.question import Question
from eval.report import render_page, render_run
from eval.run import write_run
from eval.summary import summarise

Maker = Callable[..., dict[str, Any]]
EVIL = '<script>alert(1)</script><img src="http://example.com/x" onerror="alert(1)">'


class _Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.seen: list[str] = []
        self.links: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append(tag)
        self.links += [str(value) for name, value in attrs if name in ("src", "href")]
        if tag not in ("meta", "input", "circle", "line", "rect", "polyline"):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag not in ("circle", "line", "rect", "polyline"):
            assert self.open.pop() == tag


def page_of(question: Question, answer: dict[str, Any]) -> str:
    rows = [judge_row(question, answer, None)]
    return render_page("run", rows, summarise(rows), {})


def test_texts_of_reports_stay_text(question: Question, answer: Maker) -> None:
    evil = replace(question, question=EVIL, answers=(EVIL,), evidence=(EVIL,), id=EVIL)
    said = answer(EVIL, (EVIL,), (EVIL,), message=EVIL, steps=[EVIL], frame={"indicator": EVIL})
    tags = _Tags()
    page = page_of(evil, said)
    tags.feed(page)
    assert tags.seen.count("script") == 1
    assert "img" not in tags.seen
    assert tags.links == []
    assert tags.open == []
    assert "&lt;script&gt;" in page


def test_everything_is_on_the_page(question: Question, answer: Maker) -> None:
    quote = "甲县2022年签约项目40个，引资273亿元。"
    page = page_of(question, answer("52个", (quote,), ("别处", quote)))
    for title in ("Accuracy by type", "Causes", "Recall at k", "Latency", "Questions"):
        assert title in page
    assert "other value of the same sentence" in page
    assert "<mark>2022年签约项目40个</mark>" in page
    assert not re.search(r"(?:src|href|url)\s*[=(]", page)


def test_a_run_folder(tmp_path: Path, question: Question, answer: Maker) -> None:
    rows = [judge_row(question, answer(), None)]
    folder = write_run(tmp_path, "甲", rows, summarise(rows), {})
    assert "report not retrieved" in render_run(folder)
    with pytest.raises(QuestionError):
        render_run(tmp_path)


def test_charts_bear_emptiness() -> None:
    assert bar_chart([], "空").startswith("<svg")
    assert recall_chart({}, "空").startswith("<svg")
    assert histogram([], {}, "ms", "空").startswith("<svg")
    assert histogram([0.0], {"p50": 0.0}, "ms", "空").startswith("<svg")
    assert "&lt;b&gt;" in bar_chart([Bar("<b>", 0.5, "1", (0.1, 0.9))], "空")


def test_marks_do_not_overlap() -> None:
    assert marked("甲乙丙<", ["甲乙", "乙丙"]) == "<mark>甲乙</mark>丙&lt;"
    assert marked("甲", [""]) == "甲"
