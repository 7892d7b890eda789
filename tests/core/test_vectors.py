from pathlib import Path

import numpy as np
import pytest

from core.encoders.encoder import Vectors
from core.errors import IndexCorrupt
from core.index.vectors import VectorIndex, new_vectors, open_vectors


def unit_vectors(n: int, dimension: int = 32) -> Vectors:
    raw = np.random.default_rng(7).standard_normal((n, dimension)).astype(np.float32)
    return raw / np.linalg.norm(raw, axis=1, keepdims=True)


def saved(index: VectorIndex, path: Path) -> VectorIndex:
    index.save(path)
    return open_vectors(path)


def test_a_flat_index_is_exact_after_saving(tmp_path: Path) -> None:
    vectors = unit_vectors(300)
    index = new_vectors(32)
    index.add(range(1000, 1300), vectors)
    found = saved(index, tmp_path / "向量 1.faiss").search(vectors[5], 10)[:10]
    expected = np.argsort(-(vectors @ vectors[5]))[:10] + 1000
    assert [key for key, _ in found] == expected.tolist()
    assert found[0] == (1005, pytest.approx(1.0, abs=1e-5))


def test_equal_vectors_are_all_returned(tmp_path: Path) -> None:
    vectors = np.repeat(unit_vectors(1), 100, axis=0)
    index = new_vectors(32)
    index.add(range(100), vectors)
    assert len(saved(index, tmp_path / "v").search(vectors[0], 3)) == 100


def test_a_removed_key_is_not_found(tmp_path: Path) -> None:
    vectors = unit_vectors(50)
    index = new_vectors(32)
    index.add(range(50), vectors)
    index.save(tmp_path / "v")
    changed = open_vectors(tmp_path / "v", writable=True)
    changed.remove([7])
    assert 7 not in [key for key, _ in changed.search(vectors[7], 50)]
    assert len(changed) == 49


def test_a_large_index_becomes_an_inverted_file_and_still_forgets(tmp_path: Path) -> None:
    vectors = unit_vectors(3000)
    index = new_vectors(32)
    index.add(range(3000), vectors)
    index.settle(ivf_from=3000)
    index.save(tmp_path / "v")
    mapped = open_vectors(tmp_path / "v")
    assert all(mapped.search(vectors[i], 1)[0][0] == i for i in range(0, 3000, 100))
    changed = open_vectors(tmp_path / "v", writable=True)
    changed.remove([100])
    changed.add([9000], vectors[100:101])
    changed.settle(ivf_from=3000)
    assert changed.search(vectors[100], 1)[0][0] == 9000
    assert len(changed) == 3000


def test_nothing_is_found_in_nothing() -> None:
    assert new_vectors(32).search(unit_vectors(1)[0], 5) == []


@pytest.mark.parametrize("content", [b"", b"no index at all"])
def test_a_damaged_file_is_named_so(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "v").write_bytes(content)
    with pytest.raises(IndexCorrupt):
        open_vectors(tmp_path / "v")


def test_few_of_an_inverted_file_are_all_read(tmp_path: Path) -> None:
    vectors = unit_vectors(3000)
    index = new_vectors(32)
    index.add(range(3000), vectors)
    index.settle(ivf_from=3000)
    mapped = saved(index, tmp_path / "v")
    few = np.arange(0, 3000, 29)
    for place in range(5, 3000, 300):
        expected = few[np.argsort(-(vectors[few] @ vectors[place]))[:10]]
        found = mapped.search(vectors[place], 10, few)[:10]
        assert {key for key, _ in found} == set(expected.tolist())
        most = np.setdiff1d(np.arange(3000), few)
        assert not {key for key, _ in mapped.search(vectors[place], 50, most)} & set(few.tolist())
