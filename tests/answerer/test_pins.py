"""Pinned conditions complete later questions and are never widened."""

import json
from pathlib import Path

import pytest

from answerer.assistant import STAGES, Assistant
from answerer.pins import with_pins
from answerer.refusal import PINNED
from core.encoders.encoder import SentenceEncoder
from core.index.store import IndexStore
from core.language.periods import Period, find_periods
from core.parser.frame import Frame
from indexer.build import build
from retriever.retriever import Retriever


def year(text: str) -> Period:
    period = find_periods(text)[0].period
    assert period is not None
    return period


PINS = Frame(
    "甲县2022年签约多少",
    regions=("甲县",),
    periods=(year("2022年"),),
    indicator="签约",
    pinned=("regions", "periods"),
)


def test_a_pin_fills_what_a_question_leaves_open() -> None:
    frame = with_pins(Frame("开工多少", indicator="开工"), PINS)
    assert (frame.regions, frame.periods) == (PINS.regions, PINS.periods)
    assert frame.indicator == "开工"
    assert frame.inherited == ("periods", "regions")
    assert set(frame.pinned) == {"regions", "periods"}


def test_what_the_question_says_beats_a_pin() -> None:
    frame = with_pins(Frame("乙县开工多少", regions=("乙县",), indicator="开工"), PINS)
    assert frame.regions == ("乙县",)
    assert frame.periods == PINS.periods
    assert frame.pinned == ("periods",)


def test_what_was_only_inherited_gives_way() -> None:
    leaning = Frame("开工呢", regions=("乙县",), inherited=("regions",))
    assert with_pins(leaning, PINS).regions == ("甲县",)


def test_without_pins_nothing_changes() -> None:
    frame = Frame("开工多少", indicator="开工")
    assert with_pins(frame, None) is frame


def test_no_near_miss_leaves_what_is_pinned(assistant: Assistant) -> None:
    question = next(q for q in assistant.examples(4) if "年" in q)
    (frame,) = assistant.frames(question)
    missing = frame.changed(periods=(year("1999年"),))
    assert "年份" in {name for miss in _misses(assistant, missing) for name in miss}
    pinned = missing.changed(pinned=("periods",))
    answer = assistant.ask(question, frame=pinned)
    assert answer.status == "refused"
    assert not [miss for miss in answer.near_misses if {"年份", "年份不明"} & set(miss.differs)]
    if not answer.near_misses:
        assert "没有放宽" in answer.message


def _misses(assistant: Assistant, frame: Frame) -> list[tuple[str, ...]]:
    return [miss.differs for miss in assistant.ask(frame.question, frame=frame).near_misses]


@pytest.mark.slow
def test_a_pin_finds_what_others_drown(
    tmp_path: Path, encoder: SentenceEncoder, encodings: Path
) -> None:
    """Many short reports of other years are nearer to the question than the one of its year."""
    question = "望川县2022年城镇新增就业多少人"
    texts = {
        f"{y}-{m:02}-05": f"本月，望川县城镇新增就业{y - 1900 + m}人，"
        "城镇新增就业人数多少与上月持平。"
        for y in range(2008, 2018)
        for m in range(1, 13)
    }
    aside = "会议听取了各部门的汇报，研究了水利、交通、教育和卫生工作，要求抓好落实。"
    right = f"{aside * 3}去年，望川县城镇新增就业8642人。"
    rows = [
        {"doc_id": day, "title": "简报（示例）", "published": day, "text": text}
        for day, text in {**texts, "2023-01-15": right}.items()
    ]
    (tmp_path / "corpus").mkdir()
    (tmp_path / "corpus" / "regions.csv").write_text("name,level,parent\n望川县,county,\n", "utf-8")
    lines = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
    (tmp_path / "corpus" / "briefs.jsonl").write_text(lines, "utf-8")
    build(tmp_path / "corpus", tmp_path / "index", encoder, encodings=encodings)
    with IndexStore(tmp_path / "index").open() as snapshot:
        assistant = Assistant(
            IndexStore(tmp_path / "index"), snapshot, Retriever(snapshot, encoder)
        )
        (frame,) = assistant.frames(question)
        assert assistant.ask(question, frame=frame).status == "refused"
        pinned = assistant.ask(question, frame=frame.changed(pinned=("regions", "periods")))
        assert (pinned.status, pinned.answer) == ("answered", "8642人")
        nowhere = frame.changed(regions=("南乐县",), pinned=("regions",))
        answer = assistant.ask(question, frame=nowhere)
        assert (answer.status, answer.message, answer.hits) == ("refused", PINNED, ())


QUESTIONS = (
    "望川县2022年签约亿元以上项目多少个",
    "苇泽县2021年合同引资额多少",
    "柏岭县2022年开工亿元以上项目几个",
    "望川县2022年实际完成固定资产投资多少",
    "苇泽县2023年粮食产量多少",
    "望川县2023年规上企业有多少家",
    "柏岭县2023年7月水库蓄水量是多少",
    "望川县2023年上半年城镇新增就业多少人",
    "望川县和苇泽县2022年签约亿元以上项目哪个多",
)


@pytest.mark.parametrize("question", QUESTIONS)
def test_a_pin_loses_no_answer(assistant: Assistant, question: str) -> None:
    (frame,) = assistant.frames(question)
    free = assistant.ask(question, frame=frame)
    assert free.status != "refused"
    for pinned in (("regions",), ("periods",), ("regions", "periods")):
        answer = assistant.ask(question, frame=frame.changed(pinned=pinned))
        assert (answer.status, answer.answer) == (free.status, free.answer)


def test_the_stages_are_told_in_order(assistant: Assistant) -> None:
    told: list[str] = []
    assistant.ask(assistant.examples(1)[0], stage=told.append)
    assert tuple(told) == STAGES
