"""`python -m eval gate`: run, and fail where a rate is under its threshold."""

import tomllib
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from core.errors import SettingsError
from eval import run
from eval.table import percent

THRESHOLDS = Path(__file__).parent / "thresholds.toml"
FAILED = 1
_MOST = "_most"


def add_arguments(parser: ArgumentParser) -> None:
    """The arguments of `run`, and the file of thresholds."""
    run.add_arguments(parser)
    parser.add_argument("--thresholds", type=Path, default=THRESHOLDS, help="TOML file")


def main(arguments: Namespace) -> int:
    """Run, print the table and what is missed; 1 if anything is."""
    thresholds = load_thresholds(arguments.thresholds, arguments.questions.stem)
    folder, summary, _ = run.run(arguments)
    print(run.render_summary(summary))
    missed = list(failures(summary, thresholds))
    print(f"\n{folder}\n" + ("\n".join(missed) if missed else "all thresholds are met"))
    return FAILED if missed else 0


def load_thresholds(file: Path, name: str) -> dict[str, Any]:
    """The thresholds of a question set.

    Raises:
        SettingsError: the file cannot be read, or has none for this set.
    """
    try:
        return dict(tomllib.loads(file.read_text(encoding="utf-8"))[name])
    except (OSError, ValueError, KeyError) as error:
        raise SettingsError(
            f"{file}: {error!r}", message=f"{file} 里没有问题集 {name} 的门槛。"
        ) from error


def failures(summary: Mapping[str, Any], thresholds: Mapping[str, Any]) -> Iterator[str]:
    """One line for each threshold that is missed; a rate that is not measured is missed."""
    for name, wanted in thresholds.items():
        key = name.removesuffix(_MOST)
        if isinstance(wanted, Mapping):
            for line in failures(summary.get(key) or {}, wanted):
                yield f"{key}.{line}"
            continue
        found = summary.get(key)
        if found is None or (found > wanted if name.endswith(_MOST) else found < wanted):
            side = "at most" if name.endswith(_MOST) else "at least"
            yield f"{key}: {percent(found)}, wanted {side} {percent(wanted)}"
