"""Every candidate of the asked type, best first."""

from answerer.candidate import Candidate, Evidence
from answerer.scoring import scored
from answerer.spans import (
    find_clauses,
    find_dates,
    find_lists,
    find_names,
    gives_reason,
    list_size,
    span_candidates,
)
from answerer.values import value_candidates
from core.regions import Gazetteer

_FINDERS = {"date": find_dates, "name": find_names, "list": find_lists, "text": find_clauses}


def rank_candidates(evidence: Evidence, gazetteer: Gazetteer) -> list[Candidate]:
    """Every candidate of the asked type, scored, best first."""
    frame = evidence.frame
    finder = _FINDERS.get(frame.asked)
    if finder is None:
        return scored(evidence, value_candidates(evidence))
    candidates = scored(evidence, span_candidates(evidence, gazetteer, finder))
    if frame.asked == "text":
        return sorted(candidates, key=lambda c: (not gives_reason(c.text), *c.order))
    size = list_size(frame)
    if frame.asked == "list" and size:
        return sorted(candidates, key=lambda c: (_items(c.text) != size, *c.order))
    return candidates


def _items(text: str) -> int:
    return text.count("、") + text.count("”“") + 1
