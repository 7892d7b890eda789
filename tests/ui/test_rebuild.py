"""The index is rebuilt in a child process while the chat answers."""

import shutil
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from core.encoders.encoder import SentenceEncoder
from core.errors import PolicyQAError
from core.index.store import IndexStore
from indexer.build import build
from tests.ui.conftest import copy_place
from tests.ui.shown import html_of, labels_of
from ui.maintenance import outcome_html
from ui.rebuild import Rebuild, State, leave_out, rebuild

pytestmark = pytest.mark.slow
SECONDS = 240
Use = Callable[[Path, Path], None]


@pytest.fixture
def place(page_index: Path, page_corpus: Path, tmp_path: Path, use_index: Use) -> Path:
    """A corpus and its index, to be changed."""
    copy_place(page_index, page_corpus, tmp_path)
    use_index(tmp_path / "index", tmp_path / "corpus")
    return tmp_path


def ended(work: Rebuild) -> State:
    deadline = time.monotonic() + SECONDS
    while work.state.running and time.monotonic() < deadline:
        time.sleep(0.1)
    assert not work.state.running
    return work.state


def test_a_rebuild_tells_what_changed_and_why_files_failed(place: Path) -> None:
    (place / "corpus" / "broken.pdf").write_bytes(b"%PDF-1.7 cut")
    (place / "corpus" / "projects_2021.md").unlink()
    work = Rebuild()
    assert work.start()
    assert not work.start(), "one at a time"
    state = ended(work)
    assert (state.error, state.number) == ("", 1)
    assert state.summary is not None
    html = outcome_html(state.summary)
    assert "移除 1" in html
    assert "projects_2021.md" in html
    with IndexStore(place / "index").open() as snapshot:
        assert list(snapshot.manifest.failed) == ["broken.pdf"]


def test_a_rebuild_that_cannot_work_says_so(place: Path) -> None:
    shutil.rmtree(place / "corpus")
    work = Rebuild()
    work.start()
    assert "找不到报告文件夹" in ended(work).error


def test_a_stopped_rebuild_leaves_the_old_index(place: Path) -> None:
    before = IndexStore(place / "index").current()
    work = Rebuild()
    work.start()
    deadline = time.monotonic() + SECONDS
    while work.state.running and time.monotonic() < deadline:
        work.stop()
        time.sleep(0.05)
    assert work.state.error
    assert IndexStore(place / "index").current() == before


def test_a_report_is_left_out_and_taken_in_again(place: Path) -> None:
    store = IndexStore(place / "index")
    leave_out("projects_2021.md", out=True)
    assert store.excluded() == {"projects_2021.md"}
    leave_out("projects_2021.md", out=False)
    assert not store.excluded()
    with pytest.raises(PolicyQAError) as error:
        leave_out("没有.md", out=True)
    assert "索引里没有这份报告" in error.value.message


def test_the_page_shows_every_session_how_far_it_is(place: Path) -> None:
    work = rebuild()
    work._state = State(running=True, stage="读取报告", done=3, total=30)
    try:
        page = AppTest.from_function(_page, default_timeout=60).run()
        assert "更新期间，问答照常使用原来的索引。" in html_of(page)
        assert "停止" in labels_of(page)
        assert "更新索引" not in labels_of(page)
    finally:
        work._state = State()


def test_the_page_names_failed_files_and_leaves_a_report_out_and_in(
    place: Path, encoder: SentenceEncoder, monkeypatch: pytest.MonkeyPatch
) -> None:
    (place / "corpus" / "broken.pdf").write_bytes(b"%PDF-1.7 cut")
    reason = build(place / "corpus", place / "index", encoder).failed[0][1]
    monkeypatch.setattr(Rebuild, "start", lambda self: True)  # built anew elsewhere
    page = AppTest.from_function(_page, default_timeout=60).run()
    html = html_of(page)
    assert "broken.pdf" in html
    assert reason in html
    page.query_params["report"] = "projects_2021.md"
    page.run().button(key="exclude-projects_2021.md").click().run()
    del page.query_params["report"]
    assert "projects_2021.md（更新索引后生效）" in html_of(page.run())
    page.button(key="include-projects_2021.md").click().run()
    assert not page.exception
    assert not IndexStore(place / "index").excluded()


def _page() -> None:
    from ui.reports_page import show_reports

    show_reports()
