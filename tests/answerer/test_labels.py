"""The quoted name of what is asked by its kind, or by what was done to it."""

import pytest

from answerer.spans.labels import called_in, labels_in

METHOD = "坚持“三看五问”工作法，大力推行“双长制”，组织“点亮乡村”行动。"

ROW = "开创了松坞食品园“当日办证”、云杉电子园“拿地开工”、柏川管件“签约拿地”的审批模式。"


def labels(question: str, text: str) -> list[str]:
    return [text[start:end] for start, end in labels_in(question, text)]


@pytest.mark.parametrize(
    ("question", "text", "name"),
    [
        ("督查用的是什么工作法", METHOD, "三看五问"),
        ("护林推行的是什么“长制”", METHOD, "双长制"),
        ("组织的是哪个行动？", METHOD, "点亮乡村"),
        ("形成了什么样的工作格局", "形成“上下联动、左右协同”的工作格局。", "上下联动、左右协同"),
        ("实验室研发出了什么新药", "该实验室研发的“安平素”，填补“抗炎”空白。", "安平素"),
        ("云杉电子园开创了什么样的审批模式？", ROW, "拿地开工"),
        ("镇里推出了啥品牌", "该镇推出“山水粮心”，带动“小店”增收。", "山水粮心"),
    ],
)
def test_the_name_of_the_asked_kind(question: str, text: str, name: str) -> None:
    assert labels(question, text) == [name]


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("督查用的是什么软件", METHOD),
        ("为什么推行“双长制”", METHOD),
        ("“三看五问”是什么工作法", METHOD),
        ("用的是什么工作法", "采用“三看五问”，并推广先进工作法。"),
    ],
)
def test_no_name_of_another_kind(question: str, text: str) -> None:
    assert labels(question, text) == []


@pytest.mark.parametrize(
    ("question", "names"),
    [
        ("县里成立的联盟叫什么", ["松坞省碳纤维技术创新联盟"]),
        ("组建的研究院叫什么名字", ["碳纤维产业研究院"]),
        ("县里成立的协会叫什么", []),
        ("县里成立了什么联盟", []),
    ],
)
def test_what_a_thing_of_a_kind_is_called(question: str, names: list[str]) -> None:
    text = "成功组建碳纤维产业研究院、松坞省碳纤维技术创新联盟，实现突破。"
    assert [text[start:end] for start, end in called_in(question, text)] == names
