"""What the fault tests share: the shim, and an index with a corpus that changed since."""

import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from core.encoders.encoder import SentenceEncoder
from core.index.store import IndexStore
from indexer.build import build
from tests.faults.trial import NEW, QUESTION, Builder, Trial
from tests.indexes import give_encoder
from tests.nursery import Nursery


@pytest.fixture(scope="session")
def shim(tmp_path_factory: pytest.TempPathFactory) -> Path:
    compiler = shutil.which("cc") or shutil.which("gcc")
    if sys.platform != "linux" or compiler is None:
        pytest.skip("faults are injected by a preloaded C library: needs Linux and a C compiler")
    library = tmp_path_factory.mktemp("shim") / "shim.so"
    source = Path(__file__).with_name("shim.c")
    subprocess.run(
        [compiler, "-shared", "-fPIC", "-O2", "-Wall", "-Werror", "-o", library, source, "-ldl"],
        check=True,
    )
    return library


@pytest.fixture(scope="session")
def trial(
    sample_corpus: Path,
    encoder: SentenceEncoder,
    shim: Path,
    copies: Path,
    nursery: Nursery,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Trial]:
    work = tmp_path_factory.mktemp("faults")
    corpus = shutil.copytree(sample_corpus, work / "corpus")
    before = work / "before"
    with nursery.near():
        build(corpus, before, encoder)
    give_encoder(before, copies)
    report = corpus / "projects_2022.md"
    report.write_text(report.read_text(encoding="utf-8").replace("37个", NEW), encoding="utf-8")
    (corpus / "jobs.txt").unlink()
    (corpus / "added.md").write_text("# 桐江区2022年项目\n\n签约项目9个。\n", encoding="utf-8")
    # The children need not load the encoder: what they will encode is known already.
    with nursery.near():
        build(corpus, work / "after", encoder, encodings=before / "encodings")
    with Builder(shim, nursery) as builder:
        yield Trial(corpus, before, builder, nursery, encoder)


@pytest.fixture(scope="session")
def contents() -> Callable[[Path], object]:
    """All that a reader of an index can see, free of keys and dates."""

    def read(index: Path) -> object:
        with IndexStore(index).open() as snapshot:
            infos = snapshot.reports()
            chunks = [c for info in infos for c in snapshot.chunks_of(info.doc_id)]
            facts = snapshot.facts([chunk.chunk_id for chunk in chunks])
            found = snapshot.lexical_search(QUESTION, 20)
            return infos, [snapshot.report(i.doc_id) for i in infos], chunks, facts, found

    return read
