"""An answer on a terminal: headline, arithmetic, quotes and where they stand."""

import pytest

from answerer.answer import Answer, Cell, Citation, Conflict
from answerer.printing import print_answer, source_line
from core.parser.frame import Frame

CITATION = Citation(
    1,
    "a.md",
    "a#0",
    "项目简报",
    "枫林日报",
    "2023-01-05",
    3,
    ("枫林市", "松原县"),
    "签约40个。",
    0,
    6,
)


def printed(answer: Answer, capsys: pytest.CaptureFixture[str]) -> str:
    print_answer(answer)
    return capsys.readouterr().out


def test_a_value(capsys: pytest.CaptureFixture[str]) -> None:
    answer = Answer("问", "answered", Frame("问"), answer="40个", citations=(CITATION,))
    lines = printed(answer, capsys).splitlines()
    assert lines[0] == "40个"
    assert "[1] 签约40个。" in lines
    assert "项目简报" in lines[-1]


def test_a_comparison(capsys: pytest.CaptureFixture[str]) -> None:
    answer = Answer(
        "问",
        "compared",
        Frame("问"),
        answer="松原县",
        message="2项中1项有数据",
        table=(
            Cell("", "松原县", "2022年", "签约", "40个", 1),
            Cell("", "柏溪县", "2022年", "签约", "", None),
        ),
        steps=("松原县40个",),
        citations=(CITATION,),
        conflicts=(Conflict("41个", 1, "另一份报告"),),
        reprints=("b.txt",),
    )
    text = printed(answer, capsys)
    for part in ("2项中1项有数据", "40个 [1]", "无数据", "41个", "1 篇转载"):
        assert part in text


def test_a_refusal_says_its_message(capsys: pytest.CaptureFixture[str]) -> None:
    answer = Answer("问", "refused", Frame("问"), message="未找到")
    assert printed(answer, capsys).strip() == "未找到"


def test_a_source_names_what_is_known() -> None:
    assert source_line(CITATION) == "项目简报 · 枫林日报 · 2023-01-05 · 第3页 · 枫林市 > 松原县"
    bare = Citation(1, "a.md", "a#0", "", "", "", None, (), "签约40个。", 0, 6)
    assert source_line(bare) == "a.md"
