"""Untrusted text comes out as text."""

from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.schema import Span
from tests.ui.answers import HOSTILE
from ui.safe import escape, find_values, label, marked, notice, shorten

SPANS = st.lists(st.builds(Span, st.integers(-3, 40), st.integers(-3, 40)), max_size=4)


class Reader(HTMLParser):
    """What a browser would show, and the tags that it would obey."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.shown = ""
        self.tags: list[str] = []

    def handle_data(self, data: str) -> None:
        self.shown += data

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.tags.append(tag)


def read(markup: str) -> Reader:
    reader = Reader()
    reader.feed(markup)
    reader.close()
    return reader


@given(st.text())
def test_escaped_text_has_no_tag_and_leaves_no_attribute(text: str) -> None:
    assert not set("<>\"'") & set(escape(text))
    assert read(f"<p>{escape(text)}</p>").tags == ["p"]


@given(st.text(st.characters(codec="utf-8", exclude_characters="\r\0"), max_size=40), SPANS)
def test_marking_adds_only_marks_and_loses_nothing(text: str, spans: list[Span]) -> None:
    reader = read(marked(text, spans))
    assert reader.shown == text
    assert set(reader.tags) <= {"mark"}


def test_marks_that_overlap_are_joined() -> None:
    assert marked("一二三四", [Span(0, 2), Span(1, 3)]) == "<mark>一二三</mark>四"


@given(st.text())
def test_a_label_keeps_its_characters_and_escapes_every_sign(text: str) -> None:
    line = " ".join(text.split())
    made = label(line)
    shown = ""
    position = 0
    while position < len(made):
        if made[position] == "\\":
            assert made[position + 2] == "\u2060"
            shown += made[position + 1]
            position += 3
        else:
            assert not (made[position].isascii() and made[position].isprintable()) or (
                made[position].isalnum() or made[position] == " "
            )
            shown += made[position]
            position += 1
    assert shown == line


def test_a_label_is_one_line() -> None:
    assert "\n" not in label("# 标题\n- 项")


@pytest.mark.parametrize(
    "command",
    [
        "python -m indexer build",
        "python -m indexer verify --repair",
        "python -m indexer build --full",
        "python -m tools.users add",
        "make setup",
    ],
)
def test_a_command_can_be_copied_out_of_a_message(command: str) -> None:
    assert notice(f"已损坏（*a*.md），请运行 {command} 修复。") == (
        f"{label('已损坏（*a*.md），请运行')} `{command}` 修复。"
    )


@given(st.text())
def test_without_a_command_a_notice_is_a_label(text: str) -> None:
    assert notice(text) == label(text) or "make " in text or "python -m " in text


def test_shorten_counts_the_sign_of_the_cut() -> None:
    assert shorten("一二三四五", 4) == "一二三…"
    assert shorten("一二\n三四", 9) == "一二 三四"


@pytest.mark.parametrize(
    ("text", "value", "expected"),
    [
        ("共240个，其中40个", "40个", [(8, 11)]),
        ("增长40.5%", "40", []),
        ("达到1,240万元", "240万元", []),
        ("有40,共计", "40", [(1, 3)]),
        ("到40。", "40", [(1, 3)]),
        ("无", "", []),
        ("两次", "两次", [(0, 2)]),
    ],
)
def test_a_value_is_found_on_a_number_boundary(
    text: str, value: str, expected: list[tuple[int, int]]
) -> None:
    assert find_values(text, [value]) == [Span(*span) for span in expected]


def test_the_hostile_text_is_one_that_markdown_and_html_would_obey() -> None:
    assert read(f"<p>{HOSTILE}</p>").tags != ["p"]
    assert read(f"<p>{escape(HOSTILE)}</p>").shown == HOSTILE
