"""Qualifiers are read in whatever words, and only where they limit what is counted."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.language.lexicon import (
    QUALIFIERS,
    group_of,
    member_of,
    qualifiers_in,
    rivals_in,
    without_members,
    without_qualifiers,
)


@pytest.mark.parametrize(
    ("text", "qualifier"),
    [
        ("谈成了多少个项目", "阶段:签约"),
        ("破土的项目", "阶段:开工"),
        ("新开工项目", "阶段:开工"),
        ("新建成几家车间", "阶段:竣工"),
        ("新上的项目", "阶段:新建"),
        ("乡镇级干部", "层级:乡级"),
        ("年度目标", "口径:计划"),
        ("真正花掉的投资", "口径:完成"),
        ("净增贷款", "范围:新增"),
        ("比上年增长", "基期:同比"),
        ("初步核算", "修订:初步"),
        ("最终核实数", "修订:修订"),
        ("出口额", "方向:出口"),
    ],
)
def test_a_wording_is_read_as_its_member(text: str, qualifier: str) -> None:
    assert qualifier in qualifiers_in(text)


@pytest.mark.parametrize(
    "text",
    ["进出口总额", "实现全覆盖", "计划生育", "重点任务", "目标责任书", "恢复工程", "新上市公司"],
)
def test_a_word_that_only_holds_a_wording_is_none(text: str) -> None:
    assert qualifiers_in(text) == ()


def test_qualifiers_stand_in_order_of_first_mention() -> None:
    assert qualifiers_in("投产和签约、再签约的项目") == ("阶段:投产", "阶段:签约")


@pytest.mark.parametrize(
    "text",
    [
        "亿元以上项目",
        "1亿元以上项目",
        "１亿元以上项目",
        "上亿的项目",
        "亿元级项目",
        "亿元及以上项目",
        "1亿以上的省重点项目",
    ],
)
def test_wordings_of_one_threshold_are_one_qualifier(text: str) -> None:
    assert qualifiers_in(text) == ("门槛:100000000以上",)


def test_a_number_of_people_is_no_threshold() -> None:
    assert qualifiers_in("人口1亿以上的国家") == ()
    assert qualifiers_in("用户1亿以上的互联网企业") == ()


def test_thresholds_differ_by_amount_and_side() -> None:
    texts = ("亿元以上项目", "10亿元以上项目", "亿元以下项目", "5000万元以上项目")
    assert len({qualifiers_in(text) for text in texts}) == len(texts)
    assert qualifiers_in("十亿级项目") == qualifiers_in("10亿元以上项目")


@pytest.mark.parametrize("text", ["总投资3亿元以上。", "总投资3亿元以上，", "总投资3亿元以上"])
def test_a_hedged_figure_is_no_threshold(text: str) -> None:
    assert qualifiers_in(text) == ()


@pytest.mark.parametrize(
    ("text", "ordinals"),
    [
        ("第二届大赛", ("次序届:2",)),
        ("第2届大赛", ("次序届:2",)),
        ("首届大赛", ("次序届:1",)),
        ("大赛已举办过5届", ()),
        ("二期工程", ("次序期:2",)),
        ("前七期项目", ("次序期:前7",)),
        ("目前七期项目", ("次序期:7",)),
        ("第十小学", ("次序小学:10",)),
        ("三批货物", ()),
        ("5所医院", ()),
        ("3小时", ()),
    ],
)
def test_which_one_of_a_series(text: str, ordinals: tuple[str, ...]) -> None:
    assert qualifiers_in(text) == ordinals


def test_rivals_are_two_readings_of_one_figure() -> None:
    assert rivals_in(("口径:计划", "阶段:签约", "口径:完成")) == ("口径:计划", "口径:完成")
    assert rivals_in(("口径:计划", "阶段:签约")) == ()
    assert rivals_in(("阶段:签约", "阶段:开工")) == ()


def test_without_qualifiers_keeps_what_is_counted() -> None:
    rest = without_qualifiers("签约亿元以上项目")
    assert rest.split() == ["项目"]
    assert qualifiers_in(rest) == ()


def test_a_mission_is_no_target() -> None:
    assert qualifiers_in("那次任务运走了多少吨货") == ()
    assert qualifiers_in("第5次飞行任务") == qualifiers_in("第5次飞行")
    assert "口径:计划" in qualifiers_in("全年任务120亿元")


def test_no_wording_belongs_to_two_members() -> None:
    wordings = [w for members in QUALIFIERS.values() for ws in members.values() for w in ws]
    assert len(wordings) == len(set(wordings))


_WORDS = [w for members in QUALIFIERS.values() for ws in members.values() for w in ws]
_TEXTS = st.one_of(
    st.text(),
    st.lists(
        st.sampled_from(
            [*_WORDS, "第", "十", "３", ".", "千", "万", "亿元", "以上", "届", "上亿", "项目"]
        )
    ).map("".join),
)


@given(_TEXTS)
def test_any_text_has_named_distinct_qualifiers(text: str) -> None:
    found = qualifiers_in(text)
    assert len(set(found)) == len(found)
    assert all(group_of(q) and member_of(q) for q in found)
    without_qualifiers(text)


def test_each_of_two_readings_is_asked_in_its_own_words() -> None:
    assert without_members("出口比进口", ["方向:进口"]) == "出口"
    assert without_members("计划投资和实际完成投资", ["口径:完成"]).startswith("计划投资")


def test_the_budget_of_a_level_is_of_that_level() -> None:
    assert qualifiers_in("设立市本级奖补资金") == ("层级:市级",)
    assert qualifiers_in("城市本色") == ()
