"""What both engines promise: the files of a snapshot, and Milvus Lite over its real protocol."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from core.encoders.encoder import SentenceEncoder
from core.errors import EngineUnreachable, IndexMissing
from core.index.engine import Engine, LocalEngine
from core.index.milvus import ALIAS, MilvusEngine, MilvusWriter, collection_name
from core.index.snapshot import Snapshot
from core.index.store import IndexStore
from core.settings import settings
from indexer.build import build
from retriever.retriever import Retriever

pytestmark = pytest.mark.slow
pytest.importorskip("milvus_lite", reason="requirements-milvus.txt is not installed")

QUESTIONS = (
    "柏溪县2022年签约亿元以上项目多少个",
    "松原县2021年引来多少亿的合同",
    "枫林市2023年上半年新增就业多少人",
    "哪天下的雨",
)


@pytest.fixture(scope="module")
def address(snapshot: Snapshot, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A Milvus Lite file that the settings name, once the session's index is open by its files."""
    assert isinstance(snapshot._engine, LocalEngine)
    with pytest.MonkeyPatch.context() as patch:
        place = str(tmp_path_factory.mktemp("milvus") / "passages.db")
        patch.setenv("POLICYQA_MILVUS", place)
        settings.cache_clear()
        yield place
    settings.cache_clear()


@pytest.fixture(scope="module")
def served(
    address: str,
    sample_corpus: Path,
    encoder: SentenceEncoder,
    encodings: Path,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Snapshot]:
    """A snapshot of the tiny corpus that the server has too."""
    folder = tmp_path_factory.mktemp("served")
    build(sample_corpus, folder, encoder, encodings=encodings)
    with IndexStore(folder).open() as snapshot:
        yield snapshot


@pytest.fixture(params=["files", "milvus"])
def engine(request: pytest.FixtureRequest, served: Snapshot, address: str) -> Engine:
    if request.param == "files":
        return LocalEngine(served.folder, served.manifest.chunks)
    return MilvusEngine(address, served.id)


@pytest.mark.parametrize("question", QUESTIONS)
def test_the_best_come_first_and_the_same_on_every_run(
    engine: Engine, encoder: SentenceEncoder, question: str
) -> None:
    vector = encoder.encode_question(question)
    assert len(engine.dense(vector, 5)) >= 5
    for found in (engine.lexical(question, 5), engine.dense(vector, 5)):
        scores = [score for _, score in found]
        assert scores == sorted(scores, reverse=True)
        assert len({key for key, _ in found}) == len(found)
    assert engine.dense(vector, 5) == engine.dense(vector, 5)
    assert engine.lexical(question, 5) == engine.lexical(question, 5)


def test_nothing_is_found_for_nothing(engine: Engine) -> None:
    assert engine.lexical("，。", 5) == []
    assert engine.lexical("饕餮", 5) == []
    assert engine.lexical("签约", 0) == []


def test_quotes_and_operators_are_words(engine: Engine) -> None:
    assert engine.frequencies(["' or 1==1", "签约"])["' or 1==1"] == 0
    assert engine.lexical("\"签约\" AND (项目 OR 'x') *", 3)


def test_terms_are_counted_alike(served: Snapshot, address: str) -> None:
    terms = ["签约", "项目", "2022", "饕餮", "a", "亿元"]
    local = LocalEngine(served.folder, served.manifest.chunks).frequencies(terms)
    assert MilvusEngine(address, served.id).frequencies(terms) == local
    assert local["签约"] > 0 == local["饕餮"]


@pytest.mark.parametrize("question", QUESTIONS)
def test_both_give_the_same_scores(
    served: Snapshot, address: str, encoder: SentenceEncoder, question: str
) -> None:
    local, server = (
        LocalEngine(served.folder, served.manifest.chunks),
        MilvusEngine(address, served.id),
    )
    vector, every = encoder.encode_question(question), served.manifest.chunks
    assert dict(server.dense(vector, every)) == pytest.approx(
        dict(local.dense(vector, every)), abs=1e-5
    )
    # tantivy keeps the length of a passage in one byte.
    assert dict(server.lexical(question, every)) == pytest.approx(
        dict(local.lexical(question, every)), rel=0.1
    )


@pytest.mark.parametrize("question", QUESTIONS)
def test_both_give_the_same_answers(
    served: Snapshot, snapshot: Snapshot, encoder: SentenceEncoder, question: str
) -> None:
    assert isinstance(served._engine, MilvusEngine)
    by_server = Retriever(served, encoder).search(question, 3)
    by_files = Retriever(snapshot, encoder).search(question, 3)
    assert [hit.chunk.text for hit in by_server] == [hit.chunk.text for hit in by_files]


@pytest.mark.usefixtures("always_near")
def test_a_deleted_report_is_gone_and_an_old_reader_keeps_it(
    address: str, corpus: Path, tmp_path: Path, encoder: SentenceEncoder, encodings: Path
) -> None:
    from pymilvus import MilvusClient

    store = IndexStore(tmp_path / "index")
    build(corpus, store.folder, encoder, encodings=encodings)
    with store.open() as before:
        gone = "projects_2021.md"
        text = before.chunks_of(gone)[0].text
        (corpus / gone).unlink()
        build(corpus, store.folder, encoder, encodings=encodings)
        with store.open() as after:
            assert after.id != before.id
            assert gone in {name.partition("#")[0] for name, _ in before.lexical_search(text, 3)}
            found = {name.partition("#")[0] for name, _ in after.lexical_search(text, 50)}
            assert found
            assert gone not in found
            named = MilvusClient(address).describe_alias(ALIAS)["collection_name"]
            assert named == collection_name(after.id)


@pytest.mark.usefixtures("always_near")
def test_collections_go_with_their_snapshots(
    address: str, corpus: Path, tmp_path: Path, encoder: SentenceEncoder, encodings: Path
) -> None:
    store, writer = IndexStore(tmp_path / "index"), MilvusWriter(address)
    ids = []
    for number in range(settings().snapshots + 1):
        (corpus / "new.txt").write_text(f"松原县2023年新建学校{number + 3}所。", encoding="utf-8")
        ids.append(build(corpus, store.folder, encoder, encodings=encodings).snapshot)
    sizes = {name: store.open().manifest.chunks for name in ids}
    assert [writer.holds(name, sizes[name]) for name in ids] == [False] + [True] * (len(ids) - 1)


@pytest.mark.usefixtures("always_near")
def test_a_collection_that_was_lost_is_written_again(
    address: str, corpus: Path, tmp_path: Path, encoder: SentenceEncoder, encodings: Path
) -> None:
    store = IndexStore(tmp_path / "index")
    name = build(corpus, store.folder, encoder, encodings=encodings).snapshot
    MilvusWriter(address).drop([name])
    with store.open() as snapshot, pytest.raises(IndexMissing):
        snapshot.lexical_search("签约", 3)
    assert not build(corpus, store.folder, encoder, encodings=encodings).published
    with store.open() as snapshot:
        assert snapshot.lexical_search("签约", 3)


@pytest.mark.usefixtures("always_near")
def test_without_its_server_nothing_is_published(
    corpus: Path,
    tmp_path: Path,
    encoder: SentenceEncoder,
    encodings: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("POLICYQA_MILVUS", "http://127.0.0.1:1")
    settings.cache_clear()
    try:
        with pytest.raises(EngineUnreachable):
            build(corpus, tmp_path / "index", encoder, encodings=encodings)
        assert IndexStore(tmp_path / "index").current() is None
    finally:
        monkeypatch.undo()
        settings.cache_clear()
