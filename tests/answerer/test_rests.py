"""What is done is not what is left to do, and one of several is not all of them."""

import pytest

from answerer.objections.batches import one_of_several
from answerer.objections.rests import not_of_the_rest
from core.parser.frame import Frame
from tests.answerer.made import made


@pytest.mark.parametrize(
    ("question", "text", "figure", "other"),
    [
        ("还有多少条问题没解决", "收集问题88条，已解决80条", "80条", True),
        ("未开工的项目有几个", "开工项目26个", "26个", True),
        ("未开工的项目有几个", "尚未开工项目3个", "3个", False),
        ("还有多少条问题没解决", "收集问题88条，8条未解决", "8条", False),
        ("解决了多少条问题", "已解决80条", "80条", False),
        ("中秋没放假的护士有几名", "70名护士放弃休假", "70名", False),
        ("未来五年投资多少", "总投资80亿元", "80亿元", False),
        ("没人管的渔网清走了多少张", "清理岸边废弃渔网80张", "80张", False),
        ("市里还剩多少财政储备", "财政储备为80亿元", "80亿元", False),
        ("收集的问题还有几条没解决", "收集问题88条", "88条", True),
        ("还剩几条问题", "共收集问题88条", "88条", True),
    ],
)
def test_what_is_not_yet_done(question: str, text: str, figure: str, other: bool) -> None:
    assert not_of_the_rest(Frame(question), made(text, figure)) is other


@pytest.mark.parametrize(
    ("question", "qualifiers", "other"),
    [
        ("两批名单一共多少家企业", ("次序批:2",), True),
        ("两批名单一共多少家企业", (), False),
        ("第二批名单多少家企业", ("次序批:2",), False),
        ("两轮评选一共多少家企业", (), True),
        ("前三期一共多少个项目", ("次序批:3",), False),
    ],
)
def test_one_of_several(question: str, qualifiers: tuple[str, ...], other: bool) -> None:
    candidate = made("三期、两批名单有企业31家", "31家", qualifiers=qualifiers)
    assert one_of_several(Frame(question), candidate) is other
