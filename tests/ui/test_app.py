"""The whole page, drawn by Streamlit over a real index."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from core.encoders.encoder import SentenceEncoder
from core.settings import PROJECT
from indexer.build import build
from tests.ui.conftest import copy_place
from tests.ui.shown import html_of, labels_of, wait_until
from ui.service import current_assistant, known_examples

QUESTION = "云泽县2022年签约亿元以上项目多少个"
Use = Callable[[Path, Path], None]


@pytest.fixture
def app(page_index: Path, page_corpus: Path, use_index: Use) -> AppTest:
    use_index(page_index, page_corpus)
    return AppTest.from_file(str(PROJECT / "app.py"), default_timeout=60).run()


def ask(app: AppTest, question: str) -> str:
    """Ask, and everything that the page then shows."""
    app.chat_input[0].set_value(question).run()
    assert not app.exception
    return html_of(app)


def last_value(html: str) -> str:
    """The headline of the latest answer."""
    return html.rpartition('<p class="qa-value')[2].partition(">")[2].partition("<")[0]


def test_the_welcome_offers_questions_of_the_index_that_it_answers(app: AppTest) -> None:
    assert "共 3 份报告，2022–2023年发布" in html_of(app)
    wait_until(lambda: known_examples(current_assistant()) is not None)
    app.run()  # what the page does by itself
    examples = app.button_group(key="example")
    examples.set_value(examples.proto.options[0].content).run()
    assert not app.exception
    assert "qa-value" in html_of(app)


def test_the_value_its_sentence_and_its_source(app: AppTest) -> None:
    html = ask(app, QUESTION)
    assert last_value(html) == "34个"
    assert "<mark>34个</mark>" in html
    assert "2022年澄川市项目建设（示例） · 澄川日报（示例） · 2023-01-10" in html
    assert "原文 [1]" in html
    assert app.button(key="close-source").label == "关闭"
    assert "下载原文" in labels_of(app)


def test_near_misses_can_be_pressed_once_they_are_tried_out(app: AppTest) -> None:
    ask(app, "云泽县2023年签约亿元以上项目多少个")
    (turn,) = app.session_state["session"].turns
    assert not turn.untried
    near = [button for button in app.button if str(button.key).startswith("near-")]
    assert near
    assert not any(button.disabled for button in near)
    asked = next(miss for miss in turn.answer.near_misses if miss.question)
    next(b for b in near if asked.question in b.label.replace("\u2060", "")).click().run()
    assert last_value(html_of(app)) == asked.answer


def test_the_source_can_be_closed_and_opened(app: AppTest) -> None:
    ask(app, QUESTION)
    app.button(key="close-source").click().run()
    assert "原文 [1]" not in html_of(app)
    app.button_group(key="cite-0-0").set_value(1).run()
    assert "原文 [1]" in html_of(app)


def test_a_neighbour_passage_can_be_read(app: AppTest) -> None:
    ask(app, QUESTION)
    assert {"上一段", "下一段"} & set(labels_of(app))


def test_a_follow_up_keeps_the_subject(app: AppTest) -> None:
    ask(app, QUESTION)
    assert last_value(ask(app, "那2021年呢")) == "29个"


def test_a_changed_year_asks_again(app: AppTest) -> None:
    ask(app, QUESTION)
    app.text_input(key="edit-periods-0-0").set_value("2021")
    next(button for button in app.button if button.label == "按此重新提问").click().run()
    html = html_of(app)
    assert last_value(html) == "29个"
    assert "改用条件：年份 2021年" in html


def test_a_follow_up_leans_on_the_changed_reading_and_says_what_it_took(app: AppTest) -> None:
    ask(app, "云泽县2021年签约亿元以上项目多少个")
    app.text_input(key="edit-periods-0-0").set_value("2022")
    next(button for button in app.button if button.label == "按此重新提问").click().run()
    html = ask(app, "青禾县呢")
    assert last_value(html) == "27个"
    shown = [label.replace("\u2060", "") for label in labels_of(app)]
    assert "年份 2022年（沿用） ✕" in shown
    assert "地区 青禾县 ✕" in shown


def test_a_follow_up_of_the_history_is_asked_as_it_was(app: AppTest) -> None:
    ask(app, QUESTION)
    ask(app, "那2021年呢")
    app.button(key="clear").click().run()
    assert f"接：{QUESTION}" in app.button(key="again-0").label.replace("\u2060", "")
    app.button(key="again-0").click().run()
    assert last_value(html_of(app)) == "29个"


def test_a_pinned_condition_is_marked_and_asked_exactly(app: AppTest) -> None:
    ask(app, QUESTION)
    app.button_group(key="pin-0-0").set_value(["periods"]).run()
    assert "固定条件：年份 2022年" in html_of(app)
    html = ask(app, "青禾县签约亿元以上项目多少个")
    assert last_value(html) == "27个"
    chips = app.button_group(key="frame-2-0").proto.options
    pinned = [chip.content for chip in chips if chip.content_icon == ":material/keep:"]
    assert pinned == ["年份 2022年 ✕"]
    app.button_group(key="frame-2-0").set_value([]).run()
    assert not app.exception
    assert "去掉条件：" in html_of(app)


def test_a_year_without_figure_is_refused_with_a_near_miss_to_ask(app: AppTest) -> None:
    html = ask(app, "云泽县2023年签约亿元以上项目多少个")
    assert "qa-refused" in html
    app.button(key="near-0-0-0").click().run()
    assert last_value(html_of(app)) in {"34个", "29个"}


def test_a_comparison_is_a_table(app: AppTest) -> None:
    html = ask(app, "云泽县和青禾县2022年签约亿元以上项目哪个多")
    assert last_value(html).startswith("云泽县")
    assert "qa-table" in html
    assert "下载 CSV" in labels_of(app)


def test_a_question_that_is_too_long_is_told_so(app: AppTest) -> None:
    assert "问题太长" in ask(app, "云泽县" * 400)


def test_history_stays_until_it_is_cleared(app: AppTest) -> None:
    ask(app, QUESTION)
    html = ask(app, "青禾县2022年签约亿元以上项目多少个")
    assert html.count('class="qa-question"') == 2
    app.button(key="clear").click().run()
    assert "qa-question" not in html_of(app)
    assert "qa-welcome" in html_of(app)


def test_without_an_index_the_page_says_what_to_do(tmp_path: Path, use_index: Use) -> None:
    use_index(tmp_path / "index", tmp_path)
    app = AppTest.from_file(str(PROJECT / "app.py"), default_timeout=60).run()
    assert not app.exception
    assert "还没有建立索引" in app.info[0].value


def test_an_index_without_reports_says_what_to_do(
    tmp_path: Path, use_index: Use, encoder: SentenceEncoder
) -> None:
    build(tmp_path, tmp_path / "index", encoder)
    use_index(tmp_path / "index", tmp_path)
    app = AppTest.from_file(str(PROJECT / "app.py"), default_timeout=60).run()
    assert not app.exception
    assert "索引里还没有报告" in app.info[0].value


def test_a_damaged_index_is_named(page_index: Path, tmp_path: Path, use_index: Use) -> None:
    index = tmp_path / "index"
    shutil.copytree(page_index, index)
    for file in index.rglob("store.sqlite"):
        file.unlink()
    use_index(index, tmp_path)
    app = AppTest.from_file(str(PROJECT / "app.py"), default_timeout=60).run()
    assert not app.exception
    assert "索引文件已损坏" in app.error[0].value


def test_a_newer_index_is_taken_up_and_said(
    page_index: Path, page_corpus: Path, tmp_path: Path, use_index: Use, encoder: SentenceEncoder
) -> None:
    copy_place(page_index, page_corpus, tmp_path)
    corpus, index = tmp_path / "corpus", tmp_path / "index"
    use_index(index, corpus)
    app = AppTest.from_file(str(PROJECT / "app.py"), default_timeout=60).run()
    assert "qa-refused" in ask(app, "青禾县2021年签约亿元以上项目多少个")
    report = corpus / "projects_2021.md"
    old = report.read_text(encoding="utf-8")
    report.write_text(f"{old}\n## 青禾县\n\n2021年，该县签约亿元以上项目23个。\n", encoding="utf-8")
    build(corpus, index, encoder)
    assert last_value(ask(app, "青禾县2021年签约亿元以上项目有多少个")) == "23个"
    assert [toast.value for toast in app.toast] == ["报告已更新，现在用的是新的索引。"]
