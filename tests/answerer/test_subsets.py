"""Of a whole that the question names, only what is said of its part answers."""

from decimal import Decimal

import pytest

from answerer.objections.subsets import exceeds_the_whole, of_another_part, of_the_whole
from core.parser.frame import Frame
from tests.answerer.made import made

BATCHES = "前三轮“两个一百”项目52个，9个“破土一百”项目开工，31个“投用一百”项目投用。"
ISSUES = "共收集商户意见640条，已答复612条。"


@pytest.mark.parametrize(
    ("question", "figure", "other"),
    [
        ("在册的7个帮扶车间，有几个已经投用", "12个", True),
        ("在册的7个帮扶车间，有几个已经投用", "5个", False),
        ("20个车间里投用了几个？", "31个", True),
        ("建成3个园区，一共有几个车间", "12个", False),  # the second counts other things
        ("5万元以上的帮扶车间有几个", "12个", False),
        ("有几个已经投用", "12个", False),
    ],
)
def test_no_part_is_larger_than_its_whole(question: str, figure: str, other: bool) -> None:
    told = made(f"投用车间{figure}，产值6亿元。", figure)
    assert exceeds_the_whole(Frame(question), told) is other


@pytest.mark.parametrize(
    ("question", "figure", "other"),
    [
        ("“两个一百”里“破土一百”项目有多少个", "52个", True),
        ("“两个一百”里“破土一百”项目有多少个", "9个", False),
        ("“两个一百”里碧湾县“投用一百”项目有多少个", "9个", True),
        ("“两个一百”里“签约一百”项目有多少个", "31个", True),  # said of none
        ("“两个一百”里，“破土一百”占几个", "52个", True),
        ("“两个一百”项目有多少个", "52个", False),
        ("督办范围内的52个“两个一百”项目有几个投用", "31个", False),
    ],
)
def test_a_quoted_part_has_its_own_figure(question: str, figure: str, other: bool) -> None:
    label = {"52个": "“两个一百”项目", "9个": "“破土一百”项目", "31个": "“投用一百”项目"}[figure]
    assert of_another_part(Frame(question), made(BATCHES, figure, near=label)) is other


@pytest.mark.parametrize(
    ("question", "other"),
    [
        ("收集的商户意见里，停车类意见有多少条", True),
        ("收集的商户意见中，已答复的有多少条", False),
        ("收集的意见里，商户意见有多少条", False),
        ("收集了商户意见多少条", False),
    ],
)
def test_a_part_that_no_word_tells_of_is_not_answered(question: str, other: bool) -> None:
    assert of_the_whole(Frame(question), made(ISSUES, "640条")) is other


def test_the_aspect_of_a_review_is_told_by_name() -> None:
    text = "在2022年营商环境评价中，碧湾县项目保障得分居全省第4。"
    place = made(text, "第4", near="得分", region="碧湾县", number=Decimal(4))
    asked = "2022年营商环境评价里，碧湾县{}排全省第几"
    for aspect, other in (("获得信贷这一项", True), ("项目保障", False)):
        frame = Frame(asked.format(aspect), asked="rank", regions=("碧湾县",))
        assert of_the_whole(frame, place) is other
