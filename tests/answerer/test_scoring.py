"""Support grows with the asked words near the figure; what disagrees is never accepted."""

import re
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from answerer.figures.asked import Asked
from answerer.figures.scoring import _behind_later, acceptable, support_of, weights
from answerer.figures.weighing import learned
from answerer.overlap import grams
from core.language.periods import Period, find_periods
from core.language.regions import Gazetteer
from core.parser.frame import Frame
from core.settings import PROJECT
from tests.answerer.made import made

CODE = PROJECT / "answerer"
FRAME = Frame("粮食产量是多少", indicator="粮食产量")


def support(text: str, near: str = "", title: str = "", frame: Frame = FRAME) -> float:
    return support_of(frame, {}, made(text, "5吨", near=near, title=title))


def test_every_weight_is_used_and_every_one_used_is_there() -> None:
    code = "".join(path.read_text(encoding="utf-8") for path in CODE.rglob("*.py"))
    assert set(weights()) == set(re.findall(r'(?:weights\(\)|credit)\["(\w+)"\]', code))


def test_full_support_beside_the_figure() -> None:
    assert support("粮食产量5吨。", near="粮食产量") == 1.0


def test_no_support_without_any_word() -> None:
    assert support("贷款5吨。", near="贷款") == 0.0


def test_nearer_words_support_more() -> None:
    beside = support("粮食产量5吨。", near="粮食产量")
    clause = support("粮食产量5吨。")
    heading = support("贷款5吨。", title="粮食产量")
    assert beside > clause > heading > 0.0


def test_rare_words_weigh_more() -> None:
    candidate = made("产量5吨。", "5吨", near="产量")
    common = dict.fromkeys(grams("粮食产量"), 1.0)
    assert support_of(FRAME, common | {"产量": 9.0}, candidate) > support_of(
        FRAME, common, candidate
    )


def test_a_held_qualifier_supports() -> None:
    frame = Frame("签约项目多少个", indicator="签约项目", qualifiers=("阶段:签约",))
    candidate = made("谈成项目5个。", "5个", near="谈成项目")
    held = replace(candidate, qualifiers=("阶段:签约",))
    assert support_of(frame, {}, held) > support_of(frame, {}, candidate)


def test_a_question_of_no_words_supports_nothing() -> None:
    assert support("粮食产量5吨。", near="粮食产量", frame=Frame("多少")) == 0.0


@given(st.text(), st.text(max_size=50))
def test_support_is_a_share(indicator: str, near: str) -> None:
    value = support("粮食产量5吨。", near=near, frame=Frame("问", indicator=indicator))
    assert 0.0 <= value <= 1.0 + 1e-9


def test_a_figure_that_scores_enough_is_accepted() -> None:
    sure = made("粮食产量5吨。", "5吨", score=learned().enough)
    assert acceptable([sure]) == [sure]


def test_a_figure_that_differs_is_never_accepted() -> None:
    best = made("粮食产量5吨。", "5吨", support=1.0, similarity=1.0, score=99.0, differs=("年份",))
    assert acceptable([best]) == []


def test_a_figure_that_scores_too_little_is_not_accepted() -> None:
    assert acceptable([made("贷款5吨。", "5吨", score=learned().enough - 0.01)]) == []


def test_accepted_ones_keep_their_order() -> None:
    pool = [made("粮食产量5吨。", "5吨", score=s, rank=n) for n, s in enumerate((9.0, 7.0, 8.0))]
    assert acceptable(pool) == pool


def test_a_figure_that_shares_no_word_is_of_something_else() -> None:
    asked = Asked(Frame("旅客客流是多少", indicator="旅客客流"), {}, Gazetteer.national())
    assert asked.said("全年运送旅客")
    assert asked.said("接待游客7万人次")
    assert not asked.said("培训2.4万人次")


def upto(wording: str) -> Period:
    (mention,) = find_periods(wording)
    assert mention.period is not None
    return mention.period


def test_of_loose_times_only_the_best_of_the_latest_day_comes_first() -> None:
    frame = Frame("截至2023年8月转移多少人", periods=(upto("截至2023年8月"),))
    told = [("310人", "8月1日", 2.0), ("530人", "8月8日", 1.0), ("90人", "8月8日", 0.5)]
    found = [
        made(
            f"转移群众{text}。", text, period=upto(f"截至2023年{day}"), near="转移群众", score=score
        )
        for text, day, score in told
    ]
    assert [_behind_later(frame, one, found).score for one in found] == [1.5, 2.0, 0.5]
    assert [_behind_later(FRAME, one, found).score for one in found] == [2.0, 1.0, 0.5]
    same_day = found[1:]
    assert [_behind_later(frame, one, same_day).score for one in same_day] == [1.0, 0.5]
