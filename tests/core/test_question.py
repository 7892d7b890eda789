"""A question is read into places, periods, qualifiers and what is asked of them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.language.regions import Gazetteer
from core.parser.frame import Frame
from core.parser.question import parse_question

TODAY = date(2024, 3, 1)
ASKED = {"value", "rank", "date", "name", "list", "text", "compare"}


def labels(frame: Frame) -> list[str]:
    return [period.label for period in frame.periods]


def test_the_parts_of_a_value_question(gazetteer: Gazetteer) -> None:
    frame = parse_question("松原县2022年签约亿元以上项目多少个？", gazetteer, TODAY)
    assert frame.asked == "value"
    assert frame.regions == ("松原县",)
    assert labels(frame) == ["2022年"]
    assert set(frame.qualifiers) == {"阶段:签约", "门槛:100000000以上"}
    assert (frame.measure, frame.unit) == ("count", "个")
    assert frame.indicator == "签约亿元以上项目"


def test_politeness_says_nothing(gazetteer: Gazetteer) -> None:
    plain = parse_question("松原县2022年粮食产量是多少", gazetteer, TODAY)
    polite = parse_question("请问松原县2022年的粮食产量到底是多少呢？", gazetteer, TODAY)
    assert polite.indicator == plain.indicator == "粮食产量"
    assert (polite.regions, polite.periods) == (plain.regions, plain.periods)


@pytest.mark.parametrize(
    ("words", "label"),
    [
        ("去年", "2023年"),
        ("今年上半年", "2024年上半年"),
        ("前年", "2022年"),
        ("２０２２年", "2022年"),
    ],
)
def test_periods_are_resolved_by_the_day_of_asking(
    words: str, label: str, gazetteer: Gazetteer
) -> None:
    assert labels(parse_question(f"松原县{words}粮食产量", gazetteer, TODAY)) == [label]


def test_without_a_day_of_asking_a_written_year_is_still_read(gazetteer: Gazetteer) -> None:
    assert labels(parse_question("松原县2022年粮食产量", gazetteer)) == ["2022年"]


@pytest.mark.parametrize(
    ("question", "regions"),
    [
        ("枫林市松原县粮食产量", ("松原县",)),
        ("松原县和柏溪县粮食产量", ("松原县", "柏溪县")),
        ("枫林市的粮食产量", ("枫林市",)),
        ("全国粮食产量是多少", ("中国",)),
        ("松原县考评排全国第几", ("松原县",)),
        ("粮食产量是多少", ()),
        ("北京那场暴雨后，房山区报了多少件？", ("房山区",)),
    ],
)
def test_regions(question: str, regions: tuple[str, ...], gazetteer: Gazetteer) -> None:
    assert parse_question(question, gazetteer, TODAY).regions == regions


def test_the_year_compared_with_is_not_a_year_asked(gazetteer: Gazetteer) -> None:
    frame = parse_question("松原县2023年投资比上年增长多少", gazetteer, TODAY)
    assert labels(frame) == ["2023年"]
    assert frame.measure == "percent"


@pytest.mark.parametrize(
    ("question", "subject"),
    [
        ("“枫桥行动”总投资多少", "枫桥行动"),
        ("《松原条例》什么时候施行", "松原条例"),
        ("NovaTech投资多少亿元", "NovaTech"),
        ("长风集团投资多少亿元", "长风集团"),
        ("台湾高雄市农业损失多少钱", "高雄市"),
    ],
)
def test_names_other_than_places_are_subjects(
    question: str, subject: str, gazetteer: Gazetteer
) -> None:
    assert subject in parse_question(question, gazetteer, TODAY).subjects


@pytest.mark.parametrize(
    ("question", "operation"),
    [
        ("松原县和柏溪县2022年投资哪个多", "most"),
        ("松原县2022年投资比2021年多多少", "difference"),
        ("松原县、柏溪县投资合计多少", "sum"),
        ("哪个县投资最少", "least"),
        ("松原县计划投资和实际完成投资相差多少", "difference"),
    ],
)
def test_comparisons(question: str, operation: str, gazetteer: Gazetteer) -> None:
    frame = parse_question(question, gazetteer, TODAY)
    assert (frame.asked, frame.operation) == ("compare", operation)


@pytest.mark.parametrize(
    ("question", "asked", "regions"),
    [
        ("枫林市2022年松原县合计签约多少项目", "value", ("松原县",)),
        ("枫林市那场暴雨松原县的平均雨量多大", "value", ("松原县",)),
        ("枫林市和松原县签约项目合计多少", "compare", ("枫林市", "松原县")),
        ("枫林市松原县和柏溪县平均签约多少", "compare", ("松原县", "柏溪县")),
    ],
)
def test_a_place_and_its_part_are_not_added_up(
    question: str, asked: str, regions: tuple[str, ...], gazetteer: Gazetteer
) -> None:
    frame = parse_question(question, gazetteer, TODAY)
    assert (frame.asked, frame.regions) == (asked, regions)


def test_who_is_asked_for_is_no_part_of_what_is_compared(gazetteer: Gazetteer) -> None:
    frame = parse_question("松原县和柏溪县2022年签约项目哪个县最多", gazetteer, TODAY)
    assert frame.indicator == "签约项目"
    market = parse_question("哪个市场成交最多", gazetteer, TODAY)
    assert "市场" in market.indicator


def test_a_share_that_the_reports_state_is_a_value(gazetteer: Gazetteer) -> None:
    frame = parse_question("松原县出口占进出口的比重是多少", gazetteer, TODAY)
    assert (frame.asked, frame.measure, frame.operation) == ("value", "percent", "")


_FRAGMENTS = [
    "松原县", "柏溪县", "枫林市", "朝阳区", "全国", "2022年", "去年", "年初", "9999年99月",
    "和", "比", "多少", "个", "哪个", "最高", "占", "签约", "亿元以上", "“", "”", "《", "》",
    "GDP", "公司", "第", "几", "两个项目", "的", "，", "？", "１", "%", "从高到低",
    " ", "\n", "\x00", "\u3000",
]  # fmt: skip
_QUESTIONS = st.one_of(
    st.text(max_size=500), st.lists(st.sampled_from(_FRAGMENTS), max_size=60).map("".join)
)


@given(_QUESTIONS, st.one_of(st.none(), st.dates()))
def test_any_text_is_read(question: str, today: date | None) -> None:
    frame = parse_question(question, Gazetteer.national(), today)
    assert frame.question == question
    assert frame.asked in ASKED
    assert (frame.asked == "compare") == bool(frame.operation)
    assert len(set(frame.regions)) == len(frame.regions)
    assert len(set(frame.periods)) == len(frame.periods)


def test_names_that_nothing_joins_are_not_set_side_by_side() -> None:
    frame = parse_question(
        "第九届“青松杯”云溪大学生作品赛一共收到多少件作品？", Gazetteer.national()
    )
    assert (frame.asked, frame.operation) == ("value", "")
    assert "云溪大学" not in frame.subjects


@pytest.mark.parametrize(
    ("question", "sides", "regions", "indicator"),
    [
        ("松涛2022年净利润和翠竹相差多少", ("松涛", "翠竹"), (), "净利润"),
        ("相机在欧洲比在拉美多卖多少亿元", ("欧洲", "拉美"), (), "相机卖"),
        ("医疗业新增的岗位比金融业多多少个", ("医疗业", "金融业"), (), "新增 岗位"),
        ("河南省捐给北京市的羊肉和牛奶，价值差多少元", ("羊肉", "牛奶"), ("河南省",), "捐给 价值"),
        ("沪深两市7月31日成交额哪个大", ("沪市", "深市"), (), "成交额"),
        ("2023年上半年泰国和越南对中国出口哪个多", (), ("泰国", "越南"), "对中国出口"),
        ("2023年上半年泰国对中国出口比越南多多少", (), ("泰国", "越南"), "对中国出口"),
    ],
)
def test_whose_figures_are_compared(
    question: str, sides: tuple[str, ...], regions: tuple[str, ...], indicator: str
) -> None:
    frame = parse_question(question, Gazetteer.national())
    assert (frame.question, frame.asked) == (question, "compare")
    assert (frame.subjects, frame.regions, frame.indicator) == (sides, regions, indicator)


def test_a_unit_is_no_name() -> None:
    assert parse_question("水库的蓄水量是多少万立方米", Gazetteer.national()).subjects == ()


@pytest.mark.parametrize(
    ("question", "assumed"),
    [
        ("松原县头4个月签约多少个", True),
        ("松原县8月15日签约多少个", True),
        ("松原县签约多少个", False),
        ("松原县2023年前4个月签约多少个", False),
        ("松原县今年前4个月签约多少个", False),
    ],
)
def test_whether_the_year_is_the_question_s_own(
    question: str, assumed: bool, gazetteer: Gazetteer
) -> None:
    assert parse_question(question, gazetteer, TODAY).year_assumed == assumed


def test_a_year_spoken_of_before_is_not_assumed(gazetteer: Gazetteer) -> None:
    assert not parse_question("松原县上半年签约多少个", gazetteer, TODAY, 2022).year_assumed


@pytest.mark.parametrize(
    "question",
    [
        "河南省郑州市GDP多少",
        "河南省城镇新增就业多少人",
        "鸡蛋销区市场涨了多少",
        "这批乡镇卫生院里已经动工的有几个",
        "准备当县委书记的干部有多少人",
        "长沙那份研发中心政策有几条措施",
        "县市区运动会有几支代表队",
    ],
)
def test_a_known_place_or_a_kind_of_place_is_no_subject(question: str) -> None:
    assert parse_question(question, Gazetteer.national()).subjects == ()


def test_a_place_on_a_list_of_growth_is_no_comparison() -> None:
    frame = parse_question("泰国和越南里越南出口增幅排第几", Gazetteer.national())
    assert frame.asked == "rank"


def test_what_of_a_target_was_met_is_no_target() -> None:
    met = parse_question("甲县2024年签约目标完成了多少", Gazetteer.national())
    assert "口径:完成" in met.qualifiers
    assert "口径:计划" not in met.qualifiers
