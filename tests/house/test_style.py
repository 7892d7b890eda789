"""House style that the linters do not check."""

import ast
from collections import Counter
from pathlib import Path

import pytest

PROJECT = Path(__file__).resolve().parents[2]
ROOMS = ("core", "indexer", "retriever", "answerer", "ui", "eval", "tools", "tests")
LINES_A_FILE = 300
LINES_A_FUNCTION = 40

FILES = [PROJECT / "app.py", *(path for room in ROOMS for path in (PROJECT / room).rglob("*.py"))]
INITS = [path for path in FILES if path.name == "__init__.py"]


def name(path: Path) -> str:
    return path.relative_to(PROJECT).as_posix()


@pytest.mark.parametrize("path", FILES, ids=name)
def test_a_file_is_short(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= LINES_A_FILE


@pytest.mark.parametrize("path", FILES, ids=name)
def test_a_function_is_short(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    long = [
        f"{node.name}: {lines} lines"
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and (lines := (node.end_lineno or node.lineno) - node.lineno + 1) > LINES_A_FUNCTION
    ]
    assert not long


@pytest.mark.parametrize("path", FILES, ids=name)
def test_a_name_of_a_file_is_given_once(path: Path) -> None:
    """A second table of one name hides the first, and no linter tells."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    given = Counter(
        target.id
        for node in tree.body
        if isinstance(node, ast.Assign)
        for target in node.targets
        if isinstance(target, ast.Name)
    )
    assert [each for each, times in given.items() if times > 1] == []


@pytest.mark.parametrize("path", INITS, ids=name)
def test_a_package_file_holds_its_docstring_only(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    assert ast.get_docstring(tree)
    assert len(tree.body) == 1
