"""`python -m retriever`: the passages that a question finds."""

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any, get_args

from core.console import run
from core.errors import QuestionError
from core.onnx_encoder import asking_encoder
from core.schema import Hit
from core.settings import settings
from core.store import Check, IndexStore
from retriever.rerank import in_order
from retriever.retriever import Mode, Retriever


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
        hits = Retriever(snapshot, encoder).search(
            arguments.question, arguments.k, mode=arguments.mode, candidates=chosen.candidates
        )
        titles = {hit.chunk.doc_id: snapshot.report(hit.chunk.doc_id).title for hit in hits}
    if arguments.json:
        records = [_record(hit, titles[hit.chunk.doc_id]) for hit in hits]
        print(json.dumps(records, ensure_ascii=False, indent=1))
    else:
        _print(hits, titles, explain=arguments.explain)
    return 0


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
