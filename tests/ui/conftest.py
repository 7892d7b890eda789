"""A small real index for the page, of an invented prefecture, with one hostile report."""

import os
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import streamlit as st

from core.encoders.encoder import SentenceEncoder
from core.settings import PREFIX, settings
from indexer.build import build
from tests.indexes import copy_index, give_encoder
from tools.browser import browser

if TYPE_CHECKING:
    from playwright.sync_api import Browser

REPORTS = {
    "regions.csv": """name,level,parent,aliases
澄川市,prefecture,,澄川
云泽县,county,澄川市,云泽
青禾县,county,澄川市,青禾
""",
    "projects_2022.md": """---
title: 2022年澄川市项目建设（示例）
publisher: 澄川日报（示例）
published: 2023-01-10
region: 澄川市
---
# 2022年澄川市项目建设（示例）

## 云泽县

全县召开项目推进会议，安排全年任务。

2022年，该县签约亿元以上项目34个，合同引资额206.3亿元。

## 青禾县

2022年，该县签约亿元以上项目27个，合同引资额141.9亿元。
""",
    "projects_2021.md": """---
title: 2021年澄川市项目建设（示例）
publisher: 澄川日报（示例）
published: 2022-01-12
region: 澄川市
---
# 2021年澄川市项目建设（示例）

## 云泽县

2021年，该县签约亿元以上项目29个。
""",
    "hostile.md": """---
title: "<img src=x onerror=document.title='obeyed'> *小区* 改造通报（示例）"
publisher: 澄川住建简报（示例）
published: 2023-02-01
region: 澄川市
---
# 云泽县老旧小区改造

2022年，云泽县改造老旧小区17个。<script>document.title='obeyed'</script> **加粗** $x$ :red[红]。
""",
}


def write_reports(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in REPORTS.items():
        (folder / name).write_text(text, encoding="utf-8")


@pytest.fixture(autouse=True)
def main_module() -> Iterator[None]:
    """The page that a test runs does not stay the program's main module.

    Whatever starts a process later in this one would run it there.
    """
    main = sys.modules["__main__"]
    yield
    sys.modules["__main__"] = main


@pytest.fixture(scope="session")
def page_corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("page") / "corpus"
    write_reports(folder)
    return folder


@pytest.fixture(scope="session")
def page_index(page_corpus: Path, encoder: SentenceEncoder, encodings: Path, copies: Path) -> Path:
    """Its index, the encoder's ONNX copy with it: a rebuild need not make that anew."""
    index = page_corpus.parent / "index"
    assert build(page_corpus, index, encoder, encodings=encodings).failed == ()
    return give_encoder(index, copies)


def copy_place(page_index: Path, page_corpus: Path, folder: Path) -> Path:
    """The corpus and its index in this folder, to be changed."""
    shutil.copytree(page_corpus, folder / "corpus")
    copy_index(page_index, folder / "index")
    return folder


@pytest.fixture
def use_index(tmp_path: Path) -> Iterator[object]:
    """A function that points the page at an index (and a corpus) until the test ends.

    Feedback goes to `feedback.jsonl` in the test's own folder.
    """
    before = dict(os.environ)

    def use(index: Path, corpus: Path) -> None:
        os.environ[f"{PREFIX}INDEX"] = str(index)
        os.environ[f"{PREFIX}CORPUS"] = str(corpus)
        os.environ[f"{PREFIX}FEEDBACK"] = str(tmp_path / "feedback.jsonl")
        settings.cache_clear()
        st.cache_resource.clear()

    yield use
    os.environ.clear()
    os.environ.update(before)
    settings.cache_clear()
    st.cache_resource.clear()


@pytest.fixture(scope="module")
def started_chrome() -> Iterator["Browser"]:
    with browser() as started:
        yield started


@pytest.fixture
def chrome(started_chrome: "Browser") -> Iterator["Browser"]:
    """A browser without pages: one that a test left open would go on asking the server."""
    yield started_chrome
    for context in started_chrome.contexts:
        context.close()
