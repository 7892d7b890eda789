"""What the indexer's command line prints."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from types import TracebackType
from typing import Any

from tqdm import tqdm

from core.index.snapshot import Snapshot
from core.schema import Quality
from indexer.build import BuildSummary
from indexer.verify import Verdict

# More names than this are counted, not listed.
LISTED = 20

_BAR = "{desc} {percentage:3.0f}%|{bar}| {n_fmt}/{total_fmt} 已用 {elapsed} 还需 {remaining}"


class Bars:
    """A progress bar for each stage of a build, on stderr; none where it is not a terminal."""

    def __init__(self) -> None:
        self._stage = ""
        self._bar: tqdm[Any] | None = None

    def __enter__(self) -> "Bars":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._close()

    def update(self, stage: str, done: int, total: int) -> None:
        """Show how far a stage is."""
        if stage != self._stage or self._bar is None:
            self._close()
            self._stage = stage
            self._bar = tqdm(total=total, desc=stage, bar_format=_BAR, disable=None)
        self._bar.update(done - self._bar.n)

    def summary(self, summary: BuildSummary) -> None:
        """Say what the build did, below the bars."""
        self._close()
        print_summary(summary)

    def _close(self) -> None:
        if self._bar is not None:
            self._bar.close()


def quality_line(doc_id: str, quality: Quality) -> str:
    """How well a report was read, in one line."""
    parts = [f"段落 {quality.chunks}", f"数据 {quality.facts}"]
    if quality.pages:
        parts.insert(0, f"{quality.pages} 页")
    if quality.recognised and quality.confidence is not None:
        parts.append(f"文字识别 {quality.recognised} 页，平均置信度 {quality.confidence:.0%}")
    parts.append(f"不作答的文字 {quality.aside:.0%}")
    if quality.repeated:
        parts.append(f"重复段落 {quality.repeated} 处")
    return f"{doc_id}：{'，'.join(parts)}"


def _print_quality(found: Mapping[str, Quality]) -> None:
    """A line a report; of many, those that look worst."""
    worst = sorted(found, key=lambda doc_id: (*_worry(found[doc_id]), doc_id))
    shown = set(worst[:LISTED])
    for doc_id in sorted(shown):
        print(f"  质量 {quality_line(doc_id, found[doc_id])}")
    if len(found) > LISTED:
        print(f"  以上是质量最差的 {LISTED} 份，全部见 python -m indexer status --json")


def _worry(quality: Quality) -> tuple[bool, float, float, int]:
    """Orders reports by how much they need a look: nothing in them, unsure, mostly set aside."""
    sure = 1.0 if quality.confidence is None else quality.confidence
    return quality.chunks > 0, sure, -quality.aside, -quality.repeated


def print_summary(summary: BuildSummary) -> None:
    """Say what a build did, with the reason of every failure and the quality of what is new."""
    counts = (
        ("新增", summary.added),
        ("更新", summary.changed),
        ("移除", summary.removed),
        ("未变", summary.unchanged),
        ("失败", summary.failed),
    )
    print("，".join(f"{word} {len(items)}" for word, items in counts))
    for word, items in counts[:3]:
        for doc_id in items[:LISTED] if len(items) <= LISTED else ():
            print(f"  {word} {doc_id}")
    _print_quality(summary.quality)
    for path, reason in summary.failed:
        print(f"  失败 {path}：{reason}")
    for doc_id in summary.stale:
        print(f"  旧版 {doc_id}：新文件读取失败，仍用原来的内容")
    if summary.left_by:
        print(f"上一次建索引没有正常结束（{summary.left_by}），这次已经补上。")
    print("索引已更新。" if summary.published else "索引已是最新。")


def status_of(snapshot: Snapshot, excluded: frozenset[str]) -> dict[str, Any]:
    """The state of an index, as `status --json` prints it."""
    manifest = snapshot.manifest
    reports = snapshot.reports()
    return {
        "index": str(snapshot.folder.parent.parent),
        "snapshot": snapshot.id,
        "damaged": snapshot.instead_of,
        "built": manifest.built,
        "encoder": manifest.encoder,
        "reports": manifest.reports,
        "chunks": manifest.chunks,
        "facts": manifest.facts,
        "failed": dict(manifest.failed),
        "stale": [info.doc_id for info in reports if info.stale],
        "excluded": sorted(excluded),
        "quality": {info.doc_id: asdict(info.quality) for info in reports},
    }


def print_status(status: dict[str, Any]) -> None:
    """The same for people."""
    print(f"索引　{status['index']}（{status['snapshot']}）")
    print(f"建于　{status['built']}")
    print(f"模型　{status['encoder']}")
    print(
        f"内容　报告 {status['reports']} 份，段落 {status['chunks']} 个，数据 {status['facts']} 条"
    )
    _print_quality({name: Quality(**found) for name, found in status["quality"].items()})
    for path, reason in status["failed"].items():
        print(f"失败　{path}：{reason}")
    for doc_id in status["stale"]:
        print(f"旧版　{doc_id}")
    for doc_id in status["excluded"]:
        print(f"略过　{doc_id}")


def print_verdicts(verdicts: Sequence[Verdict]) -> None:
    """Each snapshot, whole or damaged, and by what."""
    if not verdicts:
        print("没有可检查的索引。")
    for verdict in verdicts:
        state = "损坏" if verdict.problems else "完好"
        print(f"{verdict.snapshot}　{state}{'　（正在使用）' if verdict.current else ''}")
        for problem in verdict.problems:
            print(f"    {problem}")
