"""The answer that a near miss is to its own frame, read again at its place."""

from answerer.answer import Answer, NearMiss
from answerer.ranking import rank_candidates
from answerer.search import read_passage
from answerer.single import answered
from core.index.snapshot import Snapshot
from core.parser.frame import Frame
from retriever.retriever import Retriever


def take(miss: NearMiss, frame: Frame, snapshot: Snapshot, retriever: Retriever) -> Answer | None:
    """The figure or name that `miss` told, with its sentence; None where the index lost it."""
    evidence = read_passage(frame, miss.chunk_id, snapshot, retriever)
    found = [
        candidate
        for candidate in rank_candidates(evidence, snapshot.gazetteer)
        if candidate.text == miss.answer
    ]
    return answered(frame, found[:1], evidence) if found else None
