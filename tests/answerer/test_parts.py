"""Two questions in one are told apart; one question stays one."""

import pytest

from answerer.parts import split_question


@pytest.mark.parametrize(
    ("question", "parts"),
    [
        ("云泽县收集了多少条问题，办结率多少", ("云泽县收集了多少条问题", "办结率多少")),
        ("云泽县专项债金额和发放率是多少", ("云泽县专项债金额是多少", "发放率是多少")),
        ("云泽县签约项目和总投资各多少", ("云泽县签约项目多少", "总投资多少")),
        ("云泽县签约项目和开工项目各多少", ("云泽县签约项目和开工项目各多少",)),
        ("青禾县2023年重点项目 新建几个续建几个", ("青禾县2023年重点项目 新建几个", "续建几个")),
        ("石岭县几家企业招了多少人", ("石岭县几家企业招了", "招了多少人")),
        ("临溪县有几个镇几个村", ("临溪县有几个镇", "几个村")),
        ("临溪县签约项目几个投资多少", ("临溪县签约项目几个", "投资多少")),
        ("云泽县签约项目比青禾县多几个，差多少", ("云泽县签约项目比青禾县多几个", "差多少")),
        ("第几批项目有多少个", ("第几批项目有多少个",)),
        ("几月几日开了几次会", ("几月几日开了几次会",)),
        ("云泽县2022年签约项目多少个", ("云泽县2022年签约项目多少个",)),
        ("和去年比，云泽县今年签约项目多了多少个", ("和去年比，云泽县今年签约项目多了多少个",)),
    ],
)
def test_split(question: str, parts: tuple[str, ...]) -> None:
    assert split_question(question) == parts


def test_nothing_is_lost_from_a_single_question() -> None:
    question = "云泽县、青禾县和临溪县，哪个县的签约项目最多？"
    assert split_question(question) == (question,)
