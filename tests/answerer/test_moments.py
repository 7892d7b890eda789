"""Times set side by side: who is older, which line opened first, and how far apart they lie.

Everything here is invented: 澹川市 and its people, lines and counties do not exist.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest

from answerer.arithmetic.moments import asked_when
from answerer.arithmetic.splitting import split_frame
from core.encoders.encoder import SentenceEncoder
from core.language.regions import Gazetteer
from core.parser.question import parse_question
from tests.answerer.conftest import Ask, asking

CORPUS = {
    "regions.csv": "name,level,parent,aliases\n澹川市,prefecture,,澹川\n鹿鸣县,county,澹川市,鹿鸣\n"
    "松石县,county,澹川市,松石\n芦笙县,county,澹川市,芦笙\n",
    "manifest.csv": "file,doc_id,title,publisher,published,region\n"
    "people.txt,,澹川市领导简历（示例）,澹川日报,2023-03-01,澹川市\n"
    "lines.txt,,澹川市轨道交通（示例）,澹川日报,2023-06-01,澹川市\n"
    "ferry.txt,,长滩渡口通航（示例）,澹川日报,2021-07-01,澹川市\n"
    "counties.txt,,澹川市脱贫摘帽（示例）,澹川日报,2022-03-08,澹川市\n"
    "works.txt,,澹川市工厂（示例）,澹川日报,2022-05-08,澹川市\n"
    "fairs.txt,,澹川市灯会（示例）,澹川日报,2023-03-08,澹川市\n",
    "people.txt": "澹川市领导简历（示例）\n\n"
    "章若川，男，1968年4月出生，1990年12月加入中国共产党，1991年7月参加工作，现任副市长。\n\n"
    "林晚舟，女，1972年11月出生，1988年6月入党，1994年8月参加工作，现任副秘书长，"
    "2009年9月取得博士学位。\n\n"
    "陶映雪，女，1968年出生，1986年11月入党，现任教育局局长。\n",
    "lines.txt": "澹川市轨道交通（示例）\n\n"
    "云汐线全长21公里，2018年9月28日通车。\n\n"
    "星岚线全长34公里，2021年12月26日通车。\n\n"
    "望潮线全长17公里，2021年通车。\n\n"
    "飞鸢线全长9公里，2020年5月通车。\n",
    "ferry.txt": "长滩渡口通航（示例）\n\n6月26日，长滩渡口通航。\n\n"
    "石矶渡口早在2019年5月8日就已通航。\n",
    "counties.txt": "澹川市脱贫摘帽（示例）\n\n"
    "2018年8月，鹿鸣县脱贫摘帽。\n\n2019年5月，松石县脱贫摘帽。\n",
    "works.txt": "澹川市工厂（示例）\n\n2015年，云起厂投产。\n\n2018年，霞飞厂投产。\n\n"
    "2021年，云起厂有先进设备30台。\n\n2021年，霞飞厂有先进设备42台。\n",
    "fairs.txt": "澹川市灯会（示例）\n\n"
    "2023年1月20日至2月5日，芦笛灯会举办。\n\n"
    "2023年1月28日至2月12日，桂枝灯会举办。\n\n"
    "2023年2月20日至28日，白鹭灯会举办。\n",
}


@pytest.fixture(scope="module")
def ask(
    encoder: SentenceEncoder, encodings: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Ask]:
    folder = tmp_path_factory.mktemp("moments")
    with asking(CORPUS, encoder, encodings, folder) as asked:
        yield asked


@pytest.mark.slow
@pytest.mark.parametrize(
    ("question", "headline"),
    [
        # who is older was born earlier
        ("章若川和林晚舟谁年纪大", "章若川"),
        ("林晚舟和章若川谁的年龄大", "章若川"),
        ("章若川和林晚舟谁更年轻", "林晚舟"),
        ("林晚舟和陶映雪谁年轻", "林晚舟"),
        # of several steps of a life the asked one
        ("章若川与林晚舟谁入党早", "林晚舟"),
        ("章若川和林晚舟谁先入党", "林晚舟"),
        ("章若川与林晚舟谁入党晚", "章若川"),
        ("章若川和林晚舟谁参加工作早", "章若川"),
        ("章若川和林晚舟两位领导谁先参加工作", "章若川"),
        # of days, months and years
        ("星岚线和云汐线哪条线先通车", "云汐线"),
        ("星岚线和云汐线哪条通车晚", "星岚线"),
        ("云汐线和望潮线哪条先通车", "云汐线"),
        ("霞飞厂和云起厂哪家先投产", "云起厂"),
        # of several
        ("飞鸢线、云汐线和星岚线哪条先通车", "云汐线"),
        ("云汐线、星岚线、飞鸢线哪条通车最晚", "星岚线"),
        # of places
        ("松石县和鹿鸣县哪个脱贫摘帽早", "鹿鸣县"),
        ("鹿鸣县和松石县谁脱贫摘帽更晚", "松石县"),
        # whose days do not meet
        ("白鹭灯会和芦笛灯会哪个先举办", "芦笛灯会"),
    ],
)
def test_the_earlier_or_later_is_named(question: str, headline: str, ask: Ask) -> None:
    answer = ask(question)
    assert (answer.status, answer.answer) == ("compared", headline)


@pytest.mark.slow
def test_the_steps_tell_all_times_in_order(ask: Ask) -> None:
    answer = ask("飞鸢线、云汐线和星岚线哪条先通车")
    assert answer.steps == (
        "云汐线（2018年9月28日）早于飞鸢线（2020年5月）早于星岚线（2021年12月26日）",
    )


@pytest.mark.slow
def test_every_time_is_cited_as_it_is_printed(ask: Ask) -> None:
    answer = ask("长滩渡口和石矶渡口哪个先通航")
    assert answer.answer == "石矶渡口"
    assert [(cell.subject, cell.value) for cell in answer.table] == [
        ("长滩渡口", "6月26日"),
        ("石矶渡口", "2019年5月8日"),
    ]
    quotes = [answer.citations[(cell.citation or 0) - 1].quote for cell in answer.table]
    assert all(cell.value in quote for cell, quote in zip(answer.table, quotes, strict=True))
    assert answer.steps == ("石矶渡口（2019年5月8日）早于长滩渡口（2021年6月26日）",)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("question", "headline"),
    [
        ("云汐线比星岚线早几年通车", "3年"),
        ("云汐线比星岚线早几个月通车", "39个月"),
        ("云汐线比星岚线早多少天通车", "1185天"),
        ("星岚线比云汐线晚多少天通车", "1185天"),
        ("云汐线比飞鸢线早几个月通车", "20个月"),
        ("云汐线比望潮线早几年通车", "3年"),
        ("林晚舟比章若川早几个月入党", "30个月"),
        # what is asked of both, said with one
        ("章若川参加工作比林晚舟早几年", "3年"),
        ("林晚舟入党比章若川早几个月", "30个月"),
        ("林晚舟入党比章若川早几年", "2年"),
    ],
)
def test_how_far_apart_they_lie(question: str, headline: str, ask: Ask) -> None:
    answer = ask(question)
    assert (answer.status, answer.answer) == ("compared", headline)
    assert answer.steps[-1].endswith(f"= {headline}")
    assert len({cell.citation for cell in answer.table}) == 2


@pytest.mark.slow
def test_where_the_other_was_earlier_the_headline_says_so(ask: Ask) -> None:
    answer = ask("星岚线比云汐线早几年通车")
    assert (answer.status, answer.answer) == ("compared", "云汐线早3年")


@pytest.mark.slow
@pytest.mark.parametrize(
    ("question", "headline"),
    [
        ("云汐线和星岚线哪条通车更早，相差多少天", "云汐线（相差1185天）"),
        ("云汐线和飞鸢线哪条通车更早，相差多少", "云汐线（相差20个月）"),
        ("云汐线和望潮线哪条通车更早，相差多少", "云汐线（相差3年）"),
        ("章若川和林晚舟谁年纪大，大几岁", "章若川（相差4年）"),
    ],
)
def test_the_winner_and_the_gap_are_asked(question: str, headline: str, ask: Ask) -> None:
    answer = ask(question)
    assert (answer.status, answer.answer) == ("compared", headline)
    assert len(answer.steps) == 2


@pytest.mark.slow
@pytest.mark.parametrize(
    "question",
    [
        # a year and a month or day of it
        "章若川和陶映雪谁年纪大",
        "章若川和陶映雪谁更年轻",
        "星岚线和望潮线哪条先通车",
        "星岚线比望潮线早几个月通车",
        "云汐线、望潮线、星岚线哪条先通车",
        # days that meet
        "芦笛灯会和桂枝灯会哪个先举办",
        "桂枝灯会比芦笛灯会晚几天举办",
        # a gap finer than the times that are told
        "云汐线比飞鸢线早多少天通车",
        "云汐线比望潮线早多少天通车",
        "云汐线比望潮线早几个月通车",
        "林晚舟比章若川早多少天入党",
        # one is not known
        "章若川和沈如岚谁年纪大",
        "章若川和陶映雪谁参加工作早",
        "章若川和林晚舟谁先取得博士学位",
        "云汐线和彩虹线哪条先通车",
        "云汐线比彩虹线早几年通车",
        "鹿鸣县和芦笙县哪个脱贫摘帽早",
        "鹿鸣县、松石县和芦笙县哪个脱贫摘帽最早",
    ],
)
def test_what_cannot_be_told_is_not_compared(question: str, ask: Ask) -> None:
    answer = ask(question)
    assert (answer.status, answer.answer, answer.steps) == ("refused", "", ())


@pytest.mark.slow
def test_advanced_equipment_is_no_time(ask: Ask) -> None:
    """云起厂 began earlier, 霞飞厂 has more 先进设备."""
    answer = ask("云起厂和霞飞厂哪家先进设备多")
    assert (answer.status, answer.answer) == ("compared", "霞飞厂")
    assert "42台" in answer.steps[0]


@pytest.mark.slow
def test_who_is_more_advanced_is_not_told_by_times(ask: Ask) -> None:
    answer = ask("云起厂和霞飞厂哪家更先进")
    assert answer.status != "compared"
    assert answer.table == ()


@pytest.mark.parametrize(
    ("question", "asked"),
    [
        ("章若川和林晚舟谁年纪大", ["章若川出生是什么时候", "林晚舟出生是什么时候"]),
        ("章若川和林晚舟谁先入党", ["章若川入党是什么时候", "林晚舟入党是什么时候"]),
        ("云汐线比星岚线早几年通车", ["云汐线通车是什么时候", "星岚线通车是什么时候"]),
        (
            "范县和台前县谁脱贫摘帽更晚",
            ["范县脱贫摘帽是什么时候", "台前县脱贫摘帽是什么时候"],
        ),
    ],
)
def test_each_is_asked_for_alone(question: str, asked: list[str]) -> None:
    gazetteer = Gazetteer.national()
    parts = split_frame(parse_question(question, gazetteer), gazetteer)
    frames = [asked_when(part, gazetteer) for part in parts]
    assert [frame.question for frame in frames] == asked
    assert {frame.asked for frame in frames} == {"date"}
