"""The same report gives the same answers whatever file it comes in, over a real index."""

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

import pytest

from answerer.answer import Answer
from answerer.assistant import Assistant
from core.encoders.encoder import SentenceEncoder
from core.index.store import IndexStore
from indexer.build import build
from retriever.retriever import Retriever
from tests.formats.made import (
    QUESTIONS,
    REGIONS,
    REPORTS,
    TABLE_QUESTIONS,
    TABLES,
    TITLE,
)

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("always_near")]

Answers = Callable[[str, bytes, str, Sequence[tuple[str, str]]], dict[str, str]]


@pytest.fixture
def answers(tmp_path: Path, encoder: SentenceEncoder, encodings: Path) -> Answers:
    """Put one file into a corpus, build, ask, and check each answer's proof."""

    def asked(
        name: str, data: bytes, published: str, questions: Sequence[tuple[str, str]]
    ) -> dict[str, str]:
        corpus = tmp_path / "语料"
        corpus.mkdir()
        (corpus / name).write_bytes(data)
        (corpus / "regions.csv").write_text(REGIONS, encoding="utf-8")
        (corpus / "manifest.csv").write_text(
            f"file,doc_id,title,publisher,published,region\n{name},,,,{published},栖云市\n",
            encoding="utf-8",
        )
        assert build(corpus, tmp_path / "索引", encoder, encodings=encodings).failed == ()
        store = IndexStore(tmp_path / "索引")
        with store.open() as snapshot:
            assistant = Assistant(store, snapshot, Retriever(snapshot, encoder))
            found = {}
            for question, _ in questions:
                answer = assistant.ask(question, today=date(2024, 3, 1))
                _check(answer, snapshot.report(name).text)
                found[question] = answer.answer
            return found

    return asked


def _check(answer: Answer, text: str) -> None:
    for citation in answer.citations:
        assert text[citation.start : citation.end] == citation.quote


@pytest.mark.parametrize("name", REPORTS)
def test_a_report_of_prose(name: str, answers: Answers) -> None:
    assert answers(name, REPORTS[name](), "2023-01-12", QUESTIONS) == dict(QUESTIONS)


@pytest.mark.parametrize("name", TABLES)
def test_a_table_with_two_levels_of_header(name: str, answers: Answers) -> None:
    found = answers(name, TABLES[name](), "2024-01-20", TABLE_QUESTIONS)
    assert found == dict(TABLE_QUESTIONS)


def test_the_title_is_known_in_every_format(tmp_path: Path) -> None:
    from indexer.manifest import Manifest
    from indexer.readers.registry import read_reports

    for name, make in REPORTS.items():
        (tmp_path / name).write_bytes(make())
        (report,) = read_reports(tmp_path / name, tmp_path, Manifest())
        assert report.title == TITLE, name
