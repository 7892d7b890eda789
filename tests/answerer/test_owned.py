"""The name before a project is whose it is."""

import pytest

from answerer.spans.owned import owners_in

ROW = "云杉药业产业园、松坞柏川纸业十万吨包装纸项目、晨帆科技N-乙基吡啶等项目开工。"


def owners(question: str, text: str) -> list[str]:
    return [text[start:end] for start, end in owners_in(question, text)]


@pytest.mark.parametrize(
    ("question", "text", "owner"),
    [
        ("那个十万吨的包装纸项目是哪家企业的", ROW, "松坞柏川纸业"),
        ("哪家公司的N-乙基吡啶项目开工了", ROW, "晨帆科技"),
        (
            "做冷链仓储项目的是谁家",
            "图③：柏川恒达物流有限公司冷链仓储项目。",
            "柏川恒达物流有限公司",
        ),
    ],
)
def test_the_name_before_the_asked_thing(question: str, text: str, owner: str) -> None:
    assert owners(question, text) == [owner]


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("那个十万吨的包装纸项目投了多少", ROW),
        ("风电项目是哪家企业的", ROW),
        ("在助学仪式上发言的新生是谁", "枫林市助学仪式上，新生发言。"),
        ("哪家企业建成了省级智能车间", "晨帆科技建成省级智能车间。"),
        ("包装纸项目是哪家企业的", "全县积极推进包装纸项目。"),
    ],
)
def test_no_owner_is_asked_or_told(question: str, text: str) -> None:
    assert owners(question, text) == []
