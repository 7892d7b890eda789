"""Figures that stand close to the right one: of two counties together, of another side, narrower.

Everything here is invented: 青岚市 and its counties do not exist.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest

from core.encoders.encoder import SentenceEncoder
from tests.answerer.conftest import Ask, asking

pytestmark = pytest.mark.slow

CORPUS = {
    "regions.csv": "name,level,parent,aliases\n青岚市,prefecture,,\n朔湖县,county,青岚市,朔湖\n"
    "岚桥县,county,青岚市,岚桥\n墨川县,county,青岚市,墨川\n",
    "manifest.csv": "file,doc_id,title,publisher,published,region\n"
    "joint.txt,,青岚市2022年招商（示例）,青岚日报,2023-01-20,青岚市\n"
    "firms.txt,,两家公司2022年业绩（示例）,青岚日报,2023-04-10,\n"
    "trade.txt,,对华出口（示例）,青岚日报,2023-08-10,\n"
    "signed.txt,,青岚市2022年项目签约（示例）,青岚日报,2023-01-12,青岚市\n"
    "summary.txt,,墨川县2022年招商小结（示例）,青岚日报,2023-02-02,墨川县\n"
    "annual.txt,,松涧新材料科技股份有限公司2022年年度报告（示例）,青岚日报,2023-04-26,\n"
    "ranks.txt,,青岚市2022年主要指标位次（示例）,青岚日报,2023-01-25,青岚市\n"
    "event.txt,,朔湖县春季活动（示例）,青岚日报,2023-02-25,朔湖县\n"
    "asking.txt,,飞地经济问答（示例）,青岚日报,2023-05-06,青岚市\n"
    "fiscal.txt,,寰宇科技业绩（示例）,青岚日报,2023-08-20,\n"
    "gdp.txt,,青岚市2022年经济运行（示例）,青岚日报,2023-02-01,青岚市\n"
    "fees.txt,,青岚市收费标准（示例）,青岚日报,2023-06-02,青岚市\n"
    "budget_2022.txt,,墨川县财政（示例）,青岚日报,2023-01-18,墨川县\n"
    "budget_2023.txt,,墨川县财政收支情况（示例）,青岚日报,2024-01-15,墨川县\n"
    "opinion.txt,,墨川县推进文旅融合实施意见（示例）,青岚日报,2023-04-12,墨川县\n"
    "port.txt,,口岸动态（示例）,青岚日报,2023-06-09,\n"
    "cement.txt,,青岚市建材（示例）,青岚日报,2023-08-16,青岚市\n"
    "half.txt,,上市公司半年报（示例）,青岚日报,2023-08-30,\n",
    "joint.txt": "青岚市2022年招商（示例）\n\n"
    "2022年，朔湖县、岚桥县两县合计签约额118亿元。墨川县签约额46亿元。\n\n"
    "2022年，朔湖县和墨川县共引进外资2.4亿美元。岚桥县引进外资0.7亿美元。\n",
    "firms.txt": "两家公司2022年业绩（示例）\n\n"
    "2022年，宏岳实现净利润12.5亿元，实现营业收入96亿元。"
    "2022年，科澜实现净利润9.3亿元，实现营业收入101亿元。\n\n"
    "2022年，市里为宏岳、科澜落实研发补助870万元，为赤松股份落实研发补助60万元。\n",
    "trade.txt": "对华出口（示例）\n\n2023年上半年，泰国对中国出口165亿美元，"
    "越南对中国出口260亿美元。2023年上半年，中国对泰国出口380亿美元。\n",
    "signed.txt": "青岚市2022年项目签约（示例）\n\n2022年，岚桥县签约10亿元以上项目9个。"
    "全年岚桥县签约项目63个。\n\n2022年，墨川县签约10亿元以上项目8个。\n\n"
    "2022年，朔湖县签约10亿元以上项目11个。\n",
    "summary.txt": "墨川县2022年招商小结（示例）\n\n2022年，墨川县签约亿元以上项目35个。"
    "全县外出招商42次。\n",
    "annual.txt": "松涧新材料科技股份有限公司2022年年度报告（示例）\n\n公司主要会计数据\n\n"
    "一季度营业收入5.1亿元，二季度营业收入6.2亿元，四季度营业收入8.4亿元。\n",
    "ranks.txt": "青岚市2022年主要指标位次（示例）\n\n"
    "2022年，全市地区生产总值、规上工业增加值、固定资产投资增速分别居全省第一、第三、第五。\n\n"
    "2022年，朔湖县、岚桥县的综合考核得分分别位列全市第二位、第六位。\n",
    "event.txt": "朔湖县春季活动（示例）\n\n朔湖县招商月活动从2023年3月1日至5月8日举行。"
    "岚桥县赏花节4月2日开始，4月20日结束。\n",
    "cement.txt": "青岚市建材（示例）\n\n2023年7月，青岚市水泥日均产量2.6万吨，比上月少。"
    "2023年7月，青岚市水泥产量81万吨，比上月少。\n",
    "asking.txt": "飞地经济问答（示例）\n\n什么是飞地经济？飞地经济是指两个行政地区打破区划限制、"
    "共同开发产业园区的合作模式。\n\n飞地园区如何分成？双方按照五五比例分享税收。\n",
    "fiscal.txt": "寰宇科技业绩（示例）\n\n2023/24财年第一季度，寰宇科技实现营业收入56亿元。"
    "2022财年，寰宇科技实现营业收入198亿元。\n",
    "gdp.txt": "青岚市2022年经济运行（示例）\n\n2022年，全市地区生产总值2480亿元。\n\n"
    "2022年，朔湖县地区生产总值310亿元。\n",
    "fees.txt": "青岚市收费标准（示例）\n\n办理首次登记，厂房每件收费80元，商铺每件收费550元。\n",
    "budget_2022.txt": "墨川县财政（示例）\n\n2022年，墨川县一般公共预算收入12.8亿元。\n",
    "budget_2023.txt": "墨川县财政收支情况（示例）\n\n"
    "全年完成一般公共预算收入13.9亿元，同比增长8.6%。\n",
    "opinion.txt": "墨川县推进文旅融合实施意见（示例）\n\n三、主要任务\n\n"
    "（一）打造精品线路。依托古码头，推出两条研学线路。\n\n"
    "（二）提升接待能力。新建民宿30家，改造饭店4家。\n\n"
    "（三）培育特色节会。办好龙舟赛、赏花节和丰收节。\n\n四、保障措施\n\n"
    "（一）加强组织领导。成立工作专班，每月调度一次。\n\n"
    "（二）强化资金支持。县财政每年安排专项资金2000万元。\n",
    "port.txt": "口岸动态（示例）\n\n2023年5月，越南向中国出口榴莲8.2万吨，"
    "泰国向中国出口榴莲31.5万吨。2023年5月，挪威出口三文鱼9.4万吨。\n",
    "half.txt": "上市公司半年报（示例）\n\n2023年上半年，云杉科技、赤松股份两家公司合计研发投入"
    "6.3亿元，其中云杉科技研发投入4.1亿元。\n\n"
    "2023年上半年，云杉科技营收52亿元，赤松股份营收47.5亿元。\n",
}


@pytest.fixture(scope="module")
def ask(
    encoder: SentenceEncoder, encodings: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Ask]:
    folder = tmp_path_factory.mktemp("wrong_figures")
    with asking(CORPUS, encoder, encodings, folder) as asked:
        yield asked


@pytest.mark.parametrize(
    "question",
    [
        "朔湖县2022年签约额多少亿元",
        "岚桥县2022年签约额是多少",
        "墨川县2022年引进外资多少",
        "2022年朔湖县签约额比岚桥县多多少",
        "朔湖县、岚桥县、墨川县2022年签约额合计多少",
    ],
)
def test_a_figure_of_two_counties_is_no_figure_of_one(question: str, ask: Ask) -> None:
    assert (ask(question).status, ask(question).answer) == ("refused", "")


@pytest.mark.parametrize(
    ("question", "headline"),
    [
        ("青岚市2023年7月产了多少水泥", "81万吨"),
        ("青岚市2023年7月水泥日均产量多少", "2.6万吨"),
    ],
)
def test_what_is_made_a_day_is_not_what_is_made(question: str, headline: str, ask: Ask) -> None:
    assert ask(question).answer == headline


def test_its_near_miss_says_whose_it_is(ask: Ask) -> None:
    assert "朔湖县、岚桥县：118亿元" in ask("朔湖县2022年签约额多少亿元").message


@pytest.mark.parametrize(
    ("question", "headline"),
    [
        ("朔湖县和岚桥县2022年签约额合计多少", "118亿元"),
        ("2022年墨川、朔湖两县一共引进外资多少美元", "2.4亿美元"),
        ("墨川县2022年签约额多少", "46亿元"),
        ("宏岳和科澜一共落实了多少研发补助", "870万元"),
    ],
)
def test_a_printed_total_answers_for_just_those_named(
    question: str, headline: str, ask: Ask
) -> None:
    answer = ask(question)
    assert answer.answer == headline
    assert headline in answer.citations[0].quote


@pytest.mark.parametrize(
    ("question", "headline"),
    [
        ("宏岳2022年净利润比科澜多多少", "3.2亿元"),
        ("科澜2022年营业收入比宏岳多多少", "5亿元"),
        ("2022年宏岳比科澜净利润多多少", "3.2亿元"),
        ("2023年上半年泰国和越南对中国出口哪个多", "越南"),
        ("2023年上半年泰国对中国出口比越南少多少", "95亿美元"),
        ("2023年5月泰国向中国出口榴莲比越南多多少吨", "23.3万吨"),
        ("2023年上半年云杉科技营收比赤松股份多多少", "4.5亿元"),
    ],
)
def test_the_sides_are_whose_the_figures_are(question: str, headline: str, ask: Ask) -> None:
    answer = ask(question)
    assert (answer.status, answer.answer) == ("compared", headline)


@pytest.mark.parametrize(
    ("question", "headline", "told"),
    [
        ("岚桥县2022年签约项目个数", "63个", ""),
        ("岚桥县2022年签了几个10亿以上的项目", "9个", ""),
        ("墨川县2022年签约项目多少个", "35个", "报告所写为亿元以上"),
        ("朔湖县2022年签约项目多少个", "11个", "报告所写为10亿元以上"),
    ],
)
def test_a_count_within_no_limit_goes_before_one_within_a_limit(
    question: str, headline: str, told: str, ask: Ask
) -> None:
    answer = ask(question)
    assert answer.answer == headline
    assert told in answer.message
    assert bool(told) == ("以上" in answer.message)


def test_a_quarter_is_of_the_year_that_the_report_is_about(ask: Ask) -> None:
    assert ask("松涧新材料2022年二季度营业收入多少").answer == "6.2亿元"
    later = ask("松涧新材料2023年二季度营业收入多少")
    assert (later.status, later.answer) == ("refused", "")


@pytest.mark.parametrize(
    ("question", "place"),
    [
        ("青岚市2022年地区生产总值增速居全省第几", "第一"),
        ("青岚市2022年固定资产投资增速在全省排第几", "第五"),
        ("岚桥县2022年综合考核得分排全市第几", "第六位"),
    ],
)
def test_places_told_in_order(question: str, place: str, ask: Ask) -> None:
    answer = ask(question)
    assert (answer.answer, answer.conflicts) == (place, ())


def test_a_place_of_what_is_not_in_the_row_is_refused(ask: Ask) -> None:
    assert ask("青岚市2022年进出口增速居全省第几").answer == ""


@pytest.mark.parametrize(
    ("question", "day"),
    [
        ("朔湖县招商月活动什么时候开始", "2023年3月1日"),
        ("朔湖县招商月活动什么时候结束", "2023年5月8日"),
        ("岚桥县赏花节哪天开始", "2023年4月2日"),
        ("岚桥县赏花节哪天结束", "2023年4月20日"),
    ],
)
def test_the_beginning_and_the_end(question: str, day: str, ask: Ask) -> None:
    assert ask(question).answer == day


@pytest.mark.parametrize(
    ("question", "part"), [("什么是飞地经济", "合作模式"), ("飞地园区怎么分成", "五五比例分享税收")]
)
def test_what_a_report_asks_itself_is_no_answer(question: str, part: str, ask: Ask) -> None:
    answer = ask(question)
    assert part in answer.answer
    assert "？" not in answer.answer


@pytest.mark.parametrize("year", ["2022年", "2023年第一季度"])
def test_a_financial_year_answers_for_no_calendar_year(year: str, ask: Ask) -> None:
    answer = ask(f"寰宇科技{year}营业收入多少")
    assert (answer.status, answer.answer) == ("refused", "")
    assert "财年" in answer.message


def test_a_financial_year_answers_for_itself(ask: Ask) -> None:
    assert ask("寰宇科技2022财年营业收入多少").answer == "198亿元"
    assert ask("寰宇科技2023/2024财年一季度营业收入多少").answer == "56亿元"


def test_a_share_that_is_printed_nowhere_is_worked_out(ask: Ask) -> None:
    answer = ask("朔湖县2022年地区生产总值占全市的比重")
    assert (answer.status, answer.answer) == ("compared", "12.5%")
    assert answer.steps == ("朔湖县310亿元 ÷ 青岚市2480亿元 = 12.5%",)
    assert ask("岚桥县2022年地区生产总值占全市的比重").status == "refused"


def test_a_figure_for_each_of_two_things(ask: Ask) -> None:
    answer = ask("首次登记厂房和商铺各要多少")
    assert answer.answer.endswith("厂房80元；商铺550元")


def test_without_a_year_the_newest_is_told_though_its_year_is_inferred(ask: Ask) -> None:
    answer = ask("墨川县一般公共预算收入是多少")
    assert (answer.answer, "2023年" in answer.message) == ("13.9亿元", True)


@pytest.mark.parametrize(
    ("question", "items"),
    [
        ("墨川县推进文旅融合的主要任务有哪些", "打造精品线路、提升接待能力、培育特色节会"),
        ("墨川县推进文旅融合有哪三项主要任务", "打造精品线路、提升接待能力、培育特色节会"),
        ("墨川县文旅融合保障措施是哪些", "加强组织领导、强化资金支持"),
    ],
)
def test_items_that_are_headings_of_a_paragraph_each(question: str, items: str, ask: Ask) -> None:
    answer = ask(question)
    assert answer.answer == items
    told = "".join(citation.quote for citation in answer.citations)
    assert all(item in told for item in items.split("、"))


def test_a_figure_of_two_firms_together_is_of_neither_alone(ask: Ask) -> None:
    assert ask("云杉科技2023年上半年研发投入多少").answer == "4.1亿元"
    assert ask("赤松股份2023年上半年研发投入多少").answer not in {"6.3亿元", "4.1亿元", "两家"}


def test_all_exports_are_not_those_to_one_country(ask: Ask) -> None:
    assert ask("2023年5月挪威出口三文鱼多少吨").answer == "9.4万吨"
    assert ask("2023年5月挪威对中国出口三文鱼多少吨").answer == ""
