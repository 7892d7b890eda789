"""Of two stages that a question names, the one behind its question word is asked of the other."""

import pytest

from answerer.objections.agreement import matters
from answerer.objections.stages import stages_meant
from answerer.objections.words import QUALIFIER
from core.parser.frame import Frame
from tests.answerer.made import made

SIGNED, STARTED, STOCK = "阶段:签约", "阶段:开工", "阶段:储备"


@pytest.mark.parametrize(
    ("question", "meant"),
    [
        ("签约的项目有几个已经开工", {STARTED}),
        ("储备的30个项目里多少签约了", {SIGNED}),
        ("签约项目有几个", set()),
        ("有多少个项目建成投产", {"阶段:竣工", "阶段:投产"}),
        ("有多少个项目竣工或投产", {"阶段:竣工", "阶段:投产"}),
        ("有多少个签约项目已经开工", {STARTED}),
        ("签约、开工项目各多少个", set()),
        ("储备的项目，已经开工的有多少个？", {STARTED}),
        ("储备的项目有多少个", set()),
    ],
)
def test_the_stage_behind_the_question_word(question: str, meant: set[str]) -> None:
    assert stages_meant(question) == meant


@pytest.mark.parametrize(
    ("question", "asked", "text", "told", "differs"),
    [
        ("签约的项目有几个已经开工", (SIGNED, STARTED), "签约项目30个。", (SIGNED,), True),
        (
            "签约的项目有几个已经开工",
            (SIGNED, STARTED),
            "签约项目已开工30个。",
            (SIGNED, STARTED),
            False,
        ),
        ("储备项目里多少个签约了", (STOCK, SIGNED), "储备项目30个。", (STOCK,), True),
        ("多少个项目签约落地", (SIGNED, "阶段:落地"), "签约项目30个。", (SIGNED,), False),
        ("签约了几个，开工了几个", (SIGNED, STARTED), "开工项目30个。", (STARTED,), False),
        ("有多少个项目签约", (SIGNED,), "签约项目30个。", (SIGNED,), False),
    ],
)
def test_another_stage_is_no_answer(
    question: str, asked: tuple[str, ...], text: str, told: tuple[str, ...], differs: bool
) -> None:
    frame = Frame(question, qualifiers=asked, measure="count", unit="个")
    candidate = made(text, "30个", near=text[:-1], qualifiers=told)
    assert (QUALIFIER in matters(frame, candidate)) is differs


@pytest.mark.parametrize(
    ("text", "told", "differs"),
    [
        ("新上工业项目30个。", (), False),
        ("新增规上企业30家。", ("范围:新增",), False),
        ("实施工业项目30个。", (), True),
        ("续建工业项目30个。", ("阶段:续建",), True),
    ],
)
def test_what_is_new_is_told_in_several_ways(
    text: str, told: tuple[str, ...], differs: bool
) -> None:
    frame = Frame("新上的工业项目有几个", qualifiers=("阶段:新建",), measure="count")
    candidate = made(text, text[-4:-1], near=text[:-1], qualifiers=told)
    assert (QUALIFIER in matters(frame, candidate)) is differs
