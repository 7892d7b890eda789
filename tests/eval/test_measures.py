"""The measures by ir-measures against a second, naive implementation."""

import math
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eval.measures import NAMES, score_evidence, score_prints, score_ranking, score_reports
from eval.question import Question


def naive(ranking: list[str], relevant: set[str]) -> dict[str, float]:
    def recall(cutoff: int) -> float:
        return len(relevant & set(ranking[:cutoff])) / len(relevant)

    reciprocal = 0.0
    gain = 0.0
    for place, doc_id in enumerate(ranking[:10], 1):
        if doc_id in relevant:
            reciprocal = reciprocal or 1 / place
            gain += 1 / math.log2(place + 1)
    ideal = sum(1 / math.log2(place + 1) for place in range(1, min(len(relevant), 10) + 1))
    return {
        **{f"recall_{cutoff}": recall(cutoff) for cutoff in range(1, 11)},
        "mrr": reciprocal,
        "ndcg10": gain / ideal,
    }


@pytest.mark.parametrize("seed", range(50))
def test_random_rankings_agree(seed: int) -> None:
    chance = random.Random(seed)
    documents = [f"文{n:02d}.txt" for n in range(30)]
    ranking = chance.sample(documents, chance.randint(0, 20))
    relevant = chance.sample(documents, chance.randint(1, 14))
    assert score_ranking(ranking, relevant) == pytest.approx(naive(ranking, set(relevant)))


@given(
    st.lists(st.integers(0, 40), unique=True, max_size=20), st.sets(st.integers(0, 40), min_size=1)
)
def test_any_ranking_agrees(ranking: list[int], relevant: set[int]) -> None:
    names = [str(n) for n in ranking]
    found = score_ranking(names, [str(n) for n in relevant])
    assert found == pytest.approx(naive(names, {str(n) for n in relevant}))


def ask(**fields: object) -> Question:
    return Question("q", "问", "count", True, answers=("40个",), **fields)  # type: ignore[arg-type]


def hit(doc_id: str, text: str) -> dict[str, str]:
    return {"doc_id": doc_id, "text": text}


def test_a_report_ranks_by_its_first_hit() -> None:
    hits = [hit("a", ""), hit("a", ""), hit("b", "")]
    scores = score_reports(ask(doc_ids=("b",)), hits)
    assert scores is not None
    assert scores["mrr"] == 0.5
    assert scores["recall_1"] == 0


def test_a_report_with_the_same_evidence_stands_for_the_one_asked_for() -> None:
    asked = ask(doc_ids=("b",), evidence=("甲县40个", "乙县41个"))
    part, reprint, own = hit("c", "甲县40个"), hit("a", "甲县40个，乙县 41个"), hit("b", "别的")
    for hits, rank in (([part, reprint, own], 2), ([own, reprint], 1), ([part, own], 2)):
        scores = score_prints(asked, hits)
        assert scores is not None
        assert scores["mrr"] == 1 / rank
    assert score_prints(asked, [part]) == score_reports(asked, [part])


def test_of_several_reports_asked_for_none_stands_for_another() -> None:
    asked, hits = ask(doc_ids=("a", "b"), evidence=("甲县40个",)), [hit("c", "甲县40个")]
    assert score_prints(asked, hits) == score_reports(asked, hits)


def test_a_passage_holds_evidence_in_spite_of_spaces_and_widths() -> None:
    hits = [hit("a", "无关"), hit("b", "甲县签约项目 40\n个"), hit("b", "甲县签约项目40个")]
    scores = score_evidence(ask(evidence=("签约项目４０个",)), hits)
    assert scores is not None
    assert scores["mrr"] == 0.5
    assert scores["recall_5"] == 1


def test_each_piece_of_evidence_counts() -> None:
    hits = [hit("a", "甲县40个"), hit("b", "乙县41个")]
    scores = score_evidence(ask(evidence=("甲县40个", "乙县41个", "丙县9个")), hits)
    assert scores is not None
    assert scores["recall_1"] == pytest.approx(1 / 3)
    assert scores["recall_10"] == pytest.approx(2 / 3)
    assert scores["mrr"] == pytest.approx((1 + 1 / 2 + 0) / 3)


def test_nothing_to_find_is_not_zero() -> None:
    unanswerable = Question("q", "问", "unanswerable", False, doc_ids=("a",))
    assert score_reports(unanswerable, []) is None
    assert score_evidence(ask(), [hit("a", "")]) is None
    assert score_reports(ask(doc_ids=("a",)), []) == dict.fromkeys(NAMES, 0.0)
