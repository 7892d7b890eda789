"""A figure of another thing of the same row is no answer."""

import pytest

from answerer.siblings import of_a_sibling
from core.frame import Frame
from tests.answerer.made import made

ROW = "先后开展产销会20场、产能会24场、用工会37场。"
STAGES = "“三个一”项目28个，5个“签约一起”项目落地，18个“开工一起”项目开工。"


@pytest.mark.parametrize(
    ("indicator", "text", "figure", "near", "other"),
    [
        ("产销会", ROW, "24场", "产能会", True),
        ("产销会", ROW, "20场", "先后开展产销会", False),
        ("用工会", ROW, "24场", "产能会", True),
        ("开工一起 项目", STAGES, "28个", "“三个一”项目", True),
        ("开工一起 项目", STAGES, "18个", "“开工一起”项目开工", False),
        ("三个一 项目", STAGES, "28个", "“三个一”项目", False),
        ("项目", "项目56个，其中新建项目36个", "56个", "项目", False),
        ("签约项目", "签约项目40个，引资额5亿元。", "5亿元", "引资额", False),
    ],
)
def test_each_thing_of_a_row_has_its_own_figure(
    indicator: str, text: str, figure: str, near: str, other: bool
) -> None:
    frame = Frame("多少", indicator=indicator)
    assert of_a_sibling(frame, made(text, figure, near=near)) is other
