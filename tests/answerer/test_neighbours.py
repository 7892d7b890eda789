"""Figures and clauses of a neighbouring word, place, person or reason are no answer.

Everything here is invented: 浔北市 and its counties, the firms and the people do not exist.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest

from core.encoders.encoder import SentenceEncoder
from tests.answerer.conftest import Ask, asking

pytestmark = pytest.mark.slow

CORPUS = {
    "regions.csv": "name,level,parent,aliases\n浔北市,prefecture,,\n苓溪县,county,浔北市,苓溪\n"
    "桐洲县,county,浔北市,桐洲\n漪川县,county,浔北市,漪川\n云壑县,county,浔北市,云壑\n"
    "蓼湾县,county,浔北市,蓼湾\n",
    "firms.txt": "上市公司2022年年报点评（示例）\n\n2022年，宏岳股份实现营业收入96.4亿元，"
    "同比增长8.2%。"
    "2022年，科澜电子实现净利润9.3亿元，营收41亿元。\n\n"
    "宏岳2022年净利润12.5亿元，科澜2022年净利润9.3亿元。\n",
    "banks.txt": "浔北市2022年金融运行（示例）\n\n2022年末，全市各项存款余额3210亿元，"
    "比年初增加260亿元。"
    "2022年，全市社会消费品零售总额812亿元。2022年，苓溪县固定资产投资148亿元。2022年，"
    "全市手续费收入9亿元。\n",
    "signing.md": "# 浔北市2022年招商引资通报（示例）\n\n## 蓼湾县\n\n2022年，该县签约项目31个，"
    "合同额86亿元。"
    "苓溪县等3县共签约项目118个。\n\n## 云壑县\n\n2022年，苓溪县、桐洲县等5县共签约合同额420亿元。"
    "云壑县开工项目22个。\n",
    "markets.txt": "沪深股市收盘（示例）\n\n2023年6月15日，沪指收报3252点，深成指收报11182点。"
    "沪市成交额4210亿元，深市成交额5890亿元。\n",
    "markets2.txt": "两市成交概况（示例）\n\n"
    "2023年7月5日，沪深两市成交额合计8460亿元，其中沪市成交额3520亿元，深市成交额4940亿元。\n",
    "fiscal.txt": "辰砂科技第二财季业绩（示例）\n\n辰砂科技2023财年第二财季实现营业收入86亿元，"
    "同比增长11%。第二财季净利润14亿元。"
    "2023财年第一财季营业收入79亿元。\n",
    "discipline.txt": "违规问题通报（示例）\n\n"
    "2023年3月，苓溪县住建局原副局长钱望岑违规收受礼金，"
    "受到党内严重警告处分；桐洲县水利局原局长孙骥之公车私用，受到政务记过处分。"
    "郑屿清被给予开除党籍处分，周闻笛被给予党内警告处分。\n",
    "revised.txt": "漪川县2022年财政决算（示例）\n\n"
    "漪川县2022年一般公共预算收入修订为13.6亿元，比初步数少0.4亿元，"
    "修订的原因是年终清算时核减了重复入库的耕地占用税。"
    "\n\n2022年，漪川县粮食产量由21.3万吨核定为20.8万吨，系剔除了跨县种植面积。\n",
    "trade.txt": "浔北市2023年外贸（示例）\n\n2023年上半年，全市出口186亿元，增长5.1%。其中，"
    "民营企业出口121亿元。\n\n"
    "2023年上半年，全市货物贸易额233亿元。\n",
    "school.txt": "浔北学院2023年招生（示例）\n\n2023年，浔北学院计划招收本科生3600人，"
    "硕士研究生420人。男生2010人。\n",
    "people.txt": "浔北市2022年人口（示例）\n\n2022年，全市城镇居民人均可支配收入41200元，"
    "增长4.3%。"
    "2022年全市出生人口2.1万人。第二产业增加值980亿元，增长6.2%。"
    "2022年浔北市规模以上轻工业增加值增长3.3%。"
    "\n",
    "d1.txt": "浔北市纪委通报（示例）\n\n经查，陆明远、方知秋分别受到开除党籍、留党察看处分。"
    "2023年4月，许文涛因失职被免职，林若川被诫勉谈话。镇长唐启航违反财经纪律，被撤销党内职务，"
    "会计何静被调离岗位。\n",
    "r1.txt": "漪川县2022年财政（示例）\n\n漪川县2022年一般公共预算收入初步统计为14亿元。"
    "决算时，一般公共预算收入修订为13.6亿元。之所以修订，"
    "是因为年终清算核减了重复入库的耕地占用税。\n\n"
    "2022年漪川县粮食产量修订为20.8万吨。\n",
    "r2.txt": "桐洲县2022年经济（示例）\n\n桐洲县2022年地区生产总值初步核算为310亿元。"
    "桐洲县2022年工业用电量同比下降6.2%，主要受两家水泥厂停产检修影响。\n",
    "branch.txt": "保险业处罚信息（示例）\n\n"
    "2023年8月，松鹤人寿山西省分公司因欺骗投保人被罚款22万元。\n",
    "r4.txt": "关于更正旅游统计的公告（示例）\n\n一、更正内容\n"
    "蓼湾县2022年旅游综合收入更正为18.3亿元，原公布的数字为19.1亿元。\n\n二、更正原因\n有两家景区重复上报了五月的门票，合并时没有扣去。\n",
    "r3.txt": "桐洲县统计年鉴说明（示例）\n\n"
    "根据第五次经济普查，桐洲县2022年地区生产总值修订为316.4亿元，普查新增了312家小微企业，"
    "补充了漏统的服务业增加值。"
    "\n\n桐洲县2022年常住人口修订为48.2万人。\n",
    "manifest.csv": "file,doc_id,title,publisher,published,region\n"
    "firms.txt,,上市公司2022年年报点评（示例）,浔北日报,2023-04-20,\n"
    "banks.txt,,浔北市2022年金融运行（示例）,浔北日报,2023-01-25,浔北市\n"
    "signing.md,,浔北市2022年招商引资通报（示例）,浔北日报,2023-01-15,浔北市\n"
    "markets.txt,,沪深股市收盘（示例）,浔北日报,2023-06-15,\n"
    "markets2.txt,,两市成交概况（示例）,浔北日报,2023-07-05,\n"
    "fiscal.txt,,辰砂科技第二财季业绩（示例）,浔北日报,2023-05-18,\n"
    "discipline.txt,,违规问题通报（示例）,浔北日报,2023-03-11,浔北市\n"
    "revised.txt,,漪川县2022年财政决算（示例）,浔北日报,2023-08-02,漪川县\n"
    "trade.txt,,浔北市2023年外贸（示例）,浔北日报,2023-08-10,浔北市\n"
    "school.txt,,浔北学院2023年招生（示例）,浔北日报,2023-06-20,浔北市\n"
    "people.txt,,浔北市2022年人口（示例）,浔北日报,2023-03-20,浔北市\n"
    "d1.txt,,浔北市纪委通报（示例）,浔北日报,2023-05-11,浔北市\n"
    "r1.txt,,漪川县2022年财政（示例）,浔北日报,2023-08-02,漪川县\n"
    "r2.txt,,桐洲县2022年经济（示例）,浔北日报,2023-03-02,桐洲县\n"
    "branch.txt,,保险业处罚信息（示例）,浔北日报,2023-08-03,\n"
    "r4.txt,,关于更正旅游统计的公告（示例）,浔北日报,2023-09-12,浔北市\n"
    "r3.txt,,桐洲县统计年鉴说明（示例）,浔北日报,2023-09-02,桐洲县\n",
}


@pytest.fixture(scope="module")
def ask(
    encoder: SentenceEncoder, encodings: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Ask]:
    folder = tmp_path_factory.mktemp("neighbours")
    with asking(CORPUS, encoder, encodings, folder) as asked:
        yield asked


@pytest.mark.parametrize(
    "question",
    [
        "浔北学院2023年招收专科生多少人",
        "浔北学院2023年招收博士研究生多少人",
        "浔北学院2023年招收女生多少人",
        "浔北市2022年农村居民人均可支配收入多少元",
        "浔北市2022年死亡人口多少",
        "浔北市2022年第三产业增加值多少",
        "浔北市2022年重工业增加值增长多少",
        "浔北市2023年上半年服务贸易额多少",
        "浔北市2023年上半年国有企业出口多少",
        "浔北市2023年上半年进口多少亿元",
    ],
)
def test_another_word_of_a_set_is_no_answer(question: str, ask: Ask) -> None:
    assert (ask(question).status, ask(question).answer) == ("refused", "")


@pytest.mark.parametrize(
    ("question", "headline"),
    [
        ("浔北学院2023年计划招收本科生多少人", "3600人"),
        ("浔北市2022年城镇居民人均可支配收入多少元", "41200元"),
        ("浔北市2022年出生人口多少", "2.1万人"),
        ("浔北市2022年第二产业增加值多少", "980亿元"),
        ("浔北市2023年上半年民营企业出口多少", "121亿元"),
    ],
)
def test_the_asked_word_is(question: str, headline: str, ask: Ask) -> None:
    assert ask(question).answer == headline


@pytest.mark.parametrize(
    "question",
    [
        "宏岳股份2022年研发投入多少",
        "科澜电子2022年研发费用是多少",
        "科澜电子2022年总资产多少",
        "宏岳股份2022年负债多少亿元",
        "浔北市2022年末贷款余额多少",
        "浔北市2022年专利授权量多少",
    ],
)
def test_a_figure_of_another_indicator_is_no_answer(question: str, ask: Ask) -> None:
    assert (ask(question).status, ask(question).answer) == ("refused", "")


@pytest.mark.parametrize(
    ("question", "headline"),
    [
        ("宏岳股份2022年营收多少", "96.4亿元"),
        ("科澜电子2022年营业收入多少", "41亿元"),
        ("浔北市2022年社会消费品零售总额多少", "812亿元"),
    ],
)
def test_its_own_indicator_in_other_words_is(question: str, headline: str, ask: Ask) -> None:
    assert ask(question).answer == headline


@pytest.mark.parametrize(
    "question",
    [
        "云壑县2022年签约合同额多少亿元",
        "苓溪县2022年签约合同额多少亿元",
        "苓溪县2022年签约项目多少个",
    ],
)
def test_a_figure_of_a_county_and_others_is_none_of_its_own(question: str, ask: Ask) -> None:
    assert (ask(question).status, ask(question).answer) == ("refused", "")


def test_a_branch_elsewhere_is_another_one(ask: Ask) -> None:
    assert ask("2023年8月松鹤人寿山西省分公司被罚了多少万元").answer == "22万元"
    assert ask("2023年8月松鹤人寿陕西省分公司被罚了多少万元").answer == ""


def test_it_is_none_of_the_section_it_stands_in(ask: Ask) -> None:
    assert ask("蓼湾县2022年签约项目多少个").answer == "31个"
    assert "苓溪县、桐洲县等5县：420亿元" in ask("云壑县2022年签约合同额多少亿元").message


@pytest.mark.parametrize(
    ("question", "winner"),
    [
        ("2022年净利润宏岳还是科澜高", "宏岳"),
        ("净利润科澜和宏岳哪个低", "科澜"),
        ("营业收入宏岳股份还是科澜电子多", "宏岳股份"),
    ],
)
def test_the_winner_is_named_without_what_is_compared(question: str, winner: str, ask: Ask) -> None:
    assert (ask(question).status, ask(question).answer) == ("compared", winner)


def test_two_named_at_once_are_added_up(ask: Ask) -> None:
    answer = ask("2023年6月15日沪深两市成交额多少")
    assert (answer.status, answer.answer) == ("compared", "10100亿元")
    assert answer.steps == ("沪市4210亿元 + 深市5890亿元 = 10100亿元",)


def test_unless_their_figure_is_printed(ask: Ask) -> None:
    answer = ask("2023年7月5日沪深两市成交额多少")
    assert (answer.status, answer.answer, answer.conflicts) == ("answered", "8460亿元", ())


@pytest.mark.parametrize(
    ("question", "headline"),
    [
        ("第二财季营业收入多少", "86亿元"),
        ("第一财季营业收入是多少", "79亿元"),
        ("辰砂科技第2财季净利润多少", "14亿元"),
        ("第三财季营业收入多少", ""),
    ],
)
def test_a_financial_quarter_is_told_apart(question: str, headline: str, ask: Ask) -> None:
    assert ask(question).answer == headline


@pytest.mark.parametrize(
    ("question", "own", "of_others"),
    [
        ("郑屿清受到了什么处分", "开除党籍", "警告"),
        ("周闻笛被给予什么处分", "党内警告", "开除"),
        ("孙骥之受到什么处分", "政务记过", "严重警告"),
        ("陆明远受到什么处分", "开除党籍", "留党察看"),
        ("方知秋受到什么处分", "留党察看", "开除"),
        ("林若川受到什么处理", "诫勉谈话", "免职"),
        ("唐启航受到什么处分", "撤销党内职务", "调离"),
    ],
)
def test_what_one_of_several_got(question: str, own: str, of_others: str, ask: Ask) -> None:
    answer = ask(question).answer
    assert own in answer
    assert of_others not in answer


@pytest.mark.parametrize(
    ("question", "reason"),
    [
        ("漪川县2022年一般公共预算收入为什么要修订", "核减了重复入库的耕地占用税"),
        ("漪川县2022年粮食产量为什么要核减", "剔除了跨县种植面积"),
        ("桐洲县2022年地区生产总值为什么修订", "补充了漏统的服务业增加值"),
        ("桐洲县2022年工业用电量为什么下降", "两家水泥厂停产检修"),
        ("蓼湾县2022年旅游综合收入为什么更正", "两家景区重复上报"),
    ],
)
def test_why_is_answered_by_the_reason(question: str, reason: str, ask: Ask) -> None:
    assert reason in ask(question).answer


@pytest.mark.parametrize(
    "question", ["桐洲县2022年常住人口为什么修订", "浔北市2022年出生人口为什么减少"]
)
def test_a_figure_is_no_reason(question: str, ask: Ask) -> None:
    assert (ask(question).status, ask(question).answer) == ("refused", "")
