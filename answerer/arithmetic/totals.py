"""A sum or mean that the reports print (两县合计118亿元), where no figure of each stands."""

import re
from dataclasses import replace

from answerer.answer import Answer
from answerer.arithmetic.places import is_asked
from answerer.arithmetic.splitting import single_of
from answerer.candidate import Candidate
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
    """The answer of a figure of just the asked places or names together; None where none is."""
    if frame.operation != "sum" or max(len(frame.regions), len(frame.subjects)) < 2:
        return None
    single = replace(frame, asked="value", operation="")
    evidence = gather(single, snapshot, retriever)
    together = [c for c in value_candidates(evidence) if is_of_all(frame, c)]
    accepted = acceptable(scored(evidence, together))
    return replace(answered(single, accepted, evidence), frame=frame) if accepted else None


_JOIN = "(?:[、和与及]|以及)"


def is_of_all(frame: Frame, candidate: Candidate) -> bool:
    """Whether a figure is of the asked places together, or of just the names in a row before it.

    为甲、乙落实9万元; what is told of 甲、乙、丙, or of 甲、乙参股的丙, is of neither.
    """
    if len(frame.regions) > 1:
        return is_joint_of(candidate.region, frame.regions)
    before = candidate.chunk.text[candidate.sentence.start : candidate.span.start]
    clause = re.split(r"[，,；;。：:\d]", before)[-1]
    names = "|".join(f"{re.escape(name)}(?:公司|集团|股份)?" for name in frame.subjects)
    others = f"(?:{_JOIN}(?:{names})){{{len(frame.subjects) - 1}}}"
    row = re.search(rf"(?:^|[^、和与及])((?:{names}){others})(?!{_JOIN})[^的]*$", clause)
    return row is not None and all(name in row[1] for name in frame.subjects)


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
