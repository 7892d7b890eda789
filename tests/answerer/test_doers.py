"""Who did it, by the deed behind the name."""

import pytest

from answerer.spans.doers import doers_in

MET = "松坞园与柏川高新合作的年产三千吨项目试车，海澜生物引进云岭工业大学发酵技术并中试成功。"


def doers(question: str, text: str) -> list[str]:
    return [text[start:end] for start, end in doers_in(question, text)]


@pytest.mark.parametrize(
    ("question", "text", "names"),
    [
        ("哪家企业引进了云工大的发酵技术？", MET, ["海澜生物"]),
        ("哪家公司建成了省级绿色车间", "晨帆化工成功建成省级绿色车间，产值大增。", ["晨帆化工"]),
        ("谁承办了农民运动会", "2023年，柏川县率先承办农民运动会。", ["柏川县"]),
        ("哪家企业引进了碳纤维生产线", MET, []),
        ("海澜生物引进了哪家大学的技术", MET, []),
        ("谁是农民运动会的承办方", "柏川县承办农民运动会。", []),
    ],
)
def test_the_doer_stands_before_the_deed(question: str, text: str, names: list[str]) -> None:
    assert doers(question, text) == names
