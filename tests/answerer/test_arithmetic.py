"""Two figures of one report set side by side, each found by its own words.

Everything here is invented: 澜江市 and its counties do not exist.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest

from core.encoders.encoder import SentenceEncoder
from tests.answerer.conftest import Ask, asking

pytestmark = pytest.mark.slow

CORPUS = {
    "regions.csv": "name,level,parent,aliases\n澜江市,prefecture,,澜江\n碧湾县,county,澜江市,碧湾\n"
    "芦洲县,county,澜江市,芦洲\n",
    "manifest.csv": "file,doc_id,title,publisher,published,region\n"
    "page.md,,澜江各县抓项目（示例）,澜江日报,,澜江市\n",
    "page.md": "# 澜江各县抓项目（示例）\n\n## 碧湾县\n\n"
    "2023年，该县实施市重点项目60个，总投资300亿元，年度计划投资120亿元，"
    "其中新建项目45个、续建项目15个。截至目前，已完成投资54亿元，占年度计划投资的45%。\n\n"
    "滚动实施前五期“四个一批”项目80个，总投资400亿元；经验收合格出库50个，目前在库项目30个，"
    "总投资150亿元。其中，签约项目5个，总投资20亿元；开工项目10个，总投资70亿元；"
    "投产项目15个，总投资60亿元。\n\n"
    "今年以来，召开项目协调会25次，帮助企业解决难题90个。\n\n"
    "## 芦洲县\n\n2023年，芦洲县30个市重点项目总投资160亿元，年度计划投资80亿元。"
    "目前，30个项目已完成投资44亿元，占年度计划投资的55%。\n\n"
    "收集各类企业诉求75件。总投资24亿元的氢能装备产业园、总投资8亿元的冷链物流港等项目落户。\n\n"
    "## 全市\n\n2022年，全市工业投资增长19.5%，高于全省平均水平4.8个百分点。"
    "其中，电子信息产业投资增长21.4%，"
    "装备制造产业投资增长8.3%，现代食品产业投资增长30.2%。\n\n"
    "2021年以来，全市培育省级瞪羚企业24家，市级瞪羚企业41家，组建50个服务专班，选派联络员420名。\n\n"
    "截至目前，全市共收集企业诉求460件，已办结448件。\n\n"
    "发布第一批“绿色通道”重点项目70个、第二批“绿色通道”重点项目55个。\n\n"
    "先后开展银企对接12场次、校企对接30场次、供需对接8场次，校企对接促成签约900万元。\n\n"
    "2022年，全市200个市重点项目完成投资500亿元。2023年，全市250个市重点项目截至目前完成投资180亿元。\n",
}


@pytest.fixture(scope="module")
def ask(
    encoder: SentenceEncoder, encodings: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Ask]:
    folder = tmp_path_factory.mktemp("arithmetic")
    with asking(CORPUS, encoder, encodings, folder) as asked:
        yield asked


@pytest.mark.parametrize(
    ("question", "headline"),
    [
        # kinds of one stage or level, the last word said for all of them
        ("碧湾县在库的签约、开工、投产项目里，哪类总投资最大", "开工"),
        ("碧湾县在库项目中签约、投产两类谁的个数少", "签约"),
        ("碧湾县2023年市重点项目续建的比新建的少几个", "30个"),
        ("澜江市省级和市级瞪羚企业合在一起多少家", "65家"),
        ("澜江新培育的市级瞪羚企业比省级瞪羚企业多几家", "17家"),
        ("澜江银企、校企、供需三类对接一共办了多少场", "50场次"),
        # the place and the figure are said with the first, and meant of both
        ("芦洲县氢能装备产业园总投资是冷链物流港的几倍", "3倍"),
        # how much of a plan is done is no plan
        ("碧湾和芦洲2023年市重点项目谁的投资完成比例低", "碧湾县"),
        ("碧湾县跟芦洲县2023年的年度计划投资加在一块多少亿", "200亿元"),
        ("澜江全市收集的企业诉求比芦洲收集的诉求多多少件", "385件"),
        ("碧湾县、芦洲县哪个县的市重点项目投资进度快？看占年度计划的比例", "芦洲县"),
        # each of several, and their order
        (
            "2022年澜江市装备制造产业投资、现代食品产业投资，增速由高到低排名",
            "现代食品产业投资＞装备制造产业投资",
        ),
        ("按2022年增速，澜江市装备制造产业在电子信息产业、装备制造产业里排第几", "第2位"),
        # a year in whole beside one that runs
        ("澜江2022年全年市重点项目投资比2023年目前完成的多多少", "320亿元"),
        ("澜江2023年市重点项目个数比上一年增长百分之多少", "25%"),
        # a part of what is named around it
        ("碧湾县2023年市重点项目里新建的占多大比例", "75%"),
        ("碧湾县2023年续建项目在市重点项目中占几成", "25%"),
        ("碧湾县前五期“四个一批”验收合格出库的占总数百分之几", "62.5%"),
        ("碧湾县在库项目中，开工项目总投资占比是多少", "46.67%"),
        # what falls to one
        ("碧湾县平均一次协调会解决几个难题", "3.6个"),
        ("澜江每个服务专班平均有多少名联络员", "8.4名"),
        ("2022年澜江市市重点项目平均每个完成投资多少亿元", "2.5亿元"),
        ("澜江平均每场校企对接促成签约多少万元", "30万元"),
        ("碧湾县在库的签约项目，平均一个投资多少亿元", "4亿元"),
        # what is left of all, several of a series
        ("澜江收集的企业诉求还剩多少件没办结", "12件"),
        ("澜江没办结的企业诉求还有几件", "12件"),
        ("澜江两批“绿色通道”重点项目合起来多少个", "125个"),
        # what a report only sets its own figure against
        ("照澜江的说法，2022年全省工业投资平均增长多少", "14.7%"),
        ("2022年澜江工业投资比全省高4.8个点，全省平均增速是多少", "14.7%"),
    ],
)
def test_each_is_found_by_its_own_words(ask: Ask, question: str, headline: str) -> None:
    answer = ask(question)
    assert (answer.status, answer.answer) == ("compared", headline)
    assert all(cell.citation for cell in answer.table)


@pytest.mark.parametrize(
    "question",
    [
        "碧湾县在库的签约、开工、竣工项目一共多少个",  # 竣工 has no figure
        "澜江市国家级和省级瞪羚企业合起来多少家",
        "芦洲县氢能装备产业园总投资是污水处理厂的几倍",
        "碧湾县2023年市重点项目里竣工的占多大比例",
        "澜江平均一个服务专班有几辆车",
        "碧湾县收集的难题还剩多少个没解决",
        "澜江三批绿色通道重点项目一共多少个",
        "按澜江的说法，2022年全国工业投资平均增长多少",
    ],
)
def test_what_lacks_a_figure_is_not_reckoned(ask: Ask, question: str) -> None:
    assert ask(question).status == "refused"


def test_the_change_of_each_is_told(ask: Ask) -> None:
    answer = ask("2022年澜江市装备制造产业投资、现代食品产业投资同比分别增长多少")
    assert answer.status != "refused"
    assert all(figure in answer.answer for figure in ("8.3%", "30.2%"))
