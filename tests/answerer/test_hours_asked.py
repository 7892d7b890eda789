"""A figure told of other hours than the asked ones does not answer."""

import pytest

from answerer.objections.agreement import differences
from answerer.objections.hours import of_other_hours
from answerer.objections.words import YEAR
from core.parser.frame import Frame
from tests.answerer.made import made

ASKED = "8月3日20时至4日9时望海镇的雨量是多少"
TWO = "8月3日14时，水位13米；8时，水位12米。"


@pytest.mark.parametrize(
    ("question", "text", "figure", "other"),
    [
        (ASKED, "3日20时至4日9时雨量80毫米。", "80毫米", False),
        (ASKED, "3日20时至4日18时雨量120毫米。", "120毫米", True),
        (ASKED, "8月3日20:00至4日9:00雨量80毫米。", "80毫米", False),
        (ASKED, "3日雨量120毫米。", "120毫米", False),  # it tells no hours
        (ASKED, "雨量120毫米（3日20时至4日18时）。", "120毫米", False),  # only behind it
        ("8月3日雨量是多少", "3日20时至4日18时雨量120毫米。", "120毫米", False),
        ("20时至9时雨量是多少", "3日20时至4日18时雨量120毫米。", "120毫米", False),
        ("8月3日20时雨量是多少", "3日20时至4日18时雨量120毫米。", "120毫米", False),
        ("8月3日8时水位是多少", TWO, "12米", False),
        ("8月3日8时水位是多少", TWO, "13米", True),
        ("8月3日8时水位是多少", "8月3日18时，水位12米。", "12米", True),
        ("8月3日8时水位是多少", "8月3日，2小时涨了12厘米。", "12厘米", False),
        ("8月3日下午3时水位是多少", "8月3日15时，水位12米。", "12米", False),
        ("8月3日下午3时水位是多少", "8月3日3时，水位12米。", "12米", True),
        ("8月3日晚8点水位是多少", "8月3日20时，水位12米。", "12米", False),
        ("8月3日中午12时水位是多少", "8月3日12时，水位12米。", "12米", False),
    ],
)
def test_a_figure_of_other_hours_is_another(
    question: str, text: str, figure: str, other: bool
) -> None:
    assert of_other_hours(Frame(question), made(text, figure)) is other


def test_what_is_no_figure_may_be_of_any_hour() -> None:
    named = made("8月3日18时，望海镇水位最高。", "望海镇")
    assert named.number is None
    assert not of_other_hours(Frame("8月3日8时哪个镇水位最高"), named)


def test_other_hours_are_another_time() -> None:
    frame = Frame("8月3日8时水位是多少", asked="value", indicator="水位", measure="measure")
    early, late = (
        differences(frame, made(f"8月3日{hour}时，水位12米。", "12米")) for hour in (8, 18)
    )
    assert YEAR not in early
    assert YEAR in late
