"""What is asked of all places or years is reckoned over all, each figure cited."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from core.encoders.encoder import SentenceEncoder
from tests.answerer.conftest import CORPUS, Ask, asking

pytestmark = pytest.mark.slow

OPENED = "开工亿元以上项目"
COUNTIES = {
    "regions.csv": CORPUS["regions.csv"],
    "projects.md": "# 栖云市2022年项目建设（示例）\n\n2022年，全市外贸额45亿元。\n\n"
    f"## 望川县\n\n2022年，该县{OPENED}36个，竣工20个；出口12亿元，外贸额15亿元。\n\n"
    f"## 苇泽县\n\n2022年，该县{OPENED}30个，竣工21个；出口16亿元，外贸额20亿元。\n\n"
    f"## 柏岭县\n\n2022年，该县{OPENED}18个，竣工15个；出口9亿元，外贸额1亿元。\n",
    "earlier.md": "# 栖云市2021年项目建设（示例）\n\n"
    f"## 望川县\n\n2021年，该县{OPENED}41个。\n\n"
    f"## 苇泽县\n\n2021年，该县{OPENED}27个。\n",
    "half.md": "# 栖云市2023年上半年项目建设（示例）\n\n"
    f"## 望川县\n\n2023年上半年，该县{OPENED}55个。\n",
    "table.md": "# 2023年各县贷款（示例）\n\n| 县 | 企业贷款余额 | 余额比上年增长 |\n"
    "| --- | --- | --- |\n| 望川县 | 41.2亿元 | 6.1% |\n| 苇泽县 | 39.7亿元 | 9.4% |\n"
    "| 柏岭县 | 8000万元 | 7.2% |\n\n2023年，栖云市企业贷款余额比上年增长6.4%。\n",
}


@pytest.fixture(scope="module")
def ask(
    encoder: SentenceEncoder, encodings: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Ask]:
    with asking(COUNTIES, encoder, encodings, tmp_path_factory.mktemp("overall")) as asked:
        yield asked


@pytest.mark.parametrize(
    ("question", "headline"),
    [
        (f"2022年{OPENED}超过20个的县有哪些", "望川县、苇泽县"),
        (f"2022年{OPENED}不到20个的县有几个", "1个"),
        (f"2022年{OPENED}超过90个的县有哪些", "没有"),
        (f"2022年{OPENED}30个以上的县有几个，是哪些", "2个：望川县、苇泽县"),
        ("2023年企业贷款余额不足1亿元的县有哪些", "柏岭县"),
        ("2023年企业贷款余额增速超过7%的县有哪些", "苇泽县、柏岭县"),
        (f"2022年栖云市各县平均{OPENED}多少个", "28个"),
        (f"望川县、苇泽县2022年{OPENED}平均多少个", "33个"),
        (f"2022年三个县{OPENED}一共多少个", "84个"),
        ("2023年各县企业贷款余额合计多少", "81.7亿元"),
        (f"2022年各县{OPENED}分别多少个", "望川县36个；苇泽县30个；柏岭县18个"),
        (f"2022年{OPENED}最多的县比最少的县多几个", "18个"),
        (f"望川县哪一年{OPENED}最多", "2021年"),
        (f"望川县哪年{OPENED}最少，有多少个", "2022年（36个）"),
        (f"2022年哪个县{OPENED}最多？多少个？", "望川县（36个）"),
        ("2023年企业贷款余额增长最快的是哪个县", "苇泽县"),
        ("2023年哪个县企业贷款余额增速最慢", "望川县"),
        (f"2022年{OPENED}前两名是哪几个县", "望川县、苇泽县"),
        (f"2022年{OPENED}倒数第一的是哪个县", "柏岭县"),
        ("2023年企业贷款余额第二多的县", "苇泽县"),
        ("2022年望川县竣工项目占开工项目的比重", "55.56%"),
        ("2022年苇泽县出口占外贸额的比例是多少", "80%"),
        ("2022年苇泽县外贸额占全市的比重", "44.44%"),
        ("2022年柏岭县开工项目比竣工项目多几个", "3个"),
        (f"望川县2022年{OPENED}同比减少多少个", "5个"),
        (f"苇泽县2021年到2022年{OPENED}增长了百分之多少", "11.11%"),
        (f"苇泽县2021年至2022年{OPENED}总数", "57个"),
        (f"苇泽县历年{OPENED}多少个", "2021年27个；2022年30个"),
        (f"苇泽县两年{OPENED}合计多少个", "57个"),
        (f"2022年栖云市各县{OPENED}情况", "望川县36个；苇泽县30个；柏岭县18个"),
        (f"2022年{OPENED}望川县超过柏岭县多少个", "18个"),
        (f"2022年望川县和柏岭县谁的{OPENED}少，少几个", "柏岭县（相差18个）"),
        ("2022年苇泽县外贸额比望川县翻了几番", "0.42番"),
        ("2022年望川县竣工项目是开工项目的百分之几", "55.56%"),
        ("2023年苇泽县企业贷款余额增速比全市高几个百分点", "3个百分点"),
        ("2023年望川县企业贷款余额增速低于全市多少", "0.3个百分点"),
        ("2021年和2022年苇泽县哪年开工多", "2022年"),
        (f"2022年{OPENED}比苇泽县少的县有哪些", "柏岭县"),
        ("2023年企业贷款余额增速高于全市的县有几个", "2个"),
        (f"2022年哪几个县{OPENED}超过平均", "望川县、苇泽县"),
        (f"2022年{OPENED}排在苇泽县前面的是哪个县", "望川县"),
        (f"2022年{OPENED}超过18个不到36个的县有哪些", "苇泽县"),
        (f"2022年{OPENED}在15个到30个之间的县有几个", "2个"),
        (f"2022年三个县中{OPENED}最多与最少相差几个", "18个"),
        (f"2022年望川县{OPENED}与2021年相比增减多少", "减少5个"),
        (f"2021年和2022年望川县{OPENED}之差", "5个"),
        (f"2022年{OPENED}最多的前两个县", "望川县、苇泽县"),
    ],
)
def test_reckoned_over_cited_figures(question: str, headline: str, ask: Ask) -> None:
    answer = ask(question)
    found = sorted(answer.answer.split("；")) if "；" in headline else answer.answer
    wanted = sorted(headline.split("；")) if "；" in headline else headline
    assert (answer.status, found) == ("compared", wanted)
    assert all(cell.citation for cell in answer.table)
    assert "中" in answer.message


def test_the_step_names_each_place(ask: Ask) -> None:
    (step,) = ask(f"2022年{OPENED}超过20个的县有哪些").steps
    assert all(figure in step for figure in ("望川县36个", "苇泽县30个", "柏岭县18个"))


@pytest.mark.parametrize(
    ("first", "then", "headline"),
    [
        (f"2022年哪个县{OPENED}最多", "最少的呢", "柏岭县"),
        (f"2022年{OPENED}超过20个的县有哪些", "超过30个的呢", "望川县"),
        (f"2022年{OPENED}超过28个的县有哪些", "2021年呢", "望川县"),
        (f"2022年望川县{OPENED}多少个", "比苇泽县多几个", "6个"),
    ],
)
def test_a_follow_up_keeps_what_was_compared(
    first: str, then: str, headline: str, ask: Ask
) -> None:
    answer = ask(then, context=(first,))
    assert (answer.status, answer.answer) == ("compared", headline)


def test_two_superlatives_have_their_own_answers(ask: Ask) -> None:
    answer = ask(f"2022年哪个县{OPENED}最多，哪个县最少")
    assert answer.answer == "望川县；柏岭县"


def test_some_places_without_a_figure(ask: Ask) -> None:
    answer = ask(f"2021年{OPENED}超过40个的县有几个")
    assert (answer.status, answer.answer) == ("compared", "至少1个")
    assert "缺柏岭县" in answer.message


@pytest.mark.parametrize(
    "question",
    [
        f"2021年栖云市各县{OPENED}一共多少个",  # one county has no figure
        f"2021年栖云市各县平均{OPENED}多少个",
        "2023年望川县企业贷款余额占全市的比重",  # the printed rate is a change
        "2022年望川县出口增速",
        f"2022年望川县{OPENED}比全市平均多几个",  # no mean is printed
        f"2022年{OPENED}20个以上且出口超过10亿元的县有哪些",  # two figures are bound
        f"2022年{OPENED}比清泉县多的县有哪些",
        f"苇泽县2023年{OPENED}比望川县多多少个",
        "2022年望川县外贸额同比增加多少亿元",  # there is the level of one year only
    ],
)
def test_one_figure_is_no_answer_about_all(question: str, ask: Ask) -> None:
    answer = ask(question)
    assert (answer.status, answer.answer) == ("refused", "")
