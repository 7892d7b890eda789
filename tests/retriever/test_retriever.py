import pytest

from core.encoders.encoder import SentenceEncoder
from core.index.snapshot import Snapshot
from retriever.retriever import Mode, Retriever

pytestmark = pytest.mark.slow


@pytest.mark.parametrize("mode", ["lexical", "dense", "fused"])
def test_this_county_is_found_by_its_name(retriever: Retriever, mode: Mode) -> None:
    hits = retriever.search("柏溪县2022年签约亿元以上项目多少个", 3, mode=mode)
    assert "29个" in hits[0].chunk.text
    assert "柏溪" not in hits[0].chunk.text
    assert hits[0].chunk.region == "柏溪县"


def test_hits_come_best_first_with_their_ranks(retriever: Retriever) -> None:
    hits = retriever.search("松原县签约亿元以上项目", 10)
    assert [(-hit.score, hit.chunk.chunk_id) for hit in hits] == sorted(
        (-hit.score, hit.chunk.chunk_id) for hit in hits
    )
    assert all(hit.lexical or hit.dense for hit in hits)
    assert {1} == {hit.dense for hit in hits if hit.dense == 1}


def test_k_counts_the_hits(retriever: Retriever) -> None:
    assert [len(retriever.search("签约项目", k)) for k in (0, 1, 2)] == [0, 1, 2]
    few = retriever.search("签约项目", 3, candidates=1)
    assert len(few) == 3


@pytest.mark.parametrize("question", ["", "  ", "？！", '"a" AND (b OR *) -c:d^2~', "\x00"])
def test_odd_questions_are_answered_without_trouble(retriever: Retriever, question: str) -> None:
    assert len(retriever.search(question, 3)) <= 3


def test_a_lexical_search_needs_no_model(snapshot: Snapshot) -> None:
    encoder = SentenceEncoder("none", snapshot.folder)
    assert Retriever(snapshot, encoder).search("松原县签约", 1, mode="lexical")
