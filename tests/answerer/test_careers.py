"""Each step of a life has a date of its own: a birth is no joining of the party.

Everything here is invented: 雾汀市 and its people do not exist.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest

from answerer.spans.careers import of_another_step
from answerer.spans.dates import find_dates
from core.encoders.encoder import SentenceEncoder
from tests.answerer.conftest import Ask, asking
from tests.answerer.views import views_in

LIFE = (
    "章若川，男，1968年4月出生，雾汀人，1990年12月加入中国共产党，1991年7月参加工作，"
    "1994年9月至1998年6月在职学习，2010年3月参加工作组，2016年5月起任副市长。"
)
DATES = ("1968年4月", "1990年12月", "1991年7月", "1994年9月至1998年6月", "2010年3月", "2016年5月")


def kept(question: str) -> list[str]:
    """The dates of a life that can tell of the step a question asks for."""
    spans = [(LIFE.index(day), LIFE.index(day) + len(day)) for day in DATES]
    return [LIFE[low:high] for low, high in spans if not of_another_step(question, LIFE, low, high)]


@pytest.mark.parametrize(
    ("question", "date"),
    [
        ("章若川是什么时候出生的", "1968年4月"),
        ("章若川的生日是哪天", "1968年4月"),
        ("章若川哪年生", "1968年4月"),
        ("章若川年纪多大", "1968年4月"),
        ("章若川什么时候入党", "1990年12月"),
        ("章若川哪年加入中国共产党", "1990年12月"),
        ("章若川什么时候参加工作", "1991年7月"),
        ("章若川哪年参加革命工作", "1991年7月"),
    ],
)
def test_a_step_is_told_by_its_own_clause(question: str, date: str) -> None:
    assert kept(question) == [date]


@pytest.mark.parametrize(
    "question",
    ["章若川什么时候任副市长", "章若川哪年参加工作组", "章若川什么时候参加工作会议"],
)
def test_other_questions_keep_every_date(question: str) -> None:
    assert kept(question) == list(DATES)


def test_a_step_without_its_date_has_none() -> None:
    text = "章若川，1989年9月至1993年7月在雾汀师范学院学习，1993年8月至今任雾汀一中教师。"
    for question in ("章若川什么时候入党", "章若川哪年出生", "章若川什么时候参加工作"):
        assert of_another_step(question, text, 4, text.index("在雾汀"))


@pytest.mark.parametrize(
    ("question", "dates"),
    [
        ("章若川什么时候出生", ["1968年4月"]),
        ("章若川什么时候入党", ["1990年12月"]),
        ("章若川什么时候参加工作", ["1991年7月"]),
    ],
)
def test_only_the_dates_of_the_step_are_found(question: str, dates: list[str]) -> None:
    (view,) = views_in(question, LIFE)
    assert [found.text for found in find_dates(view)] == dates


def test_where_no_step_is_asked_the_other_dates_are_found() -> None:
    (view,) = views_in("章若川什么时候任副市长", LIFE)
    assert {"1990年12月", "1991年7月"} < {found.text for found in find_dates(view)}


CORPUS = {
    "regions.csv": "name,level,parent,aliases\n雾汀市,prefecture,,雾汀\n",
    "manifest.csv": "file,doc_id,title,publisher,published,region\n"
    "culture.txt,,雾汀市文化局局长简历（示例）,雾汀日报,2023-03-01,雾汀市\n"
    "school.txt,,雾汀一中校长简历（示例）,雾汀日报,2023-03-02,雾汀市\n",
    "culture.txt": "雾汀市文化局局长简历（示例）\n\n"
    "程疏影，女，1976年6月出生，1998年11月加入中国共产党，现任雾汀市文化局局长。\n",
    "school.txt": "雾汀一中校长简历（示例）\n\n"
    "陆听泉，男，1989年9月至1993年7月在雾汀师范学院学习，"
    "1993年8月至2001年5月任雾汀一中教师，2001年6月起任雾汀一中校长。\n",
}


@pytest.fixture(scope="module")
def ask(
    encoder: SentenceEncoder, encodings: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Ask]:
    folder = tmp_path_factory.mktemp("careers")
    with asking(CORPUS, encoder, encodings, folder) as asked:
        yield asked


@pytest.mark.slow
@pytest.mark.parametrize(
    ("question", "date"),
    [
        ("程疏影什么时候出生", "1976年6月"),
        ("程疏影什么时候入党", "1998年11月"),
        ("程疏影是哪年加入中国共产党的", "1998年11月"),
        ("陆听泉什么时候任雾汀一中校长", "2001年6月"),
    ],
)
def test_the_asked_step_answers(question: str, date: str, ask: Ask) -> None:
    answer = ask(question)
    assert (answer.status, answer.answer) == ("answered", date)
    assert date in answer.citations[0].quote


@pytest.mark.slow
@pytest.mark.parametrize(
    "question",
    [
        "程疏影什么时候参加工作",  # born and of the party only
        "陆听泉什么时候参加工作",  # studies and posts from when to when
        "程疏影和陆听泉谁参加工作早",
        "程疏影和陆听泉谁先参加工作",
        "程疏影比陆听泉早几年参加工作",
    ],
)
def test_no_other_step_stands_in(question: str, ask: Ask) -> None:
    answer = ask(question)
    assert (answer.status, answer.answer) == ("refused", "")
