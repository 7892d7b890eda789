"""`.jsonl`: one report a line."""

import json
from pathlib import Path

from core.errors import BrokenReport, EmptyReport
from indexer.readers.decoding import decode, read_bytes
from indexer.source import Source

_FIELDS = ("doc_id", "title", "publisher", "published", "region")


def read_jsonl(path: Path) -> list[Source]:
    """The reports of a `.jsonl` file, in order; blank lines are skipped.

    Raises:
        ReportError: a line is not a JSON object with a `text`, or repeats a `doc_id`.
    """
    sources: list[Source] = []
    seen: set[str] = set()
    for number, line in enumerate(decode(read_bytes(path), path.name).split("\n"), start=1):
        if not line.strip():
            continue
        source = _read_line(line, f"{path.name} 第 {number} 行")
        doc_id = source.fields.get("doc_id", "") or f"{path.name}:{number}"
        if doc_id in seen:
            raise BrokenReport(
                f"{path}:{number}: doc_id repeated",
                message=f"{path.name} 第 {number} 行的 doc_id 与前面重复：{doc_id}",
            )
        seen.add(doc_id)
        sources.append(Source(source.text, fields={**source.fields, "doc_id": doc_id}))
    if not sources:
        raise EmptyReport(str(path), message=f"{path.name} 里没有可读的文字。")
    return sources


def _read_line(line: str, place: str) -> Source:
    try:
        values = json.loads(line)
        text = values["text"]
        text.encode("utf-8")  # lone surrogates have no place in the store
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise BrokenReport(
            f"{place}: {error}", message=f"{place}不是含 text 字段的 JSON，请检查。"
        ) from error
    if not text.strip():
        raise EmptyReport(place, message=f"{place}的 text 是空的。")
    return Source(text, fields={k: str(values[k]).strip() for k in _FIELDS if values.get(k)})
