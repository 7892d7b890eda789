"""`python -m indexer`: build the index, look at it, leave reports out of it."""

import argparse
import json
import signal
import sys
from collections.abc import Callable, Sequence
from itertools import islice
from pathlib import Path

from core.console import INTERRUPTED, run
from core.encoders.encoder import load_encoder
from core.encoders.onnx_encoder import building_encoder
from core.encoders.onnx_export import keep_copy
from core.errors import BadInputError
from core.index.store import Check, IndexStore
from core.settings import settings
from indexer.build import BuildSummary, build
from indexer.facts_table import print_facts, write_facts
from indexer.printing import Bars, print_status, print_verdicts, status_of
from indexer.progress import JsonLines

FAILED = 1


def main(argv: Sequence[str] | None = None) -> int:
    """Run a command; its exit status (0 done, 1 some files failed, 2 could not work)."""
    arguments = _parser().parse_args(argv)
    return run(lambda: int(arguments.command(arguments)))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m indexer", description="建立和查看索引")
    commands = parser.add_subparsers(required=True, metavar="命令")
    update = commands.add_parser("build", help="按 corpus/ 的变化更新索引")
    update.add_argument("--corpus", type=Path, help="报告文件夹")
    update.add_argument("--full", action="store_true", help="全部重建")
    update.add_argument("--watch", action="store_true", help="报告有变化就更新，直到按 Ctrl-C")
    update.add_argument("--json", action="store_true", help="逐行输出 JSON：进度，最后是结果")
    update.set_defaults(command=_build)
    status = commands.add_parser("status", help="索引里有什么")
    status.add_argument("--json", action="store_true", help="输出 JSON")
    status.set_defaults(command=_status)
    facts = commands.add_parser("facts", help="索引里的数据，每条带地区、时期、指标和出处")
    facts.add_argument("--region", default="", help="地区，简称也行，下辖地区一并列出")
    facts.add_argument("--period", default="", help="时期：2022、2022年上半年、2023年1—7月")
    facts.add_argument("--indicator", default="", help="指标中的词，几个词用空格分开")
    facts.add_argument("--limit", type=_count, help="最多列出多少条")
    facts.add_argument("--csv", action="store_true", help="输出 CSV，Excel 可直接打开")
    facts.set_defaults(command=_facts)
    text = commands.add_parser("text", help="一份报告存下的文字，出处的位置按它计数")
    text.set_defaults(command=_text)
    exclude = commands.add_parser("exclude", help="以后建索引时略过一份报告")
    exclude.set_defaults(command=_exclude)
    include = commands.add_parser("include", help="以后建索引时恢复一份报告")
    include.set_defaults(command=_include)
    verify = commands.add_parser("verify", help="逐字节检查索引；损坏时返回 1")
    verify.add_argument("--repair", action="store_true", help="换用完好的一份并补齐，没有时重建")
    verify.add_argument("--corpus", type=Path, help="报告文件夹（补齐或重建时用）")
    verify.set_defaults(command=_verify, full=False, watch=False, json=False)
    rollback = commands.add_parser("rollback", help="退回上一份完好的索引")
    rollback.set_defaults(command=_rollback)
    for command in (text, exclude, include):
        command.add_argument("report", metavar="REPORT", help="报告编号")
    for command in (update, status, facts, text, exclude, include, verify, rollback):
        command.add_argument("--index", type=Path, help="索引文件夹")
    return parser


def _count(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"应是 1 以上的整数：{text}")
    return int(text)


def _store(arguments: argparse.Namespace) -> IndexStore:
    return IndexStore(arguments.index or settings().index)


def _build(arguments: argparse.Namespace) -> int:
    # A service manager's way to stop it is as good as Ctrl-C.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        return _watch(arguments) if arguments.watch else _build_once(arguments)
    except KeyboardInterrupt:
        print("已中断：原有索引照常使用；算好的向量已保存，下次从那里接着算。", file=sys.stderr)
        return INTERRUPTED


def _watch(arguments: argparse.Namespace) -> int:
    from indexer.watching import watch_and_build

    failed: tuple[tuple[str, str], ...] = ()

    def build_again() -> Callable[[], None]:
        nonlocal failed
        told, made = _built(arguments)
        news = made.published or made.failed != failed
        failed = made.failed
        arguments.full = False
        return lambda: told.summary(made) if news else None

    watch_and_build(arguments.corpus or settings().corpus, build_again)
    return 0


def _build_once(arguments: argparse.Namespace) -> int:
    told, made = _built(arguments)
    told.summary(made)
    return FAILED if made.failed else 0


def _built(arguments: argparse.Namespace) -> tuple[JsonLines | Bars, BuildSummary]:
    """Build and publish; what was done, and where it is to be told."""
    chosen = settings()
    with JsonLines() if arguments.json else Bars() as told:
        model = (chosen.encoder, chosen.query_instruction)
        copies = _store(arguments).encoders
        summary = build(
            arguments.corpus or chosen.corpus,
            arguments.index or chosen.index,
            building_encoder(*model, copies),
            full=arguments.full,
            progress=told.update,
        )
        keep_copy(load_encoder(*model), copies)
    return told, summary


def _status(arguments: argparse.Namespace) -> int:
    store = _store(arguments)
    with store.open() as snapshot:
        status = status_of(snapshot, store.excluded())
    if arguments.json:
        print(json.dumps(status, ensure_ascii=False, indent=1))
    else:
        print_status(status)
    return 0


def _facts(arguments: argparse.Namespace) -> int:
    from indexer.listing import find_facts, read_wanted

    with _store(arguments).open(check=Check.MOMENT) as snapshot:
        wanted = read_wanted(snapshot, arguments.region, arguments.period, arguments.indicator)
        found = islice(find_facts(snapshot, wanted), arguments.limit)
        if arguments.csv:
            write_facts(found, sys.stdout.buffer)
        else:
            print_facts(found)
    return 0


def _text(arguments: argparse.Namespace) -> int:
    with _store(arguments).open(check=Check.MOMENT) as snapshot:
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


def _verify(arguments: argparse.Namespace) -> int:
    from indexer.verify import lost_exclusions, repair, verify

    store = _store(arguments)
    verdicts = verify(store)
    print_verdicts(verdicts)
    lost = lost_exclusions(store)
    if lost:
        print(lost)
    damaged = lost or any(verdict.problems for verdict in verdicts)
    if not damaged and any(verdict.current for verdict in verdicts):
        return 0
    if not arguments.repair:
        print("修复：python -m indexer verify --repair")
        return FAILED
    name = repair(store)
    print(f"改用 {name}，补齐其后的变化……" if name else "没有完好的索引，重新建立……")
    arguments.full = name is None
    return _build(arguments)


def _rollback(arguments: argparse.Namespace) -> int:
    from indexer.verify import rollback

    name = rollback(_store(arguments))
    print(f"已退回 {name}。下次运行 python -m indexer build 会按报告重新更新。")
    return 0


if __name__ == "__main__":
    sys.exit(main())
