"""What is asked by its name alone is of that kind."""

import pytest

from answerer.objections.wording import (
    counts_other_things,
    in_another_unit,
    is_only_a_time,
    no_amount,
    no_duration,
)
from core.parser.frame import Frame
from tests.answerer.made import made


@pytest.mark.parametrize(
    ("frame", "text", "figure", "other"),
    [
        (Frame("中试项目投资多少", indicator="中试项目投资"), "年产5000吨中试项目", "5000吨", True),
        (Frame("中试项目投资多少", indicator="中试项目投资"), "中试项目投资3亿元", "3亿元", False),
        (Frame("罚金提高到多少", indicator="罚金提高到"), "两人的罚金增至10万元", "两人", True),
        (Frame("投资涨了多少", indicator="投资", measure="percent"), "增长3%", "3%", False),
        (Frame("投资项目多少个", indicator="投资项目", unit="个"), "项目30个", "30个", False),
    ],
)
def test_money_is_no_count_and_no_size(frame: Frame, text: str, figure: str, other: bool) -> None:
    assert no_amount(frame, made(text, figure)) is other


@pytest.mark.parametrize(
    ("question", "text", "figure", "other"),
    [
        ("项目提前多久开工", "召开会议一次", "一次", True),
        ("项目提前多久开工", "提前3个月开工", "3个月", False),
        ("多少家企业干了几年", "企业8家", "8家", True),
        ("开工项目几个", "开工项目18个", "18个", False),
    ],
)
def test_how_long_is_a_time(question: str, text: str, figure: str, other: bool) -> None:
    assert no_duration(Frame(question), made(text, figure)) is other


@pytest.mark.parametrize(
    ("frame", "text", "figure", "other"),
    [
        (Frame("停机服务涉及多少用户", indicator="停机服务涉及用户"), "为期7天的服务", "7天", True),
        (Frame("工期多少", indicator="工期"), "工期90天", "90天", False),
        (Frame("活动办几天", indicator="活动办", unit="天"), "为期7天的活动", "7天", False),
        (Frame("涉及多少用户", indicator="涉及用户"), "涉及用户90户", "90户", False),
        (Frame("增速多少", indicator="增速", measure="percent"), "为期7天", "7天", False),
    ],
)
def test_a_length_of_time_is_asked_as_such(
    frame: Frame, text: str, figure: str, other: bool
) -> None:
    assert is_only_a_time(frame, made(text, figure)) is other


@pytest.mark.parametrize(
    ("question", "text", "figure", "other"),
    [
        ("名单上有多少家企业", "发布名单重点项目80个。", "80个", True),
        ("名单上有多少个项目", "发布名单重点项目80个。", "80个", False),
        ("名单上有多少个项目", "名单上的企业有80个项目。", "80个", False),
        ("名单上有多少个项目", "帮扶企业80家。", "80家", True),
        ("名单上有多少家企业", "名单上共80家。", "80家", False),
        ("名单上有多少家", "发布名单重点项目80个。", "80个", False),
        ("培训了多少企业职工", "培训职工80名。", "80名", False),
    ],
)
def test_what_is_counted_is_what_is_asked(
    question: str, text: str, figure: str, other: bool
) -> None:
    assert counts_other_things(Frame(question), made(text, figure)) is other


@pytest.mark.parametrize(
    ("question", "unit", "text", "figure", "other"),
    [
        ("灯会来了多少人", "人", "安排座位300张。", "300张", True),
        ("灯会来了多少人", "人", "灯会设展位300个。", "300个", False),  # its words are asked
        ("灯会来了多少人", "人", "招工300个。", "300个", True),
        ("灯会来了多少人", "人", "接待游客3万人次。", "3万人次", False),
        ("渔厂招了多少个", "个", "招了30名。", "30名", False),
        ("灯会办了多少场", "场", "全年12场次。", "12场次", False),
        ("受理多少件诉求", "件", "群众诉求80条。", "80条", False),
        ("受理多少件诉求", "件", "80条诉求都已办结。", "80条", False),
        ("受理多少件诉求", "件", "开会80次。", "80次", True),
        ("受理多少件诉求", "件", "开会80件。", "80件", False),  # the unit that is asked
        ("受理多少件诉求", "件", "占80%。", "80%", False),  # no count
        ("受理多少诉求", "", "开会80次。", "80次", False),  # no unit is asked
    ],
)
def test_another_unit_counts_another_thing_unless_the_question_names_it(
    question: str, unit: str, text: str, figure: str, other: bool
) -> None:
    assert in_another_unit(Frame(question, unit=unit), made(text, figure)) is other
