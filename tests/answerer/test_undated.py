"""Reports that name no year: a question that names none either is answered from them.

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
    "岚桥县,county,青岚市,岚桥\n",
    "firms.txt": "岚桥县营商环境（示例）\n\n前4个月，岚桥县新设企业63家，注销企业9家。\n",
    "rain.txt": "朔湖县雨情（示例）\n\n朔湖日报8月15日讯 15日9时，朔湖县平均降雨量为31毫米。\n",
    "rows.txt": "青岚市产值（示例）\n\n产值依次为岚桥县90亿元、朔湖县70亿元、墨川县40亿元。\n",
}


@pytest.fixture(scope="module")
def ask(
    encoder: SentenceEncoder, encodings: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Ask]:
    with asking(CORPUS, encoder, encodings, tmp_path_factory.mktemp("undated")) as asked:
        yield asked


@pytest.mark.parametrize(
    ("question", "headline"),
    [
        ("岚桥县头4个月新设企业多少家", "63家"),
        ("朔湖县8月15日平均降雨量多少毫米", "31毫米"),
        ("朔湖县的产值在各县里排第几", "第2位"),
    ],
)
def test_no_year_is_asked_and_none_is_told(question: str, headline: str, ask: Ask) -> None:
    assert ask(question).answer == headline


@pytest.mark.parametrize(
    "question",
    [
        "岚桥县2023年头4个月新设企业多少家",
        "岚桥县头6个月新设企业多少家",
        "朔湖县7月15日平均降雨量多少毫米",
    ],
)
def test_a_year_or_another_time_is_not_what_is_told(question: str, ask: Ask) -> None:
    assert ask(question).status == "refused"


def test_an_order_is_told_in_a_step(ask: Ask) -> None:
    answer = ask("朔湖县的产值在各县里排第几")
    assert any("朔湖县" in step and "第2位" in step for step in answer.steps)
