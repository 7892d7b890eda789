"""Conditions that a person pinned: later questions take them on, and nothing widens them."""

from collections.abc import Sequence

from answerer.candidate import Candidate
from answerer.objections.words import (
    QUALIFIER,
    REGION,
    REGION_UNKNOWN,
    SUBJECT,
    THRESHOLD,
    YEAR,
    YEAR_UNKNOWN,
)
from core.index.ranking import Keys
from core.parser.frame import Frame
from retriever.scope import Scope

# field of a frame -> the differences that a pin on it rules out
_RULED_OUT = {
    "regions": {REGION, REGION_UNKNOWN},
    "periods": {YEAR, YEAR_UNKNOWN},
    "subjects": {SUBJECT},
    "qualifiers": {QUALIFIER, THRESHOLD},
}


def with_pins(frame: Frame, pins: Frame | None) -> Frame:
    """The frame with the pinned fields of `pins` where the question says nothing of its own.

    What was only inherited from an earlier question gives way to a pin; what
    the question itself says beats one, which then does not hold for it.
    """
    if pins is None:
        return frame
    taken = {
        name: getattr(pins, name)
        for name in pins.pinned
        if name in frame.inherited or not getattr(frame, name)
    }
    held = tuple(name for name in pins.pinned if getattr(pins, name) == taken.get(name))
    same = tuple(name for name in pins.pinned if getattr(pins, name) == getattr(frame, name))
    inherited = tuple(sorted({*frame.inherited, *taken}))
    pinned = tuple(name for name in pins.pinned if name in held + same)
    return frame.changed(**taken, inherited=inherited, pinned=pinned)


def reach_of(frame: Frame, scope: Scope) -> Keys | None:
    """The passages that can hold the place and time that are pinned; None where all can.

    What is found there must still agree with the frame.
    """
    regions = frame.regions if "regions" in frame.pinned else ()
    periods = frame.periods if "periods" in frame.pinned else ()
    years = [year for period in periods for year in (period.start.year, period.end.year)]
    return scope.passages(regions, (min(years), max(years)) if years else None)


def within_pins(frame: Frame, misses: Sequence[Candidate]) -> list[Candidate]:
    """The near misses that keep to what is pinned."""
    ruled_out = set().union(*(_RULED_OUT.get(name, set()) for name in frame.pinned))
    return [miss for miss in misses if not ruled_out & set(miss.differs)]
