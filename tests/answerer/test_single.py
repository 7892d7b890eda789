"""Answers cut out of a few passages: what stands before, over and around a span counts."""

from datetime import date

import pytest

from answerer.answer import Answer
from answerer.candidate import Evidence
from answerer.ranking import described, rank_candidates
from answerer.single import answer_single
from core.encoders.encoder import SentenceEncoder
from core.language.regions import Gazetteer
from core.parser.question import parse_question
from core.schema import Chunk, Hit, Report, Span

GAZETTEER = Gazetteer.national()
Passage = tuple[str, tuple[str, ...], str]  # text, section, region

ASKED, FAIR = "第九届云溪书展哪天开到哪天？", "第九届云溪书展在会展中心举办"


def evidence(question: str, passages: list[Passage], encoder: SentenceEncoder) -> Evidence:
    """The passages of one report, found in their order."""
    whole = "".join(text for text, _, _ in passages)
    report = Report("r", "r.txt", whole, published=date(2023, 8, 5))
    hits, at = [], 0
    for number, (text, section, region) in enumerate(passages):
        span = Span(at, at + len(text))
        chunk = Chunk(f"r#{number}", "r", number, text, (span,), section=section, region=region)
        hits.append(Hit(chunk, 1.0 / (1 + number)))
        at += len(text)
    frame = parse_question(question, GAZETTEER, date(2023, 9, 1))
    return Evidence(frame, tuple(hits), {"r": report}, {}, {}, encoder, GAZETTEER)


def answer(question: str, text: str, encoder: SentenceEncoder) -> Answer:
    return answer_single(evidence(question, [(text, (), "")], encoder), GAZETTEER)


@pytest.mark.slow
def test_the_year_of_a_range_is_told_as_a_step(encoder: SentenceEncoder) -> None:
    found = answer(ASKED, f"10月18日至24日，{FAIR}。", encoder)
    assert found.answer == "2023年10月18日至24日"
    assert any("10月18日至24日" in step and "2023年" in step for step in found.steps)
    printed = answer(ASKED, f"2023年10月18日至24日，{FAIR}。", encoder)
    assert (printed.answer, printed.steps) == ("2023年10月18日至24日", ())


@pytest.mark.slow
def test_a_name_in_another_countys_section_is_anothers(encoder: SentenceEncoder) -> None:
    text = "县长乔砚舟调研了三家企业。"
    wrong = evidence("范县的县长是谁？", [(text, ("濮阳市", "台前县"), "台前县")], encoder)
    right = evidence("范县的县长是谁？", [(text, ("濮阳市", "范县"), "范县")], encoder)
    differs = {c.text: c.differs for c in rank_candidates(wrong, GAZETTEER)}
    assert "地区" in differs["乔砚舟"]
    agrees = {c.text: c.differs for c in rank_candidates(right, GAZETTEER)}
    assert agrees["乔砚舟"] == ()


@pytest.mark.slow
def test_the_passage_before_says_what_a_sentence_is_about(encoder: SentenceEncoder) -> None:
    passages: list[Passage] = [
        ("云溪大桥的施工单位已经选定。", (), ""),
        ("中标的是松涛建设公司。", (), ""),
    ]
    question = "云溪大桥的施工单位是哪家？"
    after = described(evidence(question, passages, encoder), GAZETTEER)
    alone = described(evidence(question, passages[1:], encoder), GAZETTEER)
    seen = [
        max(t["cover_with_before"] for c, t in rows if "松涛" in c.text) for rows in (after, alone)
    ]
    assert seen[0] > seen[1]
