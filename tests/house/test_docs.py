"""What the documents name exists, and what exists is named."""

import importlib
import io
import re
import sys
from contextlib import redirect_stdout
from dataclasses import fields
from functools import cache
from pathlib import Path

import pytest

from core.settings import PREFIX, PROJECT, Settings
from tests.house.test_imports import COMMANDS, RULE

README = (PROJECT / "README.md").read_text(encoding="utf-8")
ARCHITECTURE = (PROJECT / "ARCHITECTURE.md").read_text(encoding="utf-8")
MAKEFILE = (PROJECT / "Makefile").read_text(encoding="utf-8")
DOCUMENTS = (
    *("README.md", "README.zh-CN.md", "ARCHITECTURE.md", "CHANGELOG.md", "corpus/README.md"),
    *("docs/measurements.md", "docs/operations.md"),
)
# Those that tell commands.
GUIDES = ("README.md", "README.zh-CN.md", "docs/measurements.md", "docs/operations.md")

TARGETS = re.findall(r"^([a-z-]+):.*## ", MAKEFILE, re.MULTILINE)
# What has commands of its own.
NAMED = [*COMMANDS, "tools.users"]
OPTION = re.compile(r"(?<![\w-])--[a-z][a-z-]+")


@cache
def usage(*command: str) -> str:
    """What `python -m ... --help` prints, in this process: a dozen of them are asked."""
    module, *words = command
    if module in COMMANDS:
        module += ".__main__"
    with pytest.MonkeyPatch.context() as patch, redirect_stdout(io.StringIO()) as said:
        patch.setattr(sys, "argv", [module, *words, "--help"])
        with pytest.raises(SystemExit) as ended:
            importlib.import_module(module).main()
    assert ended.value.code == 0, command
    return said.getvalue()


def subcommands(room: str) -> list[str]:
    """The commands that argparse lists, four spaces in."""
    return re.findall(r"^ {4}([a-z]+)(?: {2,}|$)", usage(room), re.MULTILINE)


def options(text: str) -> set[str]:
    return set(OPTION.findall(text)) - {"--help"}


def commands_in(document: str) -> list[tuple[str, str]]:
    """(module, rest of the line) for every `python -m` that a document names."""
    return re.findall(r"python(?:3|\.exe)? -m ([a-z_.]+)([^`\n#]*)", document)


def rows(document: str) -> list[list[str]]:
    lines = re.findall(r"^\|(.*)\|$", document, re.MULTILINE)
    return [[cell.strip().strip("`") for cell in line.split("|")] for line in lines]


@pytest.mark.parametrize("room", NAMED)
def test_every_subcommand_and_option_is_in_the_readme(room: str) -> None:
    told = [rest for module, rest in commands_in(README) if module == room]
    for name in subcommands(room):
        assert any(rest.split()[:1] == [name] for rest in told), f"{room} {name}"
    helps = [usage(room), *(usage(room, name) for name in subcommands(room))]
    missing = set().union(*map(options, helps)) - options(README)
    assert not missing


@pytest.mark.parametrize("name", GUIDES)
def test_every_command_of_a_guide_exists(name: str) -> None:
    found = commands_in((PROJECT / name).read_text(encoding="utf-8"))
    ours = [(module, rest) for module, rest in found if module.partition(".")[0] in RULE]
    assert ours
    for module, rest in ours:
        words = rest.split()
        known = subcommands(module) if module in NAMED else []
        command = (module, words[0]) if words and words[0] in known else (module,)
        if known:
            assert command != (module,) or not words, f"python -m {module} {rest}"
        assert options(rest) <= options(usage(*command)), f"python -m {module} {rest}"


def test_every_make_target_is_in_the_readme() -> None:
    missing = [name for name in TARGETS if f"make {name}" not in README and name != "help"]
    assert not missing


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_make_target_of_a_document_exists(name: str) -> None:
    text = (PROJECT / name).read_text(encoding="utf-8")
    named = set(re.findall(r"(?:`|^)(?:[A-Z_]+=\S+ )*make ([a-z-]+)", text, re.MULTILINE))
    assert named <= set(TARGETS)


def test_every_target_is_one_that_makes_no_file() -> None:
    phony = re.search(r"^\.PHONY: (.*)$", MAKEFILE, re.MULTILINE)
    assert phony
    assert set(phony[1].split()) == set(TARGETS)


def test_the_settings_table_is_the_settings() -> None:
    table = {row[0]: row[1:3] for row in rows(README) if len(row) == 4 and PREFIX in row[1]}
    shown = {
        field.name: [
            PREFIX + field.name.upper(),
            field.default.relative_to(PROJECT).as_posix()
            if isinstance(field.default, Path)
            else str(field.default or ""),
        ]
        for field in fields(Settings)
    }
    assert table == shown


def test_the_import_rule_is_the_one_that_is_tested() -> None:
    drawn = dict(re.findall(r"^([a-z]+) +-> +(.*)$", ARCHITECTURE, re.MULTILINE))
    rule = {
        room: set(re.findall(r"[a-z]+", reached)) - {"nothing"} for room, reached in drawn.items()
    }
    assert rule == RULE


@pytest.mark.parametrize("name", DOCUMENTS)
def test_links_lead_somewhere(name: str) -> None:
    text = (PROJECT / name).read_text(encoding="utf-8")
    targets = re.findall(r"\]\(([^)#]+)[^)]*\)", text)
    local = [target for target in targets if not target.startswith(("http://", "https://"))]
    missing = [target for target in local if not (PROJECT / name).parent.joinpath(target).exists()]
    assert not missing


@pytest.mark.parametrize("name", [*GUIDES, "ARCHITECTURE.md"])
def test_every_file_of_the_project_that_a_document_names_exists(name: str) -> None:
    text = (PROJECT / name).read_text(encoding="utf-8")
    folders = "|".join([*RULE, "corpus", "docs", "tests"])
    named = re.findall(rf"`((?:{folders})/[\w/.-]*)`", text)
    missing = [path for path in named if not (PROJECT / path).exists()]
    assert not missing


def anchors(document: Path) -> set[str]:
    """What GitHub makes of a page's headings, to be linked to."""
    text = re.sub(r"^```.*?^```", "", document.read_text(encoding="utf-8"), flags=re.M | re.S)
    headings = re.findall(r"^#+ (.+)$", text, re.MULTILINE)
    return {re.sub(r"[^\w -]", "", heading).lower().replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("name", DOCUMENTS)
def test_links_lead_to_headings(name: str) -> None:
    document = PROJECT / name
    targets = re.findall(r"\]\((?!https?:)([^)#]*)#([^)]+)\)", document.read_text(encoding="utf-8"))
    missing = [
        f"{path}#{anchor}"
        for path, anchor in targets
        if anchor not in anchors(document.parent / path if path else document)
    ]
    assert not missing


def test_the_two_commands_come_first() -> None:
    first = re.search(r"```\w*\n(.*?)```", README, re.DOTALL)
    assert first
    assert [line.split("#")[0].strip() for line in first[1].splitlines()] == [
        "make run",
        "make test",
    ]
