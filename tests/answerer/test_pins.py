"""Pinned conditions complete later questions and are never widened."""

from answerer.assistant import STAGES, Assistant
from answerer.pins import with_pins
from core.frame import Frame
from core.periods import Period, find_periods


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


def test_the_stages_are_told_in_order(assistant: Assistant) -> None:
    told: list[str] = []
    assistant.ask(assistant.examples(1)[0], stage=told.append)
    assert tuple(told) == STAGES
