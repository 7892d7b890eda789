from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.errors import IndexCorrupt
from core.index.lexical import LexicalIndex, carry_lexical, update_lexical

TEXTS = {3: "松原县签约项目37个", 5: "柏溪县签约项目29个", 8: "空气质量优良天数", 9: "xess 1546.18"}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("词 1") / "lexical"
    update_lexical(path, [], TEXTS.items())
    return path


def test_the_passage_with_the_rarer_terms_comes_first(folder: Path) -> None:
    found = LexicalIndex(folder).search("松原县签约多少个项目", 2)
    assert [key for key, _ in found] == [3, 5]
    assert found[0][1] > found[1][1] > 0


def test_numbers_and_words_are_found(folder: Path) -> None:
    assert LexicalIndex(folder).search("1,546.18", 5)[0][0] == 9
    assert LexicalIndex(folder).search("XESS", 5)[0][0] == 9


def test_deleting_leaves_the_linked_source_alone(folder: Path, tmp_path: Path) -> None:
    carry_lexical(folder, tmp_path / "next")
    update_lexical(tmp_path / "next", [3], [(12, "松原县就业")])
    assert [key for key, _ in LexicalIndex(tmp_path / "next").search("松原", 5)] == [12]
    assert [key for key, _ in LexicalIndex(folder).search("松原", 5)] == [3]


@given(st.text(max_size=60), st.integers(-1, 60))
def test_no_question_is_syntax(folder: Path, question: str, k: int) -> None:
    scores = [score for _, score in LexicalIndex(folder).search(question, k)]
    assert scores == sorted(scores, reverse=True)


def test_a_missing_folder_is_named_so(tmp_path: Path) -> None:
    with pytest.raises(IndexCorrupt):
        LexicalIndex(tmp_path / "none")
