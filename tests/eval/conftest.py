"""Answers in the published format, made by hand, as another program would hand them in."""

from collections.abc import Callable
from typing import Any

import pytest

from eval.question import Question

TEXT = "甲县2022年签约项目40个，引资273亿元。甲县2023年签约项目52个。"
AnswerMaker = Callable[..., dict[str, Any]]


def make_answer(
    headline: str = "", quotes: tuple[str, ...] = (), hits: tuple[str, ...] = (), **others: Any
) -> dict[str, Any]:
    """An answer whose quotes and hits are pieces of TEXT."""
    answer: dict[str, Any] = {
        "id": "q",
        "question": "问",
        "status": "answered" if headline else "refused",
        "answer": headline,
        "message": "",
        "reason": "",
        "sentence": "",
        "frame": {},
        "latency_ms": 12.5,
        "citations": [
            {
                "n": n,
                "doc_id": "甲.txt",
                "chunk_id": "甲.txt#0",
                "title": "甲县年报",
                "publisher": "",
                "published": "2023-01-05",
                "page": None,
                "section": ["甲县"],
                "quote": quote,
                "start": TEXT.find(quote),
                "end": TEXT.find(quote) + len(quote),
            }
            for n, quote in enumerate(quotes, 1)
        ],
        "hits": [
            {"doc_id": "甲.txt", "chunk_id": f"甲.txt#{n}", "score": 1 / n, "text": text}
            for n, text in enumerate(hits, 1)
        ],
    }
    lists = ("values", "table", "steps", "parts", "near_misses", "conflicts", "reprints")
    return {**answer, **{name: [] for name in lists}, **others}


@pytest.fixture
def answer() -> AnswerMaker:
    return make_answer


@pytest.fixture
def question() -> Question:
    return Question(
        "q",
        "甲县2022年签约项目多少个",
        "count",
        True,
        answers=("40个", "40"),
        doc_ids=("甲.txt",),
        evidence=("2022年签约项目40个",),
    )


@pytest.fixture
def text_of() -> Callable[[str], str | None]:
    return {"甲.txt": TEXT}.get
