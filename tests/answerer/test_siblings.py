"""A figure of another thing of the same row is no answer."""

import pytest

from answerer.objections.siblings import (
    of_a_sibling,
    of_one_level,
    of_several_at_once,
    tells_how_much,
)
from core.parser.frame import Frame
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
        (
            "出口额3000万元以上 外贸企业",
            "512家有出口实绩的外贸企业，筛选出口额超3000万元的87家外贸企业",
            "87家",
            "的外贸企业",
            False,
        ),
        ("项目", "项目56个，其中新建项目36个", "56个", "项目", False),
        ("签约项目", "签约项目40个，引资额5亿元。", "5亿元", "引资额", False),
    ],
)
def test_each_thing_of_a_row_has_its_own_figure(
    indicator: str, text: str, figure: str, near: str, other: bool
) -> None:
    frame = Frame("多少", indicator=indicator)
    assert of_a_sibling(frame, made(text, figure, near=near)) is other


def test_what_was_asked_before_names_no_figure() -> None:
    text = "新建高标准农田6.5万亩，累计建成47万亩。"
    told = Frame("总共多少", indicator="新建高标准农田", inherited=("indicator",))
    assert not of_a_sibling(told, made(text, "47万亩", near="累计建成"))


def test_of_a_whole_the_part_is_asked() -> None:
    frame = Frame("收上来的意见里头已经答复的有多少条", indicator="收上来 意见里头已经答复")
    text = "共收集意见90条，已答复71条。"
    assert of_a_sibling(frame, made(text, "90条", near="共收集意见"))
    assert not of_a_sibling(frame, made(text, "71条", near="已答复"))
    asked = Frame("收上来的意见，真正答复的有几条", indicator="收上来 意见 真正答复")
    assert of_a_sibling(asked, made(text, "90条", near="共收集意见"))
    assert not of_a_sibling(asked, made(text, "71条", near="已答复"))


@pytest.mark.parametrize(
    ("frame", "text", "figure", "near"),
    [
        # tied by 分别
        (
            Frame("多少", indicator="车间装备配套率 利用率"),
            "车间装备配套率和利用率分别达99.8%、94.1%。",
            "94.1%",
            "利用率",
        ),
        # one thing that grew
        (
            Frame("多少", indicator="园区年产值"),
            "园区年产值由259万元增长至3116万元。",
            "3116万元",
            "增长至",
        ),
        # the name stands over all of the sentence
        (
            Frame("多少", indicator="云帆银行 注册资本", subjects=("云帆银行",)),
            "起初云帆银行注册资本1亿元，此后增资，目前注册资本25亿元。",
            "25亿元",
            "注册资本",
        ),
        # its own place says whose it is
        (
            Frame("多少", indicator="房屋受损", regions=("碧湾县",)),
            "造成213处房屋受损，望川县165处、碧湾县48处。",
            "48处",
            "碧湾县",
        ),
        (
            Frame("多少", indicator="基准地价平均上调", regions=("碧湾县",)),
            "望川县基准地价平均上调3.1%，碧湾县平均上调2.4%。",
            "2.4%",
            "碧湾县平均上调",
        ),
    ],
)
def test_what_ties_a_figure_to_its_thing(frame: Frame, text: str, figure: str, near: str) -> None:
    assert not of_a_sibling(frame, made(text, figure, near=near))


def test_another_thing_of_the_asked_place_is_another() -> None:
    frame = Frame("多少", indicator="基准地价上调", regions=("碧湾县",))
    text = "望川县基准地价上调3.1%，碧湾县最低工资上调2.4%。"
    assert of_a_sibling(frame, made(text, "2.4%", near="碧湾县最低工资上调"))


@pytest.mark.parametrize(
    ("clause", "alone"),
    [
        ("碧湾县平均上调", True),
        ("碧湾县", True),
        ("碧湾县最低工资上调", False),
        ("望川县上调", False),
    ],
)
def test_what_a_clause_leaves_out_is_told_before(clause: str, alone: bool) -> None:
    frame = Frame("多少", indicator="基准地价上调", regions=("碧湾县",))
    text = f"望川县基准地价上调3.1%，{clause}2.4%。"
    assert tells_how_much(frame, made(text, "2.4%", near=clause)) is alone


def test_an_asked_stage_is_words_enough() -> None:
    frame = Frame("新上马的省重点项目几个", indicator="省重点项目", qualifiers=("阶段:新建",))
    text = "实施省重点项目56个，其中新建项目36个。"
    assert not of_a_sibling(frame, made(text, "36个", near="新建项目", qualifiers=("阶段:新建",)))
    assert of_a_sibling(frame, made(text, "36个", near="新建项目"))


@pytest.mark.parametrize(
    ("question", "text", "figure", "other"),
    [
        ("模范教师几名", "评选模范教师、优秀教师、青年教师26名。", "26名", True),
        (
            "模范教师、优秀教师、青年教师一共几名",
            "评选模范教师、优秀教师、青年教师26名。",
            "26名",
            False,
        ),
        (
            "模范、优秀、青年护士长共几名",
            "评选模范护士长、优秀护士长、青年护士长6名。",
            "6名",
            False,
        ),
        ("优秀护士长几名", "评选模范护士长、优秀护士长、青年护士长6名。", "6名", True),
        ("教师一共评了几名", "评选模范教师、优秀教师、青年教师26名。", "26名", False),
        ("青年教师几名", "评选模范教师、青年教师26名，护士8名。", "8名", False),
        ("律师几名", "聘请医生、律师、记者9名。", "9名", False),
    ],
)
def test_so_many_of_several_kinds_are_so_many_of_none(
    question: str, text: str, figure: str, other: bool
) -> None:
    assert of_several_at_once(Frame(question), made(text, figure)) is other


LEVELS = "市级干部包联20家农场，选派员240名，包联帮扶农场310家。"


@pytest.mark.parametrize(
    ("question", "text", "figure", "near", "other"),
    [
        ("全县包联的农场有多少家", LEVELS, "20家", "市级干部包联农场", True),
        ("全县包联的农场有多少家", LEVELS, "310家", "包联帮扶农场", False),
        ("市级干部包联农场多少家", LEVELS, "20家", "市级干部包联农场", False),
        ("有多少家农场", "市级示范农场20家，合作社9家。", "20家", "市级示范农场", False),
        ("有多少家农场", "市级示范农场20家，示范农场大棚9家。", "20家", "市级示范农场", False),
        ("有多少家农场", "市级示范农场20家，示范农场带动大棚90家。", "20家", "市级示范农场", False),
        ("包联的农场有多少家", "市级干部包联农场20家，包联农场问题办结90家。", "20家", "", False),
        (
            "有多少家示范农场",
            "市级以上示范农场20家，其中新培育示范农场5家。",
            "20家",
            "市级以上示范农场",
            False,
        ),
    ],
)
def test_a_level_that_nobody_asked_for_is_only_a_part(
    question: str, text: str, figure: str, near: str, other: bool
) -> None:
    frame = Frame(question, indicator="包联 农场" if "包联" in question else "农场")
    assert of_one_level(frame, made(text, figure, near=near)) is other
