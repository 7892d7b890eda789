from collections.abc import Sequence

import pytest

from core.index.snapshot import Snapshot
from retriever.pool import Passages

pytestmark = pytest.mark.slow


def ids(snapshot: Snapshot, count: int) -> list[str]:
    rows = snapshot.select("SELECT chunk_id FROM chunks ORDER BY key LIMIT ?", count)
    return [row["chunk_id"] for row in rows]


def read(passages: Passages, wanted: Sequence[str]) -> list[str]:
    return [passage.chunk.chunk_id for passage in passages.read(wanted)]


def test_passages_come_in_the_order_asked_for_however_few_are_remembered(
    snapshot: Snapshot,
) -> None:
    wanted, few, many = ids(snapshot, 6), Passages(snapshot, most=2), Passages(snapshot)
    for order in (wanted, wanted[::-1], [*wanted[3:], "none", *wanted[:2]]):
        found = [name for name in order if name != "none"]
        assert read(few, order) == read(many, order) == found
        assert few.read(order) == many.read(order) == Passages(snapshot).read(order)


def test_what_is_remembered_is_not_read_again(snapshot: Snapshot) -> None:
    passages, (first, second) = Passages(snapshot, most=1), ids(snapshot, 2)
    (kept,) = passages.read([first])
    assert passages.read([first])[0].chunk is kept.chunk
    passages.read([second])
    assert passages.read([first])[0].chunk is not kept.chunk
