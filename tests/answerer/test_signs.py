"""The signs of a figure say what stands beside it, and what does not."""

from typing import Any

import pytest

from answerer.candidate import Candidate, Evidence
from answerer.figures.asked import Asked
from answerer.figures.signs import AGAINST, Signs, signs_of
from core.encoders.encoder import SentenceEncoder
from core.language.regions import Gazetteer
from core.parser.frame import Frame
from core.schema import Hit
from tests.answerer.made import made


def signs(question: str, candidate: Candidate, encoder: SentenceEncoder, **fields: Any) -> Signs:
    frame = Frame(question, **fields)
    gazetteer = Gazetteer.national()
    hits = (Hit(candidate.chunk, 1.0),)
    evidence = Evidence(frame, hits, {}, {}, {}, encoder, gazetteer)
    return signs_of(Asked(frame, {}, gazetteer), evidence, candidate, 1.0)


def figure(text: str, printed: str, near: str = "") -> Candidate:
    return made(text, printed, near=near, rank=1)


def test_words_beside_the_figure_are_near(encoder: SentenceEncoder) -> None:
    found = signs(
        "粮食产量多少吨", figure("粮食产量5吨。", "5吨", "粮食产量"), encoder, indicator="粮食产量"
    )
    assert found["near"] == found["lead"] == found["sentence"] == 1.0
    assert found["foreign"] == found["gap_lead"] == 0.0


def test_words_that_were_not_asked_are_foreign(encoder: SentenceEncoder) -> None:
    found = signs(
        "粮食产量多少吨", figure("棉花产量5吨。", "5吨", "棉花产量"), encoder, indicator="粮食产量"
    )
    assert found["foreign"] > 0.0
    assert found["gap_lead"] > 0.0


@pytest.mark.parametrize(
    ("question", "other"), [("价格下降百分之几", 1.0), ("价格上涨百分之几", 0.0)]
)
def test_a_rise_is_no_fall(question: str, other: float, encoder: SentenceEncoder) -> None:
    found = signs(question, figure("价格上涨5%。", "5%", "价格上涨"), encoder, measure="percent")
    assert found["direction_other"] == other


def test_a_name_that_the_passage_lacks_is_off(encoder: SentenceEncoder) -> None:
    question = "名古屋大学发表论文多少篇"
    own = signs(question, figure("名古屋大学发表论文5篇。", "5篇"), encoder)
    other = signs(question, figure("京都大学发表论文5篇。", "5篇"), encoder)
    assert own["name_off_around"] == 0.0
    assert other["name_off_around"] == 1.0


def test_a_figure_for_each_is_another(encoder: SentenceEncoder) -> None:
    found = signs("补贴多少元", figure("每亩补贴5元。", "5元", "每亩补贴"), encoder)
    assert found["each_other"] == 1.0


def test_one_of_what_is_asked_is_no_other_one(encoder: SentenceEncoder) -> None:
    question = "柴油一吨涨多少钱"
    ton = signs(question, figure("柴油每吨提高230元。", "230元", "柴油每吨提高"), encoder)
    litre = signs(question, figure("柴油每升上调0.20元。", "0.20元", "柴油每升上调"), encoder)
    behind = signs("一克收多少钱", figure("夜盘报收453.74元/克。", "453.74元"), encoder)
    assert (ton["each_missing"], litre["each_missing"], behind["each_missing"]) == (0.0, 1.0, 0.0)


def test_every_sign_is_a_share(encoder: SentenceEncoder) -> None:
    found = signs(
        "2022年签约项目多少个", figure("签约项目5个。", "5个", "签约项目"), encoder,
        indicator="签约项目", qualifiers=("阶段:签约",), unit="个", measure="count",
    )  # fmt: skip
    assert all(0.0 <= value <= 1.0 for value in found.values())
    assert AGAINST.isdisjoint({"near", "lead", "rank"})
