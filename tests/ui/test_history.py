"""Questions asked before, in the session and on disk."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from core.settings import PREFIX, PROJECT, settings
from tests.ui.answers import ANSWERED, FRAME
from ui import texts
from ui.history import forget, found, remember
from ui.session import Ask, Session, Turn

Use = Callable[[Path, Path], None]


def asked(state: Session, *questions: str) -> None:
    for question in questions:
        remember(state, Turn(Ask(question), ANSWERED), ())


def listed(state: Session, words: str = "") -> list[str]:
    return [row.question for row in found(state, words, 10)]


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.setenv(f"{PREFIX}HISTORY", str(tmp_path / "kept" / "history.jsonl"))
    settings.cache_clear()
    yield tmp_path / "kept" / "history.jsonl"
    monkeypatch.undo()
    settings.cache_clear()


def test_by_default_nothing_is_written_and_a_session_sees_its_own() -> None:
    assert settings().history is None
    first, second = Session(), Session()
    asked(first, "甲县多少", "乙县多少", "甲县多少")
    first.clear()
    assert listed(first) == ["甲县多少", "乙县多少"]
    assert listed(second) == []


def test_a_file_outlives_the_session_and_is_searched(file: Path) -> None:
    asked(Session(), "甲县2022年签约多少", "乙县2022年签约多少")
    assert listed(Session()) == ["乙县2022年签约多少", "甲县2022年签约多少"]
    assert listed(Session(), "签约 甲县") == ["甲县2022年签约多少"]
    assert listed(Session(), "没有") == []


def test_a_changed_condition_is_kept_in_words(file: Path) -> None:
    changed = FRAME.changed(regions=("乙县",))
    remember(
        Session(), Turn(Ask("甲县2022年签约多少", changed, "改用条件：地区 乙县"), ANSWERED), ()
    )
    (row,) = found(Session(), "", 10)
    assert row.question.startswith("乙县")
    assert row.answer == ANSWERED.answer


def test_an_answer_under_conditions_without_words_is_not_kept_for_the_question(file: Path) -> None:
    changed = FRAME.changed(question="谁任甲县县长", asked="name", regions=("乙县",))
    remember(Session(), Turn(Ask(changed.question, changed, "改用条件：地区 乙县"), ANSWERED), ())
    assert [(row.question, row.answer) for row in found(Session(), "", 10)] == [
        ("谁任甲县县长", "")
    ]


def test_one_question_or_all_can_be_deleted(file: Path) -> None:
    state = Session()
    asked(state, "甲", "乙", "甲", "丙")
    forget(state, "甲")
    assert listed(state) == ["丙", "乙"]
    assert "甲" not in file.read_text(encoding="utf-8")
    forget(state)
    assert listed(state) == []
    assert file.read_bytes() == b""
    asked(state, "丁")
    assert listed(Session()) == ["丁"]


def test_a_line_that_is_none_is_passed_over(file: Path) -> None:
    asked(Session(), "甲")
    with file.open("ab") as opened:
        opened.write(b'{"cut\n[1]\n')
    asked(Session(), "乙")
    assert listed(Session()) == ["乙", "甲"]


def test_a_disk_that_refuses_costs_no_answer(file: Path) -> None:
    file.parent.write_text("not a folder")
    state = Session()
    asked(state, "甲")
    assert [row.question for row in state.asked] == ["甲"]


def test_a_follow_up_keeps_what_it_leaned_on(file: Path) -> None:
    before = ("甲县2022年签约多少",)
    leaning = replace(ANSWERED, frame=FRAME.changed(inherited=("regions",)))
    remember(Session(), Turn(Ask("那2023年呢"), leaning), before)
    remember(Session(), Turn(Ask("乙县2023年签约多少"), ANSWERED), before)
    assert [row.context for row in found(Session(), "", 10)] == [(), before]
    assert [row.question for row in found(Session(), "甲县 那2023年", 10)] == ["那2023年呢"]


def shown(app: AppTest) -> list[str]:
    """The questions that the page lists to be asked again."""
    rows = [button for button in app.button if str(button.key).startswith("again-")]
    return [row.label.partition(" ")[0] for row in rows]


def test_the_page_looks_through_and_deletes_what_was_asked(
    page_index: Path, page_corpus: Path, use_index: Use
) -> None:
    use_index(page_index, page_corpus)
    app = AppTest.from_file(str(PROJECT / "app.py"), default_timeout=60).run()
    assert shown(app) == []
    cloud, green = "云泽县2022年签约亿元以上项目多少个", "青禾县2022年签约亿元以上项目多少个"
    for question in (cloud, green):
        app.chat_input[0].set_value(question).run()
    assert shown(app) == [green, cloud]
    app.text_input(key="history-search").set_value("云泽 34个").run()
    assert shown(app) == [cloud]
    assert not [button for button in app.button if button.key == "forget-all"]
    app.button(key="forget-0").click().run()
    assert texts.HISTORY_NONE in " ".join(html.proto.body for html in app.get("html"))
    app.text_input(key="history-search").set_value("").run()
    assert shown(app) == [green]
    app.button(key="forget-all").click().run()
    assert not app.exception
    assert shown(app) == []
