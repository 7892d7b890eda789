"""The word right before a noun tells which of its kind is meant."""

import pytest

from answerer.objections.modifiers import of_another_aspect, of_another_modifier
from core.parser.frame import Frame
from core.schema import Span
from tests.answerer.made import made

MEETINGS = "先后举办产销洽谈20场、产能洽谈24场。"


@pytest.mark.parametrize(
    ("indicator", "text", "figure", "near", "other"),
    [
        ("举办银企洽谈", MEETINGS, "20场", "先后举办产销洽谈", True),
        ("举办产销洽谈", MEETINGS, "20场", "先后举办产销洽谈", False),
        # the sentence tells of it, other rules say which figure is its own
        ("举办产能洽谈", MEETINGS, "20场", "先后举办产销洽谈", False),
        ("洽谈", MEETINGS, "20场", "先后举办产销洽谈", False),
        ("路灯意见", "共收集意见90条。", "90条", "共收集意见", False),
        ("路灯意见", "共收集各类意见90条。", "90条", "共收集各类意见", False),
        ("路灯意见", "共收集噪声意见90条。", "90条", "共收集噪声意见", True),
        ("开工项目", "全市签约项目90个。", "90个", "签约项目", False),  # stages are told elsewhere
        ("财政收入", "全市预算收入90亿元。", "90亿元", "预算收入", False),
        ("重点项目", "全市工业项目90个。", "90个", "工业项目", False),
        ("住宅投资增长", "其中，工业投资增长9%。", "9%", "工业投资增长", True),
        ("工业投资增长", "其中，工业投资增长9%。", "9%", "工业投资增长", False),
        ("小店招上 人", "有9家商户招到工人。", "9家", "有9家商户招到工人", False),
        ("商户意见", "共收集路灯意见90条，商户满意。", "90条", "共收集路灯意见", False),
    ],
)
def test_another_modifier_is_another_thing(
    indicator: str, text: str, figure: str, near: str, other: bool
) -> None:
    frame = Frame(f"{indicator}多少", indicator=indicator)
    assert of_another_modifier(frame, made(text, figure, near=near)) is other


def test_sides_of_a_comparison_are_told_apart_elsewhere() -> None:
    frame = Frame("产销洽谈和银企洽谈差几场", asked="compare", indicator="银企洽谈")
    assert not of_another_modifier(frame, made(MEETINGS, "20场", near="先后举办产销洽谈"))


REVIEW = "营商环境评价中物流保障指标得分位居全省第4；重点项目建设考评位居全省第5。"


@pytest.mark.parametrize(
    ("indicator", "figure", "other"),
    [
        ("物流保障指标排", "第4", False),
        ("政务服务指标排", "第4", True),
        ("营商环境评价 总成绩", "第4", True),
        ("重点项目建设考评排", "第5", False),
        ("营商环境评价排", "第5", True),
        ("排", "第5", False),
    ],
)
def test_each_aspect_and_each_contest_has_its_own_place(
    indicator: str, figure: str, other: bool
) -> None:
    frame = Frame(f"{indicator}第几", asked="rank", indicator=indicator)
    cut = REVIEW.index("；") + 1
    sentence = Span(0, cut) if figure == "第4" else Span(cut, len(REVIEW))
    near = REVIEW[sentence.start : sentence.end]
    told = made(REVIEW, figure, near=near, sentence=sentence, kind="rank")
    assert of_another_aspect(frame, told) is other
