"""A change is worked out of the two figures that one sentence prints, before and after it.

Everything here is invented: 澄浦市 and its counties do not exist.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest

from core.encoders.encoder import SentenceEncoder
from tests.answerer.conftest import Ask, asking

pytestmark = pytest.mark.slow

CORPUS = {
    "regions.csv": "name,level,parent,aliases\n澄浦市,prefecture,,澄浦\n鹭湾县,county,澄浦市,鹭湾\n"
    "柳溪县,county,澄浦市,柳溪\n",
    "manifest.csv": "file,doc_id,title,publisher,published,region\n"
    "fares.txt,,澄浦市票价（示例）,澄浦日报,2023-03-01,澄浦市\n"
    "rain.txt,,澄浦市雨情（示例）,澄浦日报,2023-08-01,澄浦市\n"
    "economy.txt,,澄浦市经济（示例）,澄浦日报,2023-10-20,澄浦市\n"
    "roads.txt,,澄浦市交通（示例）,澄浦日报,2023-05-20,澄浦市\n",
    "fares.txt": "澄浦市票价（示例）\n\n"
    "2023年3月起，飞云栈道门票由100元调整为80元。\n\n"
    "望仙台缆车票价90元，观光车票价30元。\n\n"
    "碧水谷停车费由20元调整为15元，门票60元。\n",
    "rain.txt": "澄浦市雨情（示例）\n\n"
    "2023年7月，澄浦市平均降雨量112.6毫米，较常年同期的48.4毫米偏多1.3倍。\n\n"
    "2023年7月，鹭湾县最大日降雨量183.2毫米，超过历史极值（163.7毫米）。\n\n"
    "2023年7月，柳溪县平均降雨量80毫米，其中城区降雨量95毫米。\n\n"
    "2023年6月，柳溪县平均降雨量70毫米，常年同期城区降雨量64毫米。\n",
    "economy.txt": "澄浦市经济（示例）\n\n"
    "研究院预计2023年澄浦市工业增长0.9%，此前预测为0.5%。\n\n"
    "2023年，澄浦市森林覆盖率由16.8%提升至22.4%。\n\n"
    "2023年，澄浦市失业率由5.2%下降到4.9%，城镇化率61.5%。\n\n"
    "2023年，澄浦市医保参保人数由120万人增加到135万人。\n\n"
    "2023年，柳溪县小学入学率98%并带动初中升学率提高到85%。\n\n"
    "2023年，柳溪县接待游客60万人次，较上次投入的5亿元更受关注。\n\n"
    "2023年，柳溪县住宿均价260元，较周边景区的220元更高。\n",
    "roads.txt": "澄浦市交通（示例）\n\n"
    "云鹭高速建成后，澄浦到鹭湾的行车时间由90分钟缩短为35分钟。\n\n"
    "柳溪大桥全长1800米，引桥长600米。\n",
}


@pytest.fixture(scope="module")
def ask(
    encoder: SentenceEncoder, encodings: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Ask]:
    folder = tmp_path_factory.mktemp("changes")
    with asking(CORPUS, encoder, encodings, folder) as asked:
        yield asked


@pytest.mark.parametrize(
    ("question", "step", "headline"),
    [
        # out of one figure into another
        ("飞云栈道门票便宜了多少", "变化前100元 − 变化后80元", "20元"),
        ("飞云栈道门票降了多少元", "变化前100元 − 变化后80元", "20元"),
        ("碧水谷停车费便宜了多少元", "变化前20元 − 变化后15元", "5元"),
        (
            "云鹭高速建成后澄浦到鹭湾的行车时间缩短了多少分钟",
            "变化前90分钟 − 变化后35分钟",
            "55分钟",
        ),
        (
            "2023年澄浦市森林覆盖率提高了多少个百分点",
            "变化后22.4% − 变化前16.8%",
            "5.6个百分点",
        ),
        ("2023年澄浦市失业率下降了多少个百分点", "变化前5.2% − 变化后4.9%", "0.3个百分点"),
        (
            "2023年澄浦市医保参保人数增加了多少万人",
            "变化后135万人 − 变化前120万人",
            "15万人",
        ),
        # the state before is the base
        ("飞云栈道门票比原来便宜多少元", "变化前100元 − 变化后80元", "20元"),
        ("飞云栈道门票比调整前少多少元", "变化前100元 − 变化后80元", "20元"),
        # a base that the sentence names beside its figure
        (
            "2023年7月澄浦市平均降雨量比常年同期多多少毫米",
            "所问数据112.6毫米 − 常年同期48.4毫米",
            "64.2毫米",
        ),
        (
            "2023年7月鹭湾县最大日降雨量超过历史极值多少毫米",
            "所问数据183.2毫米 − 历史极值163.7毫米",
            "19.5毫米",
        ),
        # an earlier forecast
        (
            "研究院对2023年澄浦市工业增长的预测比此前上调了多少个百分点",
            "所问数据0.9% − 此前预测0.5%",
            "0.4个百分点",
        ),
    ],
)
def test_a_change_is_worked_out(question: str, step: str, headline: str, ask: Ask) -> None:
    answer = ask(question)
    assert (answer.status, answer.answer) == ("compared", headline)
    assert answer.steps == (f"{step} = {headline}",)


@pytest.mark.parametrize(
    ("question", "before", "after"),
    [
        ("飞云栈道门票便宜了多少元", "100元", "80元"),
        ("2023年7月澄浦市平均降雨量比常年同期多多少毫米", "48.4毫米", "112.6毫米"),
    ],
)
def test_both_figures_are_told_and_cited(question: str, before: str, after: str, ask: Ask) -> None:
    answer = ask(question)
    assert [cell.value for cell in answer.table] == [before, after]
    quotes = [answer.citations[(cell.citation or 0) - 1].quote for cell in answer.table]
    assert all(before in quote and after in quote for quote in quotes)


@pytest.mark.parametrize(
    "question",
    [
        # figures of other things in the sentence
        "2023年澄浦市城镇化率提高了多少个百分点",
        "碧水谷门票便宜了多少元",
        # two figures of which neither became the other
        "望仙台缆车票价便宜了多少元",
        "2023年7月柳溪县平均降雨量多了多少毫米",
        "柳溪大桥长了多少米",
        "2023年柳溪县小学入学率提高了多少个百分点",
        "2023年柳溪县接待游客增加了多少万人次",
        "2023年柳溪县住宿均价上涨了多少元",
        "2023年6月柳溪县平均降雨量比常年同期多多少毫米",
        # a base that the sentence does not name
        "2023年7月柳溪县平均降雨量比常年同期多多少毫米",
        "2023年7月鹭湾县最大日降雨量比常年同期多多少毫米",
        "2023年7月澄浦市平均降雨量比2022年7月多多少毫米",
        "2023年澄浦市工业增长预测比世界银行高多少个百分点",
        "2023年澄浦市森林覆盖率比全省高多少个百分点",
        "2023年澄浦市医保参保人数比2021年增加了多少万人",
        "飞云栈道门票比去年便宜了多少元",
        "飞云栈道门票比高原栈道便宜多少元",
        # another year or place
        "2021年澄浦市森林覆盖率提高了多少个百分点",
        "2023年鹭湾县医保参保人数增加了多少万人",
    ],
)
def test_nothing_else_is_worked_out(question: str, ask: Ask) -> None:
    answer = ask(question)
    assert answer.status != "compared"
    assert (answer.table, answer.steps) == ((), ())


@pytest.mark.parametrize(
    ("question", "headline"),
    [
        ("飞云栈道门票多少元", "80元"),
        ("2023年澄浦市森林覆盖率是多少", "22.4%"),
        ("2023年7月澄浦市平均降雨量是多少毫米", "112.6毫米"),
    ],
)
def test_where_no_change_is_asked_the_figure_answers(
    question: str, headline: str, ask: Ask
) -> None:
    answer = ask(question)
    assert (answer.status, answer.answer) == ("answered", headline)


def test_things_compared_are_not_taken_for_a_change(ask: Ask) -> None:
    answer = ask("飞云栈道门票比望仙台缆车便宜多少元")
    assert (answer.status, answer.answer) == ("compared", "10元")
    assert len({cell.citation for cell in answer.table}) == 2
