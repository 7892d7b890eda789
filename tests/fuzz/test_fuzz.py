"""Thousands of inputs that nobody would write: each is read or refused by name, in bounded time.

`POLICYQA_FUZZ` is the number of examples a target (`make test-fuzz` takes many more).
"""

import os
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as trials
from hypothesis import strategies as st

from core.errors import BadInputError, QuestionError
from core.language.regions import Gazetteer
from core.parser.question import parse_question
from core.settings import settings
from eval.question import load_questions
from indexer.manifest import load_manifest
from indexer.reader_process import ReaderProcess
from indexer.wire import Failed, Read, Task
from tests.fuzz.seeds import SEEDS
from ui.uploads import keep_upload

EXAMPLES = int(os.environ.get("POLICYQA_FUZZ", "25"))
# What one input may cost: of a file the reader's own limits, of anything else processor time
# and what the process grows by.
MEMORY_MB, SECONDS = 1500, 60
GROWN_MB, SLOWEST = 200, 5.0

fuzzed = trials(
    max_examples=EXAMPLES,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
WORDS = st.sampled_from(
    [
        *"的了和与到年月日%．，、（）《》亿万元个0１２３一二十百〇-—~. ",
        *("范县", "2022年", "去年", "多少", "签约", "同比", "哪个多", "亿元以上", "比", "不算"),
        *("\u202e", "\0", "\ud83d", "\u0301"),
    ]
)
QUESTIONS = st.one_of(st.text(max_size=300), st.lists(WORDS, max_size=150).map("".join))


def most_memory_mb() -> float:
    """The most that this process has ever held; 0 where the system does not say."""
    if sys.platform == "win32":
        return 0.0
    import resource

    held = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return held / (2**20 if sys.platform == "darwin" else 2**10)


@contextmanager
def bounded() -> Iterator[None]:
    """What happens in the block takes bounded time and memory."""
    began, held = time.process_time(), most_memory_mb()
    yield
    assert time.process_time() - began < SLOWEST
    assert most_memory_mb() - held < GROWN_MB


@st.composite
def damaged(draw: st.DrawFn, seed: bytes) -> bytes:
    """A sound file, cut, with bytes changed and some put in; or bytes of no file at all."""
    if draw(st.integers(0, 9)) == 0:
        return draw(st.binary(max_size=400))
    data = bytearray(seed[: draw(st.integers(len(seed) // 2, len(seed)))])
    for _ in range(draw(st.integers(0, 8))):
        at = draw(st.integers(0, len(data)))
        data[at : at + draw(st.integers(0, 3))] = draw(st.binary(max_size=4))
    return bytes(data)


@pytest.fixture(scope="module")
def reader() -> Iterator[ReaderProcess]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("POLICYQA_READER_MEMORY_MB", str(MEMORY_MB))
        patch.setenv("POLICYQA_READER_SECONDS", str(SECONDS))
        settings.cache_clear()
        with ReaderProcess() as opened:
            yield opened
    settings.cache_clear()


@pytest.mark.skipif(sys.platform == "win32", reason="no limit of memory there")
@pytest.mark.parametrize("suffix", SEEDS)
def test_a_reader_reads_or_refuses(suffix: str, tmp_path: Path, reader: ReaderProcess) -> None:
    path = tmp_path / f"报告{suffix}"

    @fuzzed
    @given(damaged(SEEDS[suffix]))
    def read(data: bytes) -> None:
        path.write_bytes(data)
        # A crash, a hang or too much memory would end the process: ReaderStopped.
        said = [m for m in reader.read(Task(str(path), str(tmp_path))) if m.kind != "step"]
        for message in said:
            assert isinstance(message, Read | Failed)
            if isinstance(message, Failed):
                assert message.message
                assert message.message.isprintable()
            else:
                _check(message)

    read()


def _check(message: Read) -> None:
    """Every passage and figure stands where it says."""
    text = message.reading.report.text
    for chunk in message.reading.chunks:
        for span in chunk.spans:
            assert 0 <= span.start <= span.end <= len(text)
    chunks = {chunk.chunk_id: chunk for chunk in message.reading.chunks}
    for fact in message.reading.facts:
        written = chunks[fact.chunk_id].text[fact.start : fact.end]
        # A unit that only the header states follows what is written.
        assert written
        assert fact.text.startswith(written)


@trials(fuzzed, max_examples=EXAMPLES * 10)
@given(QUESTIONS)
def test_any_text_is_a_question(question: str) -> None:
    gazetteer = Gazetteer.national()
    with bounded():
        frame = parse_question(question, gazetteer, date(2024, 5, 1))
    assert frame.question == question


STRANGE = (
    b'{"id": "a", "question": "q", "type": "count", "answers": ["1"]}',
    b'{"id": 1e999, "question": [], "type": {}}',
    b'{"id": "b", "asked": "2023-99-99"}',
    b'{"id": "c", "question": "q", "type": ["count"], "answers": "1"}',
    b"[" * 5000,
    b"NaN",
)
LINES = st.lists(st.binary(max_size=80) | st.sampled_from(STRANGE), max_size=5).map(b"\n".join)


@fuzzed
@given(LINES)
def test_a_question_file_is_read_or_refused(data: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "questions.jsonl")
        file.write_bytes(data)
        with bounded(), suppress(QuestionError):
            assert load_questions(file)


BAD_ROWS = (b"../x.md,,,,,", b"/etc/passwd,,,,,", b"a.md\0,,,,,", b'"', b"a.md,,,,2023-99-9,")
ROWS = st.lists(
    st.one_of(
        st.text(max_size=60).map(lambda text: text.encode("utf-8", "surrogatepass")),
        st.sampled_from(BAD_ROWS),
        st.binary(max_size=40),
    ),
    max_size=6,
).map(lambda rows: b"\n".join([b"file,doc_id,title,publisher,published,region", *rows]))


@fuzzed
@given(ROWS)
def test_a_manifest_is_read_or_refused(data: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "manifest.csv").write_bytes(data)
        with bounded(), suppress(BadInputError):
            rows = load_manifest(Path(folder)).rows
            assert all(".." not in Path(file).parts for file in rows)


@fuzzed
@given(
    st.text(max_size=300), st.sampled_from(["", ".txt", ".pdf", ".md/..", "\0.txt"]), st.binary()
)
def test_an_upload_is_kept_in_the_folder_or_refused(name: str, suffix: str, data: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        corpus = Path(folder, "corpus")
        corpus.mkdir()
        kept = None
        with bounded(), suppress(BadInputError):
            kept = keep_upload(name + suffix, data, corpus)
        assert [path.name for path in corpus.iterdir()] == ([kept] if kept else [])
        assert kept is None or (corpus / kept).read_bytes() == data
        assert [path.name for path in Path(folder).iterdir()] == ["corpus"]


def test_brackets_without_end_are_refused(tmp_path: Path) -> None:
    (tmp_path / "questions.jsonl").write_bytes(b"[" * 200_000)
    with pytest.raises(QuestionError) as error:
        load_questions(tmp_path / "questions.jsonl")
    assert "第 1 行" in error.value.message
