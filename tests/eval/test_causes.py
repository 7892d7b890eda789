"""Why an answer is wrong, over a real index."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from core.index.snapshot import Snapshot
from core.schema import Chunk
from eval.causes import (
    ANSWERED,
    COMPETING,
    INCOMPLETE,
    MISREAD,
    NO_PASSAGE,
    NO_REPORT,
    OTHER_REGION,
    OTHER_UNIT,
    OTHER_VALUE,
    OTHER_YEAR,
    REFUSED,
    SAME_SENTENCE,
    WRONG_CITATION,
)
from eval.evidence import NOT_READ, READ_WELL
from eval.judging import judge_row
from eval.question import Question

Maker = Callable[..., dict[str, Any]]
ASKED = Question(
    "q",
    "松原县2022年签约亿元以上项目多少个",
    "count",
    True,
    answers=("37个", "37"),
    doc_ids=("projects_2022.md",),
    evidence=("签约亿元以上项目37个",),
)


def chunk_with(snapshot: Snapshot, words: str) -> Chunk:
    chunks = [c for info in snapshot.reports() for c in snapshot.chunks_of(info.doc_id)]
    return next(chunk for chunk in chunks if words in chunk.text)


def said(snapshot: Snapshot, headline: str, quote: str, *hits: str) -> dict[str, Any]:
    """An answer that cites a quote of the index, with the passages that hold `hits` as hits."""
    chunk = chunk_with(snapshot, quote)
    start = chunk.text.index(quote)
    (span,) = chunk.source_spans(start, start + len(quote))
    cited = {"doc_id": chunk.doc_id, "chunk_id": chunk.chunk_id, "quote": quote}
    found = [chunk_with(snapshot, words) for words in hits or ("项目37个",)]
    return {
        "status": "answered",
        "answer": headline,
        "frame": {"question": ASKED.question, "asked": "value", "measure": "count"},
        "citations": [{**cited, "start": span.start, "end": span.end}],
        "hits": [{"doc_id": c.doc_id, "text": c.text} for c in found],
        "latency_ms": 1.0,
    }


def refused(snapshot: Snapshot, *hits: str) -> dict[str, Any]:
    answer = said(snapshot, "", "项目37个", *hits)
    return {**answer, "status": "refused", "citations": []}


@pytest.mark.slow
@pytest.mark.parametrize(
    ("headline", "quote", "cause"),
    [
        ("37个", "签约亿元以上项目37个", ""),
        ("37个", "该县组建了5个招商小组", WRONG_CITATION),
        ("31个", "签约亿元以上项目31个", OTHER_YEAR),
        ("29个", "签约亿元以上项目29个", OTHER_REGION),
        ("210亿元", "签约亿元以上项目37个，合同引资额210亿元", OTHER_UNIT),
        ("1个", "签约亿元以上项目37个，合同引资额210亿元", SAME_SENTENCE),
        ("5个", "该县组建了5个招商小组", OTHER_VALUE),
        ("37个、31个", "签约亿元以上项目37个", COMPETING),
    ],
)
def test_the_value_taken(snapshot: Snapshot, headline: str, quote: str, cause: str) -> None:
    assert judge_row(ASKED, said(snapshot, headline, quote), snapshot).cause == cause


@pytest.mark.slow
def test_what_was_not_retrieved(snapshot: Snapshot) -> None:
    assert judge_row(ASKED, refused(snapshot, "项目31个"), snapshot).cause == NO_REPORT
    assert judge_row(ASKED, refused(snapshot, "项目29个"), snapshot).cause == NO_PASSAGE
    assert judge_row(ASKED, refused(snapshot, "项目37个"), snapshot).cause == REFUSED


@pytest.mark.slow
def test_the_reading_and_the_status(snapshot: Snapshot) -> None:
    wrong = said(snapshot, "5个", "该县组建了5个招商小组")
    misread = {**wrong, "frame": {**wrong["frame"], "asked": "name"}}
    assert judge_row(ASKED, misread, snapshot).cause == MISREAD
    money = {**wrong, "frame": {**wrong["frame"], "measure": "money"}}
    assert judge_row(ASKED, money, snapshot).cause == MISREAD
    nothing = Question("u", "松原县2020年签约多少个", "unanswerable", False)
    assert judge_row(nothing, wrong, snapshot).cause == ANSWERED
    assert judge_row(nothing, refused(snapshot), snapshot).cause == ""
    two = replace(ASKED, answers=("37个", "9%"), match="all")
    assert judge_row(two, said(snapshot, "37个", "项目37个"), snapshot).cause == INCOMPLETE


@pytest.mark.slow
def test_how_the_evidence_was_read(snapshot: Snapshot) -> None:
    def note(asked: Question, **frame: Any) -> str:
        answer = refused(snapshot)
        return judge_row(asked, {**answer, "frame": {**answer["frame"], **frame}}, snapshot).note

    year = [{"label": "2023年", "start": "2023-01-01", "end": "2023-12-31"}]
    assert note(ASKED, regions=["松原县"]) == READ_WELL
    assert note(ASKED, regions=["柏溪县"]) == "evidence read under another 地区"
    assert note(ASKED, periods=year) == "evidence read under another 年份"
    assert note(replace(ASKED, evidence=("组建了5个招商小组",))) == NOT_READ
    assert note(replace(ASKED, type="name")) == ""


def test_without_an_index_quotes_must_do(question: Question, answer: Maker) -> None:
    quote = "甲县2022年签约项目40个，引资273亿元。"
    same = answer("41个", (quote,), (quote,))
    other = answer("52个", ("甲县2023年签约项目52个。",), (quote,))
    assert judge_row(question, same, None).cause == SAME_SENTENCE
    assert judge_row(question, other, None).cause == OTHER_VALUE
