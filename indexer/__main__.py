"""`python -m indexer`: build the index, look at it, leave reports out of it."""

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path

from core.console import run
from core.errors import BadInputError
from core.settings import settings
from core.store import IndexStore
from indexer.printing import Bars, print_status, print_summary, status_of

FAILED = 1


def main(argv: Sequence[str] | None = None) -> int:
    """Run a command; its exit status (0 done, 1 some files failed, 2 could not work)."""
    arguments = _parser().parse_args(argv)
    return run(lambda: int(arguments.command(arguments)))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m indexer", description="建立和查看索引")
    commands = parser.add_subparsers(required=True, metavar="命令")
    build = commands.add_parser("build", help="按 corpus/ 的变化更新索引")
    build.add_argument("--corpus", type=Path, help="报告文件夹")
    build.add_argument("--full", action="store_true", help="全部重建")
    build.set_defaults(command=_build)
    status = commands.add_parser("status", help="索引里有什么")
    status.add_argument("--json", action="store_true", help="输出 JSON")
    status.set_defaults(command=_status)
    text = commands.add_parser("text", help="一份报告存下的文字，出处的位置按它计数")
    text.set_defaults(command=_text)
    exclude = commands.add_parser("exclude", help="以后建索引时略过一份报告")
    exclude.set_defaults(command=_exclude)
    include = commands.add_parser("include", help="以后建索引时恢复一份报告")
    include.set_defaults(command=_include)
    for command in (text, exclude, include):
        command.add_argument("report", metavar="REPORT", help="报告编号")
    for command in (build, status, text, exclude, include):
        command.add_argument("--index", type=Path, help="索引文件夹")
    return parser


def _store(arguments: argparse.Namespace) -> IndexStore:
    return IndexStore(arguments.index or settings().index)


def _build(arguments: argparse.Namespace) -> int:
    from core.encoder import load_encoder
    from indexer.build import build

    chosen = settings()
    encoder = load_encoder(chosen.encoder, chosen.query_instruction)
    with Bars() as bars:
        summary = build(
            arguments.corpus or chosen.corpus,
            arguments.index or chosen.index,
            encoder,
            full=arguments.full,
            progress=bars.update,
        )
    print_summary(summary)
    return FAILED if summary.failed else 0


def _status(arguments: argparse.Namespace) -> int:
    store = _store(arguments)
    with store.open() as snapshot:
        status = status_of(snapshot, store.excluded())
    if arguments.json:
        print(json.dumps(status, ensure_ascii=False, indent=1))
    else:
        print_status(status)
    return 0


def _text(arguments: argparse.Namespace) -> int:
    with _store(arguments).open() as snapshot:
        text = snapshot.report(arguments.report).text
    # Byte for byte: a console would rewrite line ends, and offsets count them.
    sys.stdout.buffer.write(text.encode())
    sys.stdout.buffer.flush()
    return 0


def _exclude(arguments: argparse.Namespace) -> int:
    store = _store(arguments)
    with store.open() as snapshot:
        if arguments.report not in snapshot.manifest.excluded:
            snapshot.report(arguments.report)
    store.set_excluded(store.excluded() | {arguments.report})
    print(f"已记下：略过 {arguments.report}。下次运行 python -m indexer build 时生效。")
    return 0


def _include(arguments: argparse.Namespace) -> int:
    store = _store(arguments)
    excluded = store.excluded()
    if arguments.report not in excluded:
        raise BadInputError(
            f"{arguments.report!r} is not excluded",
            message=f"这份报告没有被略过：{arguments.report}",
        )
    store.set_excluded(excluded - {arguments.report})
    print(f"已记下：恢复 {arguments.report}。下次运行 python -m indexer build 时生效。")
    return 0


if __name__ == "__main__":
    sys.exit(main())
