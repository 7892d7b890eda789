"""A sum or mean that the reports print (两县合计118亿元), where no figure of each stands."""

import re
from dataclasses import replace

from answerer.answer import Answer
from answerer.arithmetic.places import is_asked
from answerer.arithmetic.splitting import single_of
from answerer.figures.scoring import acceptable, scored
from answerer.figures.values import value_candidates
from answerer.objections.each import is_each
from answerer.search import for_part, gather
from answerer.single import answered
from core.index.snapshot import Snapshot
from core.language.joint import is_joint_of
from core.language.regions import Gazetteer
from core.parser.frame import Frame
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


_OF_ALL = re.compile(r"合计|[总共]计|[一总]共|全[市省县国]|[我各][市省县国区]")


def printed_of_all(
    frame: Frame, snapshot: Snapshot, retriever: Retriever, gazetteer: Gazetteer
) -> Answer | None:
    """The answer of a figure printed of all the asked places; None where none is.

    A figure of one of them is none, and a mean must be printed as one.
    """
    if frame.operation not in {"sum", "mean", "each"} or not frame.among:
        return None
    single = for_part(single_of(frame))
    evidence = gather(single, snapshot, retriever)
    whole = [
        c
        for c in value_candidates(evidence)
        if not is_asked(c.region, frame, gazetteer)
        and (frame.regions or _OF_ALL.search(c.sentence_text))
        and (frame.operation != "mean" or is_each(c.beside))
    ]
    accepted = acceptable(scored(evidence, whole))
    return replace(answered(single, accepted, evidence), frame=frame) if accepted else None
