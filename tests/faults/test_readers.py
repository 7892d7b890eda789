"""Readers during publishes see the old index or the new one, never an error or a mix."""

import os
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from core.encoders.encoder import SentenceEncoder
from indexer.build import build
from tests.faults.trial import NEW, OLD

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("always_near")]

PUBLISHES = int(os.environ.get("POLICYQA_FAULT_PUBLISHES", "8"))
READERS = 3

Contents = Callable[[Path], object]


def test_readers_during_publishes(
    corpus: Path, index: Path, encoder: SentenceEncoder, encodings: Path, contents: Contents
) -> None:
    report = corpus / "projects_2022.md"
    texts = [report.read_text(encoding="utf-8")]
    texts.append(texts[0].replace(OLD, NEW))
    states = []
    for text in reversed(texts):
        report.write_text(text, encoding="utf-8")
        build(corpus, index, encoder, encodings=encodings)
        states.append(contents(index))
    assert states[0] != states[1]
    done = threading.Event()
    seen: list[object] = []
    failures: list[BaseException] = []

    def read() -> None:
        try:
            while not done.wait(0.02):  # a reader that never rests would starve the build
                seen.append(states.index(contents(index)))
        except BaseException as error:
            failures.append(error)

    readers = [threading.Thread(target=read) for _ in range(READERS)]
    for reader in readers:
        reader.start()
    for number in range(PUBLISHES):
        report.write_text(texts[number % 2 - 1], encoding="utf-8")
        assert build(corpus, index, encoder, encodings=encodings).published
    done.set()
    for reader in readers:
        reader.join()
    assert failures == []
    assert set(seen) == {0, 1}
