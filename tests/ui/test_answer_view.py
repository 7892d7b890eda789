"""Answers drawn by Streamlit itself."""

from dataclasses import replace
from html import escape

import pytest
from streamlit.testing.v1 import AppTest

from answerer.answer import Answer
from core.schema import Chunk, Hit, Span
from tests.ui.answers import ANSWERED, COMPARED, ELSEWHERE, FRAME, HOSTILE, REFUSED, citation
from tests.ui.shown import html_of, labels_of
from ui.safe import label


def draw(answer: Answer, editable: bool = True, untried: bool = False) -> AppTest:
    def script(answer, editable, untried):  # type: ignore[no-untyped-def]  # a file of its own
        from ui.answer_view import show_turn
        from ui.session import Ask, Turn

        turn = Turn(Ask(answer.question), answer, untried=untried)
        show_turn(turn, 0, editable=editable)

    kwargs = {"answer": answer, "editable": editable, "untried": untried}
    app = AppTest.from_function(script, kwargs=kwargs)
    return app.run(timeout=20)


def test_the_value_is_the_headline_and_marked_in_its_sentence() -> None:
    html = html_of(draw(ANSWERED))
    assert '<p class="qa-value">40个</p>' in html
    assert "签约项目240个，其中亿元以上<mark>40个</mark>" in html
    assert "未写年份，按最新的2022年作答" in html
    assert "示例日报 · 2023-01-05 · 第3页 · 某市 &gt; 河东县" in html


def test_conflicts_and_reprints_stand_below() -> None:
    app = draw(ANSWERED)
    html = html_of(app)
    assert "其他报告的说法不同" in html
    assert "38个" in html
    (reprints,) = (e for e in app.expander if e.label == label("转载 1 篇"))
    assert not reprints.proto.expanded


def test_every_citation_is_a_pill() -> None:
    pills = [text for text in labels_of(draw(ANSWERED)) if text.startswith(label("["))]
    assert len(pills) == 2


def test_a_sentence_in_two_pieces_is_one_pill() -> None:
    first = replace(citation(1, "该县签约项目"), chunk_id="c")
    rest = replace(citation(2, "40个。", 500), chunk_id="c")
    other = replace(citation(3, "另一句。", 900), chunk_id="c")
    app = draw(replace(ANSWERED, citations=(first, rest, other), conflicts=()))
    pills = [text for text in labels_of(app) if text.startswith(label("["))]
    assert len(pills) == 2
    assert pills[0].startswith(label("[1][2] 报告1"))
    assert pills[1].startswith(label("[3] 报告3"))


def test_pills_of_a_comparison_name_their_rows() -> None:
    assert label("[2] 河西县 2022年") in labels_of(draw(COMPARED))


def test_a_comparison_shows_table_steps_and_downloads() -> None:
    app = draw(COMPARED)
    html = html_of(app)
    assert "qa-table" in html
    assert "河东县40个＞河西县35个" in html
    assert {"下载 CSV", "下载 Markdown"} <= set(labels_of(app))


def test_a_refusal_says_why_and_offers_near_misses() -> None:
    app = draw(REFUSED)
    assert "qa-refused" in html_of(app)
    assert "qa-value" not in html_of(app)
    assert app.button(key="near-0-0-0").label == label(
        "河东县2022年签约项目多少个：40个 [1]（年份不同）"
    )


def test_a_refusal_without_near_miss_shows_the_closest_passages() -> None:
    chunk = Chunk("c", "r1.md", 0, HOSTILE, (Span(0, len(HOSTILE)),))
    app = draw(
        Answer("问", "refused", FRAME, message="没有", reason="no_match", hits=(Hit(chunk, 1.0),))
    )
    assert label("最接近的段落（不是答案）") in labels_of(app)
    assert escape(HOSTILE) in html_of(app)


def test_a_near_miss_button_asks_for_it() -> None:
    app = draw(REFUSED)
    app.button(key="near-0-0-0").click().run()
    assert app.session_state["session"].pending.question == "河东县2022年签约项目多少个"


def test_a_near_miss_that_no_question_finds_is_asked_for_by_its_frame() -> None:
    app = draw(REFUSED)
    button = app.button(key="near-0-0-1")
    assert button.label == label("河西县签约项目：35个 [1]（年份不明，地区不同）")
    button.click().run()
    pending = app.session_state["session"].pending
    assert pending.frame == pending.miss.frame == ELSEWHERE
    assert pending.note == "相近的数据：河西县签约项目"


def test_a_near_miss_cannot_ask_before_it_is_tried_out() -> None:
    app = draw(REFUSED, untried=True)
    assert all(app.button(key=f"near-0-0-{number}").disabled for number in (0, 1))
    assert not draw(REFUSED).button(key="near-0-0-0").disabled


@pytest.mark.parametrize("reason", ["empty_question", "too_long"])
def test_what_was_not_looked_up_cannot_be_judged(reason: str) -> None:
    refused = Answer("问", "refused", FRAME, message="太长", reason=reason)
    assert not [group for group in draw(refused).button_group if group.key == "verdict-0"]


def test_a_pill_opens_its_source_and_again_closes_it() -> None:
    app = draw(ANSWERED)
    app.button_group(key="cite-0-0").set_value(2).run()
    assert app.session_state["session"].source.n == 2
    app.button_group(key="cite-0-0").set_value(None).run()
    assert app.session_state["session"].source is None


def test_a_chip_taken_away_asks_again_without_it() -> None:
    app = draw(ANSWERED)
    chips = app.button_group(key="frame-0-0")
    chips.set_value([chip for chip in chips.value if chip.field != "periods"]).run()
    asked = app.session_state["session"].pending
    assert asked.frame.periods == ()
    assert asked.frame.regions == FRAME.regions
    assert asked.note == "去掉条件：年份 2022年"


def test_a_changed_year_asks_again_with_it() -> None:
    app = draw(ANSWERED)
    app.text_input(key="edit-periods-0-0").set_value("2021")
    next(button for button in app.button if button.label == "按此重新提问").click().run()
    asked = app.session_state["session"].pending
    assert [period.label for period in asked.frame.periods] == ["2021年"]
    assert asked.note == "改用条件：年份 2021年"


def test_older_turns_have_plain_chips() -> None:
    app = draw(ANSWERED, editable=False)
    assert "qa-chip" in html_of(app)
    assert not list(app.text_input)


def test_two_questions_in_one_are_drawn_one_after_another() -> None:
    both = Answer("两问", "answered", FRAME, answer="40个；河东县", parts=(ANSWERED, COMPARED))
    html = html_of(draw(both))
    assert html.index("40个</p>") < html.index(escape(COMPARED.question)) < html.rindex("qa-table")


@pytest.mark.parametrize("answer", [ANSWERED, COMPARED, REFUSED], ids=lambda a: a.status)
def test_hostile_text_is_neither_markup_nor_markdown(answer: Answer) -> None:
    app = draw(answer)
    html = html_of(app)
    assert "<script" not in html
    assert "<b>" not in html
    for text in labels_of(app):
        assert "**粗**" not in text
        assert ":red[" not in text
        assert "<script>" not in text
    assert not app.exception
