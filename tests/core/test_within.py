"""What both engines promise of a filter: what is left keeps its scores, nothing is widened."""

import numpy as np
import pytest

from core.encoders.encoder import Vectors
from core.index.dense import CHANGES, REMOVED, DenseIndex
from core.index.engine import LEXICAL, Engine, LocalEngine
from core.index.lexical import carry_lexical, update_lexical
from core.index.milvus import MilvusEngine, MilvusWriter
from core.index.ranking import Keys, Scored, ranked

pytestmark = pytest.mark.slow

# Passages of one report each; those of GONE are taken out again, those from LATE on put in then.
KEYS = range(10, 4210)
GONE = range(100, 150)
LATE = 4000
LEFT = [key for key in KEYS if key not in GONE]
PLACES = ("松原县", "柏溪县", "桐江区", "枫林市")
QUESTION = "松原县签约项目多少个"


def text_of(key: int) -> str:
    """Seven lengths and four places: many ties, and as many scores."""
    return f"{PLACES[key % 4]}签约{'亿元以上' * (key % 7)}项目{key}个"


def vectors_of(keys: list[int] | range) -> Vectors:
    """One of 600 directions for each key: every vector ties with some others."""
    raw = np.random.default_rng(3).standard_normal((600, 16)).astype(np.float32)
    unit = raw / np.linalg.norm(raw, axis=1, keepdims=True)
    return np.array([unit[key % 600] for key in keys], dtype=np.float32)


VECTOR = vectors_of([77])[0]


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> LocalEngine:
    """Files with changes beside them."""
    first, second = (tmp_path_factory.mktemp(name) for name in ("first", "second"))
    early, late = range(KEYS.start, LATE), range(LATE, KEYS.stop)
    update_lexical(first / LEXICAL, [], ((key, text_of(key)) for key in early))
    carry_lexical(first / LEXICAL, second / LEXICAL)
    update_lexical(second / LEXICAL, GONE, ((key, text_of(key)) for key in late))
    dense = DenseIndex(None)
    dense.add(early, vectors_of(early))
    dense.save(first)
    dense = DenseIndex(first)
    dense.remove(GONE)
    dense.add(late, vectors_of(late))
    dense.save(second, shared_from=1)
    assert (second / CHANGES).exists()
    assert (second / REMOVED).exists()
    return LocalEngine(second, len(LEFT))


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> MilvusEngine:
    pytest.importorskip("milvus_lite", reason="requirements-milvus.txt is not installed")
    address = str(tmp_path_factory.mktemp("milvus") / "passages.db")
    batch = (LEFT, [str(key) for key in LEFT], [*map(text_of, LEFT)], vectors_of(LEFT))
    MilvusWriter(address).write("one", 16, len(LEFT), [batch])
    return MilvusEngine(address, "one")


@pytest.fixture(params=["files", "server"])
def engine(request: pytest.FixtureRequest) -> Engine:
    found: Engine = request.getfixturevalue(request.param)
    return found


def keys(*chosen: int) -> Keys:
    return np.array(sorted(chosen), dtype=np.int64)


def searched(engine: Engine, kind: str, k: int, within: Keys | None) -> Scored:
    if kind == "dense":
        return engine.dense(VECTOR, k, within)
    return engine.lexical(QUESTION, k, within)


def first(found: Scored, k: int) -> list[tuple[str, float]]:
    """As a snapshot cuts: by score, then by name."""
    return ranked(((f"{key:06}", score) for key, score in found), k)


WITHIN = {
    "one": keys(12),
    "a few": keys(*range(10, 4210, 97)),
    "of one place": keys(*(key for key in KEYS if key % 4 == 1)),
    "thousands": keys(*(key for key in KEYS if key % 7)),
    "all but the best": keys(*(key for key in KEYS if key % 4)),
    "the worst": keys(*(key for key in KEYS if key % 4 and key % 7 == 6)),
    "new ones": keys(*range(LATE + 3, LATE + 60)),
}


@pytest.mark.parametrize("kind", ["lexical", "dense"])
@pytest.mark.parametrize("name", WITHIN)
def test_what_is_left_has_its_scores_and_its_order(engine: Engine, kind: str, name: str) -> None:
    within = WITHIN[name]
    every = searched(engine, kind, len(LEFT), None)
    left = [(key, score) for key, score in every if key in set(within.tolist())]
    assert left
    for k in (1, 10, 300):
        assert first(searched(engine, kind, k, within), k) == first(left, k)


@pytest.mark.parametrize("kind", ["lexical", "dense"])
def test_where_nothing_is_left_nothing_is_found(engine: Engine, kind: str) -> None:
    assert searched(engine, kind, 10, None)
    nowhere = (keys(), keys(999_999), keys(*GONE), keys(*range(10_000, 15_000)))
    assert [searched(engine, kind, 10, within) for within in nowhere] == [[]] * 4


@pytest.mark.parametrize("kind", ["lexical", "dense"])
def test_what_was_taken_out_is_passed_over(engine: Engine, kind: str) -> None:
    found = searched(engine, kind, 200, keys(*range(90, 160)))
    assert {key for key, _ in found} == {*range(90, 160)} - {*GONE}


@pytest.mark.parametrize("kind", ["lexical", "dense"])
def test_all_is_as_none(engine: Engine, kind: str) -> None:
    unfiltered = searched(engine, kind, 25, None)
    assert first(searched(engine, kind, 25, keys(*LEFT)), 25) == first(unfiltered, 25)


def test_ties_with_the_last_are_found_too(engine: Engine) -> None:
    within = keys(*(key for key in LEFT if key % 600 == 77 or key % 5 == 0))
    tied = {key for key in within.tolist() if key % 600 == 77}
    assert len(tied) > 3
    assert tied <= {key for key, _ in engine.dense(VECTOR, 3, within)}


def test_passages_that_hold_a_wording(engine: Engine) -> None:
    there = {key for key in LEFT if key % 4 in (0, 3)}
    assert set(engine.holding(["松原县", "枫林市"]).tolist()) == there
    assert engine.holding(["4000", "140"]).tolist() == [4000]  # 140 was taken out
    assert engine.holding(["饕餮", "，", "松原市签约县"]).tolist() == []
    assert engine.holding([]).tolist() == []


def test_quotes_and_operators_are_words_here_too(engine: Engine) -> None:
    assert engine.holding(["') or text_match(terms, '", '松原" OR "柏溪']).tolist() == []
