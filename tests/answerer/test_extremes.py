"""Where the most or the least was."""

import pytest

from answerer.spans.extremes import extremes_in
from answerer.spans.names import find_names
from tests.answerer.views import views_in


def places(question: str, text: str) -> list[str]:
    return [text[start:end] for start, end in extremes_in(question, text)]


@pytest.mark.parametrize(
    ("question", "text", "wanted"),
    [
        ("最大降雨出现在哪里？", "最大降雨出现在望海镇，达146.9毫米。", "望海镇"),
        ("最大降雨在什么地方？", "最大降雨发生在望海水库，达152毫米。", "望海水库"),
        ("最大雨强在哪？", "最大小时雨强发生在望海镇（68.4毫米）。", "望海镇"),
        ("哪里的气温最低？", "最低气温发生于雾岭，零下2℃。", "雾岭"),
        ("风力最强的是哪个点？", "最大风速出现在望海礁为32米每秒。", "望海礁"),
        ("雨量最大的是哪个站？", "累计雨量最大望海站146.9毫米。", "望海站"),
        ("哪个小区的雨最大？", "最大降雨量为望海园152.5毫米。", "望海园"),
        ("雨量最大的是哪个点？", "最大点降雨量152.5毫米（石塘店）。", "石塘店"),
        ("最大点雨量在何处？", "最大点雨量152.5毫米(石塘店)，平均80毫米。", "石塘店"),
    ],
)
def test_where_the_most_was(question: str, text: str, wanted: str) -> None:
    assert places(question, text) == [wanted]


def test_of_two_places_in_order_the_next_is_not_the_most() -> None:
    text = "降雨最大为石塘镇152.5毫米，其次为望海镇146.9毫米。"
    assert places("最大降雨出现在哪里？", text) == ["石塘镇"]


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("最大降雨量是多少？", "最大降雨出现在望海镇，达146.9毫米。"),
        ("哪里下了雨？", "最大降雨出现在望海镇，达146.9毫米。"),
        ("最大降雨出现在哪里？", "望海镇下雨146.9毫米，石塘镇下雨80毫米。"),
        ("最大降雨出现在哪里？", "最大降雨量为152.5毫米。"),
    ],
)
def test_no_place_of_the_most(question: str, text: str) -> None:
    assert places(question, text) == []


@pytest.mark.parametrize(
    ("question", "text", "wanted"),
    [
        # a region, a venue, and what is of no known kind
        ("最大降雨出现在哪个县？", "南乐县普降大雨，最大降雨出现在清丰县。", "清丰县"),
        ("最大降雨出现在哪里？", "石塘镇普降大雨，最大降雨出现在望海镇。", "望海镇"),
        ("雨量最大的是哪个站？", "石塘站80毫米，累计雨量最大望海站146.9毫米。", "望海站"),
    ],
)
def test_it_comes_before_other_names_of_the_sentence(question: str, text: str, wanted: str) -> None:
    (view,) = views_in(question, text)
    assert max(find_names(view), key=lambda found: found.fit).text == wanted
