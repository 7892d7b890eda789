"""The assistant of the process."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from core.encoders.encoder import SentenceEncoder
from core.index.store import IndexStore
from core.settings import PROJECT
from indexer.build import build
from tests.ui.shown import html_of, wait_until
from tools.chat import load_ahead
from ui.service import Service, current_assistant, known_examples

QUESTION = "云泽县2022年签约亿元以上项目多少个"


def test_what_is_loaded_ahead_is_what_the_page_uses(
    page_index: Path, page_corpus: Path, use_index: Callable[[Path, Path], None]
) -> None:
    use_index(page_index, page_corpus)
    load_ahead()
    loaded = current_assistant()
    page = AppTest.from_file(str(PROJECT / "app.py"), default_timeout=60).run()
    assert not page.exception
    assert current_assistant() is loaded
    wait_until(lambda: known_examples(loaded) is not None)


@pytest.fixture
def two(page_index: Path, page_corpus: Path, tmp_path: Path, encoder: SentenceEncoder) -> Path:
    """An index whose newest snapshot says 35个, the one before 34个."""
    corpus = shutil.copytree(page_corpus, tmp_path / "corpus")
    index = shutil.copytree(page_index, tmp_path / "index")
    report = corpus / "projects_2022.md"
    report.write_text(report.read_text(encoding="utf-8").replace("34个", "35个"), encoding="utf-8")
    assert build(corpus, index, encoder).published
    return index


def page_of(module: str, draw: str) -> AppTest:
    """One page alone, drawn by this function of `ui`."""
    script = f"from ui.{module} import {draw}\n{draw}()"
    return AppTest.from_string(script, default_timeout=60)


def newest(index: Path) -> Path:
    return index / "snapshots" / str(IndexStore(index).current()) / "store.sqlite"


def test_a_flipped_bit_is_found_behind_the_page(two: Path) -> None:
    content = newest(two).read_bytes()
    # One bit of one figure: SQLite is content with it.
    newest(two).write_bytes(content.replace("35个".encode(), "75个".encode()))
    service = Service(two)
    damaged = service.assistant().snapshot.id
    wait_until(lambda: service.assistant().snapshot.id != damaged)
    assert service.assistant().snapshot.instead_of == IndexStore(two).current()
    assert service.assistant().ask(QUESTION).answer == "34个"


def test_the_figures_are_those_of_the_last_good_index_where_reading_fails(
    two: Path, page_corpus: Path, use_index: Callable[[Path, Path], None]
) -> None:
    use_index(two, page_corpus)
    page = page_of("facts_page", "show_facts").run()
    assert "35个" in html_of(page)
    # Whoever looks for examples meanwhile gives back a connection that remembers the good file.
    wait_until(lambda: known_examples(current_assistant()) is not None)
    current_assistant().snapshot.close()
    newest(two).write_bytes(b"x" * newest(two).stat().st_size)
    page.text_input(key="facts-indicator").set_value("项目").run()
    assert not page.exception
    assert not page.error
    assert "34个" in html_of(page)
    assert "35个" not in html_of(page)


def test_maintainers_read_that_the_index_is_damaged(
    two: Path, page_corpus: Path, use_index: Callable[[Path, Path], None]
) -> None:
    use_index(two, page_corpus)
    page = page_of("reports_page", "show_reports").run()
    assert not page.warning
    newest(two).unlink()
    use_index(two, page_corpus)
    page.run()
    assert not page.exception
    told = page.warning[0].value
    assert "verify" in told
    assert IndexStore(two).snapshots()[0].partition("-")[0] in told


def test_the_last_good_index_answers_where_reading_fails(
    two: Path, page_corpus: Path, use_index: Callable[[Path, Path], None]
) -> None:
    use_index(two, page_corpus)
    app = AppTest.from_file(str(PROJECT / "app.py"), default_timeout=60).run()
    assert not app.exception
    app.chat_input[0].set_value(QUESTION).run()
    assert '<p class="qa-value">35个</p>' in html_of(app)
    # Whoever looks for examples meanwhile gives back a connection that remembers the good file.
    wait_until(lambda: known_examples(current_assistant()) is not None)
    current_assistant().snapshot.close()
    newest(two).write_bytes(b"x" * newest(two).stat().st_size)
    app.chat_input[0].set_value(QUESTION).run()
    assert not app.exception
    assert '<p class="qa-value">34个</p>' in html_of(app)
