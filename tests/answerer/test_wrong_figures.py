"""Figures that stand close to the right one: of two counties together, of another side, narrower.

Everything here is invented: 青岚市 and its counties do not exist.
"""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from answerer.answer import Answer
from answerer.assistant import Assistant
from core.encoder import SentenceEncoder
from core.store import IndexStore
from indexer.build import build
from retriever.retriever import Retriever
from tests.answerer.conftest import Ask

pytestmark = pytest.mark.slow

CORPUS = {
    "regions.csv": "name,level,parent,aliases\n青岚市,prefecture,,\n朔湖县,county,青岚市,朔湖\n"
    "岚桥县,county,青岚市,岚桥\n墨川县,county,青岚市,墨川\n",
    "manifest.csv": "file,doc_id,title,publisher,published,region\n"
    "joint.txt,,青岚市2022年招商（示例）,青岚日报,2023-01-20,青岚市\n"
    "firms.txt,,两家公司2022年业绩（示例）,青岚日报,2023-04-10,\n"
    "trade.txt,,对华出口（示例）,青岚日报,2023-08-10,\n",
    "joint.txt": "青岚市2022年招商（示例）\n\n"
    "2022年，朔湖县、岚桥县两县合计签约额118亿元。墨川县签约额46亿元。\n\n"
    "2022年，朔湖县和墨川县共引进外资2.4亿美元。岚桥县引进外资0.7亿美元。\n",
    "firms.txt": "两家公司2022年业绩（示例）\n\n"
    "2022年，宏岳实现净利润12.5亿元，实现营业收入96亿元。"
    "2022年，科澜实现净利润9.3亿元，实现营业收入101亿元。\n",
    "trade.txt": "对华出口（示例）\n\n2023年上半年，泰国对中国出口165亿美元，"
    "越南对中国出口260亿美元。2023年上半年，中国对泰国出口380亿美元。\n",
}


@pytest.fixture(scope="module")
def ask(
    encoder: SentenceEncoder, encodings: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Ask]:
    corpus, index = tmp_path_factory.mktemp("figures"), tmp_path_factory.mktemp("figures index")
    for name, text in CORPUS.items():
        (corpus / name).write_text(text, encoding="utf-8", newline="")
    assert build(corpus, index, encoder, encodings=encodings).failed == ()
    store = IndexStore(index)
    with store.open() as snapshot:
        assistant = Assistant(store, snapshot, Retriever(snapshot, encoder))

        def asked(question: str, **options: object) -> Answer:
            return assistant.ask(question, today=date(2024, 3, 1), **options)  # type: ignore[arg-type]

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


def test_its_near_miss_says_whose_it_is(ask: Ask) -> None:
    assert "朔湖县、岚桥县：118亿元" in ask("朔湖县2022年签约额多少亿元").message


@pytest.mark.parametrize(
    ("question", "headline"),
    [
        ("朔湖县和岚桥县2022年签约额合计多少", "118亿元"),
        ("2022年墨川、朔湖两县一共引进外资多少美元", "2.4亿美元"),
        ("墨川县2022年签约额多少", "46亿元"),
    ],
)
def test_a_printed_total_answers_for_just_those_places(
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
    ],
)
def test_the_sides_are_whose_the_figures_are(question: str, headline: str, ask: Ask) -> None:
    answer = ask(question)
    assert (answer.status, answer.answer) == ("compared", headline)
