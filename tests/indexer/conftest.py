"""What the tests of builds share."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from core.encoders.encoder import SentenceEncoder
from core.index.store import IndexStore
from indexer.build import BuildSummary, build
from tests.nursery import Near

Rebuild = Callable[..., BuildSummary]
State = Callable[[Path], object]


@pytest.fixture
def rebuild(
    corpus: Path, index: Path, encoder: SentenceEncoder, encodings: Path, near: Near
) -> Rebuild:
    """Build the changed copy of the corpus into the copy of its index."""

    def run(**options: Any) -> BuildSummary:
        with near():
            return build(corpus, index, encoder, encodings=encodings, **options)

    return run


@pytest.fixture(scope="session")
def state() -> State:
    """All that a reader of an index can see, free of keys and dates."""

    def read(index: Path) -> object:
        with IndexStore(index).open() as snapshot:
            infos = snapshot.reports()
            chunks = [c for info in infos for c in snapshot.chunks_of(info.doc_id)]
            return (
                infos,
                [snapshot.report(info.doc_id) for info in infos],
                chunks,
                snapshot.facts([chunk.chunk_id for chunk in chunks]),
                snapshot.regions(),
                snapshot.lexical_search("松原县签约亿元以上项目", 20),
            )

    return read
