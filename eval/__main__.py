"""The command line: `python -m eval COMMAND`, one module a command."""

import argparse
import importlib
import sys
from collections.abc import Sequence

from core.console import run

COMMANDS = {
    "run": "ask a set of questions and judge the answers",
    "compare": "what changed between two runs, and whether it is more than noise",
    "report": "one HTML page of a run",
    "ablate": "the same questions searched in several ways",
    "learn": "learn the reranker's weights from labelled questions",
    "adopt": "turn 对/错 feedback into questions",
    "spans": "find the weights by which names, dates, lists, reasons and ranks are weighed",
    "bench": "speed and memory",
    "weigh": "find the weights by which figures are weighed",
    "gate": "run, and fail under the thresholds of eval/thresholds.toml",
}


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; its exit status."""
    parser = argparse.ArgumentParser(prog="python -m eval", description="Measure the assistant.")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    modules = {name: importlib.import_module(f"eval.{name}") for name in COMMANDS}
    for name, purpose in COMMANDS.items():
        modules[name].add_arguments(commands.add_parser(name, help=purpose, description=purpose))
    arguments = parser.parse_args(argv)
    return run(lambda: int(modules[arguments.command].main(arguments)))


if __name__ == "__main__":
    sys.exit(main())
