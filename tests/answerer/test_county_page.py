"""A newspaper page on a city's counties: what stands close together there is told apart.

Everything here is invented: 青潭市 and its counties do not exist.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest

from core.encoders.encoder import SentenceEncoder
from tests.answerer.conftest import Ask, asking

pytestmark = pytest.mark.slow

CORPUS = {
    "regions.csv": "name,level,parent,aliases\n青潭市,prefecture,,青潭\n青潭县,county,青潭市,青潭\n"
    "柏桥县,county,青潭市,柏桥\n渡口县,county,青潭市,渡口\n",
    "manifest.csv": "file,doc_id,title,publisher,published,region\n"
    "page.md,,项目为王 青潭各县比拼（示例）,青潭日报,,青潭市\n"
    "year.txt,,2021年青潭市观摩总结（示例）,青潭日报,2022-01-08,青潭市\n",
    "page.md": "# 项目为王 青潭各县比拼（示例）\n\n## 青潭县\n\n一、项目进展\n\n"
    "2023年，该县实施市重点项目48个，总投资512亿元，年度计划投资206亿元，"
    "其中新建项目29个、续建项目19个。截至目前，已完成投资77.5亿元，占年度计划投资的37.6%。\n\n"
    "目前在库项目31个：签约类6个、37亿元，开工类11个、64亿元。\n\n"
    "## 柏桥县\n\n干部包联企业133家，收集企业问题188条。\n\n"
    "2023年，柏桥县21个市重点项目总投资188亿元，年度计划投资90亿元。"
    "目前，已完成投资31亿元。全县118家企业、52个重点项目列入服务名单。"
    "实行每周四项目会商。近两年累计实施技术改造项目73个。\n\n"
    "“晒比拼”前三期项目24个，4个“签约一批”项目落地，17个“开工一批”项目开工，3个“投产一批”项目达产。\n\n"
    "2022年，柏桥县荣获季度评比一次第一、三次第四，年度排名第二。签约亿元以上项目26个，合同引资额143亿元。\n\n"
    "柏桥铸业成功创建省级智能车间，渡岭药业拿到药品批件。\n\n"
    "创建国家级绿色工厂2家，建成省级智能工厂9家，审批办结率达98%，"
    "比上年同期提升4.5个百分点。\n\n"
    "线上对接会支持企业61家，累计放款7.2亿元。首批帮扶名单46家，第二批帮扶名单83家。\n\n"
    "## 渡口县\n\n“四对接”办了27场，达成合同金额2.6亿元，帮助19家企业招工740人。\n\n"
    "干部包联企业64家，收集问题102条，已解决97条。2022年第二季度综合考评居全市第一位。\n\n"
    "## 全市\n\n春节期间，渡口县电子产业园等35个工地不停工。\n",
    "year.txt": "2021年青潭市观摩总结（示例）\n\n全年总评的前三名依次是渡口县、柏桥县、青潭县。\n",
}


@pytest.fixture(scope="module")
def ask(
    encoder: SentenceEncoder, encodings: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Ask]:
    folder = tmp_path_factory.mktemp("county_page")
    with asking(CORPUS, encoder, encodings, folder) as asked:
        yield asked


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("青潭县2023年市重点项目 新建几个续建几个", "29个；19个"),
        ("青潭县签约类项目有几个，投资多少", "6个；37亿元"),
        ("青潭县开工类项目有几个", "11个"),
        ("青潭县2023年市重点项目已经投进去多少钱", "77.5亿元"),
        ("青潭县年度计划投资完成了多少", "77.5亿元"),
        ("青潭县重点项目完成投资占全年计划百分之几", "37.6%"),
        ("青潭县市重点项目总投资是多少", "512亿元"),
        ("柏桥县2023年市重点项目完成投资多少", "31亿元"),
        ("柏桥服务名单里企业多少家 名单里重点项目多少个", "118家；52个"),
        ("渡口县几家企业招了多少人", "19家；740人"),
        ("柏桥县“晒比拼”开工一批的项目有几个", "17个"),
        ("柏桥县项目会商固定在周几", "每周四"),
        ("柏桥近两年搞了多少个技改项目", "73个"),
        ("柏桥县2022年评比全年排第几", "第二"),
        ("柏桥县哪家企业建成了省级智能车间", "柏桥铸业"),
        ("春节没停工的工地青潭市有多少", "35个"),
        ("青潭县2023年新上马的市重点项目有几个", "29个"),
        ("青潭县市重点项目到目前花出去多少投资", "77.5亿元"),
        ("柏桥县线上对接会放了多少贷款", "7.2亿元"),
        ("柏桥县头一批帮扶名单多少家", "46家"),
        ("渡口县搞四对接合同签了多少钱", "2.6亿元"),
        ("柏桥县审批办结率提升了多少", "4.5个百分点"),
    ],
)
def test_each_figure_is_read_as_what_it_is_of(ask: Ask, question: str, answer: str) -> None:
    assert ask(question).answer == answer


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("青潭县2023年市重点项目年度计划投资还剩多少没完成", "128.5亿元"),
        ("柏桥县2023年市重点项目离年度计划投资还差多少亿", "59亿元"),
        ("青潭县跟柏桥县2023年市重点项目年度计划投资加一块多少亿", "296亿元"),
        ("柏桥和渡口谁包联的企业多", "柏桥县"),
        ("渡口和柏桥收集的问题合计多少条", "290条"),
        ("市重点项目青潭县比柏桥县多几个", "27个"),
        ("柏桥、渡口按收集的问题数从多到少，渡口排第几", "第2位"),
        ("青潭县在库的签约类项目和开工类项目投资加起来多少", "101亿元"),
    ],
)
def test_what_is_worked_out_takes_figures_of_one_kind(ask: Ask, question: str, answer: str) -> None:
    found = ask(question)
    assert (found.status, found.answer) == ("compared", answer)


def test_times_taken_from_the_context_are_told(ask: Ask) -> None:
    assert (
        "时间" in ask("柏桥和渡口谁包联的企业多").message
        or "年份" in ask("柏桥和渡口谁包联的企业多").message
    )


def test_what_is_left_is_worked_out(ask: Ask) -> None:
    answer = ask("渡口县收集的问题还剩几条没解决")
    assert (answer.status, answer.answer) == ("compared", "5条")


def test_a_short_name_of_two_places_is_said(ask: Ask) -> None:
    answer = ask("青潭2023年市重点项目多少个")
    assert answer.answer == "48个"
    assert "“青潭”按青潭县作答" in answer.message


@pytest.mark.parametrize(
    "question",
    [
        "青潭市2023年市重点项目一共多少个",
        "青潭全市2023年市重点项目多少个",
        "柏桥县2022年签约亿元以上的工业项目几个",
        "柏桥县2022年签约的亿元以上项目实际到位资金多少",
        "渡口县开工类项目多少个",
        "2022年观摩总评前三名是哪几个县",
        "柏桥县收集的企业问题还剩几条没解决",
        "柏桥县有多少工人列入服务名单",
        "柏桥县创建了几家省级绿色工厂",
        "渡口县2022年四季度综合考评全市第几",
    ],
)
def test_what_is_told_of_another_is_refused(ask: Ask, question: str) -> None:
    assert ask(question).status == "refused"
