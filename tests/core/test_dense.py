from pathlib import Path

import numpy as np
import pytest

from core.encoders.encoder import Vectors
from core.errors import IndexCorrupt
from core.index.dense import CHANGES, REMOVED, STORE, DenseIndex

KEYS = list(range(100, 400))


def unit_vectors(n: int, seed: int = 7) -> Vectors:
    raw = np.random.default_rng(seed).standard_normal((n, 32)).astype(np.float32)
    return raw / np.linalg.norm(raw, axis=1, keepdims=True)


VECTORS = unit_vectors(len(KEYS))


def next_of(
    folder: Path | None,
    target: Path,
    removed: list[int],
    added: dict[int, int],
    shared_from: int = 1,
) -> Path:
    """Write the index that follows: `added` maps new keys to places in VECTORS."""
    target.mkdir()
    index = DenseIndex(folder)
    index.remove(removed)
    if added:
        index.add(list(added), VECTORS[list(added.values())])
    index.save(target, ivf_from=200, shared_from=shared_from)
    return target


@pytest.fixture
def first(tmp_path: Path) -> Path:
    return next_of(None, tmp_path / "first", [], {key: place for place, key in enumerate(KEYS)})


def files(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def nearest(folder: Path, place: int, k: int = 1) -> list[int]:
    return [key for key, _ in DenseIndex(folder).search(VECTORS[place], k)[:k]]


def test_a_small_change_rewrites_nothing(first: Path, tmp_path: Path) -> None:
    assert files(first) == {STORE}
    changed = next_of(first, tmp_path / "second", [KEYS[3], KEYS[4]], {900: 3})
    assert files(changed) == {STORE, CHANGES, REMOVED}
    assert (changed / STORE).samefile(first / STORE)
    assert nearest(changed, 3) == [900]
    assert KEYS[4] not in nearest(changed, 4, 299)
    assert nearest(changed, 5) == [KEYS[5]]
    assert len(DenseIndex(changed)) == 299
    assert (nearest(first, 3), nearest(first, 4)) == ([KEYS[3]], [KEYS[4]])


def test_what_was_changed_can_change_again(first: Path, tmp_path: Path) -> None:
    second = next_of(first, tmp_path / "second", [KEYS[3]], {900: 3, 901: 7})
    third = next_of(second, tmp_path / "third", [900, KEYS[9]], {902: 9})
    assert (third / STORE).samefile(first / STORE)
    assert 900 not in nearest(third, 3, 300)
    assert nearest(third, 9) == [902]
    assert set(nearest(third, 7, 2)) == {KEYS[7], 901}
    assert len(DenseIndex(third)) == 300


def test_many_changes_are_merged(first: Path, tmp_path: Path) -> None:
    small = next_of(first, tmp_path / "small", KEYS[:5], {900: 0})
    merged = next_of(small, tmp_path / "merged", KEYS[5:40], {901: 5})
    assert files(merged) == {STORE}
    assert len(DenseIndex(merged)) == 262
    assert (nearest(merged, 0), nearest(merged, 5)) == ([900], [901])
    assert not set(KEYS[:40]) & set(nearest(merged, 20, 262))


def test_a_small_index_is_copied_so_that_each_stands_alone(first: Path, tmp_path: Path) -> None:
    changed = next_of(first, tmp_path / "second", [KEYS[3]], {900: 3}, shared_from=10**6)
    assert files(changed) == {STORE}
    assert not (changed / STORE).samefile(first / STORE)
    assert nearest(changed, 3) == [900]


def test_nothing_can_become_something_and_nothing_again(tmp_path: Path) -> None:
    nothing = next_of(None, tmp_path / "nothing", [], {})
    assert files(nothing) == set()
    assert DenseIndex(nothing).search(VECTORS[0], 5) == []
    something = next_of(nothing, tmp_path / "something", [], {1: 0})
    assert nearest(something, 0) == [1]
    again = next_of(something, tmp_path / "again", [1], {})
    assert len(DenseIndex(again)) == 0
    assert DenseIndex(again).search(VECTORS[0], 5) == []


def test_reading_all_lists_is_exact(first: Path) -> None:
    for place in range(0, 300, 50):
        found = DenseIndex(first).search(VECTORS[place], 10, exact=True)[:10]
        expected = np.argsort(-(VECTORS @ VECTORS[place]))[:10]
        assert {key for key, _ in found} == {KEYS[i] for i in expected}


@pytest.mark.parametrize("content", ["", "{}", '["a"]'])
def test_a_damaged_list_is_named_so(first: Path, content: str) -> None:
    (first / REMOVED).write_text(content)
    with pytest.raises(IndexCorrupt):
        DenseIndex(first)
