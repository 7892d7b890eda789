"""The second look: its weights, its order, its reasons, and a cross-encoder in its place."""

import inspect
from pathlib import Path

import pytest

from core.encoders.encoder import SentenceEncoder
from core.errors import EncoderError, SettingsError
from core.index.snapshot import Snapshot
from retriever.measures import MEASURES
from retriever.rerank import LEARNED, WEIGHTS, LearnedReranker, load_reranker, read_weights
from retriever.retriever import Retriever

QUESTIONS = (
    "柏溪县2022年签约亿元以上项目多少个",
    "松原县2021年引来多少亿的合同",
    "枫林市2023年上半年新增就业多少人",
    "空气好的天占几成",
    "哪天下的雨",
    "枫林市",
)


def test_every_measure_has_a_weight_and_a_meaning() -> None:
    assert list(read_weights(WEIGHTS)) == list(MEASURES)
    text = WEIGHTS.read_text(encoding="utf-8")
    for measure in MEASURES.values():
        assert inspect.cleandoc(measure.__doc__ or "?").splitlines()[0] in text


def test_likeness_and_words_speak_for_a_passage() -> None:
    weights = read_weights(WEIGHTS)
    assert min(weights["cosine"], weights["fact"], weights["site_focus"]) > 0
    assert weights["region_other"] <= 0


@pytest.mark.parametrize("text", ["[weights]\ncosine = 1", "weights = 3", "?", "[other]"])
def test_weights_of_other_measures_are_refused(tmp_path: Path, text: str) -> None:
    file = tmp_path / "weights.toml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(SettingsError):
        read_weights(file)


@pytest.mark.slow
@pytest.mark.parametrize("question", QUESTIONS)
def test_the_order_is_the_same_on_every_run(
    snapshot: Snapshot, encoder: SentenceEncoder, question: str
) -> None:
    runs = [Retriever(snapshot, encoder).search(question, 10) for _ in range(3)]
    assert runs[0]
    assert runs[0] == runs[1] == runs[2]
    order = [(-hit.score, hit.chunk.chunk_id) for hit in runs[0]]
    assert order == sorted(order), "ties by id"


@pytest.mark.slow
def test_the_shares_add_up_to_the_score(retriever: Retriever) -> None:
    for hit in retriever.search(QUESTIONS[0], 5):
        assert set(hit.shares) == set(MEASURES)
        assert sum(hit.shares.values()) == pytest.approx(hit.score, abs=1e-3)


@pytest.mark.slow
def test_the_year_and_the_county_decide(retriever: Retriever) -> None:
    for county, year, count in (("松原县", 2021, 31), ("松原县", 2022, 37), ("柏溪县", 2022, 29)):
        best = retriever.search(f"{year}年{county}签约亿元以上项目有几个", 1)[0]
        assert f"项目{count}个" in best.chunk.text


@pytest.mark.slow
def test_equal_passages_are_in_the_order_of_their_ids(
    snapshot: Snapshot, encoder: SentenceEncoder
) -> None:
    flat = LearnedReranker(dict.fromkeys(MEASURES, 0.0))
    hits = Retriever(snapshot, encoder, flat).search("松原县签约项目", 10)
    names = [hit.chunk.chunk_id for hit in hits]
    assert names == sorted(names)


@pytest.fixture(scope="module")
def tiny_cross_encoder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A cross-encoder of one small layer, its weights at random but the same every time."""
    import torch
    from transformers import BertConfig, BertForSequenceClassification, BertTokenizerFast

    folder = tmp_path_factory.mktemp("cross")
    characters = sorted(set("".join(QUESTIONS)))
    vocabulary = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", *characters]
    (folder / "vocab.txt").write_text("\n".join(vocabulary), encoding="utf-8")
    torch.manual_seed(0)
    config = BertConfig(
        vocab_size=len(vocabulary),
        hidden_size=16,
        num_hidden_layers=1,
        num_attention_heads=2,
        intermediate_size=16,
        num_labels=1,
    )
    BertForSequenceClassification(config).save_pretrained(folder)
    BertTokenizerFast(str(folder / "vocab.txt")).save_pretrained(folder)
    return folder


@pytest.mark.slow
def test_a_cross_encoder_takes_the_last_word(
    snapshot: Snapshot, encoder: SentenceEncoder, tiny_cross_encoder: Path
) -> None:
    from sentence_transformers import CrossEncoder

    search = Retriever(snapshot, encoder, load_reranker(str(tiny_cross_encoder))).search
    hits = search(QUESTIONS[0], 10)
    assert hits == search(QUESTIONS[0], 10)
    learned = Retriever(snapshot, encoder, load_reranker(LEARNED)).search(QUESTIONS[0], 10)
    assert {hit.chunk.chunk_id for hit in hits} == {hit.chunk.chunk_id for hit in learned}
    model = CrossEncoder(str(tiny_cross_encoder), device="cpu", local_files_only=True)
    best = max(hits, key=lambda hit: hit.score)
    head = " ".join(
        (snapshot.report(best.chunk.doc_id).title, *best.chunk.section, best.chunk.region)
    )
    direct = model.predict([(QUESTIONS[0], f"{head}\n{best.chunk.text}")], show_progress_bar=False)
    assert best.score == pytest.approx(float(direct[0]), abs=1e-4)


def test_an_unknown_cross_encoder_is_said(tmp_path: Path) -> None:
    with pytest.raises(EncoderError):
        load_reranker(str(tmp_path / "none"))
