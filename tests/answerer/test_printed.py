"""What a report prints as the result of a comparison comes before what is worked out.

Everything here is invented: 青岫市 and its counties do not exist. Where a result is printed, it
differs from what the figures beside it give, so that the one is told from the other.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest

from core.encoders.encoder import SentenceEncoder
from tests.answerer.conftest import Ask, asking

pytestmark = pytest.mark.slow

CORPUS = {
    "regions.csv": "name,level,parent,aliases\n青岫市,prefecture,,青岫\n泊云县,county,青岫市,泊云\n"
    "石塘县,county,青岫市,石塘\n雾岭县,county,青岫市,雾岭\n",
    "manifest.csv": "file,doc_id,title,publisher,published,region\n"
    "gdp.txt,,青岫市2022年经济运行（示例）,青岫日报,2023-02-01,青岫市\n"
    "rain.txt,,青岫市降雨情况（示例）,青岫日报,2023-08-01,青岫市\n"
    "works.txt,,青岫市重点工程（示例）,青岫日报,2023-03-08,青岫市\n"
    "fish.txt,,青岫市渔业（示例）,青岫日报,2023-01-20,青岫市\n",
    "gdp.txt": "青岫市2022年经济运行（示例）\n\n2022年，青岫市地区生产总值2480亿元。\n\n"
    "2022年，泊云县地区生产总值905亿元，占青岫市的36.7%。\n\n"
    "2022年，石塘县地区生产总值310亿元。\n",
    "rain.txt": "青岫市降雨情况（示例）\n\n"
    "7月29日20时至31日9时，青岫市普降大雨，平均降雨量149.6毫米。"
    "7月29日20时至31日9时，泊云县、石塘县平均降雨量132毫米，"
    "其中泊云县降雨量180毫米，石塘县降雨量100毫米。\n",
    "works.txt": "青岫市重点工程（示例）\n\n"
    "2023年，总投资24亿元的望海渔港、总投资8亿元的云岭水库等工程开工。"
    "望海渔港的泊位是长滩码头的2.5倍。\n\n望海渔港有泊位60个。长滩码头有泊位25个。\n",
    "fish.txt": "青岫市渔业（示例）\n\n"
    "2022年，泊云县、石塘县合计放流海蜇210万只。\n\n"
    "2022年，泊云县放流海蜇120万只。2022年，石塘县放流海蜇80万只。\n\n"
    "2022年，泊云县、石塘县共新建渔港9座。\n\n"
    "2022年，泊云县拆解渔船70艘，石塘县拆解渔船48艘。\n",
}


@pytest.fixture(scope="module")
def ask(
    encoder: SentenceEncoder, encodings: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Ask]:
    folder = tmp_path_factory.mktemp("printed")
    with asking(CORPUS, encoder, encodings, folder) as asked:
        yield asked


@pytest.mark.parametrize(
    ("question", "headline"),
    [
        ("2022年泊云县地区生产总值占青岫市的多少", "36.7%"),
        ("泊云县2022年地区生产总值占全市的比重是多少", "36.7%"),
        ("望海渔港的泊位是长滩码头的几倍", "2.5倍"),
        ("泊云县和石塘县2022年放流海蜇合计多少万只", "210万只"),
        ("泊云、石塘两县2022年新建渔港合计多少座", "9座"),
        # of days with hours
        ("2023年7月29日20时至31日9时，青岫市平均降雨量多少毫米", "149.6毫米"),
        ("2023年7月29日20时至31日9时，泊云县和石塘县平均降雨量是多少毫米", "132毫米"),
    ],
)
def test_a_printed_result_answers(question: str, headline: str, ask: Ask) -> None:
    answer = ask(question)
    assert (answer.status, answer.answer, answer.steps) == ("answered", headline, ())
    assert headline in answer.citations[0].quote


@pytest.mark.parametrize(
    ("question", "headline"),
    [
        ("石塘县2022年地区生产总值占青岫市的多少", "12.5%"),
        ("望海渔港和云岭水库总投资一共多少亿元", "32亿元"),
        ("望海渔港总投资是云岭水库的几倍", "3倍"),
        ("望海渔港泊位比长滩码头多多少个", "35个"),
        ("泊云县和石塘县2022年拆解渔船合计多少艘", "118艘"),
        ("泊云县2022年放流海蜇比石塘县多多少万只", "40万只"),
    ],
)
def test_what_is_not_printed_is_still_worked_out(question: str, headline: str, ask: Ask) -> None:
    answer = ask(question)
    assert (answer.status, answer.answer) == ("compared", headline)
    assert answer.steps[0].endswith(f"= {headline}")


def test_a_winner_is_never_printed(ask: Ask) -> None:
    answer = ask("泊云县和石塘县2022年哪个县放流海蜇多")
    assert (answer.status, answer.answer) == ("compared", "泊云县")


@pytest.mark.parametrize(
    "question",
    [
        # printed, or known, of two of three only
        "泊云县、石塘县、雾岭县2022年放流海蜇合计多少万只",
        "泊云县、石塘县和雾岭县2022年新建渔港合计多少座",
        "泊云县、石塘县、雾岭县2022年拆解渔船合计多少艘",
        "泊云县和雾岭县2022年新建渔港合计多少座",
        "望海渔港和长滩码头总投资一共多少亿元",
        "雾岭县2022年地区生产总值占青岫市的多少",
        # of other hours
        "2023年7月29日20时至31日18时，青岫市平均降雨量多少毫米",
    ],
)
def test_a_printed_figure_of_some_is_none_of_all(question: str, ask: Ask) -> None:
    answer = ask(question)
    assert (answer.status, answer.answer) == ("refused", "")
