"""Questions that set times side by side, told from those that only sound so."""

import pytest

from core.language.regions import Gazetteer
from core.parser.frame import Frame
from core.parser.moments import MOMENT, asks_ages, asks_moments, event_of
from core.parser.question import parse_question


def parse(question: str, gazetteer: Gazetteer) -> Frame:
    return parse_question(question, gazetteer, None)


@pytest.mark.parametrize(
    "question",
    [
        "章若川和林晚舟谁入党早",
        "章若川和林晚舟谁先入党",
        "云汐线和星岚线哪条线率先通车",
        "云汐线和星岚线哪条最先通车",
        "松原县和柏溪县哪个县脱贫更晚",
        "云汐线比星岚线早几年通车",
        "云汐线比星岚线晚了多少天",
        "星岚线通车比云汐线迟几个月",
        "章若川和林晚舟谁年纪大",
    ],
)
def test_when_something_was_is_compared(question: str) -> None:
    assert asks_moments(question)


@pytest.mark.parametrize(
    "question",
    [
        # words that hold 先, 早 or 晚 and tell no time
        "青禾厂和石桥厂哪家更先进",
        "青禾厂和石桥厂哪家先进设备多",
        "松原县和柏溪县哪个县先导区投资多",
        "松原县和柏溪县哪个先行区企业多",
        "青禾厂和石桥厂首先要办的事哪家多",
        "松原县和柏溪县哪个县优先安排的项目多",
        "哪个县原先的项目多",
        "青禾厂和石桥厂谁的先锋队人多",
        "松原县和柏溪县哪个县早稻产量高",
        "松原县和柏溪县哪个县晚稻多",
        "青禾厂和石桥厂哪家早餐店多",
        "谁先生了病",
        # nothing is compared, or figures are
        "云汐线什么时候通车",
        "云汐线比星岚线长多少公里",
        "松原县和柏溪县哪个县签约项目多",
        "松原县早稻比柏溪县多多少吨",
    ],
)
def test_what_is_no_comparison_of_times(question: str) -> None:
    assert not asks_moments(question)


@pytest.mark.parametrize(
    ("question", "ages"),
    [
        ("章若川和林晚舟谁年纪大", True),
        ("章若川和林晚舟谁的年龄最小", True),
        ("章若川和林晚舟谁岁数大", True),
        ("章若川和林晚舟谁更年轻", True),
        ("章若川和林晚舟谁更老", True),
        ("章若川和林晚舟谁入党早", False),
        ("松原县和柏溪县哪个县老年人多", False),
        ("松原县和柏溪县的年龄结构", False),
        ("松原县和柏溪县哪个县老城区大", False),
    ],
)
def test_who_is_older(question: str, ages: bool) -> None:
    assert asks_ages(question) is ages


@pytest.mark.parametrize(
    ("indicator", "event"),
    [
        ("入党早", "入党"),
        ("入党更晚", "入党"),
        ("参加工作得早", "参加工作"),
        ("先通车", "通车"),
        ("率先 通车", "通车"),
        ("通车的时间", "通车"),
        ("两位领导 先 参加工作", "参加工作"),
        ("其中 先 竣工", "竣工"),
        ("年龄", ""),
        ("早", ""),
        # 先 of another word stays
        ("先进企业 评定", "先进企业评定"),
        ("首先 开工", "首先开工"),
        ("早稻 收割", "早稻收割"),
    ],
)
def test_what_is_asked_of_each(indicator: str, event: str) -> None:
    assert event_of(indicator) == event


@pytest.mark.parametrize(
    ("question", "operation", "subjects"),
    [
        ("章若川和林晚舟谁年纪大", "most", ("章若川", "林晚舟")),
        ("章若川和林晚舟谁更年轻", "least", ("章若川", "林晚舟")),
        ("章若川和林晚舟谁先入党", "most", ("章若川", "林晚舟")),
        ("章若川和林晚舟谁入党晚", "least", ("章若川", "林晚舟")),
        ("云汐线比星岚线早几年通车", "difference", ("云汐线", "星岚线")),
        (
            "云汐线、飞鸢线、星岚线哪条通车最晚",
            "least",
            ("云汐线", "飞鸢线", "星岚线"),
        ),
    ],
)
def test_the_frame_compares_times(
    question: str, operation: str, subjects: tuple[str, ...], gazetteer: Gazetteer
) -> None:
    frame = parse(question, gazetteer)
    assert (frame.asked, frame.measure, frame.operation) == ("compare", MOMENT, operation)
    assert frame.subjects == subjects


def test_the_unit_of_a_gap_is_kept(gazetteer: Gazetteer) -> None:
    units = [
        parse(f"云汐线比星岚线早{how}通车", gazetteer).unit for how in ("几年", "几个月", "多少天")
    ]
    assert units == ["年", "个月", "天"]


def test_places_are_compared_by_their_times_too(gazetteer: Gazetteer) -> None:
    frame = parse("松原县和柏溪县哪个县脱贫更早", gazetteer)
    assert (frame.measure, frame.operation) == (MOMENT, "most")
    assert frame.regions == ("松原县", "柏溪县")


@pytest.mark.parametrize(
    "question",
    [
        "青禾厂和石桥厂哪家先进设备多",
        "松原县和柏溪县哪个县早稻产量高",
        "松原县和柏溪县一共放流早春鱼苗多少万尾",
    ],
)
def test_figures_stay_figures(question: str, gazetteer: Gazetteer) -> None:
    frame = parse(question, gazetteer)
    assert frame.asked == "compare"
    assert frame.measure != MOMENT
