"""What the slow tests share: the real encoder, a tiny corpus, and an index of it, made once.

Everything here is invented: 示例市 and its counties do not exist.
"""

import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import nullcontext
from pathlib import Path

import pytest
from argon2 import PasswordHasher
from filelock import FileLock
from hypothesis import settings

from core.encoders.encoder import SentenceEncoder, load_encoder
from core.encoders.onnx_export import keep_copy
from core.index.snapshot import Snapshot
from core.index.store import IndexStore
from core.settings import PROJECT
from indexer.build import build
from retriever.retriever import Retriever
from tests.indexes import copy_index, give_encoder
from tests.nursery import Near, Nursery

# How long an example takes says more of the machine than of the code.
settings.register_profile("shared machine", deadline=None)
settings.load_profile("shared machine")

CORPUS = {
    "regions.csv": "name,level,parent,aliases\n枫林市,prefecture,,\n松原县,county,枫林市,\n"
    "柏溪县,county,枫林市,\n",
    "manifest.csv": "file,doc_id,title,publisher,published,region\n"
    "jobs.txt,,枫林市就业简报（示例）,枫林日报,2023-07-20,枫林市\n",
    "projects_2022.md": "# 枫林市2022年项目建设（示例）\n\n## 松原县\n\n"
    "2022年，该县签约亿元以上项目37个，合同引资额210亿元。该县组建了5个招商小组。\n\n"
    "## 柏溪县\n\n2022年，该县签约亿元以上项目29个，合同引资额1,546.18万元。\n",
    "projects_2021.md": "# 枫林市2021年项目建设（示例）\n\n## 松原县\n\n"
    "2021年，该县签约亿元以上项目31个，合同引资额180亿元。\n",
    "jobs.txt": "枫林市就业简报\n\n今年上半年，全市城镇新增就业1.2万人，完成年度目标的60%。\n",
    "briefs.jsonl": '{"doc_id": "air-2023", "title": "枫林市空气质量（示例）", '
    '"published": "2023-06-30", "publisher": "枫林日报", '
    '"text": "今年1至6月，枫林市优良天数比例为82.5%。"}\n'
    '{"doc_id": "rain-2023", "title": "枫林市降雨情况（示例）", "published": "2023-08-02", '
    '"publisher": "枫林日报", "text": "7月，枫林市平均降雨量为164毫米。"}\n',
}


@pytest.fixture(scope="session")
def encoder() -> SentenceEncoder:
    return load_encoder("m3e-small")


@pytest.fixture(scope="session")
def encodings(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Folder of vectors that all builds of the session share, so that each text is encoded once."""
    return tmp_path_factory.mktemp("encodings")


@pytest.fixture(scope="session")
def nursery() -> Iterator[Nursery]:
    """The loaded process from which readers are forked; each test of builds would load its own."""
    with (
        tempfile.TemporaryDirectory(prefix="nursery-") as place,  # a socket's path has to be short
        Nursery(Path(place)) as opened,
    ):
        yield opened


@pytest.fixture(scope="session")
def near(request: pytest.FixtureRequest) -> Near:
    """`with near():` builds in this process have their readers from there."""
    if sys.platform != "linux":  # others do not fork safely
        return nullcontext
    nursery: Nursery = request.getfixturevalue("nursery")
    return nursery.near


@pytest.fixture
def always_near(near: Near) -> Iterator[None]:
    """The same for a whole test, which starts no other Python."""
    with near():
        yield


@pytest.fixture(scope="session")
def copies(encoder: SentenceEncoder) -> Path:
    """Folder of the real encoder's ONNX copy, which outlives the session; not to be changed.

    It takes half a minute to make; test_onnx_encoder makes those of small models anew.
    """
    folder = PROJECT / ".cache" / "encoders"
    folder.parent.mkdir(exist_ok=True)
    with FileLock(folder.with_suffix(".lock")):  # the other half of the tests makes it too
        assert not keep_copy(encoder, folder).refused
    return folder


@pytest.fixture
def quick_hashes(monkeypatch: pytest.MonkeyPatch) -> None:
    """Passwords are hashed as ever, at less cost: a test may need a dozen."""
    cheap = PasswordHasher(time_cost=1, memory_cost=1024, parallelism=1)
    monkeypatch.setattr("core.users._hasher", cheap)


@pytest.fixture(scope="session")
def sample_corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tiny corpus; not to be changed."""
    folder = tmp_path_factory.mktemp("corpus")
    for name, text in CORPUS.items():
        (folder / name).write_text(text, encoding="utf-8", newline="")
    return folder


@pytest.fixture
def corpus(sample_corpus: Path, tmp_path: Path) -> Path:
    """A copy of the tiny corpus, to be changed, in a path that is hard on quoting."""
    return shutil.copytree(sample_corpus, tmp_path / "报告 #1?&%20")


@pytest.fixture(scope="session")
def sample_index(
    sample_corpus: Path,
    encoder: SentenceEncoder,
    encodings: Path,
    copies: Path,
    tmp_path_factory: pytest.TempPathFactory,
) -> Path:
    """The index of the tiny corpus; not to be changed."""
    folder = tmp_path_factory.mktemp("索引 one")
    summary = build(sample_corpus, folder, encoder, encodings=encodings)
    assert summary.failed == ()
    return give_encoder(folder, copies)


@pytest.fixture
def index(sample_index: Path, tmp_path: Path) -> Path:
    """A copy of the index, to be changed."""
    return copy_index(sample_index, tmp_path / "索引 #2?&%20")


@pytest.fixture(scope="session")
def snapshot(sample_index: Path) -> Iterator[Snapshot]:
    with IndexStore(sample_index).open() as opened:
        yield opened


@pytest.fixture(scope="session")
def retriever(snapshot: Snapshot, encoder: SentenceEncoder) -> Retriever:
    return Retriever(snapshot, encoder)
