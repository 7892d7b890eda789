"""The sample questions hold against the sample reports."""

import csv
import itertools
import json
import re
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

import pypdf
import pytest

from indexer.readers.registry import READERS

PROJECT = Path(__file__).resolve().parents[2]
CORPUS = PROJECT / "corpus"
QUESTIONS = PROJECT / "eval" / "questions"
FIGURE_TYPES = {"count", "amount", "percent", "rank", "date"}
TYPES = FIGURE_TYPES | {"name", "list", "text", "compare", "unanswerable"}
KEYS = ["id", "question", "type", "answerable", "answers"]
KEYS += ["match", "doc_ids", "evidence", "distractor"]
OPTIONAL = {"asked", "context"}
NUMBER = re.compile(r"\d+(?:\.\d+)?")

Row = dict[str, Any]


def read_jsonl(path: Path) -> list[Row]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


SAMPLE = read_jsonl(QUESTIONS / "sample.jsonl")
SMOKE = read_jsonl(QUESTIONS / "smoke.jsonl")
ANSWERABLE = [row for row in SAMPLE if row["answerable"]]
NEAR_MISSES = [row for row in SAMPLE if row["type"] == "unanswerable"]
COMPARISONS = [row for row in SAMPLE if row["type"] == "compare"]
READ_OFF = [row for row in ANSWERABLE if row["type"] not in ("compare", "list")]


def name(row: Row) -> str:
    return str(row["id"])


@cache
def reports() -> dict[str, str]:
    """Each indexable report's text by its id; a PDF's without whitespace."""
    texts = {}
    for path in sorted(CORPUS.iterdir()):
        if path.suffix in (".md", ".txt") and path.name != "README.md":
            texts[path.name] = path.read_text(encoding="utf-8")
        elif path.suffix == ".jsonl":
            texts.update((row["doc_id"], row["text"]) for row in read_jsonl(path))
        elif path.suffix == ".pdf":
            pages = pypdf.PdfReader(path).pages
            texts[path.name] = "".join("".join(page.extract_text().split()) for page in pages)
        elif path.suffix in (".docx", ".xlsx"):
            texts[path.name] = READERS[path.suffix](path)[0].text
    return texts


def pieces(row: Row) -> list[str]:
    return [piece for piece in str(row["evidence"]).split(" || ") if piece]


def stands_in(piece: str, doc_id: str) -> bool:
    text = reports()[doc_id]
    return (re.sub(r"\s", "", piece) if doc_id.endswith(".pdf") else piece) in text


def holds(text: str, answer: str) -> bool:
    """Whether the answer stands in the text, its figure whole (40 is not in 240 or 40.5)."""
    before = r"(?<![\d.])" if answer[0].isdigit() else ""
    after = r"(?![.]?\d)" if answer[-1].isdigit() else ""
    return bool(re.search(before + re.escape(answer) + after, text))


def test_the_set_is_large_and_balanced() -> None:
    assert len(SAMPLE) >= 150
    assert len(NEAR_MISSES) >= 40
    assert len(COMPARISONS) >= 20
    assert sum("context" in row for row in SAMPLE) >= 10
    assert sum(row["id"].endswith("p") for row in SAMPLE) >= len(SAMPLE) / 2
    assert {row["type"] for row in SAMPLE} == TYPES
    assert all(count == 1 for count in Counter(row["id"] for row in SAMPLE).values())


def test_no_question_is_asked_twice() -> None:
    asked = Counter((row["question"], str(row.get("context"))) for row in SAMPLE)
    assert [question for question, count in asked.items() if count > 1] == []


def test_the_smoke_set_is_a_part_of_the_sample() -> None:
    assert len(SMOKE) == 40
    assert {row["type"] for row in SMOKE} == TYPES
    assert all(row in SAMPLE for row in SMOKE)


@pytest.mark.parametrize("row", SAMPLE, ids=name)
def test_a_row_keeps_the_format(row: Row) -> None:
    assert list(row)[: len(KEYS)] == KEYS
    assert set(row) - set(KEYS) <= OPTIONAL
    assert row["answerable"] == bool(row["answers"]) == bool(row["evidence"])
    assert row["answerable"] == (row["type"] != "unanswerable")
    assert row["match"] == ("all" if row["type"] == "list" else "any")
    assert row["doc_ids"]
    assert set(row["doc_ids"]) <= set(reports())


@pytest.mark.parametrize("row", SAMPLE, ids=name)
def test_evidence_and_distractor_stand_in_the_reports(row: Row) -> None:
    for piece in [*pieces(row), *filter(None, [row["distractor"]])]:
        assert any(stands_in(piece, doc_id) for doc_id in row["doc_ids"]), piece


@pytest.mark.parametrize("row", ANSWERABLE, ids=name)
def test_every_report_named_gives_evidence(row: Row) -> None:
    for doc_id in row["doc_ids"]:
        assert any(stands_in(piece, doc_id) for piece in pieces(row)), doc_id


@pytest.mark.parametrize("row", READ_OFF, ids=name)
def test_an_answer_stands_in_its_evidence(row: Row) -> None:
    text = "".join(pieces(row))
    assert any(holds(text, answer) for answer in row["answers"])
    assert not holds(row["distractor"], row["answers"][0]) or row["type"] == "rank"


@pytest.mark.parametrize("row", [row for row in ANSWERABLE if row["match"] == "all"], ids=name)
def test_every_item_of_a_list_stands_in_its_evidence(row: Row) -> None:
    assert all(holds("".join(pieces(row)), answer) for answer in row["answers"])


@pytest.mark.parametrize("row", NEAR_MISSES, ids=name)
def test_a_near_miss_names_what_could_be_taken_for_it(row: Row) -> None:
    assert row["distractor"]


def shared_words(row: Row) -> float:
    """The share of the question's character pairs that stand in what it should find."""
    names = "|".join(name for row in regions() for name in row)
    asked = re.sub(rf"\d+年|{names}|[？，、]", " ", row["question"]).split()
    pairs = [part[i : i + 2] for part in asked for i in range(len(part) - 1)]
    target = row["evidence"] or row["distractor"]
    return sum(pair in target for pair in pairs) / max(1, len(pairs))


def regions() -> list[list[str]]:
    """Name and alias of each invented region."""
    with (CORPUS / "regions.csv").open(encoding="utf-8", newline="") as file:
        return [[row["name"], row["aliases"]] for row in csv.DictReader(file)]


@pytest.mark.parametrize("row", [row for row in SAMPLE if row["id"].endswith("p")], ids=name)
def test_a_paraphrase_leaves_the_words_of_the_report(row: Row) -> None:
    assert shared_words(row) <= 0.5


def derivable(figures: list[float]) -> set[float]:
    """The sum of all figures, and each difference, also as a percentage of the smaller one."""
    results = {sum(figures)}
    for larger, smaller in itertools.permutations(figures, 2):
        results |= {larger - smaller, (larger - smaller) / smaller * 100}
    return {round(result, 2) for result in results}


@pytest.mark.parametrize("row", COMPARISONS, ids=name)
def test_a_comparison_follows_from_its_evidence(row: Row) -> None:
    answer = row["answers"][0]
    number = NUMBER.match(answer)
    if number is None:
        assert answer in row["question"] or answer.rstrip("县区市") in row["question"]
        return
    evidence = re.sub(r"PM2\.5|20\d\d年|10亿元以上|亿元以上", "", row["evidence"])
    figures = [float(figure) for figure in NUMBER.findall(evidence)]
    tolerance = 0.05 if "%" in answer else 0.001
    assert min(abs(result - float(number[0])) for result in derivable(figures)) <= tolerance
