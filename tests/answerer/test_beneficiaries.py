"""Of several names in a sentence each has its own figure."""

import pytest

from answerer.objections.beneficiaries import is_of_another_name
from core.language.text import sentence_spans
from core.parser.frame import Frame
from core.schema import Span
from tests.answerer.made import made

HELP = "累计为99家企业退税2.5亿元，为云帆羽绒贴息3万元。"
TRIALS = "华澜公司年产5000吨的中试线试车，云帆公司引进新技术。"


@pytest.mark.parametrize(
    ("subject", "text", "figure", "other"),
    [
        ("云帆羽绒", HELP, "2.5亿元", True),
        ("云帆羽绒", HELP, "3万元", False),
        ("海岳羽绒", HELP, "2.5亿元", False),  # named nowhere: told elsewhere
        ("云帆公司", TRIALS, "5000吨", True),
        ("华澜公司", TRIALS, "5000吨", False),
        # what stands before a name may well be its own
        ("云帆羽绒", "总投资8亿元，建设云帆羽绒车间。", "8亿元", False),
    ],
)
def test_a_name_behind_the_figure(subject: str, text: str, figure: str, other: bool) -> None:
    frame = Frame(f"{subject}多少", subjects=(subject,))
    assert sentence_spans(text) == [(0, len(text))]
    assert is_of_another_name(frame, made(text, figure, sentence=Span(0, len(text)))) is other
