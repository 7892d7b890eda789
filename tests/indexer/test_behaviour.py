"""How builds behave towards people: renamed files, two at a time, Ctrl-C, watching, bad files."""

import os
import re
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from core.encoders.encoder import SentenceEncoder, Vectors
from core.errors import IndexBusy
from core.index.dense import DenseIndex
from core.index.store import IndexStore
from core.settings import PROJECT
from indexer.build import BuildSummary, build

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(sys.platform == "win32", reason="signals and pipes"),
]

Rebuild = Callable[..., BuildSummary]
PATIENCE = 180
# A report that keeps its reader busy for a while.
LONG = "".join(
    f"2022年，松原县第{n}次签约亿元以上项目{n}个，引资210亿元。\n" for n in range(40_000)
)


class Counting:
    """The real encoder, with what it was asked to encode."""

    def __init__(self, encoder: SentenceEncoder) -> None:
        self._encoder = encoder
        self.fingerprint = encoder.fingerprint
        self.dimension = encoder.dimension
        self.texts: list[str] = []

    def encode(
        self, texts: Sequence[str], *, progress: Callable[[int], None] | None = None
    ) -> Vectors:
        self.texts += texts
        return self._encoder.encode(texts, progress=progress)

    def encode_question(self, text: str) -> Vectors:
        return self._encoder.encode_question(text)


def test_a_renamed_report_is_not_encoded_again(
    corpus: Path, index: Path, encoder: SentenceEncoder, tmp_path: Path
) -> None:
    counting, encodings = Counting(encoder), tmp_path / "encodings"
    build(corpus, index, counting, full=True, encodings=encodings)
    before = len(counting.texts)
    assert before > 0
    (corpus / "moved").mkdir()
    (corpus / "projects_2021.md").rename(corpus / "moved" / "改名.md")
    summary = build(corpus, index, counting, encodings=encodings)
    assert (summary.added, summary.removed) == (("moved/改名.md",), ("projects_2021.md",))
    assert len(counting.texts) == before
    (corpus / "jobs.txt").write_text("枫林市就业简报\n\n今年，全市新增就业2万人。\n")
    build(corpus, index, counting, encodings=encodings)
    assert len(counting.texts) == before + 1


def test_what_is_gone_is_gone_from_every_table(corpus: Path, index: Path, rebuild: Rebuild) -> None:
    (corpus / "projects_2022.md").unlink()
    (corpus / "jobs.txt").write_text("枫林市就业简报\n\n今年，全市新增就业2万人。\n")
    rebuild()
    with IndexStore(index).open() as snapshot:
        ids = {info.doc_id for info in snapshot.reports()}
        assert "projects_2022.md" not in ids
        connection = snapshot._rows
        for table in ("chunks", "facts", "boxes"):
            assert {row["doc_id"] for row in connection(f"SELECT doc_id FROM {table}")} <= ids
        assert connection("SELECT 1 FROM facts WHERE text LIKE '1.2万人'") == []
        keys = {row["key"] for row in connection("SELECT key FROM chunks")}
        assert len(DenseIndex(snapshot.folder)) == len(keys) == snapshot.manifest.chunks


def indexer(*arguments: object, **more: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-u", "-m", "indexer", *map(str, arguments)],
        cwd=PROJECT,
        env=os.environ | more,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        # A shell's background job (nohup make test &) is deaf to Ctrl-C, and its children too.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    )


def wait_for(condition: Callable[[], object]) -> None:
    deadline = time.monotonic() + PATIENCE
    while not condition():
        assert time.monotonic() < deadline, "waited in vain"
        time.sleep(0.05)


def test_a_second_build_is_told_who_is_at_work(corpus: Path, index: Path) -> None:
    with IndexStore(index).lock():
        done = indexer("build", "--corpus", corpus, "--index", index)
        said, _ = done.communicate(timeout=PATIENCE)
        with pytest.raises(IndexBusy), IndexStore(index).lock():
            pass
    assert done.returncode == 2
    assert re.search(
        rf"正在运行（进程 {os.getpid()}，主机 \S+，自 20\d\d-\d\d-\d\d [\d:+]+ 起）", said
    )
    assert "Traceback" not in said


@pytest.mark.parametrize("sent", [signal.SIGINT, signal.SIGTERM])
def test_an_interrupted_build_leaves_the_old_index(
    corpus: Path, index: Path, sent: signal.Signals
) -> None:
    before = IndexStore(index).current()
    (corpus / "zz.txt").write_text(LONG, encoding="utf-8")
    working = indexer("build", "--corpus", corpus, "--index", index)
    wait_for(lambda: (index / "build.lock").stat().st_size > 0)
    time.sleep(1)
    working.send_signal(sent)
    said, _ = working.communicate(timeout=PATIENCE)
    assert working.returncode == 130, said
    assert said.strip().splitlines()[-1].startswith("已中断：原有索引照常使用")
    assert "Traceback" not in said
    assert IndexStore(index).current() == before
    assert list((index / "snapshots").glob("*.partial")) == []
    with IndexStore(index).lock() as lock:
        assert lock.left_by is None


def test_a_killed_build_is_noticed_by_the_next(corpus: Path, index: Path, rebuild: Rebuild) -> None:
    (corpus / "zz.txt").write_text(LONG, encoding="utf-8")
    working = indexer("build", "--corpus", corpus, "--index", index)
    wait_for(lambda: (index / "build.lock").stat().st_size > 0)
    working.kill()
    working.communicate()
    (corpus / "zz.txt").unlink()
    summary = rebuild()
    assert summary.left_by.startswith(f"进程 {working.pid}，")
    assert rebuild().left_by == ""


def test_watching_builds_after_a_change_and_survives_a_failure(corpus: Path, index: Path) -> None:
    working = indexer("build", "--watch", "--corpus", corpus, "--index", index)
    lines: list[str] = []
    assert working.stdout is not None
    stream = working.stdout
    listener = threading.Thread(target=lambda: lines.extend(iter(stream.readline, "")))
    listener.start()
    try:
        wait_for(lambda: any("正在监视" in line for line in lines))
        regions = (corpus / "regions.csv").read_text(encoding="utf-8")
        (corpus / "regions.csv").write_text("nonsense\n", encoding="utf-8")
        wait_for(lambda: any("地名表" in line for line in lines))
        (corpus / "regions.csv").write_text(regions, encoding="utf-8")
        (corpus / "new.md").write_text("# 新报告\n\n柏溪县建成道路12公里。\n", encoding="utf-8")
        wait_for(lambda: any("新增 new.md" in line for line in lines))
    finally:
        working.send_signal(signal.SIGINT)
        working.wait(timeout=PATIENCE)
        listener.join()
        stream.close()
    assert working.returncode == 0
    assert lines[-1] == "已停止监视。\n"
    assert "Traceback" not in "".join(lines)


def bad_files(corpus: Path) -> dict[str, str]:
    """Every sort of bad file put into a corpus; what their lines must say, by their names."""
    from pypdf import PdfWriter

    (corpus / "empty.txt").touch()
    (corpus / "cut.pdf").write_bytes(b"%PDF-1.7\n1 0 obj\n<</Type/Catalog")
    (corpus / "wrong.pdf").write_text("这不是PDF")
    (corpus / "picture.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 9)
    (corpus / "line\nbreak.txt").write_text("x")
    (corpus / "turn\u202etxt.md").write_text("x")
    Path(os.fsdecode(os.fsencode(corpus) + b"/\xff.txt")).write_text("x")
    (corpus / "out.txt").symlink_to("/etc/hostname")
    os.mkfifo(corpus / "pipe.txt")
    with (corpus / "huge.txt").open("wb") as file:
        file.truncate(50 * 2**30)  # holes only: it takes no room
    writer = PdfWriter()
    for _ in range(5001):
        writer.add_blank_page(72, 72)
    writer.write(str(corpus / "long.pdf"))
    locked = PdfWriter()
    locked.add_blank_page(72, 72)
    locked.encrypt("secret")
    locked.write(str(corpus / "locked.pdf"))
    return {
        "empty.txt": "空文件",
        "cut.pdf": "已损坏",
        "wrong.pdf": "已损坏或不是 PDF",
        "picture.txt": "不是 UTF-8 或 GBK",
        "line\\nbreak.txt": "看不见的字符",
        "turn\\u202etxt.md": "看不见的字符",
        "\\udcff.txt": "看不见的字符",
        "out.txt": "语料文件夹之外",
        "pipe.txt": "不是普通文件",
        "huge.txt": "200 MB 的大小限制",
        "long.pdf": "超过 5000 页",
        "locked.pdf": "加密",
    }


def test_bad_files_get_a_line_each_and_stop_nobody(corpus: Path, index: Path) -> None:
    expected = bad_files(corpus)
    (corpus / "new.md").write_text("# 新报告\n\n柏溪县建成道路12公里。\n", encoding="utf-8")
    working = indexer("build", "--corpus", corpus, "--index", index)
    said, _ = working.communicate(timeout=PATIENCE)
    assert working.returncode == 1
    assert "Traceback" not in said
    failures = [line for line in said.splitlines() if line.startswith("  失败 ")]
    assert len(failures) == len(expected)
    for name, reason in expected.items():
        (line,) = [line for line in failures if line.startswith(f"  失败 {name}：")]
        assert reason in line
    assert f"新增 1，更新 0，移除 0，未变 5，失败 {len(expected)}" in said


AS_NOBODY = """
import os, sys
from pathlib import Path
from indexer.changes import Survey
from indexer.contents import ContentDigests
from indexer.manifest import Manifest

os.setuid(65534)
contents = ContentDigests(Path("contents.json"))
survey = Survey(
    Path(sys.argv[1]), Manifest(), None, frozenset(),
    contents=contents, reusable=False, read=None, take=None,
)
for name, reason in sorted(survey.changes(lambda stage, done, total: None).failed.items()):
    print(name, reason)
"""


def test_a_file_without_permission_is_told() -> None:
    if os.geteuid():
        pytest.skip("only root can become another user")
    with tempfile.TemporaryDirectory() as place:
        Path(place).chmod(0o755)
        Path(place, "jobs.txt").write_text("x")
        Path(place, "jobs.txt").chmod(0)
        Path(place, "closed").mkdir(mode=0)
        done = subprocess.run(
            [sys.executable, "-c", AS_NOBODY, place],
            cwd=PROJECT,
            capture_output=True,
            encoding="utf-8",
            timeout=PATIENCE,
        )
    assert done.stdout.splitlines() == [
        "closed 没有读取这个文件夹的权限。",
        "jobs.txt 没有读取这个文件的权限。",
    ], done.stderr
