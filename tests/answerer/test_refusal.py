"""A refusal says what was not found and what was, with its place."""

from dataclasses import replace

import pytest

from answerer.assistant import Assistant
from answerer.refusal import asked_words, refuse, refuse_with
from core.language.calendar import year_of
from core.parser.frame import Frame
from tests.answerer.conftest import TODAY, Ask
from tests.answerer.made import made

FRAME = Frame(
    "松原县2023年签约项目多少个",
    regions=("松原县",),
    periods=(year_of(2023),),
    indicator="签约项目",
    measure="count",
)
TEXT = "2022年松原县签约项目40个。"
MISS = made(TEXT, "40个", region="松原县", period=year_of(2022), differs=("年份",))


def test_the_frame_in_words() -> None:
    assert asked_words(FRAME) == "松原县2023年签约项目"


def test_a_near_miss_is_told_with_its_year_and_place() -> None:
    answer = refuse_with(FRAME.question, FRAME, [MISS], ())
    assert (answer.status, answer.answer, answer.reason) == ("refused", "", "near_miss")
    assert "未找到松原县2023年签约项目数；有2022年：40个 [1]" in answer.message
    assert "2022年：40个 [1]" in answer.message
    (citation,) = answer.citations
    assert "40个" in citation.quote
    assert answer.near_misses[0].citation == citation.n


def test_the_question_that_the_near_miss_answers() -> None:
    (miss,) = refuse_with(FRAME.question, FRAME, [MISS], ()).near_misses
    assert miss.question == "松原县2022年签约项目多少个"


def test_a_follow_up_is_asked_whole_elsewhere() -> None:
    frame = FRAME.changed(
        question="柏溪县呢", regions=("柏溪县",), inherited=("periods", "indicator")
    )
    other = made(TEXT, "40个", region="松原县", period=year_of(2023), differs=("地区",))
    (miss,) = refuse_with(frame.question, frame, [other], ()).near_misses
    assert miss.question == "松原县2023年签约项目有多少个？"


def test_an_unknown_year_is_said() -> None:
    unknown = made("松原县签约项目40个。", "40个", region="松原县", differs=("年份不明",))
    answer = refuse_with(FRAME.question, FRAME, [unknown], ())
    assert "年份不明" in answer.message


def test_another_place_is_named() -> None:
    other = made("柏溪县签约项目40个。", "40个", region="柏溪县", differs=("地区",))
    assert "柏溪县：40个" in refuse_with(FRAME.question, FRAME, [other], ()).message


def test_at_most_three_and_each_once() -> None:
    others = [
        made(f"{year}年签约项目{year - 2000}个。", f"{year - 2000}个", period=year_of(year),
             differs=("年份",))
        for year in range(2010, 2020)
    ]  # fmt: skip
    assert len(refuse_with(FRAME.question, FRAME, others, ()).near_misses) == 3
    assert len(refuse_with(FRAME.question, FRAME, [MISS, MISS], ()).near_misses) == 1


def test_nothing_near_is_said_plainly() -> None:
    answer = refuse_with(FRAME.question, FRAME, [], ())
    assert answer.reason == "no_match"
    assert answer.message
    assert answer.citations == ()
    assert answer.near_misses == ()


def test_a_refusal_without_passages() -> None:
    answer = refuse("", Frame(""), "empty_question", "请输入一个问题。")
    assert (answer.status, answer.answer, answer.message) == ("refused", "", "请输入一个问题。")


def test_of_values_that_one_question_asks_for_only_the_first_is_told() -> None:
    again = made("2022年松原县签约项目41个。", "41个", region="松原县", period=year_of(2022),
                 differs=("年份",))  # fmt: skip
    (miss,) = refuse_with(FRAME.question, FRAME, [MISS, again], ()).near_misses
    assert miss.answer == "40个"


@pytest.mark.slow
@pytest.mark.parametrize(
    "question",
    [
        "望川县2023年签约亿元以上项目多少个",
        "柏岭县2022年签约亿元以上项目多少个",
        "望川县2022年签约10亿元以上项目多少个",
        "苇泽县2022年投产亿元以上项目多少个",
        "柏岭县2023年粮食产量是多少",
    ],
)
def test_the_question_of_a_near_miss_finds_it(
    ask: Ask, assistant: Assistant, question: str
) -> None:
    misses = assistant.tried_out(ask(question), TODAY).near_misses
    assert any(miss.question for miss in misses)
    for miss in misses:
        if miss.question:
            assert ask(miss.question).answer == miss.answer, miss.question


@pytest.mark.slow
@pytest.mark.parametrize(
    "question",
    [
        "望川县2023年签约亿元以上项目多少个",
        "柏岭县2022年签约亿元以上项目多少个",
        "柏岭县2022年投产亿元以上项目多少个",
        "望川县2022年签约亿元以下项目多少个",
        "柏岭县2023年粮食产量是多少",
        "望川县2022年第一季度失业率和苇泽县比哪个高",
        "2021年7月柏岭县水库蓄水量是多少",
    ],
)
def test_each_near_miss_is_what_its_own_frame_is_answered_with(
    ask: Ask, assistant: Assistant, question: str
) -> None:
    refused = ask(question)
    assert refused.near_misses
    for miss in refused.near_misses:
        answer = assistant.ask(question, miss=miss)
        assert (answer.status, answer.answer, answer.frame) == ("answered", miss.answer, miss.frame)
        told = next(c for c in refused.citations if c.n == miss.citation)
        assert (told.doc_id, told.quote) in {(c.doc_id, c.quote) for c in answer.citations}


@pytest.mark.slow
def test_a_near_miss_that_a_newer_index_lost_is_asked_by_its_frame(
    ask: Ask, assistant: Assistant
) -> None:
    question = "望川县2023年签约亿元以上项目多少个"
    lost = replace(ask(question).near_misses[0], chunk_id="gone.md#0000")
    assert assistant.ask(question, miss=lost).answer == "52个"


@pytest.mark.slow
def test_the_asked_place_in_another_year_comes_first(ask: Ask) -> None:
    answer = ask("望川县2023年签约亿元以上项目多少个")
    assert "未找到望川县2023年签约亿元以上项目数；有2022年：52个 [1]" in answer.message
    assert answer.near_misses[0].question == "望川县2022年签约亿元以上项目多少个"


def test_a_place_that_nothing_names_is_asked_for(ask: Ask) -> None:
    answer = ask("该县2022年签约亿元以上项目多少个")
    assert (answer.status, answer.reason) == ("refused", "no_place")
    assert "“该县”指的是哪里" in answer.message
    context = ("望川县2022年开工亿元以上项目多少个",)
    assert ask("该县2022年签约亿元以上项目多少个", context=context).answer == "52个"
