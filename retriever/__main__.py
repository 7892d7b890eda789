"""`python -m retriever`: the passages that a question finds."""

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any, get_args

import numpy as np

from core.console import run
from core.encoders.onnx_encoder import asking_encoder
from core.errors import BadInputError, QuestionError
from core.index.ranking import Keys
from core.index.snapshot import Snapshot
from core.index.store import Check, IndexStore
from core.schema import Hit
from core.settings import settings
from retriever.rerank import in_order
from retriever.retriever import Mode, Retriever
from retriever.scope import Scope


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command; 0 when it worked, 2 when it could not (the reason on stderr)."""
    arguments = _parser().parse_args(argv)
    return run(lambda: _search(arguments))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m retriever", description="查找相关段落")
    parser.add_argument("question", metavar="QUESTION", help="问题")
    parser.add_argument("--index", type=Path, help="索引文件夹")
    parser.add_argument("-k", type=int, default=5, help="段落个数（默认 5）")
    parser.add_argument("--mode", choices=get_args(Mode), default="reranked", help="检索方式")
    parser.add_argument("--report", action="append", metavar="DOC_ID", help="只查这份报告，可多次")
    parser.add_argument("--region", metavar="NAME", help="只查可能说到这个地方的报告")
    parser.add_argument("--year", type=int, metavar="YYYY", help="只查可能说到这一年的报告")
    parser.add_argument("--explain", action="store_true", help="列出每项依据各加了多少分")
    parser.add_argument("--json", action="store_true", help="输出 JSON")
    return parser


def _search(arguments: argparse.Namespace) -> int:
    chosen = settings()
    if not arguments.question.strip():
        raise QuestionError("empty question", message="请输入问题。")
    if len(arguments.question) > chosen.max_question:
        raise QuestionError(
            f"{len(arguments.question)} characters",
            message=f"问题太长，请不要超过 {chosen.max_question} 个字。",
        )
    if arguments.k < 1:
        raise QuestionError(f"-k {arguments.k}", message="-k 要填正整数。")
    store = IndexStore(arguments.index or chosen.index)
    encoder = asking_encoder(chosen.encoder, chosen.query_instruction, store.encoders)
    with store.open(encoder.fingerprint, check=Check.MOMENT) as snapshot:
        retriever = Retriever(snapshot, encoder)
        hits = retriever.search(
            arguments.question,
            arguments.k,
            mode=arguments.mode,
            candidates=chosen.candidates,
            within=_within(snapshot, retriever.scope, arguments),
        )
        titles = {hit.chunk.doc_id: snapshot.report(hit.chunk.doc_id).title for hit in hits}
    if arguments.json:
        records = [_record(hit, titles[hit.chunk.doc_id]) for hit in hits]
        print(json.dumps(records, ensure_ascii=False, indent=1))
    else:
        _print(hits, titles, explain=arguments.explain)
    return 0


def _within(snapshot: Snapshot, scope: Scope, arguments: argparse.Namespace) -> Keys | None:
    """The passages that the options leave; None without any.

    Raises:
        BadInputError: no such report or place, or a year that is none.
    """
    year = arguments.year
    if year is not None and not 1000 <= year <= 9999:
        raise BadInputError(f"--year {year}", message=f"年份要写四位数字：{year}")
    years = (year, year) if year else None
    found = scope.passages(_regions(snapshot, arguments.region), years)
    if not arguments.report:
        return found
    for doc_id in arguments.report:
        snapshot.report(doc_id)
    keys = snapshot.keys(arguments.report)
    return keys if found is None else np.intersect1d(keys, found)


def _regions(snapshot: Snapshot, name: str | None) -> list[str]:
    if name is None:
        return []
    named = snapshot.gazetteer.named(name)
    if not named:
        raise BadInputError(f"no region {name!r}", message=f"不认识这个地名：{name}")
    return sorted({region.name for region in named})


def _record(hit: Hit, title: str) -> dict[str, Any]:
    chunk = hit.chunk
    return {
        "chunk_id": chunk.chunk_id,
        "doc_id": chunk.doc_id,
        "title": title,
        "page": chunk.page,
        "section": list(chunk.section),
        "region": chunk.region,
        "start": chunk.start,
        "end": chunk.end,
        "score": hit.score,
        "lexical": hit.lexical,
        "dense": hit.dense,
        "shares": dict(hit.shares),
        "text": chunk.text,
    }


def _print(hits: Sequence[Hit], titles: dict[str, str], *, explain: bool) -> None:
    if not hits:
        print("没有找到相关段落。")
    for number, hit in enumerate(hits, 1):
        chunk = hit.chunk
        page = f"第{chunk.page}页" if chunk.page else ""
        place = " > ".join(chunk.section)
        heads = [titles[chunk.doc_id], chunk.doc_id, page, place]
        print(f"[{number}] {'　'.join(head for head in heads if head)}　（{hit.score:.4f}）")
        for name, share in in_order(hit.shares) if explain else ():
            print(f"    {share:+.2f}  {name}")
        print(f"    {chunk.text.strip()}\n")


if __name__ == "__main__":
    sys.exit(main())
