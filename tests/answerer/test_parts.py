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
        ("云泽县2022年签约项目多少个", ("云泽县2022年签约项目多少个",)),
        ("和去年比，云泽县今年签约项目多了多少个", ("和去年比，云泽县今年签约项目多了多少个",)),
    ],
)
def test_split(question: str, parts: tuple[str, ...]) -> None:
    assert split_question(question) == parts


def test_nothing_is_lost_from_a_single_question() -> None:
    question = "云泽县、青禾县和临溪县，哪个县的签约项目最多？"
    assert split_question(question) == (question,)
