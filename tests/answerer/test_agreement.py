"""Any disagreement with what was asked keeps a figure from being the answer."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from answerer.objections.agreement import differences, matters
from answerer.timing import period_fits
from core.language.calendar import half_of, month_of, year_of
from core.language.periods import Period, find_periods
from core.parser.frame import Frame
from tests.answerer.made import made

TEXT = "2022年松原县签约亿元以上项目40个。"
AGREEING: dict[str, Any] = {
    "region": "松原县",
    "period": year_of(2022),
    "qualifiers": ("阶段:签约", "门槛:100000000以上"),
}
FRAME = Frame(
    "松原县2022年签约亿元以上项目多少个",
    regions=("松原县",),
    periods=(year_of(2022),),
    indicator="签约亿元以上项目",
    qualifiers=("阶段:签约", "门槛:100000000以上"),
)


def differs(frame: Frame = FRAME, **changed: Any) -> tuple[str, ...]:
    return differences(frame, made(TEXT, "40个", **(AGREEING | changed)))


def period(text: str) -> Period:
    (mention,) = find_periods(text)
    assert mention.period is not None
    return mention.period


def test_all_agrees() -> None:
    assert differs() == ()


@pytest.mark.parametrize(
    ("changed", "word"),
    [
        ({"region": "柏溪县"}, "地区"),
        ({"region": ""}, "地区不明"),
        ({"period": year_of(2021)}, "年份"),
        ({"period": None}, "年份不明"),
        ({"qualifiers": ("阶段:开工", "门槛:100000000以上")}, "口径"),
        ({"qualifiers": ("门槛:100000000以上",)}, "口径"),
        ({"qualifiers": ("阶段:签约", "门槛:1000000000以上")}, "门槛"),
        ({"qualifiers": ("阶段:签约",)}, "门槛"),
    ],
)
def test_one_difference_is_named(changed: dict[str, Any], word: str) -> None:
    assert differs(**changed) == (word,)


def test_every_difference_is_named() -> None:
    assert set(differs(region="柏溪县", period=None)) == {"地区", "年份不明"}


def test_what_is_not_asked_does_not_differ() -> None:
    assert differs(Frame("签约项目多少个")) == ()


def test_a_passage_may_be_silent_on_the_outcome() -> None:
    frame = Frame("完成投资多少", qualifiers=("口径:完成",))
    assert differs(frame, qualifiers=()) == ()
    assert differs(frame, qualifiers=("口径:计划",)) == ("口径",)


def test_a_plan_must_be_named_as_one() -> None:
    assert differs(Frame("计划投资多少", qualifiers=("口径:计划",)), qualifiers=()) == ("口径",)


def test_a_subject_must_be_named() -> None:
    frame = Frame("长风集团投资多少", subjects=("长风集团",))
    text = "长风集团投资5亿元。"
    assert differences(frame, made(text, "5亿元")) == ()
    assert differences(frame, made("甲公司投资5亿元。", "5亿元")) == ("对象",)
    assert differences(frame, made("投资5亿元。", "5亿元", title="长风集团年报")) == ()


def test_another_one_of_the_series_differs() -> None:
    frame = Frame("第三届大赛多少人", qualifiers=("次序届:3",))
    assert differences(frame, made("参赛40人。", "40人", title="第三届大赛")) == ()
    assert differences(frame, made("参赛40人。", "40人", title="第二届大赛")) == ("口径",)


@pytest.mark.parametrize(
    ("asked", "found", "fits"),
    [
        (year_of(2022), year_of(2022), True),
        (year_of(2022), year_of(2021), False),
        (year_of(2023), half_of(2023, 1), True),
        (half_of(2023, 1), year_of(2023), False),
        (half_of(2023, 1), half_of(2023, 2), False),
        (year_of(2022), month_of(2023, 1), False),
        (period("2022年底"), year_of(2022), True),
        (period("2022年底"), year_of(2023), False),
        (period("2023年7月底"), period("2023年7月29日"), True),
        (period("2023年7月底"), period("2023年7月10日"), False),
        (period("2023年7月底"), period("2023年6月30日"), False),
        (period("2023年8月初"), period("截至2023年8月7日"), True),
        (period("截至2023年8月"), period("截至2023年8月13日"), True),
        (period("截至2023年8月"), period("截至2023年7月31日"), False),
    ],
)
def test_periods_that_fit(asked: Period, found: Period, fits: bool) -> None:
    assert period_fits(asked, found) is fits


def test_part_of_a_year_is_no_answer_for_all_of_it() -> None:
    half = half_of(2022, 1)
    assert differs(period=half) == ()
    whole = replace(FRAME, question="松原县2022年一整年签约亿元以上项目多少个")
    assert differs(whole, period=half) == ("年份",)
    assert differs(whole) == ()


@pytest.mark.parametrize(
    ("question", "found"),
    [
        ("锌领跌3.51%那天，沪铝跌了多少", ()),
        ("锌领跌3.51%当天沪铝跌了多少", ()),
        ("锌领跌4.20%那天，沪铝跌了多少", ("日期",)),
        ("沪铝跌了多少", ()),
    ],
)
def test_a_day_told_by_a_figure_is_of_the_report_that_has_it(
    question: str, found: tuple[str, ...]
) -> None:
    candidate = made("锌领跌，跌幅3.51%；沪铝跌幅3.14%。", "3.14%")
    assert differences(Frame(question, indicator="沪铝跌"), candidate) == found


@pytest.mark.parametrize(("limit", "found"), [("50", ("门槛",)), ("100", ())])
def test_what_is_counted_over_another_limit(limit: str, found: tuple[str, ...]) -> None:
    frame = Frame(f"降水超过{limit}毫米的站有多少个", indicator="站", measure="count")
    assert differences(frame, made("32个站降水超过100毫米。", "32个")) == found


@pytest.mark.parametrize(("asked", "found"), [("一共", ("口径",)), ("每股", ())])
def test_what_all_cost_is_no_price_of_one(asked: str, found: tuple[str, ...]) -> None:
    frame = Frame(f"入股{asked}花了多少钱", indicator="入股", measure="money")
    assert differences(frame, made("以每股6.79元的价格入股。", "6.79元", near="每股")) == found


@pytest.mark.parametrize(
    ("question", "text", "figure", "found"),
    [
        ("平均每人花多少元", "去年旅游消费1045亿元，人均消费893元。", "1045亿元", ("口径",)),
        ("平均每人花多少元", "去年旅游消费1045亿元，人均消费893元。", "893元", ()),
        ("人均消费是多少", "按常住人口算，每人893元。", "893元", ()),
        ("办结率是多少", "办结率由新规之前的30.65%提升至86.35%。", "30.65%", ("年份",)),
        ("办结率是多少", "办结率由新规之前的30.65%提升至86.35%。", "86.35%", ()),
        ("办结率原来是多少", "办结率由新规之前的30.65%提升至86.35%。", "30.65%", ()),
        ("2018年工资多少元", "工资从2018年的8600元提高到31200元。", "8600元", ()),
        ("营收是多少", "来自海外的营收8600万元，提高到新的水平。", "8600万元", ()),
    ],
)
def test_the_figure_of_one_and_the_figure_of_now(
    question: str, text: str, figure: str, found: tuple[str, ...]
) -> None:
    assert differences(Frame(question), made(text, figure)) == found


UNDATED = Frame(
    "头4个月柏溪县新设多少家",
    regions=("柏溪县",),
    periods=(Period(date(2023, 1, 1), date(2023, 4, 30), "2023年1—4月"),),
    indicator="新设",
    unit="家",
    year_assumed=True,
)


def of_no_year(frame: Frame, text: str, wording: str, published: date | None = None) -> bool:
    told = made(text, "441家", published=published, region="柏溪县", period=None, wording=wording)
    return "年份不明" not in differences(frame, told)


def test_without_a_year_in_question_and_report_the_rest_of_the_time_decides() -> None:
    text = "前4个月，柏溪县新设441家。"
    assert of_no_year(UNDATED, text, "前4个月")
    assert not of_no_year(UNDATED, text.replace("前4", "前6"), "前6个月")
    assert not of_no_year(UNDATED, text, "")
    assert not of_no_year(replace(UNDATED, year_assumed=False), text, "前4个月")


def test_a_bare_day_needs_its_month_in_the_report() -> None:
    day = (Period(date(2023, 8, 15), date(2023, 8, 15), "2023年8月15日"),)
    frame = replace(UNDATED, periods=day)
    assert of_no_year(frame, "本报8月15日讯，15日，柏溪县新设441家。", "15日")
    assert not of_no_year(frame, "本报7月15日讯，15日，柏溪县新设441家。", "15日")


@pytest.mark.parametrize(
    ("question", "text", "figure", "agrees"),
    [
        ("投资超过5亿元的项目有几个", "柏溪县签约79个项目，投资额350亿元。", "79个", False),
        ("投资超过5亿元的项目有几个", "投资5亿元以上的项目79个。", "79个", True),
        ("600分以上的有多少人", "全县报名4029人，600分以上44人。", "4029人", True),
        ("700分以上的有多少人", "全县报名4029人，600分以上44人。", "44人", False),
    ],
)
def test_a_limit_of_the_question_stands_in_the_passage(
    question: str, text: str, figure: str, agrees: bool
) -> None:
    assert ("门槛" not in differences(Frame(question), made(text, figure))) == agrees


def test_a_figure_of_several_fields_is_of_none_of_them() -> None:
    text = "建立工业、农业、林业等3大领域账户215个。"
    assert "对象" in differences(Frame("工业建了多少个账户"), made(text, "215个"))
    assert "对象" not in differences(Frame("一共建了多少个账户"), made(text, "215个"))


DONE_OF_PLAN = "已完成投资9亿元，占年度计划投资的45%。"


@pytest.mark.parametrize(
    ("text", "qualifiers", "found"),
    [
        (DONE_OF_PLAN, ("口径:计划",), ()),
        ("今年计划完成年度目标任务的45%。", ("口径:计划",), ("口径",)),
        ("计划投资利用率为45%。", ("口径:计划",), ("口径",)),
    ],
)
def test_a_share_of_the_plan_is_what_was_done(
    text: str, qualifiers: tuple[str, ...], found: tuple[str, ...]
) -> None:
    frame = Frame(
        "投资完成进度到百分之几了",
        indicator="投资进度",
        measure="percent",
        qualifiers=("口径:完成",),
    )
    assert differences(frame, made(text, "45%", qualifiers=qualifiers)) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("货运量超过6000万吨的年度计划，达到45万吨。", ()),
        ("高于全省4%的目标，货运量45万吨。", ()),
        ("围绕办成一流港口的目标，货运量已达45万吨。", ()),
        ("会员计划从每月8元涨到45万吨。", ()),
        ("货运量计划45万吨。", ("口径",)),
    ],
)
def test_a_plan_that_a_figure_is_held_against_is_not_the_figure(
    text: str, found: tuple[str, ...]
) -> None:
    frame = Frame("货运量多少", indicator="货运量")
    assert differences(frame, made(text, "45万吨", qualifiers=("口径:计划",))) == found


@pytest.mark.parametrize(
    ("text", "figure", "found"),
    [
        ("围绕六大领域28个专题，精心谋划项目。", "28个", ()),
        ("共有项目28个，开工项目9个。", "28个", ("口径",)),
        ("共有项目28个，签约项目加快开工。", "28个", ("口径",)),
    ],
)
def test_a_stage_may_be_told_beside_the_figure(
    text: str, figure: str, found: tuple[str, ...]
) -> None:
    stage = "阶段:储备" if "谋划" in text else "阶段:开工"
    frame = Frame("谋划项目的专题有多少个", indicator="专题", qualifiers=(stage,))
    assert differences(frame, made(text, figure)) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("柏溪县电子园等35个工地不停工，700名工人坚守岗位。", ("地区",)),
        ("柏溪县电子园等35个工地不停工，柏溪县700名工人坚守岗位。", ()),
        ("柏溪县电子园不停工，700名工人坚守岗位。", ()),
    ],
)
def test_what_is_told_of_many_is_of_no_place_of_one(text: str, found: tuple[str, ...]) -> None:
    frame = Frame("柏溪县多少工人坚守岗位", regions=("柏溪县",), indicator="工人")
    figure = made(text, "700名", region="枫林市")
    assert [d for d in matters(frame, figure) if d == "地区"] == list(found)
