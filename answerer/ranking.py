"""Every candidate of the asked type, best first."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from answerer.agreement import differences
from answerer.candidate import Candidate, Evidence
from answerer.dates import find_dates
from answerer.lists import find_lists
from answerer.names import find_names
from answerer.overlap import coverage
from answerer.passages import find_passages
from answerer.scoring import acceptable, scored, support_of, weights
from answerer.spans import Finder, span_candidates
from answerer.values import value_candidates
from core.frame import Frame
from core.periods import agreement
from core.regions import Gazetteer

_FINDERS: dict[str, Finder] = {
    "date": find_dates,
    "name": find_names,
    "list": find_lists,
    "text": find_passages,
}
_LONGEST_COMPARED = 90


def rank_candidates(evidence: Evidence, gazetteer: Gazetteer) -> list[Candidate]:
    """Every candidate of the asked type, scored, best first."""
    finder = _FINDERS.get(evidence.frame.asked)
    if finder is None:
        return scored(evidence, value_candidates(evidence))
    return _ranked(evidence, span_candidates(evidence, gazetteer, finder))


def accepted_among(frame: Frame, ranked: Sequence[Candidate]) -> list[Candidate]:
    """Those that nothing disagrees with and that are sure enough to be an answer, in order.

    A span is sure by words, meaning and its look together: names and reasons
    are asked for in other words more often than figures are.
    """
    if frame.asked not in _FINDERS:
        return acceptable(ranked)
    return [c for c in ranked if not c.differs and sureness(c) >= weights()["least_sure"]]


def sureness(candidate: Candidate) -> float:
    """How sure a span is; `least_sure` is enough."""
    weight = weights()
    return (
        weight["span_support"] * candidate.support
        + weight["span_similarity"] * candidate.similarity
        + weight["span_fit"] * candidate.fit
    )


def _ranked(evidence: Evidence, found: Iterable[Candidate]) -> list[Candidate]:
    """Spans by support, fit and, for the best sentences, closeness in meaning."""
    candidates = [
        _weighed(evidence, replace(candidate, before=evidence.before(candidate.chunk)))
        for candidate in found
    ]
    candidates.sort(key=lambda candidate: candidate.order)
    return sorted(_compared(evidence, candidates), key=lambda candidate: candidate.order)


def _weighed(evidence: Evidence, candidate: Candidate) -> Candidate:
    frame, weight = evidence.frame, weights()
    support = support_of(frame, evidence.rarity, candidate)
    score = weight["support"] * support + weight["retrieval"] / candidate.rank + candidate.fit
    score += weight["beside"] * coverage(frame.indicator, candidate.near)
    if candidate.period and any(agreement(p, candidate.period) == "same" for p in frame.periods):
        score += weight["period_same"]
    differs = differences(frame, candidate)
    return replace(candidate, support=support, score=score, differs=differs)


def _compared(evidence: Evidence, candidates: list[Candidate]) -> list[Candidate]:
    """The candidates with the similarity of their sentences, the best few sentences only."""
    weight = weights()
    agreeing = [c for c in candidates if not c.differs]
    texts = list(dict.fromkeys(_context(c) for c in agreeing))[: int(weight["compared"])]
    if not texts:
        return candidates
    vectors = evidence.encoder.encode([evidence.frame.question, *texts])
    close = dict(zip(texts, (vectors[1:] @ vectors[0]).tolist(), strict=True))
    least = min(close.values())
    return [
        replace(
            candidate,
            similarity=close.get(_context(candidate), 0.0),
            score=candidate.score + weight["similarity"] * close.get(_context(candidate), least),
        )
        for candidate in candidates
    ]


def _context(candidate: Candidate) -> str:
    """What is compared with the question: heading and sentence, cut around the clause."""
    text = candidate.sentence_text
    if len(text) > _LONGEST_COMPARED:
        middle = candidate.span.start - candidate.sentence.start
        low = max(0, min(middle - _LONGEST_COMPARED // 2, len(text) - _LONGEST_COMPARED))
        text = text[low : low + _LONGEST_COMPARED]
    return " ".join((*candidate.chunk.section[-1:], text))
