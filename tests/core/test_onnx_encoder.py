"""The ONNX copy of an encoder gives its vectors, or is not used."""

import json
import logging
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from core.encoders.encoder import SentenceEncoder
from core.encoders.onnx_encoder import (
    ENOUGH,
    GRAPH,
    RECORD,
    WEIGHTS,
    BuildingEncoder,
    OnnxEncoder,
    asking_encoder,
    read_record,
)
from core.encoders.onnx_export import keep_copy
from core.files import link_or_copy
from core.settings import PROJECT

pytestmark = pytest.mark.slow

TEXTS = ["松原县2022年签约亿元以上项目37个。", "短", "", "全市城镇新增就业1.2万人。" * 20, "短"]
LETTERS = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", *"短松原县签约项目全市就业人。01237ab"]


def saved_model(folder: Path, *, pooling: str, normalised: bool, limit: int) -> SentenceEncoder:
    """A small BERT with random weights, as sentence-transformers saves one."""
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.base.modules import Transformer
    from sentence_transformers.sentence_transformer.modules import Normalize, Pooling
    from transformers import BertConfig, BertModel, BertTokenizerFast

    bare = folder / "bare"
    bare.mkdir(parents=True)
    (bare / "vocab.txt").write_text("\n".join(LETTERS), encoding="utf-8")
    BertTokenizerFast(str(bare / "vocab.txt")).save_pretrained(bare)
    size = {"hidden_size": 32, "num_hidden_layers": 2, "num_attention_heads": 4}
    config = BertConfig(vocab_size=len(LETTERS), intermediate_size=64, **size)
    BertModel(config).save_pretrained(bare)
    words = Transformer(str(bare), max_seq_length=limit)
    modules: list[Any] = [words, Pooling(32, pooling_mode=pooling)]
    SentenceTransformer(modules=[*modules, Normalize()] if normalised else modules).save(
        str(folder / "model")
    )
    return SentenceEncoder("tiny", folder / "model")


@pytest.mark.parametrize(
    ("pooling", "normalised", "limit"), [("cls", True, 16), ("mean", False, 40), ("max", True, 512)]
)
def test_a_copy_pools_and_truncates_as_the_model_says(
    tmp_path: Path, pooling: str, normalised: bool, limit: int
) -> None:
    model = saved_model(tmp_path, pooling=pooling, normalised=normalised, limit=limit)
    record = keep_copy(model, tmp_path / "copies")
    assert record.refused == ""
    copy = OnnxEncoder(model, tmp_path / "copies" / model.fingerprint, record)
    assert copy.fingerprint == model.fingerprint
    cosines = (copy.encode(TEXTS) * model.encode(TEXTS)).sum(axis=1)
    assert cosines.min() > 0.999  # the model itself may work in bfloat16
    alone = np.stack([copy.encode([text])[0] for text in TEXTS])
    assert (copy.encode(TEXTS) * alone).sum(axis=1).min() > ENOUGH
    assert copy._serving() is not model


def test_a_model_that_cannot_be_copied_is_remembered_and_serves_itself(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.sentence_transformer.modules import BoW

    SentenceTransformer(modules=[BoW(vocab=["项目", "就业"])]).save(str(tmp_path / "model"))
    (tmp_path / "model" / "model.safetensors").write_bytes(b"a model without weights")
    model = SentenceEncoder("bag", tmp_path / "model")
    refused = keep_copy(model, tmp_path / "copies").refused
    assert refused
    assert "no ONNX copy of bag, torch serves" in caplog.text
    caplog.clear()
    assert keep_copy(model, tmp_path / "copies").refused == refused
    assert caplog.text == ""
    asked = asking_encoder(str(model.folder), "", tmp_path / "copies")
    assert isinstance(asked, SentenceEncoder)


def test_the_copy_of_the_default_model_is_the_model(encoder: SentenceEncoder, copies: Path) -> None:
    copy = asking_encoder("m3e-small", "", copies)
    assert isinstance(copy, OnnxEncoder)
    done: list[int] = []
    vectors = copy.encode(TEXTS, progress=done.append)
    assert (vectors.dtype, vectors.shape) == (np.float32, (len(TEXTS), copy.dimension))
    assert sum(done) == len(TEXTS)
    assert (vectors * encoder.encode(TEXTS)).sum(axis=1).min() > 0.999
    assert copy.encode([]).shape == (0, copy.dimension)


def test_a_build_encodes_a_few_by_the_copy_and_then_by_the_model(
    encoder: SentenceEncoder, copies: Path
) -> None:
    copy = asking_encoder("m3e-small", "", copies)
    assert isinstance(copy, OnnxEncoder)
    building = BuildingEncoder(copy, few=len(TEXTS))
    assert (building.fingerprint, building.dimension) == (copy.fingerprint, copy.dimension)
    by_copy, by_model = copy.encode(TEXTS), encoder.encode(TEXTS)
    assert not np.array_equal(by_copy, by_model)  # they differ in the last digits
    assert np.array_equal(building.encode(TEXTS), by_copy)
    assert np.array_equal(building.encode(TEXTS), by_model)


def test_the_instruction_stands_before_questions_only(copies: Path) -> None:
    plain = asking_encoder("m3e-small", "", copies)
    told = asking_encoder("m3e-small", "查找：", copies)
    assert told.encode_question("就业") @ plain.encode(["查找：就业"])[0] > ENOUGH
    assert told.encode(["就业"])[0] @ plain.encode(["就业"])[0] > ENOUGH


def test_a_copy_is_made_once(encoder: SentenceEncoder, copies: Path) -> None:
    graph = copies / encoder.fingerprint / GRAPH
    before = graph.stat()
    keep_copy(encoder, copies)
    assert graph.stat() == before


@pytest.fixture
def own_copies(encoder: SentenceEncoder, copies: Path, tmp_path: Path) -> Path:
    """A copy of the copy, to be changed; nothing in it is rewritten in place."""
    name = encoder.fingerprint
    shutil.copytree(copies / name, tmp_path / "copies" / name, copy_function=link_or_copy)
    return tmp_path / "copies"


@pytest.mark.parametrize("file", [GRAPH, WEIGHTS, "tokenizer.json"])
def test_where_a_copy_is_damaged_torch_serves(
    encoder: SentenceEncoder, own_copies: Path, file: str, caplog: pytest.LogCaptureFixture
) -> None:
    damaged = own_copies / encoder.fingerprint / file
    half = damaged.read_bytes()[: damaged.stat().st_size // 2]
    damaged.unlink()
    damaged.write_bytes(half)
    with caplog.at_level(logging.WARNING):
        vector = asking_encoder("m3e-small", "", own_copies).encode_question("就业")
    assert "torch serves" in caplog.text
    assert vector @ encoder.encode_question("就业") == pytest.approx(1, abs=1e-3)


def test_where_a_copy_gives_other_vectors_torch_serves(
    encoder: SentenceEncoder, own_copies: Path, caplog: pytest.LogCaptureFixture
) -> None:
    path = own_copies / encoder.fingerprint / RECORD
    record = json.loads(path.read_bytes())
    record["probe"] = record["probe"][::-1]
    path.unlink()
    path.write_text(json.dumps(record))
    vector = asking_encoder("m3e-small", "", own_copies).encode_question("就业")
    assert "torch serves: " in caplog.text
    assert vector @ encoder.encode_question("就业") == pytest.approx(1, abs=1e-3)


@pytest.mark.parametrize("content", ["", "[]", '{"making": 0, "probe": []}', '{"probe": 3}'])
def test_a_record_that_is_none_of_ours_is_none(tmp_path: Path, content: str) -> None:
    (tmp_path / RECORD).write_text(content)
    assert read_record(tmp_path) is None


def run_without_torch(*command: str) -> str:
    """What a command prints that ends well and has loaded the copy only."""
    code = (
        "import runpy, sys; sys.argv = sys.argv[1:]\n"
        "try: runpy.run_module(sys.argv[0], run_name='__main__')\n"
        "except SystemExit as done: assert not done.code\n"
        "heavy = {'torch', 'transformers', 'sentence_transformers'} & sys.modules.keys()\n"
        "assert not heavy and 'onnxruntime' in sys.modules, heavy"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, *command],
        cwd=PROJECT,
        capture_output=True,
        encoding="utf-8",
        timeout=120,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.mark.parametrize(
    "command", [("answerer", "松原县2022年签约亿元以上项目多少个"), ("retriever", "签约项目")]
)
def test_asking_loads_no_torch(sample_index: Path, command: tuple[str, str]) -> None:
    assert "签约" in run_without_torch(*command, "--index", str(sample_index))


def test_a_report_more_is_indexed_without_torch(corpus: Path, index: Path) -> None:
    (corpus / "new.md").write_text("# 新报告（示例）\n\n柏溪县建成道路12公里。\n", encoding="utf-8")
    place = ["--corpus", str(corpus), "--index", str(index)]
    assert "新增 new.md" in run_without_torch("indexer", "build", *place)
