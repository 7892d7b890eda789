"""A page of years ago: 今年 is the page's own where no day of asking is known, else the asker's.

Everything here is invented: 沧桥市 and its counties do not exist.
"""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from core.encoders.encoder import SentenceEncoder
from tests.answerer.conftest import Ask, asking

pytestmark = pytest.mark.slow

# What the page's latest year comes to (see Assistant.asked_on).
LAST = date(2021, 12, 31)

CORPUS = {
    "regions.csv": "name,level,parent,aliases\n沧桥市,prefecture,,沧桥\n杏坞县,county,沧桥市,杏坞\n"
    "芦屿县,county,沧桥市,芦屿\n",
    "manifest.csv": "file,doc_id,title,publisher,published,region\n"
    "page.md,,沧桥各县抓项目（示例）,沧桥日报,,沧桥市\n",
    "page.md": "# 沧桥各县抓项目（示例）\n\n## 杏坞县\n\n"
    "2021年，该县实施市重点项目37个，总投资268亿元。今年以来，共召开银企座谈会6次，"
    "协调解决融资难题40余项。\n\n"
    "## 芦屿县\n\n近三年累计改造老旧管网58公里。2020年，该县建成口袋公园12处。\n",
}


@pytest.fixture(scope="module")
def ask(
    encoder: SentenceEncoder, encodings: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Ask]:
    with asking(CORPUS, encoder, encodings, tmp_path_factory.mktemp("old")) as asked:
        yield asked


@pytest.mark.parametrize(
    ("question", "headline", "year"),
    [
        ("杏坞县今年银企座谈会开了几回", "6次", "2021年"),
        ("杏坞今年实施市重点项目多少个", "37个", "2021年"),
        ("芦屿县去年建成了多少处口袋公园", "12处", "2020年"),
        ("芦屿近三年改造了多少公里老旧管网", "58公里", "2019—2021年"),
    ],
)
def test_this_year_is_that_of_the_page_where_no_day_is_known(
    question: str, headline: str, year: str, ask: Ask
) -> None:
    answer = ask(question, today=LAST)
    assert answer.answer == headline
    assert [period.label for period in answer.frame.periods] == [year]


@pytest.mark.parametrize(
    "question", ["杏坞县今年银企座谈会开了几回", "芦屿近三年改造了多少公里老旧管网"]
)
def test_this_year_is_the_askers(question: str, ask: Ask) -> None:
    answer = ask(question)
    assert answer.status == "refused"
    assert answer.near_misses


@pytest.mark.parametrize(
    "question", ["杏坞县2023年银企座谈会开了几回", "芦屿县前年建成了多少处口袋公园"]
)
def test_another_year_is_none_of_the_page(question: str, ask: Ask) -> None:
    assert ask(question).status == "refused"
