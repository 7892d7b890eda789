"""A figure whose place is guessed to be another, where nothing else answers.

Which place a figure is of is read from the text before it, and that may be misread: the
reader of 保康县马桥磷矿…全县3500台矿车 may hold the county of the sentence before. Such a figure
answers only where all else agrees, it is surely the thing asked, and its text names the
asked place; never where its own clause names another one.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from answerer.candidate import Candidate, Evidence
from answerer.figures.asked import Asked
from answerer.figures.place_fits import (
    is_body_wider,
    names_rival,
    names_whole,
    states_place,
)
from answerer.objections.words import REGION
from core.language.joint import is_joint

# So sure it must be: in log odds, as `enough` in learned.toml, which is less.
SURE = 1.0
# So many places named one after another before a figure are what it counts together.
_SEVERAL = 3


def last_resort(evidence: Evidence, ranked: Sequence[Candidate]) -> list[Candidate]:
    """The figures that may be of the asked place after all, the surest first."""
    asked = Asked(evidence.frame, evidence.rarity, evidence.gazetteer)
    if not asked.frame.regions:
        return []
    found = [c for c in ranked if c.differs == (REGION,) and c.score >= SURE]
    found = [c for c in found if c.number is not None and _may_be_of_it(asked, c)]
    return [replace(c, differs=()) for c in sorted(found, key=lambda c: (-c.score, c.order))]


def _may_be_of_it(asked: Asked, candidate: Candidate) -> bool:
    text = candidate.chunk.text
    before = text[candidate.sentence.start : candidate.span.start]
    if all(_last(names, before) >= 0 for names in asked.places):
        return _named_before(asked, candidate, before)
    return _only_inherits_wider(asked, candidate)


def _named_before(asked: Asked, candidate: Candidate, before: str) -> bool:
    """Whether the sentence names the asked place before the figure, and no other one since.

    A part of the asked place may stand between, though not beside the figure.
    """
    if asked.inside(candidate.region):
        return False
    clause = candidate.clause_before
    own = asked.names(candidate.region)
    if asked.holds(candidate.region):
        listed = [m for m in asked.gazetteer.find(clause) if asked.holds(m.regions[0].name)]
        apart = is_joint(candidate.region) or candidate.region != candidate.chunk.region
        return apart and (_last(own, clause) < 0 or len(listed) >= _SEVERAL)
    if not asked.rivals(candidate.region):
        return False
    return _last(own, before) < max(_last(names, before) for names in asked.places)


def _only_inherits_wider(asked: Asked, candidate: Candidate) -> bool:
    """Whether the passage has come to the asked place, and the figure only inherits a wider one.

    Neither the wider place (全市) may have been named since, nor may another one of the asked
    kind stand anywhere in the passage.
    """
    if not asked.inside(candidate.region) or states_place(asked, candidate):
        return False
    before = f"{candidate.before}。{candidate.chunk.text[: candidate.span.start]}"
    come_to = min(_last(names, before) for names in asked.places)
    if come_to < 0 or names_whole(asked, candidate.region, before[come_to:]):
        return False
    return not is_body_wider(candidate) and not names_rival(asked, candidate)


def _last(names: Iterable[str], text: str) -> int:
    """Where the last of some names begins in a text; -1 if none does."""
    return max((text.rfind(name) for name in names), default=-1)
