import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from core.encoders.encoder import SentenceEncoder, load_encoder
from core.encoders.encodings import EncodingCache, encode_through
from core.errors import EncoderError
from core.settings import PROJECT

TEXTS = ["松原县2022年签约亿元以上项目37个。", "短", "全市城镇新增就业1.2万人。" * 20, "短"]


@pytest.mark.slow
def test_vectors_are_unit_and_in_the_order_of_the_texts(encoder: SentenceEncoder) -> None:
    done: list[int] = []
    vectors = encoder.encode(TEXTS, progress=done.append)
    assert vectors.shape == (4, encoder.dimension)
    assert vectors.dtype == np.float32
    assert np.linalg.norm(vectors, axis=1) == pytest.approx(1, abs=1e-4)
    assert sum(done) == 4
    alone = np.stack([encoder.encode([text])[0] for text in TEXTS])
    assert (vectors * alone).sum(axis=1) == pytest.approx(1, abs=1e-3)


@pytest.mark.slow
def test_a_question_lies_nearest_the_passage_that_answers_it(encoder: SentenceEncoder) -> None:
    question = encoder.encode_question("松原县签约了多少个亿元以上项目")
    assert int(np.argmax(encoder.encode(TEXTS) @ question)) == 0


@pytest.mark.slow
def test_no_texts_give_no_vectors(encoder: SentenceEncoder) -> None:
    assert encoder.encode([]).shape == (0, encoder.dimension)


def test_naming_a_model_loads_no_torch() -> None:
    code = (
        "import sys; from core.encoders.encoder import load_encoder;"
        "assert load_encoder('m3e-small').fingerprint.startswith('m3e-small-');"
        "assert not {'torch', 'transformers', 'embedding'} & sys.modules.keys()"
    )
    subprocess.run([sys.executable, "-c", code], cwd=PROJECT, check=True, timeout=60)


def test_the_fingerprint_changes_with_the_weights(tmp_path: Path) -> None:
    (tmp_path / "config.json").write_text("{}")
    weights = tmp_path / "model.safetensors"
    weights.write_bytes(bytes(100_000))
    first = SentenceEncoder("model", tmp_path).fingerprint
    weights.write_bytes(bytes(50_000) + b"\1" * 50_000)
    assert SentenceEncoder("model", tmp_path).fingerprint != first


def test_an_unknown_model_is_an_error_in_chinese() -> None:
    with pytest.raises(EncoderError) as caught:
        load_encoder("nobody/no-such-model")
    assert "nobody/no-such-model" in caught.value.message


def test_a_folder_without_a_model_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(EncoderError):
        load_encoder(str(tmp_path)).encode(["text"])


@pytest.mark.slow
def test_what_was_encoded_once_is_not_encoded_again(
    encoder: SentenceEncoder, tmp_path: Path
) -> None:
    done: list[int] = []
    with EncodingCache(tmp_path, encoder.fingerprint) as cache:
        first = encode_through(cache, encoder, TEXTS, done.append)
    assert sum(done) == len(TEXTS)
    with EncodingCache(tmp_path, encoder.fingerprint) as cache:
        assert cache.get_many(TEXTS).keys() == set(TEXTS)
        again = encode_through(cache, encoder, list(reversed(TEXTS)), lambda n: None)
    assert (again[::-1] == first).all()


def test_a_damaged_cache_starts_anew(tmp_path: Path) -> None:
    (tmp_path / "model.sqlite").write_bytes(b"not a database at all" * 100)
    with EncodingCache(tmp_path, "model") as cache:
        assert cache.get_many(["text"]) == {}
        cache.put_many(["text"], HALVES)
        assert cache.get_many(["text"])["text"].tolist() == [0.5, 0.5, 0.5, 0.5]


HALVES = np.full((1, 4), 0.5, dtype=np.float32)


def test_a_cache_damaged_past_its_head_starts_anew_too(tmp_path: Path) -> None:
    texts = [str(number) for number in range(500)]
    with EncodingCache(tmp_path, "model") as cache:
        cache.put_many(texts, np.repeat(HALVES, len(texts), axis=0))
    file = tmp_path / "model.sqlite"
    content = file.read_bytes()
    file.write_bytes(content[:4096] + b"\xff" * (len(content) - 4096))
    with EncodingCache(tmp_path, "model") as cache:
        assert cache.get_many(texts) == {}
        cache.put_many(["text"], HALVES)
        assert list(cache.get_many(["text", *texts])) == ["text"]
    file.write_bytes(content[:4096] + b"\xff" * (len(content) - 4096))
    with EncodingCache(tmp_path, "model") as cache:
        cache.put_many(["text"], HALVES)
        assert list(cache.get_many(["text"])) == ["text"]


def test_a_damaged_vector_is_not_known(tmp_path: Path) -> None:
    with EncodingCache(tmp_path, "model") as cache:
        cache.put_many(["a", "b"], np.repeat(HALVES, 2, axis=0))
    kept, bad = (np.array([0.5, 0.5, 0.5, last], dtype="<f4").tobytes() for last in (0.5, 1e38))
    file = tmp_path / "model.sqlite"
    content = file.read_bytes()
    at = content.index(kept)
    file.write_bytes(content[:at] + bad + content[at + len(bad) :])
    with EncodingCache(tmp_path, "model") as cache:
        assert len(cache.get_many(["a", "b"])) == 1
