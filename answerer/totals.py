"""A sum that the reports print: 甲县、乙县两县合计118亿元, where no figure of each stands."""

from dataclasses import replace

from answerer.answer import Answer
from answerer.scoring import acceptable, scored
from answerer.search import gather
from answerer.single import answered
from answerer.values import value_candidates
from core.frame import Frame
from core.joint import is_joint_of
from core.snapshot import Snapshot
from retriever.retriever import Retriever


def printed_total(frame: Frame, snapshot: Snapshot, retriever: Retriever) -> Answer | None:
    """The answer of a figure of just the asked places together; None where none is printed."""
    if frame.operation != "sum" or len(frame.regions) < 2:
        return None
    single = replace(frame, asked="value", operation="")
    evidence = gather(single, snapshot, retriever)
    together = [c for c in value_candidates(evidence) if is_joint_of(c.region, frame.regions)]
    accepted = acceptable(scored(evidence, together))
    return replace(answered(single, accepted, evidence), frame=frame) if accepted else None
