"""Two usual pipelines beside ours: the same model, reports and questions, in the same run.

LangChain: RecursiveCharacterTextSplitter and FAISS. txtai: its hybrid index
over the same splits. Both as their introductions set them up, with passages as
long as ours. Their packages stand in requirements-peers.txt.
"""

import importlib
import importlib.util
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import mean
from typing import Any

from core.encoders.encoder import SentenceEncoder
from core.encoders.onnx_encoder import asking_encoder
from core.errors import BadInputError
from core.index.store import IndexStore
from core.schema import Report
from core.settings import settings
from eval.asking import quantiles, seconds
from eval.measures import DEPTH, score_evidence, score_reports
from eval.question import Question
from retriever.retriever import Retriever

OVERLAP = 50
_PACKAGES = ("langchain_community", "txtai")
# What one of them imported, the next would find there: none of it counts.
_IMPORTED = ("sentence_transformers", "langchain_community.vectorstores", "txtai")

Hits = list[dict[str, str]]
Search = Callable[[str], Hits]


@dataclass(frozen=True, slots=True)
class Peer:
    """A way to find passages: how many it split the reports into, and its search."""

    passages: int
    search: Search


def compare_peers(
    index: Path,
    questions: Sequence[Question],
    encoder: SentenceEncoder,
    own_build: Callable[[], object],
) -> dict[str, dict[str, float]]:
    """Build time, query time and recall of ours and of each peer, over the reports of `index`.

    `own_build` builds ours, from nothing, into `index`.

    Raises:
        BadInputError: the peers' packages are not installed.
    """
    _import_packages()
    found = {"ours": _measured(lambda: ours(index, own_build), questions)}
    with IndexStore(index).open() as snapshot:
        reports = [snapshot.report(info.doc_id) for info in snapshot.reports()]
    found["LangChain"] = _measured(lambda: langchain(reports, encoder.folder), questions)
    found["txtai"] = _measured(lambda: txtai(reports, encoder.folder), questions)
    return found


def _import_packages() -> None:
    missing = [name for name in _PACKAGES if importlib.util.find_spec(name) is None]
    if missing:
        raise BadInputError(
            f"not installed: {', '.join(missing)}",
            message="先安装对照的软件包：pip install -r requirements-peers.txt -c constraints.txt",
        )
    for name in _IMPORTED:
        importlib.import_module(name)


def _measured(make: Callable[[], Peer], questions: Sequence[Question]) -> dict[str, float]:
    made: list[Peer] = []
    built = seconds(lambda: made.append(make()))
    peer = made[0]
    peer.search("预热")
    spent, by_report, by_evidence = [], [], []
    for question in questions:
        started = time.perf_counter()
        hits = peer.search(question.question)
        spent.append(1000 * (time.perf_counter() - started))
        by_report.append(score_reports(question, hits))
        by_evidence.append(score_evidence(question, hits))
    return {
        "passages": peer.passages,
        "build_seconds": round(built, 1),
        "passages_per_second": round(peer.passages / built, 1),
        **{f"query_ms_{name}": value for name, value in quantiles(spent).items()},
        **_recalls("report", by_report),
        **_recalls("evidence", by_evidence),
    }


def _recalls(name: str, scores: Sequence[dict[str, float] | None]) -> dict[str, float]:
    known = [score for score in scores if score is not None]
    return {
        f"{name}_recall_{cutoff}": round(mean(score[f"recall_{cutoff}"] for score in known), 3)
        for cutoff in (1, 3, 5)
        if known
    }


def _split(reports: Sequence[Report]) -> list[dict[str, str]]:
    from langchain_text_splitters import RecursiveCharacterTextSplitter

    splitter = RecursiveCharacterTextSplitter(
        chunk_size=settings().chunk_size, chunk_overlap=OVERLAP
    )
    return [
        {"doc_id": report.doc_id, "text": text}
        for report in reports
        for text in splitter.split_text(report.text)
    ]


def ours(index: Path, own_build: Callable[[], object]) -> Peer:
    """This project's: built by `own_build`, then asked as the chat asks."""
    own_build()
    chosen = settings()
    store = IndexStore(index)
    snapshot = store.open()
    asking = asking_encoder(chosen.encoder, chosen.query_instruction, store.encoders)
    retriever = Retriever(snapshot, asking)

    def search(text: str) -> Hits:
        hits = retriever.search(text, DEPTH)
        return [{"doc_id": hit.chunk.doc_id, "text": hit.chunk.text} for hit in hits]

    return Peer(snapshot.manifest.chunks, search)


def langchain(reports: Sequence[Report], model: Path) -> Peer:
    """Splitter, embeddings of sentence-transformers, FAISS."""
    from langchain_community.embeddings import HuggingFaceEmbeddings
    from langchain_community.vectorstores import FAISS

    splits = _split(reports)
    store: Any = FAISS.from_texts(
        [split["text"] for split in splits],
        HuggingFaceEmbeddings(model_name=str(model), model_kwargs={"device": "cpu"}),
        metadatas=[{"doc_id": split["doc_id"]} for split in splits],
    )

    def search(text: str) -> Hits:
        found = store.similarity_search(text, k=DEPTH)
        return [{"doc_id": hit.metadata["doc_id"], "text": hit.page_content} for hit in found]

    return Peer(len(splits), search)


def txtai(reports: Sequence[Report], model: Path) -> Peer:
    """The hybrid index: dense vectors and BM25."""
    from txtai import Embeddings

    splits = _split(reports)
    index: Any = Embeddings({"path": str(model), "hybrid": True, "gpu": False})
    index.index((number, split["text"], None) for number, split in enumerate(splits))

    def search(text: str) -> Hits:
        return [splits[number] for number, _ in index.search(text, DEPTH)]

    return Peer(len(splits), search)
